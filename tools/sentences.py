"""Gathers the sentences of the program and updates the catalogues of translators.

`python tools/sentences.py` reads every sentence in `src`, keeps the translations that are there,
and adds what is new without a translation; `legalgap.pot` holds all of them for a new language.
`--check` writes nothing and fails where a sentence has no translation or a file is out of date.
A call inside an f-string is not seen by every version of Python: write a field instead.
"""

import argparse
import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "legalgap"
CATALOGUES = ROOT / "templates" / "sentences"
BLANK = CATALOGUES / "legalgap.pot"
KEYWORDS = {"voice": None, "N_": None, "self": None, "count": (1, 2)}
HEADING = """\
# The sentences of legalgap. Keep the words in {braces} as they are; their order is yours.
# Some sentences say the order of things: of the parts of a date, of an article and its part,
# of an act and its article."""
DAY = datetime(2026, 1, 1, tzinfo=UTC)  # no catalogue holds the time of a run
# Nor a version, nor a person.
DROPPED = tuple(
    f'"{name}:'.encode()
    for name in (
        "Generated-By",
        "POT-Creation-Date",
        "PO-Revision-Date",
        "Report-Msgid-Bugs-To",
        "Last-Translator",
        "Language-Team",
    )
)


def gathered() -> Catalog:
    """Every sentence of the program, with the files that it stands in."""
    found = Catalog(project="legalgap", version="", charset="utf-8", header_comment=HEADING)
    found.fuzzy = False
    for file, _, message, _, _ in extract_from_dir(SOURCE, keywords=KEYWORDS):
        found.add(message, locations=[(f"src/legalgap/{file}", 0)])
    return found


def updated(path: Path, sentences: Catalog) -> Catalog:
    """A catalogue with the sentences of today; a translation is kept by its exact sentence."""
    with path.open("rb") as stream:
        catalogue = read_po(stream, locale=path.stem)
    catalogue.update(sentences, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.fuzzy = False
    catalogue.creation_date = catalogue.revision_date = DAY
    return catalogue


def written(catalogue: Catalog) -> bytes:
    """The catalogue as a file: sorted, without line numbers, dates and versions."""
    out = BytesIO()
    write_po(
        out, catalogue, width=100, sort_output=True, include_lineno=False, ignore_obsolete=True
    )
    return b"".join(
        line for line in out.getvalue().splitlines(keepends=True) if not line.startswith(DROPPED)
    )


def missing(catalogue: Catalog) -> list[str]:
    """The sentences without a translation, or with too few plural forms."""
    lacking = []
    for message in catalogue:
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        enough = len(forms) == catalogue.num_plurals or not message.pluralizable
        if message.id and not (enough and all(forms)):
            lacking.append(message.id if isinstance(message.id, str) else message.id[0])
    return lacking


def main() -> int:
    """Update or check every catalogue."""
    parser = argparse.ArgumentParser(description="Gathers sentences for translators.")
    parser.add_argument("--check", action="store_true", help="write nothing; fail on differences")
    check = parser.parse_args().check
    sentences = gathered()
    blank = written(sentences)
    failed = not BLANK.is_file() or blank != BLANK.read_bytes()
    if not check:
        BLANK.write_bytes(blank)
    for path in sorted(CATALOGUES.glob("*.po")):
        catalogue = updated(path, sentences)
        data = written(catalogue)
        stale = data != path.read_bytes()
        if not check:
            path.write_bytes(data)
        for sentence in missing(catalogue):
            sys.stdout.write(f"{path.name}: no translation: {sentence}\n")
            failed = True
        failed = failed or (check and stale)
        sys.stdout.write(f"{path.name}: {len(catalogue)} sentences\n")
    return 1 if check and failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
