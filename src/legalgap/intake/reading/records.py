"""Reads JSON: records of provisions, as databases of laws export them, or any strings in order."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from legalgap.errors import LegalGapError
from legalgap.intake.manuscript import Kind, Manuscript, Paragraph, words
from legalgap.intake.reading.composing import Composer

# What databases call the parts of a record.
NUMBERS = ("section", "article", "number", "num", "no", "статья", "номер")
TITLES = ("title", "heading", "name", "marginal_note", "заголовок", "название")
CONTAINERS = ("part", "chapter", "division", "book", "раздел", "глава", "часть")
TEXTS = ("content", "text", "body", "wording", "paragraphs", "subsections", "текст")
WORDY = 8
"""Words that a record holds on average, for records to be provisions."""
MOST_DEPTH = 100
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"(\s*:)?')
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")


@dataclass(frozen=True)
class Leaf:
    """A string or a number: its text, its key, the object that holds it, and where it stands."""

    text: str
    key: str
    owner: tuple[str | int, ...]

    @property
    def shape(self) -> tuple[str, ...]:
        """Where the object stands, whatever its place in lists."""
        return tuple("[]" if isinstance(step, int) else step for step in self.owner)

    @property
    def place(self) -> str:
        """The path of the value: `provisions/3/title`."""
        return "/".join(str(step) for step in (*self.owner, self.key))


def read_records(text: str) -> Manuscript:
    """Read JSON in document order.

    Where it holds records of provisions, number and title of each become a heading, what stands
    around them `metadata`. Raises LegalGapError for JSON that holds no strings.
    """
    try:
        leaves = list(_leaves(json.loads(text, parse_int=str, parse_float=str), "", (), 0))
    except (ValueError, RecursionError) as error:
        raise LegalGapError(
            "the JSON is damaged or nested too deeply", "check it with the program that wrote it"
        ) from error
    made = Manuscript("json", words_in=_count(text))
    records = _records(leaves)
    if records is None:
        made.paragraphs = [part for leaf in leaves for part in _parts(leaf, "text")]
    else:
        made.paragraphs = list(_read(leaves, records))
    made.title = next((leaf.text for leaf in leaves if leaf.place == "title"), "")
    return made


def _leaves(node: Any, key: str, owner: tuple[str | int, ...], depth: int) -> Iterator[Leaf]:
    if depth > MOST_DEPTH:
        raise RecursionError
    if isinstance(node, str):
        if node.strip():
            yield Leaf(node, key, owner)
    elif isinstance(node, dict):
        inside = (*owner, key) if key else owner
        for name, child in node.items():
            yield from _leaves(child, name, inside, depth + 1)
    elif isinstance(node, list):
        for at, child in enumerate(node):
            if isinstance(child, dict | list):
                yield from _leaves(child, "", (*owner, key, at) if key else (*owner, at), depth + 1)
            else:
                yield from _leaves(child, key, owner, depth + 1)


def _records(leaves: list[Leaf]) -> tuple[str, ...] | None:
    """The shape of the objects that hold most words, if these are prose in a list."""
    sizes: Counter[tuple[str, ...]] = Counter()
    objects: dict[tuple[str, ...], set[tuple[str | int, ...]]] = {}
    for leaf in leaves:
        if leaf.shape and leaf.shape[-1] == "[]":
            if leaf.key.lower() not in (*NUMBERS, *TITLES, *CONTAINERS):
                sizes[leaf.shape] += len(words(leaf.text))
            objects.setdefault(leaf.shape, set()).add(leaf.owner)
    for shape, size in sizes.most_common(1):
        if size >= WORDY * len(objects[shape]):
            return shape
    return None


def _read(leaves: list[Leaf], records: tuple[str, ...]) -> Iterator[Paragraph]:
    """Leaves in order; those of one record together, its number before its title."""
    before: dict[str, str] = {}
    at = 0
    while at < len(leaves):
        leaf = leaves[at]
        if leaf.shape[: len(records)] == records:
            owner = leaf.owner[: len(records)]
            end = at
            while end < len(leaves) and leaves[end].owner[: len(records)] == owner:
                end += 1
            yield from _record(leaves[at:end], len(records), before)
            at = end
        else:
            around = leaf.shape == records[: len(leaf.shape)] and bool(leaf.shape)
            kind: Kind = "heading" if around and leaf.key.lower() in TITLES else "metadata"
            yield from _parts(leaf, kind)
            at += 1


def _record(leaves: list[Leaf], depth: int, before: dict[str, str]) -> Iterator[Paragraph]:
    """One provision: what contains it, if that is new, its number with its title, its text."""
    own = {leaf.key.lower(): leaf for leaf in leaves if len(leaf.owner) == depth}
    number = next((own[key] for key in NUMBERS if key in own), None)
    title = next((own[key] for key in TITLES if key in own), None)
    for leaf in leaves:
        if leaf is number and title is not None:
            continue
        if leaf is title and number is not None:
            text = f"{number.text.strip().rstrip('.')}. {title.text}"
            made = replace(title, text=text, key=number.key)
            yield from _parts(made, "heading", level=2)
        elif leaf in (number, title):
            yield from _parts(leaf, "heading", level=2)
        elif leaf.key.lower() in CONTAINERS and len(leaf.owner) == depth:
            new = before.get(leaf.key) != leaf.text
            before[leaf.key] = leaf.text
            yield from _parts(leaf, "heading" if new else "metadata", level=1 if new else None)
        elif leaf.key.lower() in TEXTS or len(words(leaf.text)) >= WORDY or len(leaf.owner) > depth:
            yield from _parts(leaf, "text")
        else:
            yield from _parts(leaf, "metadata")


def _parts(leaf: Leaf, kind: Kind, level: int | None = None) -> Iterator[Paragraph]:
    """A string as paragraphs, one a line; headings and fields stay whole."""
    lines = leaf.text.splitlines() if kind == "text" else [" ".join(leaf.text.split())]
    for line in lines:
        composer = Composer()
        composer.add(line)
        made = composer.paragraph(kind=kind, level=level, place=leaf.place)
        if made:
            yield replace(made, field=leaf.key)


def _count(text: str) -> int:
    """Words of all values, found in the raw text by their quotation marks."""
    total = 0

    def take(found: re.Match[str]) -> str:
        nonlocal total
        if not found.group(1):
            total += len(words(json.loads(found.group())))
        return " "

    rest = _STRING.sub(take, text)
    return total + sum(len(words(number)) for number in _NUMBER.findall(rest))
