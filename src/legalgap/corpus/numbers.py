"""Numbers as laws print them, and their order: 9 before 10, 129 before 129-1, б after а."""

import re

from legalgap.frozen import frozen

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
TO_RAISED = str.maketrans("0123456789", RAISED)
FROM_RAISED = str.maketrans(RAISED, "0123456789")
LOOKALIKES = str.maketrans("ЗзОоOolI", "33000011")
RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
LATIN = "abcdefghijklmnopqrstuvwxyz"
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
ROMAN_FORM = re.compile(r"m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")

DASH = "[-‐‑–]"
NUMBER = rf"\d{{1,4}}(?:[⁰¹²³⁴-⁹]+|{DASH}\d{{1,3}}(?!\d)|\.\d{{1,3}}(?!\d))*"
"""129, 240¹, 129-1, 127.1, 14.1.1-1"""
LETTERED = rf"{NUMBER}(?:[A-Z]{{1,3}}|[a-z]{{1,2}}|[а-я])?(?![^\W\d_])"
"""The same with letters: 22AA, 5а"""

Order = tuple[int, ...]
ORDINALS = {
    "перв": 1,
    "втор": 2,
    "трет": 3,
    "четв": 4,
    "пят": 5,
    "шест": 6,
    "седьм": 7,
    "восьм": 8,
    "девят": 9,
    "десят": 10,
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}


@frozen
class Reading:
    """One way to read the number of an item: `(i)` is the letter i or the Roman one."""

    form: str
    """How such numbers are printed, with the first of them: `1.`, `1)`, `(a)`, `(i)`."""
    step: str
    """The number as a pin writes it: `129-1`."""
    order: Order


def roman(text: str) -> int | None:
    """The value of a Roman number, or None.

    >>> roman("XIV"), roman("abc")
    (14, None)
    """
    small = text.casefold()
    if not small or not ROMAN_FORM.fullmatch(small):
        return None
    values = [ROMAN[letter] for letter in small]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)


def ordinal(word: str) -> int | None:
    """The value of an ordinal such as `ПЕРВЫЙ` or `Second`, or None."""
    small = word.casefold()
    return next((value for stem, value in ORDINALS.items() if small.startswith(stem)), None)


def step_of(printed: str) -> str:
    """A number as a pin writes it.

    >>> step_of("240¹"), step_of("129–1"), step_of("З09³"), step_of("127.1"), step_of("22AA")
    ('240-1', '129-1', '309-3', '127.1', '22AA')
    """
    text = re.sub(r"^[\dЗзОоOolI]+", lambda found: found[0].translate(LOOKALIKES), printed)
    text = re.sub(rf"[{RAISED}]+", lambda found: "-" + found[0].translate(FROM_RAISED), text)
    return re.sub(DASH, "-", text).strip(".")


def order_of(step: str) -> Order:
    """A key by which the numbers of one list sort.

    >>> order_of("9") < order_of("10") < order_of("10-1") < order_of("10A") < order_of("11")
    True
    """
    order: list[int] = []
    for bit in re.findall(r"\d+|[^\W\d_]", step):
        order.append(int(bit) if bit.isdecimal() else _letter(bit))
    return tuple(order)


def _letter(letter: str) -> int:
    small = letter.casefold()
    place = RUSSIAN.find(small) if small in RUSSIAN else LATIN.find(small)
    return place + 1


def readings(printed: str, before: str, after: str) -> tuple[Reading, ...]:
    """Every way to read the number of an item with what stands around it.

    >>> [reading.form for reading in readings("i", "(", ")")]
    ['(a)', '(i)']
    """
    if printed[0].isdecimal():
        step = step_of(printed)
        return (Reading(f"{before}1{after}", step, order_of(step)),)
    first = "а" if printed[0].casefold() in RUSSIAN else "a"
    shape = first.upper() if printed.isupper() else first
    found = []
    if len(printed) == 1 or (len(set(printed)) == 1 and first == "a"):
        found.append(Reading(f"{before}{shape}{after}", printed, order_of(printed)))
    if len(printed) == 2 and len(set(printed)) == 1 and first == "a":  # aa after z
        place = 26 + _letter(printed[0])
        found.append(Reading(f"{before}{shape}{after}", printed, (place,)))
    value = roman(printed) if first == "a" else None
    if value is not None:
        shape = "I" if printed.isupper() else "i"
        found.append(Reading(f"{before}{shape}{after}", printed, (value,)))
    return tuple(found)


def unraised(step: str, last: Order, later: Order) -> str | None:
    """The number that a plain text shows as 1521 where the print has 152¹, or None.

    `last` is the number before it and `later` the one after it: 1521 between 152 and 153 can be
    no other.

    >>> unraised("1521", (152,), (153,)), unraised("1522", (152, 1), (153,))
    ('152-1', '152-2')
    >>> unraised("11", (1,), (2,)), unraised("11", (10,), (12,)), unraised("11", (1,), ()) is None
    ('1-1', None, True)
    """
    if not step.isdecimal() or not last or not later:
        return None
    whole, added = str(last[0]), step[len(str(last[0])) :]
    if not step.startswith(whole) or not added or added.startswith("0") or len(added) > 2:
        return None
    read = (last[0], int(added))
    goes_on = later[0] == last[0] + 1 or str(later[0]).startswith(whole)
    if int(step) <= last[0] + 1 or read <= last or not goes_on:
        return None
    return f"{whole}-{added}"
