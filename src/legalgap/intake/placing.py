"""Where a numbered line belongs: which of the lists that are open it goes on with or begins."""

from collections.abc import Sequence

from legalgap.corpus.numbers import Order, Reading
from legalgap.intake.styles import Mark, Rank, Style
from legalgap.intake.tree import Text, Unit, opens_list

DEEPEST = 10
"""How many levels a law has below an article, and then some."""
MOST_SKIPPED = 25
"""A number that leaves out more than this is no number of the list but a figure or a year."""


def place_item(
    stack: list[Unit], mark: Mark, style: Style, later: Mark | None
) -> tuple[int, Reading] | None:
    """The depth of the unit that an item lies below, and how its number is read.

    `stack` holds the open units from the article down; `later` is the next numbered line. An item
    that restarts a list below a paragraph of its own gets that paragraph as its unit.
    """
    goes_on = _goes_on(stack, mark.readings)
    begins = _begins(stack, mark.readings, style)
    exact = next((found for found in goes_on if found[2]), None)
    if exact and begins and _prefers_new(stack, begins[1], exact[1], later):
        exact = None
    if exact:
        return exact[0], exact[1]
    if begins and begins[0] < DEEPEST:
        depth, reading = begins
        return _held(stack, depth, reading), reading
    if goes_on:
        return goes_on[0][0], goes_on[0][1]
    return _after_gap(stack, mark.readings, style)


def _goes_on(stack: Sequence[Unit], readings: Sequence[Reading]) -> list[tuple[int, Reading, bool]]:
    """The lists that a number may go on with, the deepest first; whether it is the very next."""
    found = []
    for depth in range(len(stack) - 1, -1, -1):
        for reading in readings:
            last = stack[depth].lists.get(reading.form)
            if last is None or not last < reading.order:
                continue
            if reading.order[0] - last[0] <= MOST_SKIPPED:
                found.append((depth, reading, _is_next(last, reading.order)))
    return found


def _is_next(last: Order, order: Order) -> bool:
    """Whether a number follows another without a gap: 3 or 2-1 after 2, 3 after 2-1.

    >>> _is_next((2,), (3,)), _is_next((2,), (2, 1)), _is_next((2, 1), (3,)), _is_next((2,), (5,))
    (True, True, True, False)
    """
    if order[0] == last[0]:
        return True
    return order[0] == last[0] + 1 and (len(order) == 1 or order[1:] == (1,))


def _begins(
    stack: Sequence[Unit], readings: Sequence[Reading], style: Style
) -> tuple[int, Reading] | None:
    """The unit below which a number may begin a list."""
    ranks = {form: place for place, form in enumerate(style.item_forms)}
    for reading in readings:
        if reading.order[0] != 1 or len(reading.order) > 2:
            continue
        top = len(stack) - 1
        led = opens_list(stack[top].last_words) or not stack[top].blocks
        if led and (reading.form not in stack[top].lists or _can_hold(stack[top])):
            return top, reading
        for depth in range(top, -1, -1):
            unit = stack[depth]
            lower = unit.rank is not Rank.ITEM or ranks[reading.form] > ranks.get(unit.form, -1)
            if lower and (reading.form not in unit.lists or _can_hold(unit)):
                return depth, reading
            if reading.form in unit.lists:
                break
    return None


def _can_hold(unit: Unit) -> bool:
    """Whether a second list may begin below the last paragraph of a unit."""
    last = unit.blocks[-1] if unit.blocks else None
    return isinstance(last, Text) and opens_list(last.text) and len(unit.blocks) > 1


def _held(stack: list[Unit], depth: int, reading: Reading) -> int:
    """The depth of the unit for a new list: a paragraph that opens a second list becomes one."""
    unit = stack[depth]
    last = unit.blocks[-1] if unit.blocks else None
    if not isinstance(last, Text) or last.table:
        return depth
    lead = unit.lead
    second = reading.form in unit.lists
    within_list = lead is not None and last is not lead and opens_list(lead.text)
    if not (second or (within_list and opens_list(last.text))):
        return depth
    holder = Unit("indent", "", "indent")
    holder.add(last)
    unit.blocks[-1] = holder
    del stack[depth + 1 :]
    stack.append(holder)
    return depth + 1


def _prefers_new(stack: Sequence[Unit], new: Reading, old: Reading, later: Mark | None) -> bool:
    """Whether `(i)` after `(h)` begins a Roman list rather than going on with the letters."""
    if new.form == old.form:
        return opens_list(stack[-1].last_words) and bool(stack[-1].blocks)
    following = later.readings if later else ()
    if any(item.form == new.form and item.order == (2,) for item in following):
        return True
    if any(item.form == old.form and _is_next(old.order, item.order) for item in following):
        return False
    return opens_list(stack[-1].last_words)


def _after_gap(
    stack: Sequence[Unit], readings: Sequence[Reading], style: Style
) -> tuple[int, Reading] | None:
    """A list whose first numbers are missing: repealed, or a first paragraph without a number."""
    ranks = {form: place for place, form in enumerate(style.item_forms)}
    for reading in readings:
        if not 1 < reading.order[0] <= 3:
            continue
        for depth in range(len(stack) - 1, -1, -1):
            unit = stack[depth]
            if reading.form in unit.lists:
                break
            lower = unit.rank is not Rank.ITEM or ranks[reading.form] > ranks.get(unit.form, -1)
            above = all(ranks[reading.form] < ranks.get(form, 99) for form in unit.lists)
            if lower and unit.blocks and above:
                return depth, reading
    return None
