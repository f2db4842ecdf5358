"""How a sheet of a workbook lies on paper: its size, and how many pages it takes across."""

from typing import Any

from legalgap.office.xml import clean, plain

A3, A4 = 8, 9
ON_A4, ON_A3 = 180, 260
"""Letters across that one page holds while they are printed in eight points or more."""
LONGEST = 100


def lay(tab: Any, across: int, frozen: int, kept: int) -> None:
    """Lay a sheet so many letters wide on landscape pages that can be read.

    Its first `frozen` columns, `kept` letters wide, return on each page across.
    """
    tab.set_landscape()
    tab.set_paper(A4 if across <= ON_A4 else A3)
    number = pages(across, kept)
    tab.fit_to_pages(number, 0)
    tab.repeat_rows(0)
    if number > 1:
        tab.repeat_columns(0, frozen - 1)
    tab.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)


def pages(across: int, kept: int) -> int:
    """How many pages a sheet takes across."""
    if across <= ON_A3:
        return 1
    return 1 - (ON_A3 - across) // max(ON_A3 - kept, 1)


def line(said: str) -> str:
    """Text for the head or foot of a page; an ampersand alone would be a command."""
    return clean(plain(said))[:LONGEST].replace("&", "&&")
