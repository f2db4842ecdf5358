"""What a slip of the hand looks like to the parser of YAML, said as the one who wrote it would."""

import re
from dataclasses import dataclass

SPACES = "\u00a0\u2007\u202f\u3000"
"""Spaces that look like plain ones; web pages and word processors bring them."""
INDENT = re.compile(rf"[ {SPACES}]*")
LONG_DASH = re.compile(r" *([\u2010-\u2015\u2212])(?= )")
TIGHT_DASH = re.compile(r" *-(?=\w)")
TIGHT_COLON = re.compile(r" *(?:- )?[^\W\d][\w-]*:(?=[^\s:/])")
FIRST_KEY = re.compile(r" *(?:- +)*[\w-]+")


@dataclass(frozen=True)
class Slip:
    """What went wrong, what to do, and where: lines and columns are counted from nothing."""

    said: str
    hint: str
    line: int
    column: int


def slip(said: str, lines: list[str], line: int, column: int, opened: tuple[int, int]) -> Slip:
    """What probably happened where the parser stopped with `said`; `opened` is where it began."""
    looked = _by_looks(lines, line)
    if looked is not None:
        return looked
    if "expected ',' or" in said:
        if opened[0] < line:
            hint = "close it at the end of its line, or after the last entry"
            return Slip("the bracket that opens here is never closed", hint, *opened)
        hint = "put a comma between the entries, and close the bracket after the last one"
        return Slip("a comma or a closing bracket is missing here", hint, line, column)
    if "mapping values" in said:
        here = lines[line] if line < len(lines) else ""
        if FIRST_KEY.fullmatch(here[:column]):
            hint = "put it in the column of the keys that it belongs to, two spaces to a step"
            return Slip("the indentation does not fit the lines above", hint, line, column)
        hint = "put such text on its own line after `>-`, or in quotes"
        return Slip("a colon and a space stand within the text", hint, line, column)
    return Slip(said, _hint(said), line, column)


def _by_looks(lines: list[str], line: int) -> Slip | None:
    """Slips that the letters of the line show, or those of the one above."""
    above = next((n for n in range(min(line, len(lines)) - 1, -1, -1) if lines[n].strip()), line)
    for number in dict.fromkeys((line, above)):
        here = lines[number] if number < len(lines) else ""
        lead = INDENT.match(here)
        odd = re.search(f"[{SPACES}]", lead[0]) if lead else None
        if odd:
            hint = "put plain spaces there; this one came from a web page or a word processor"
            return Slip("a space that is none stands in the indentation", hint, number, odd.start())
        if found := LONG_DASH.match(here):
            hint = "an entry of a list begins with a hyphen and a space: `- `"
            return Slip(f"a long dash `{found[1]}` begins this line", hint, number, found.start(1))
        if found := TIGHT_DASH.match(here):
            hint = "put a space after the hyphen: `- `"
            return Slip("no space stands after the hyphen", hint, number, found.end() - 1)
        if found := TIGHT_COLON.match(here):
            hint = "put a space between the colon and the value"
            return Slip("no space stands after the colon", hint, number, found.end() - 1)
    return None


def _hint(said: str) -> str:
    if "quotation mark" in said:
        return "close it; an apostrophe inside '...' is written twice"
    if "cannot start any token" in said:
        return "put text that begins with @, ` or % in quotes"
    if "escape" in said:
        return "between double quotes write \\\\ for each \\, or use single quotes"
    if "expected <block end>" in said or "did not find expected" in said:
        return "check the indentation of this line and the one above, and that quotes are closed"
    return "see the line above too: the mistake often stands there"
