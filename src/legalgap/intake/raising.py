"""Numbers whose raised digit the document shows as a plain one: 1521 where the print has 152¹."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from legalgap.corpus.numbers import Order, Reading, order_of, unraised
from legalgap.intake.styles import Line, Mark, Style
from legalgap.intake.tree import Apart, Unit


def raised_article(
    items: Sequence[Line | Apart], place: int, mark: Mark, last: str, style: Style
) -> Mark:
    """An article with its number read as it was printed; `last` is the article before it."""
    if not _may_be_unraised(mark.step, order_of(last)):
        return mark
    later: Order = ()
    for at in range(place + 1, len(items)):
        item = items[at]
        found = style.article(item.full) if isinstance(item, Line) and not item.table else None
        if found:
            later = order_of(found.step)
            break
    return _with(mark, unraised(mark.step, order_of(last), later))


def raised_item(stack: Sequence[Unit], mark: Mark, later: Callable[[str], Mark | None]) -> Mark:
    """The same for a part or point; `later` finds the next one with a form of number."""
    form = mark.readings[0].form
    last = next((unit.lists[form] for unit in reversed(stack) if form in unit.lists), ())
    if not last or not _may_be_unraised(mark.step, last):
        return mark
    following = later(form)
    order = following.readings[0].order if following else ()
    return _with(mark, unraised(mark.step, last, order))


def _with(mark: Mark, step: str | None) -> Mark:
    if step is None:
        return mark
    reading = Reading(mark.readings[0].form, step, order_of(step))
    return replace(mark, step=step, readings=(reading,))


def _may_be_unraised(step: str, last: Order) -> bool:
    whole = str(last[0])
    return step.isdecimal() and step != whole and step.startswith(whole)
