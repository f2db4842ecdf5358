"""Measures `validate` and `assess` against named floors; see README.md beside this file."""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

import measure

HERE = Path(__file__).resolve().parent
CHECKOUT = HERE.parent


def main() -> None:
    """Prepare a folder, run the contests, print the table and write the JSON."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--times", type=int, default=7, help="turns after the first, that warms up")
    asked.add_argument("--json", type=Path, help="where to write the results as JSON")
    asked.add_argument("--country", default="TKM")
    asked.add_argument("--only", choices=("validate", "assess"), help="one command alone")
    chosen = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="legalgap-benchmark-") as folder:
        contests: list[measure.Contest] = []
        if chosen.only != "assess":
            contests += validating(Path(folder))
        if chosen.only != "validate":
            contests.append(assessing(Path(folder), chosen.country))
        measure.run(contests, chosen.times, lambda said: print(said, file=sys.stderr))
        results = [item.result() for item in contests]
    print(measure.table(results))
    if chosen.json:
        chosen.json.write_text(measure.as_json(results), encoding="utf-8")


def tool(name: str) -> str:
    """A program of the environment that runs this script."""
    return str(Path(sys.executable).parent / name)


def called(*command: str, folder: Path) -> str:
    """What a command prints; stops the benchmark where it fails."""
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout


def validating(folder: Path) -> list[measure.Contest]:
    """All shipped data: `validate` cold, against `check-jsonschema` with our schemas.

    `check-jsonschema` takes one schema a process, so that it starts once for each kind of file;
    all its start-ups but one are taken off, as if one process could do it.
    """
    schemas, empty = folder / "schemas", folder / "empty"
    empty.mkdir()
    called(tool("legalgap"), "schema", "--out", str(schemas), folder=folder)
    commands = [
        [tool("check-jsonschema"), "--schemafile", str(schemas / f"{kind}.schema.json"), *files]
        for kind, files in sorted(files_by_kind().items())
    ]
    checker = measure.Subject("check-jsonschema", commands, folder)
    start = measure.Subject("start", [[tool("check-jsonschema"), "--version"]], folder)
    for _ in range(5):
        start.run()
    less = min(start.wall) * (len(commands) - 1)
    wheel = measure.Subject("validate", [[tool("legalgap"), "validate"]], empty)
    script = f"import sys; sys.path.insert(0, {str(CHECKOUT / 'src')!r}); " + (
        "from legalgap.cli.main import run; sys.argv = ['legalgap', 'validate']; run()"
    )
    yaml = measure.Subject("validate", [[sys.executable, "-c", script]], empty)
    return [
        measure.Contest("validate, installed wheel", wheel, checker, 0.25, less),
        measure.Contest("validate, YAML of the checkout", yaml, checker, 0.25, less),
    ]


def files_by_kind() -> dict[str, list[str]]:
    """The shipped files of each kind that has any."""
    from legalgap.corpus.layout import kind_of
    from legalgap.corpus.tree import data_files

    found: dict[str, list[str]] = {}
    for path in data_files(CHECKOUT):
        kind = kind_of(path)
        if kind is not None:
            found.setdefault(kind.name, []).append(str(CHECKOUT / path))
    return found


def assessing(folder: Path, country: str) -> measure.Contest:
    """A Word report, against a bare process that has the XML of its blocks at hand."""
    blocks, form, out = folder / "blocks.json", folder / "template.docx", folder / "out"
    out.mkdir()
    maker = [sys.executable, str(HERE / "word_blocks.py"), country, str(blocks), str(form)]
    called(*maker, folder=folder)
    options = ["--formats", "docx", "--out", str(out), "--force"]
    ours = [tool("legalgap"), "assess", country, *options]
    floor = [sys.executable, str(HERE / "word_floor.py"), str(blocks), str(form), str(out / "bare")]
    return measure.Contest(
        f"assess {country} --formats docx",
        measure.Subject("assess", [ours], folder),
        measure.Subject("bare docx", [floor], folder),
        2.0,
    )


if __name__ == "__main__":
    main()
