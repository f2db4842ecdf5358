"""Cuts the lines of a law into a tree: annexes, divisions, articles and what lies below them.

Nothing is refused. A line whose number does not fit is kept where it stands, as wording of the
provision around it, and counted.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property

from legalgap.corpus.numbers import Reading, order_of
from legalgap.intake.bodies import Part, bodies_of, contents_apart, unquoted
from legalgap.intake.heads import HEAD, with_heads
from legalgap.intake.manuscript import words
from legalgap.intake.opening import Opening
from legalgap.intake.placing import place_item
from legalgap.intake.raising import raised_article, raised_item
from legalgap.intake.styles import Line, Mark, Rank, Style
from legalgap.intake.tree import (
    Apart,
    Body,
    Division,
    Text,
    Tree,
    Unit,
)
from legalgap.intake.wording import add_to_division, is_title_of, is_wording_of, settle_title


def cut(items: Sequence[Line | Apart], style: Style) -> Tree:
    """The tree of a law from its lines."""
    tree = Tree([])
    items = contents_apart(items, style)
    for part in bodies_of(items, style):
        builder = _Builder(part, style, tree)
        builder.build()
        tree.bodies.append(builder.body)
    return tree


class _Builder:
    """Builds one body: walks its lines once, with the units that are open at each."""

    def __init__(self, part: Part, style: Style, tree: Tree) -> None:
        self.style = style
        self.tree = tree
        self.has_articles = part.has_articles
        items = unquoted(part.items)
        self.items = items if part.has_articles else with_heads(items, style)
        self.body = Body(part.annex, part.heading)
        self.open: list[Unit] = []
        """From the article down, what the next line may belong to."""
        self.division: Division | None = None
        self.notes: list[str] = []
        """Notes of amendment that wait: at the end of an article they are the article's."""
        self.opening = Opening(style, self.body)
        self.last = max(
            (place for place, item in enumerate(self.items) if self._is_law(item)), default=-1
        )
        self.place = 0
        self.closed = False
        self.taken: set[str] = set()
        """The numbers of the articles so far."""
        self.articles: list[Unit] = []
        self.notes_taken: set[str] = set()

    def _is_law(self, item: Line | Apart) -> bool:
        if not isinstance(item, Line) or item.table or item.quoted:
            return False
        if self.style.article(item.full):
            return True
        return not self.has_articles and self.style.item(item) is not None

    def build(self) -> None:
        """Walk all lines."""
        for place, item in enumerate(self.items):
            self.place = place
            if isinstance(item, Apart):
                self.body.parts.append(item)
            elif self.closed or (place > self.last >= 0 and self.style.signature(item)):
                self.closed = True
                self.body.parts.append(Apart("signature", item.text, item.place))
            else:
                self.line(place, item)
        self.close()

    def line(self, place: int, line: Line) -> None:
        """One line of the law."""
        if line.table or line.quoted:
            self.add_text(line)
            return
        if self.style.is_amendment(line):
            self.amendment(line)
            return
        division = HEAD if line.head else self.style.division(line.full)
        if division and self._says_again(line):
            self.body.parts.append(Apart("metadata", line.text, line.place))
            return
        if division:
            self.close()
            self.opening.close()
            self.division = Division(line.text, division.level, place=line.place)
            self.body.parts.append(self.division)
            return
        numbered, hidden = _numbered(line)
        article = self.style.article(numbered) if self.has_articles else None
        if article and self.article(place, line, _shown(article, hidden), bool(hidden)):
            return
        note = self.style.note(line) if self.open else None
        if note:
            self.note(line, note)
            return
        item = self.style.item(numbered)
        if item and self.item(place, line, _shown(item, hidden), bool(hidden)):
            return
        if article or item:
            self.tree.unparsed += len(words(line.text))
        self.add_text(line)

    def _says_again(self, line: Line) -> bool:
        """Whether a division repeats the head of the one above it: `Part II – Title`, `Part II`.

        A database names the part of each record, and the wording before it may hold its title.
        """
        last = self.division
        if last is None or self.open or last.text:
            return False
        head, again = last.heading.casefold(), line.text.casefold().rstrip(" .")
        return head.startswith(again) and not head[len(again) : len(again) + 1].isalnum()

    # what a line opens

    def article(self, place: int, line: Line, mark: Mark, automatic: bool) -> bool:
        """Open an article, or several that are gone; False where its number stands here already."""
        if self.articles:
            last = self.articles[-1].step
            read = raised_article(self.items, place, mark, last, self.style)
            if read is not mark:
                said = f"article {mark.step} was read as {read.step}, its last digits raised"
                self.tree.problems.append(f"{said} ({line.place})")
                mark = read
        if mark.step in self.taken:
            said = (
                f"article {mark.step} stands twice; the second is kept where it is ({line.place})"
            )
            self.tree.problems.append(said)
            return False
        if mark.guessed:
            printed = line.text[: mark.end].strip()
            self.tree.problems.append(f"`{printed}` was read as article {mark.step} ({line.place})")
        self.close()
        self.opening.close()
        unit = Unit(
            Rank.ARTICLE,
            mark.step,
            form="article",
            label=line.number if automatic else line.text[: mark.end].strip(),
            automatic=automatic,
            loud=line.strong or line.heading,
            guessed=mark.guessed,
            place=line.place,
        )
        self._open_article(unit)
        rest = line.text[mark.end :].strip()
        if rest:
            self.after_label(place, replace(line, text=rest, number=""), unit)
        if mark.until:
            unit.repealed = True
            self._gone_with(unit, mark)
        return True

    def _open_article(self, unit: Unit) -> None:
        self.body.parts.append(unit)
        self.articles.append(unit)
        self.taken.add(unit.step)
        self.notes_taken = set()
        self.open = [unit]
        self.division = None

    def _gone_with(self, first: Unit, mark: Mark) -> None:
        """The other articles of a repealed range; the words stay with the first."""
        start, end = order_of(mark.step), order_of(mark.until)
        if len(start) != 1 or len(end) != 1 or not start[0] < end[0] <= start[0] + 200:
            return
        for number in range(start[0] + 1, end[0] + 1):
            unit = Unit(first.rank, str(number), form=first.form, repealed=True, place=first.place)
            unit.automatic = True
            if first.rank is Rank.ARTICLE:
                self.body.parts.append(unit)
                self.articles.append(unit)
                self.taken.add(unit.step)
            else:
                self.open[-2].add(unit)
        if first.rank is not Rank.ARTICLE:
            self.open[-2].lists[first.form] = end

    def after_label(self, place: int, line: Line, unit: Unit) -> None:
        """What stands on the line of an article after its number: its title, or wording."""
        item = self.style.item(line)
        if item and item.readings[0].order == (1,) and self.item(place, line, item, False):
            return
        is_title = not line.text.endswith((".", ";", ":", ",")) or line.heading or line.strong
        short = len(words(line.text)) <= 12 and not line.text.endswith((":", ";", ","))
        if self.style.is_repeal(line.text):
            self.add_text(line)
        elif is_title or short:
            unit.heading = line.text
        else:
            self.add_text(line)

    def note(self, line: Line, mark: Mark) -> None:
        """Open a note to the article."""
        article = self.open[0]
        self.settle_notes()
        label = line.text[: mark.end].strip()
        step = f"note-{mark.step}" if mark.step else "note"
        number = len(self.notes_taken) + 1
        while step in self.notes_taken:
            step, number = f"note-{number}", number + 1
        self.notes_taken.add(step)
        unit = Unit(Rank.NOTE, step, "note", label, place=line.place, several=mark.several)
        article.add(unit)
        self.open = [article, unit]
        rest = line.text[mark.end :].strip()
        if rest:
            inner = replace(line, text=rest, number="")
            item = self.style.item(inner)
            if not (item and self.item(-1, inner, item, False)):
                self.add_text(inner)

    def item(self, place: int, line: Line, mark: Mark, automatic: bool) -> bool:
        """Open a part, point or paragraph; False where its number fits no list that is open."""
        if not self.has_articles and self._top_item(line, mark, automatic):
            return True
        if not self.open:
            return False
        mark = raised_item(self.open, mark, lambda form: self._next_item(place, form))
        choice = place_item(self.open, mark, self.style, self._next_item(place))
        if choice is None:
            return False
        depth, reading = choice
        self.settle_notes()
        self.open = self.open[: depth + 1]
        parent = self.open[-1]
        parent.lists[reading.form] = reading.order
        unit = self._unit(line, mark, reading, automatic)
        if parent.several and parent.rank is Rank.NOTE and reading.form == "1.":
            unit.rank, unit.step = Rank.NOTE, f"note-{reading.step}"
        parent.add(unit)
        self.open.append(unit)
        self._fill(place, line, mark, unit)
        return True

    def _unit(self, line: Line, mark: Mark, reading: Reading, automatic: bool) -> Unit:
        label = line.number if automatic else line.text[: mark.end].strip()
        return Unit(
            Rank.ITEM, reading.step, reading.form, label, automatic=automatic, place=line.place
        )

    def _fill(self, place: int, line: Line, mark: Mark, unit: Unit) -> None:
        rest = line.text[mark.end :].strip()
        if not rest:
            return
        inner = replace(line, text=rest, number="")
        below = self.style.item(inner)
        if below and below.readings[0].order == (1,) and self.item(place, inner, below, False):
            return
        unit.add(Text(rest))
        unit.repealed = self.style.is_repeal(rest)
        if mark.until:
            unit.repealed = True
            self._gone_with(unit, mark)

    def _top_item(self, line: Line, mark: Mark, automatic: bool) -> bool:
        """In a text without articles, a numbered point that stands where an article would."""
        top = self.articles
        forms = {top[0].form} if top else set()
        reading = mark.readings[0]
        if top and (reading.form not in forms or reading.order <= order_of(top[-1].step)):
            return False
        if not top and (reading.order[0] != 1 or reading.form != self.first_form):
            return False
        if not reading.step[0].isdecimal() or reading.step in self.taken:
            return False
        self.close()
        self.opening.close()
        unit = self._unit(line, mark, reading, automatic)
        unit.rank = Rank.ARTICLE
        self._open_article(unit)
        unit.loud = line.strong or line.heading
        rest = line.text[mark.end :].strip()
        if rest:
            unit.add(Text(rest))
            unit.repealed = self.style.is_repeal(rest) or bool(mark.until)
        if mark.until:
            self._gone_with(unit, mark)
        return True

    @cached_property
    def first_form(self) -> str:
        """The highest form of number in the body: in most texts without articles it is `1.`."""
        forms = [
            mark.readings[0].form
            for item in self.items
            if isinstance(item, Line) and not item.table
            for mark in [self.style.item(_numbered(item)[0])]
            if mark and mark.readings[0].order == (1,)
        ]
        return min(forms, key=_rank_of(self.style), default="")

    def _next_item(self, place: int, form: str = "") -> Mark | None:
        """The next numbered line of the article, of one form if it is given."""
        for item in self.items[place + 1 : place + 60]:
            if isinstance(item, Line) and not item.table:
                if self.has_articles and self.style.article(item.full):
                    return None
                mark = self.style.item(_numbered(item)[0])
                if mark and form in ("", mark.readings[0].form):
                    return mark
        return None

    # wording

    def add_text(self, line: Line) -> None:
        """A paragraph without a number: wording of what is open, or of the opening of the act."""
        if self.division is not None and not self.open:
            add_to_division(line, self.division)
            return
        if not self.open:
            self.opening.add(line)
            return
        unit = self.open[-1]
        if self.has_articles and is_title_of(line, unit, followed=self._followed()):
            unit.heading = f"{unit.heading} {line.text}".strip()
            return
        self.settle_notes()
        while len(self.open) > 1 and not self._is_wording(line):
            self.open.pop()
        unit = self.open[-1]
        gone = self.style.is_repeal(line.text)
        unit.add(Text(line.text, line.table, gone))
        if unit.paragraphs == 1 and not unit.lists:
            unit.repealed = gone

    def _is_wording(self, line: Line) -> bool:
        """Whether a paragraph belongs to the innermost unit; a quotation to what leads it in."""
        return line.quoted or is_wording_of(line, self.open[-1], self.style)

    def _followed(self) -> bool:
        """Whether wording follows the line before the next article does."""
        for place in range(self.place + 1, len(self.items)):
            item = self.items[place]
            if isinstance(item, Line):
                return not (self.style.article(item.full) or self.style.division(item.full))
        return False

    # notes of amendment

    def amendment(self, line: Line) -> None:
        """`(В редакции Закона …)`: of the article if it ends one, else of what is open."""
        if self.open:
            self.notes.append(line.text)
        elif self.division is not None:
            self.division.text.append(line.text)
        else:
            self.opening.add(line)

    def settle_notes(self) -> None:
        """More of the article follows: the notes that wait are those of the unit before them."""
        if self.notes and self.open:
            self.open[-1].amended.extend(self.notes)
            self.notes = []

    def close(self) -> None:
        """The article ends."""
        if self.open:
            self.open[0].amended.extend(self.notes)
            self.notes = []
            settle_title(self.open[0], self.style)
        self.open = []
        self.division = None


def _numbered(line: Line) -> tuple[Line, int]:
    """The line with the number that a word processor prints, and how much longer it is so."""
    return line.full, len(line.number) + 1 if line.number else 0


def _shown(mark: Mark, hidden: int) -> Mark:
    return replace(mark, end=max(0, mark.end - hidden)) if hidden else mark


def _rank_of(style: Style) -> Callable[[str], int]:
    order = {form: place for place, form in enumerate(style.item_forms)}
    return lambda form: order.get(form, len(order))


__all__ = ["cut"]
