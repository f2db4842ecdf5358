"""A new language: its catalogue of sentences and its file of translated texts, to be filled in."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from legalgap.corpus.translated import APART, names_of, raw
from legalgap.errors import LegalGapError

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

    from legalgap.corpus.library import Entry, Library

COLUMNS = 100
DROPPED = (
    "Generated-By",
    "POT-Creation-Date",
    "PO-Revision-Date",
    "Report-Msgid-Bugs-To",
    "Last-Translator",
    "Language-Team",
)
"""Lines of the head of a catalogue that name times, versions and persons."""
HEADING = """\
# The texts of the data in {lang}. Write each below its key, further to the right than the key; the
# comment above it is the text as it stands. What is left empty stands in another language, marked.
"""


def sentences(lang: str, path: Path) -> str:
    """The catalogue of a language without translations; of one that is there, what it lacks."""
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import read_po

    from legalgap.prose.catalogues import blank
    from legalgap.prose.manners import NEUTRAL, known_locale

    form = read_po(BytesIO(blank()))
    known = known_locale(lang)
    made = Catalog(None if known == NEUTRAL else lang, project="legalgap", version="")
    made.header_comment, made.fuzzy = form.header_comment, False
    there = _there(path)
    for message in form:
        name = message.id if isinstance(message.id, str) else message.id[0]
        if name and name not in there:
            string: Any = ("",) * made.num_plurals if message.pluralizable else ""
            made.add(message.id, string, message.locations, message.flags)
    return _text(made, lang, head=not there)


def _there(path: Path) -> set[str]:
    """The sentences that a catalogue has, translated or not."""
    from babel.messages.pofile import PoFileError, read_po

    if not path.is_file():
        return set()
    try:
        with path.open("rb") as stream:
            read = read_po(stream, abort_invalid=True)
    except (PoFileError, UnicodeError, LookupError, ValueError, OSError) as error:
        raise LegalGapError(
            f"{path} is not a catalogue of sentences: {error}",
            "open it in a program for translators, such as Poedit, and save it there",
        ) from None
    return {message.id if isinstance(message.id, str) else message.id[0] for message in read}


def _text(made: Catalog, lang: str, *, head: bool) -> str:
    from babel.messages.pofile import write_po

    out = BytesIO()
    write_po(out, made, width=COLUMNS, sort_output=True, include_lineno=False, omit_header=not head)
    lines = out.getvalue().decode().splitlines(keepends=True)
    told = made.locale_identifier is not None
    kept = []
    for line in lines:
        if line.startswith(tuple(f'"{name}:' for name in DROPPED)):
            continue
        if line.startswith('"MIME-Version') and not told:
            kept.append(f'"Language: {lang}\\n"\n')
            kept.append(f'"Plural-Forms: {made.plural_forms}\\n"\n')
        kept.append(line)
    return "".join(kept)


def texts(library: Library, lang: str, country: str | None, there: set[str]) -> str:
    """The texts of the records, those of one State among them, that are not in the language yet.

    Records in `there` are left out.
    """
    made = [
        "".join(_lines({name: wanted}, 0))
        for name, entry in _records(library, country)
        if name not in there and (wanted := _wanted(entry, lang))
    ]
    head = "" if there else HEADING.format(lang=lang) + "\n"
    return head + "\n".join(made) if made else ""


def _records(library: Library, country: str | None) -> Iterator[tuple[str, Entry]]:
    """The records in the order in which readers meet them most: standards first, then law."""
    own = []
    for kind, entries in library.entries.items():
        for name, entry in entries.items():
            state = entry.country or (name if kind == "jurisdiction" else "")
            if kind != APART and state in ("", country):
                own.append((bool(state), kind, name, entry))
    for _, _, name, entry in sorted(own, key=lambda item: item[:3]):
        yield name, entry


def _wanted(entry: Entry, lang: str) -> dict[str, Any]:
    """The texts of a record as a map of maps, each with the words that are to be translated."""
    from legalgap.corpus.checks.survey import texts as found_in

    tree, made = raw(entry), dict[str, Any]()
    for loc, languages in found_in(tree, entry.document):
        if lang in languages:
            continue
        piece, place = tree, made
        for number, step in enumerate(loc):
            name = names_of(piece)[step] if isinstance(step, int) else step
            piece = piece[step]
            if number == len(loc) - 1:
                place[name] = piece if isinstance(piece, str) else piece.get("en", _any(piece))
            else:
                place = place.setdefault(name, {})
    return made


def _any(text: dict[str, str]) -> str:
    return text[min(text)]


def _lines(tree: dict[str, Any], depth: int) -> Iterator[str]:
    edge = "  " * depth
    for name, inner in tree.items():
        if isinstance(inner, dict):
            yield f"{edge}{name}:\n"
            yield from _lines(inner, depth + 1)
            continue
        said = " ".join(str(inner).split())
        for line in textwrap.wrap(
            said, COLUMNS - len(edge) - 2, break_long_words=False, break_on_hyphens=False
        ):
            yield f"{edge}# {line}\n"
        yield f"{edge}{name}: >-\n\n"


def top_ids(path: Path) -> set[str]:
    """The ids that a file of translations has; raises DataProblems where it cannot be read."""
    from legalgap.corpus.problems import DataProblems
    from legalgap.corpus.tree import read_file

    if not path.is_file():
        return set()
    document, problems = read_file(path, str(path), None)
    if document is None:
        raise DataProblems(problems)
    return set(document.tree) if isinstance(document.tree, dict) else set()
