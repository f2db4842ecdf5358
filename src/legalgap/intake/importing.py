"""The whole way from a document to an act: read, cut, name, write, and account for every word."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from legalgap.corpus.citations.survey import Survey, survey
from legalgap.errors import LegalGapError
from legalgap.intake.act_file import Header, act_yaml
from legalgap.intake.lines import language, lines, rough_lines
from legalgap.intake.manuscript import Manuscript, Progress, read, words
from legalgap.intake.metadata import metadata_of
from legalgap.intake.outlines import outline_of_import
from legalgap.intake.provisions import Provisions, provisions_of
from legalgap.intake.structure import cut
from legalgap.intake.styles import Line, Style, detect, style_named
from legalgap.intake.tree import Apart, Text, Tree, Unit


@dataclass(frozen=True)
class Imported:
    """An act made from a document, with the account of its words."""

    yaml: str
    provisions: Provisions
    style: str
    lang: str
    words_in: int
    words_kept: int
    words_apart: int
    words_unparsed: int
    problems: tuple[str, ...] = ()
    citations: Survey = field(default_factory=Survey)
    """What its provisions cite, resolved against the act itself."""

    @property
    def quality(self) -> str:
        """One line that says how much of the text was understood."""
        made = self.provisions
        apart = f", {self.words_apart:,} of them set apart" if self.words_apart else ""
        loose = (
            f"; {self.words_unparsed:,} words stand in place whose number was not understood"
            if self.words_unparsed
            else ""
        )
        return (
            f"{made.articles:,} articles, {len(made.pieces):,} provisions; "
            f"{self.words_kept:,} of {self.words_in:,} words kept{apart}{loose}"
        )

    def summary(self) -> dict[str, Any]:
        """The same for programs."""
        return {
            "articles": self.provisions.articles,
            "provisions": len(self.provisions.pieces),
            "words_in": self.words_in,
            "words_kept": self.words_kept,
            "words_apart": self.words_apart,
            "words_unparsed": self.words_unparsed,
            "style": self.style,
            "language": self.lang,
            "citations": len(self.citations.cited),
            "citations_resolved": self.citations.resolved,
            "broken_references": self.citations.broken_references(),
            "problems": list(self.problems),
        }


def import_document(
    path: Path, act: str, *, style: str | None = None, progress: Progress | None = None
) -> Imported:
    """An act from a document; raises LegalGapError where there is no law in it."""
    manuscript = read(path, progress=progress)
    return import_manuscript(manuscript, act, path.name, style=style)


def import_manuscript(
    manuscript: Manuscript, act: str, file: str, *, style: str | None = None
) -> Imported:
    """As `import_document`, for a text that was read."""
    rough = rough_lines(manuscript)
    texts = [item for item in rough if isinstance(item, Line)]
    chosen = style_named(style) if style else detect(texts)
    lang = language(rough, chosen)
    items = lines(rough, chosen, lang)
    tree = cut(items, chosen)
    _refuse_without_law(tree, file)
    names = chosen.names([line.text for line in texts])
    top = chosen.default_levels[0]
    made = provisions_of(tree, names, chosen.rules_names, top)
    stated = (
        next((item.text for item in manuscript.paragraphs if item.field == "title"), "")
        if manuscript.format == "json"
        else ""
    )
    front = _front(tree, items)
    about = metadata_of(front, chosen, stated, _opening(tree))
    header = Header(act, lang, about, _levels(made, chosen), shown_name(file))
    apart = sum(len(words(item.apart.text)) for item in made.kept)
    return Imported(
        act_yaml(header, made),
        made,
        chosen.name,
        lang,
        manuscript.words_in,
        tree.words_kept,
        apart,
        tree.unparsed,
        (*manuscript.problems, *made.problems, *_lost(manuscript, tree)),
        _citations(header, made),
    )


def _citations(header: Header, made: Provisions) -> Survey:
    """What the provisions cite; other acts are named, but only this one is at hand."""
    found = header.metadata
    outline = outline_of_import(header.act, found.title, made, number=found.number)
    return survey(outline, header.lang, ((item.pin, item.text) for item in made.pieces))


def shown_name(file: str) -> str:
    """A file name without what no YAML can hold."""
    return "".join(letter if letter.isprintable() else " " for letter in file).strip() or "-"


def _front(tree: Tree, items: Sequence[Line | Apart]) -> list[Line]:
    """The lines of the document that became its front matter."""
    kept = {
        part.text
        for part in tree.bodies[0].parts
        if isinstance(part, Apart) and part.kind == "front"
    }
    return [item for item in items if isinstance(item, Line) and item.text in kept]


def _opening(tree: Tree) -> list[str]:
    """The preamble and the first article, paragraph by paragraph."""
    units = [part for part in tree.bodies[0].parts if isinstance(part, Unit)][:2]
    return [
        block.text
        for unit in units
        for outer in (unit, *(item for item in unit.blocks if isinstance(item, Unit)))
        for block in outer.blocks
        if isinstance(block, Text)
    ]


def _levels(made: Provisions, style: Style) -> tuple[str, ...]:
    """What the steps of most pins are called."""
    counts: dict[tuple[str, ...], int] = {}
    for piece in made.pieces:
        if len(piece.levels) == 3 and not {"note", "indent"} & set(piece.levels):
            counts[piece.levels] = counts.get(piece.levels, 0) + 1
    if counts:
        return max(counts, key=lambda levels: (counts[levels], levels))
    two = [piece.levels for piece in made.pieces if len(piece.levels) == 2]
    plain = [levels for levels in two if levels[1] not in ("note", "indent")]
    return (*plain[0], *style.default_levels[2:]) if plain else style.default_levels


def _lost(manuscript: Manuscript, tree: Tree) -> list[str]:
    kept, given = tree.words_kept, manuscript.words_in
    if kept == given:
        return []
    return [
        f"{abs(given - kept):,} words {'are missing' if kept < given else 'were doubled'}: "
        "compare the act with the document"
    ]


def _refuse_without_law(tree: Tree, file: str) -> None:
    articles = [unit for body in tree.bodies for unit in body.articles]
    if any(_has_wording(unit) for unit in articles):
        return
    if articles:
        raise LegalGapError(
            f"{file} has headings of articles ({len(articles)}) and no wording under them",
            "it looks like a contents list; give the document with the full text",
        )
    contents = any(
        isinstance(part, Apart) and part.kind == "contents"
        for body in tree.bodies
        for part in body.parts
    )
    raise LegalGapError(
        f"{file} has no provisions"
        + (": only a contents list" if contents else "; nothing in it is numbered as a law is"),
        "check that it is the text of a law and not an error page, a cover or a contents list",
    )


def _has_wording(unit: Unit) -> bool:
    if unit.repealed:
        return True
    return any(isinstance(block, Text) or _has_wording(block) for block in unit.blocks)


__all__ = ["Imported", "import_document", "import_manuscript"]
