"""Further languages: the texts of `translations/<lang>.yaml`, laid over the records by their ids.

A file mirrors the records that it translates: the id of a record (`CRIM-09`, `tip`, `TKM`; what
belongs to one State begins with its code: `TKM/labour-code-2009`, `TKM/bylaws`), then the keys of
the record down to its texts. Entries of a list go by their id, pin or indicator, else by their
number. A text that is left empty is not translated yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from legalgap.corpus.document import Document
from legalgap.corpus.layout import kind_named
from legalgap.corpus.nearest import did_you_mean
from legalgap.corpus.problems import Problem, Severity
from legalgap.corpus.schema_errors import language_hint
from legalgap.frozen import frozen
from legalgap.model.language import LANGUAGE

if TYPE_CHECKING:
    from legalgap.corpus.library import Entry

NAMES = ("id", "pin", "indicator")
"""What an entry of a list is called by, the first that all have and each has for itself."""
APART = "coding"
"""The kind that no report prints."""
Path = tuple[str, ...]


@frozen
class Translations:
    """A file of translations into one language."""

    lang: str
    document: Document
    packaged: bool


@frozen
class _Layer:
    """What one file says of one record."""

    source: Translations
    name: str
    said: Any

    def problem(self, path: Path, message: str, hint: str) -> Problem:
        return self.source.document.problem(
            "LG321", (self.name, *path), message, hint, severity=Severity.WARNING, key=True
        )


def translate(
    entries: Mapping[str, dict[str, Entry]],
    sources: Iterable[Translations],
    unread: Iterable[tuple[str, str]] = (),
) -> list[Problem]:
    """Put the translated texts into the records; the problems are those of the translations.

    Translations of the package go with records of the package only: a record of a workspace may
    say something else. Those of a workspace come last and go with all.
    """
    problems: list[Problem] = []
    layers: dict[str, list[_Layer]] = {}
    for source in sorted(sources, key=lambda item: not item.packaged):
        problems.extend(_of_file(source, layers))
    known = _by_name(entries) if layers else {}
    lost = {name.rpartition("/")[2] for _, name in unread}
    for name, wanted in layers.items():
        places = known.get(name, [])
        if not places and name.rpartition("/")[2] not in lost:
            said = f"there is no record `{name}`"
            hint = did_you_mean(
                name, known, "write the id of a record; of a State: `TKM/` and the id"
            )
            problems += [layer.problem((), said, hint) for layer in wanted]
        for kind, entry in places:
            made, found = _laid(kind, entry, wanted)
            problems.extend(found)
            entries[kind][name] = made
    return problems


def _of_file(source: Translations, layers: dict[str, list[_Layer]]) -> Iterator[Problem]:
    document = source.document
    if not LANGUAGE.fullmatch(source.lang):
        said = f"`{source.lang}` is not a language code; nothing of the file is used"
        hint = language_hint(source.lang) or "name the file by two letters: kk.yaml"
        yield document.problem("LG321", (), said, hint, severity=Severity.WARNING)
        return
    if not isinstance(document.tree, dict):
        said, hint = "a map of ids is expected", "begin with `CRIM-09:`, its texts below"
        yield document.problem("LG321", (), said, hint, severity=Severity.WARNING)
        return
    for name, said in document.tree.items():
        layers.setdefault(name, []).append(_Layer(source, name, said))


def _by_name(entries: Mapping[str, Mapping[str, Entry]]) -> dict[str, list[tuple[str, Entry]]]:
    found: dict[str, list[tuple[str, Entry]]] = {}
    for kind, named in entries.items():
        if kind != APART:
            for name, entry in named.items():
                found.setdefault(name, []).append((kind, entry))
    return found


def _laid(kind: str, entry: Entry, layers: list[_Layer]) -> tuple[Entry, list[Problem]]:
    """A record with its translations; as it was where they do not fit."""
    tree, problems = raw(entry), []
    for layer in layers:
        if layer.source.packaged and not entry.packaged:
            continue
        wrong: list[Path] = []
        tree = _over(tree, layer.said, layer.source.lang, entry.document.lang, (), wrong)
        said, hint = "this is no text of the record", "write its keys as the record has them"
        problems += [layer.problem(path, said, hint) for path in wrong]
    if tree is raw(entry):
        return entry, problems
    context = {"lang": entry.document.lang}
    try:
        made = kind_named(kind).model.model_validate(tree, context=context)
        return entry.holding(made), problems
    except ValidationError as error:
        inner = error.errors(include_url=False)[0]["loc"]
        at = ".".join(str(part) for part in inner)
        said = f"a translation stands where the record has no text: {at}"
        hint = "translate texts only; the record is left as it was"
        return entry, [*problems, layers[-1].problem((), said, hint)]


def raw(entry: Entry) -> Any:
    """The record as its file has it."""
    tree = entry.document.tree
    for step in entry.loc:
        tree = tree[step]
    return tree


def is_text(tree: Any) -> bool:
    """Whether a piece of a record is a text in several languages."""
    return (
        isinstance(tree, dict)
        and bool(tree)
        and all(isinstance(words, str) and LANGUAGE.fullmatch(name) for name, words in tree.items())
    )


def names_of(entries: list[Any]) -> list[str]:
    """What the entries of a list are called by."""
    for key in NAMES:
        names = [entry.get(key) for entry in entries if isinstance(entry, dict)]
        if len(names) == len(set(names)) == len(entries) and all(
            isinstance(name, str) for name in names
        ):
            return [str(name) for name in names]
    return [str(number) for number in range(1, len(entries) + 1)]


def _over(tree: Any, said: Any, lang: str, own: str, path: Path, wrong: list[Path]) -> Any:
    """A copy of a piece with its translation; the piece itself where there is none.

    What translates nothing is noted in `wrong`.
    """
    if not said:
        return tree
    if isinstance(said, str):
        if isinstance(tree, str):
            return {own: tree, lang: said}
        if is_text(tree):
            return {**tree, lang: said}
    if isinstance(said, dict) and isinstance(tree, dict) and not is_text(tree):
        made = dict(tree)
        for key, inner in said.items():
            if key in tree:
                made[key] = _over(tree[key], inner, lang, own, (*path, key), wrong)
            else:
                wrong.append((*path, key))
        return made if any(made[key] is not tree[key] for key in tree) else tree
    if isinstance(said, dict) and isinstance(tree, list):
        places = {name: number for number, name in enumerate(names_of(tree))}
        entries = list(tree)
        for key, inner in said.items():
            if key in places:
                number = places[key]
                entries[number] = _over(tree[number], inner, lang, own, (*path, key), wrong)
            else:
                wrong.append((*path, key))
        same = all(new is old for new, old in zip(entries, tree, strict=True))
        return tree if same else entries
    wrong.append(path)
    return tree
