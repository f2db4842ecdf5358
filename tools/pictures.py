"""Makes every picture of the README and the guides anew, from what the commands write and say.

`python tools/pictures.py` does what docs/guide.en.md says, in a folder of its own, and draws what
the commands say (docs/pictures/validate.svg, diff.svg: no font and no link from elsewhere). Then
it assesses, and photographs the files (tools/bitmaps.py). `python tools/pictures.py --terminals`
leaves the second out; it needs LibreOffice, poppler and Chromium.
"""

import os
import re
import shlex
import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path

import bitmaps

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
BLOCK = re.compile(r"^```(\w+)( \w+)?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
WANTED = {"validate": ("legalgap validate", True), "diff": ("legalgap diff main", False)}
"""By picture: the command, and whether it is the run that finds a mistake."""
WIDTH, LINE, LETTER, PAD = 100, 19, 8.43, 16
FONT = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace"
COLOURS = (
    (re.compile(r"^(error\[|Warning)"), "#ff8a80"),
    (re.compile(r"\^+\s.*"), "#ffd54f"),
    (re.compile(r"^\$\s"), "#a5d6a7"),
)


def run(words: list[str], folder: Path) -> str:
    """What a command prints."""
    if words[0] == "git":
        words = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *words[1:]]
    else:
        program = "from legalgap.cli.main import run; run()"
        words = [sys.executable, "-c", program, *words[1:]]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "GIT_CONFIG_GLOBAL": os.devnull}
    done = subprocess.run(  # noqa: S603 - commands of our own guide
        words, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    return done.stdout


def edited(text: str, folder: Path) -> None:
    """Do an edit of the guide: lines with `-` go, lines with `+` come."""
    lines = text.splitlines()
    file = folder / lines[0].removeprefix("# ")
    was = next(line[2:] for line in lines if line.startswith("- "))
    now = [line[2:] for line in lines if line.startswith("+ ")]
    before = file.read_text(encoding="utf-8")
    found = re.search(r"^( *)" + re.escape(was) + "$", before, re.MULTILINE)
    if found is None:
        raise SystemExit(f"{file}: there is no line `{was}`")
    after = "\n".join(found[1] + line for line in now)
    file.write_text(before.replace(found[0], after), encoding="utf-8")


def shown(folder: Path) -> dict[str, str]:
    """Do what the guide says; returns what is to be drawn, by picture."""
    found = {}
    for kind, mode, text in BLOCK.findall((ROOT / "docs/guide.en.md").read_text(encoding="utf-8")):
        if kind == "yaml" and mode.strip() == "edit":
            edited(text, folder)
        elif kind == "yaml":
            (folder / text.splitlines()[0].removeprefix("# ")).write_text(text, encoding="utf-8")
        for line in text.splitlines() if kind == "sh" else ():
            words = shlex.split(line)
            if words[0] == "cd":
                folder /= words[1]
            elif words[1] in ("init", "validate", "fmt", "diff") or words[0] == "git":
                said = run(words, folder)
                for name, (command, fails) in WANTED.items():
                    if line == command and fails == (mode.strip() == "fails"):
                        found.setdefault(name, f"$ {line}\n{said}")
    return found


def drawn(text: str, title: str) -> str:
    """A terminal with some text, as SVG; the text can be selected and read aloud."""
    lines = [line[:WIDTH].replace(" ", "\u00a0") for line in text.rstrip().splitlines()]
    width = round(max(len(line) for line in lines) * LETTER) + 2 * PAD
    height = len(lines) * LINE + 2 * PAD
    made = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{width}" height="{height}" rx="8" fill="#1e2430"/>',
        f'<g font-family="{FONT}" font-size="14" fill="#e6e9ef">',
    ]
    for number, line in enumerate(lines):
        y = PAD + 14 + number * LINE
        wide = round(len(line) * LETTER, 1)
        held = f' textLength="{wide}" lengthAdjust="spacingAndGlyphs"' if line else ""
        made.append(f'<text x="{PAD}" y="{y}"{held}>{_coloured(line)}</text>')
    return "\n".join([*made, "</g>", "</svg>"]) + "\n"


def _coloured(line: str) -> str:
    for pattern, colour in COLOURS:
        if found := pattern.search(line):
            start, end = (0, len(line)) if found.start() == 0 else found.span()
            inner = f'<tspan fill="{colour}">{escape(line[start:end])}</tspan>'
            return escape(line[:start]) + inner + escape(line[end:])
    return escape(line)


def main() -> None:
    """Draw every picture."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name, text in shown(Path(folder)).items():
            command = WANTED[name][0]
            path = PICTURES / f"{name}.svg"
            path.write_text(drawn(text, f"What {command} says"), encoding="utf-8", newline="\n")
            sys.stdout.write(f"{path.relative_to(ROOT).as_posix()}\n")
    if "--terminals" in sys.argv[1:]:
        return
    for path in bitmaps.made(run, ROOT / "docs"):
        size = path.stat().st_size // 1000
        sys.stdout.write(f"{path.relative_to(ROOT).as_posix()} ({size} kB)\n")


if __name__ == "__main__":
    main()
