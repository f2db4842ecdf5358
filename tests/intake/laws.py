"""Small laws of our own for the tests, and trees shown as text."""

import os
from pathlib import Path

import pytest

from legalgap.intake.lines import language, lines, rough_lines
from legalgap.intake.manuscript import Manuscript, Paragraph, words
from legalgap.intake.provisions import Provisions, provisions_of
from legalgap.intake.structure import cut
from legalgap.intake.styles import STYLES, Line, detect
from legalgap.intake.tree import Apart, Division, Text, Tree, Unit

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("LEGALGAP_TEXTS") or ROOT.parent / "shared" / "texts")


def shared_text(name: str) -> Path:
    """A law text that lies beside the checkout; the test is skipped where it does not."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"{name} does not lie beside the checkout")
    return path


def manuscript(*content: str | Paragraph) -> Manuscript:
    """A document of these paragraphs; a string may hold several, one a line."""
    paragraphs: list[Paragraph] = []
    for item in content:
        if isinstance(item, Paragraph):
            paragraphs.append(item)
        else:
            paragraphs += [Paragraph(line.strip()) for line in item.split("\n") if line.strip()]
    made = Manuscript("txt", paragraphs)
    made.words_in = sum(len(words(paragraph.text)) for paragraph in paragraphs)
    return made


def tree_of(*content: str | Paragraph, style: str | None = None) -> Tree:
    """The tree of a law, after a check that no word is lost or doubled."""
    document = manuscript(*content)
    rough = rough_lines(document)
    texts = [item for item in rough if isinstance(item, Line)]
    chosen = STYLES[style] if style else detect(texts)
    tree = cut(lines(rough, chosen, language(rough, chosen)), chosen)
    assert tree.words_kept == document.words_in
    return tree


def provisions(*content: str | Paragraph, style: str | None = None) -> Provisions:
    """The provisions of a law."""
    document = manuscript(*content)
    texts = [item for item in rough_lines(document) if isinstance(item, Line)]
    chosen = STYLES[style] if style else detect(texts)
    tree = tree_of(*content, style=style)
    return provisions_of(tree, chosen.level_names, chosen.rules_names, chosen.default_levels[0])


def wording(*content: str | Paragraph, style: str | None = None) -> dict[str, str]:
    """What each pin says."""
    return {str(piece.pin): piece.text for piece in provisions(*content, style=style).pieces}


def apart(tree: Tree) -> list[tuple[str, str]]:
    """What was set apart, kind by kind."""
    return [
        (part.kind, part.text)
        for body in tree.bodies
        for part in body.parts
        if isinstance(part, Apart)
    ]


def printed(tree: Tree) -> str:
    """The tree as the text of a law, one paragraph a line."""
    found: list[str] = []
    for body in tree.bodies:
        if body.heading:
            found += [body.heading.heading, *body.heading.text]
        for part in body.parts:
            if isinstance(part, Unit):
                _print(part, found)
            elif isinstance(part, Division):
                found += [part.heading, *part.text]
            else:
                found.append(part.text)
    return "\n".join(found)


def _print(unit: Unit, found: list[str]) -> None:
    blocks = list(unit.blocks)
    head = f"{unit.label} {unit.heading}".strip()
    if not unit.heading and blocks and isinstance(blocks[0], Text) and unit.form != "article":
        head = f"{head} {blocks.pop(0).text}".strip()
    if head:
        found.append(head)
    for block in blocks:
        if isinstance(block, Text):
            found.append(block.text)
        else:
            _print(block, found)
    found += unit.amended


def shape(tree: Tree) -> list[object]:
    """The tree as plain lists, to compare."""
    return [
        (body.annex, body.heading and body.heading.heading, [_shape(part) for part in body.parts])
        for body in tree.bodies
    ]


def _shape(part: Unit | Division | Apart | Text) -> object:
    if isinstance(part, Text):
        return part.text
    if isinstance(part, Apart):
        return (part.kind, part.text)
    if isinstance(part, Division):
        return (part.level, part.heading, tuple(part.text))
    blocks = [_shape(block) for block in part.blocks]
    return (part.rank, part.step, part.label, part.heading, part.repealed, part.amended, blocks)
