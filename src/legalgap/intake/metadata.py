"""What a law states about itself: its title, number, date and rank."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from legalgap.intake.styles import Line, Style

MOST_LINES = 40
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "января january",
            "февраля february",
            "марта march",
            "апреля april",
            "мая may",
            "июня june",
            "июля july",
            "августа august",
            "сентября september",
            "октября october",
            "ноября november",
            "декабря december",
        ),
        1,
    )
    for name in names.split()
}
_MONTH = "|".join(MONTHS)
_DATE = re.compile(
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:day\s+of\s+)?(?P<month>{_MONTH})\s*,?\s*(?P<year>\d{{4}})"
    rf"|(?P<month_>{_MONTH})\s+(?P<day_>\d{{1,2}}),?\s+(?P<year_>\d{{4}})"
    r"|(?P<day__>\d{1,2})[./](?P<month__>\d{1,2})[./](?P<year__>\d{4})"
    r"|(?P<iso>\d{4}-\d{2}-\d{2})",
    re.IGNORECASE,
)
"""`28 октября 2021 года`, `15 November 2000`, `November 15, 2000`, `28.10.2021`"""
_NUMBER = re.compile(
    r"(?:№\s?|N\s?(?=\d)|No\.?\s?(?=\d))(?P<number>[\w/–-]*\d[\w/–-]*)(?:\s+of\s+(?P<year>\d{4}))?"
)
"""`№ 127`, `N 114-ФЗ`, `No. 11 of 2008`"""
_YEAR = re.compile(r"\bAct,?\s+(?P<year>(?:19|20)\d\d)\b")
_CITED_AS = re.compile(
    r"may\s+be\s+cited\s+as\s+(?:the\s+)?[“”„\"']?\s?(?P<title>[A-Z][^.;“”„\":]{3,150}?)"
    r"\s?[“”„\"']?(?=[.;:]|$|,\s+(?:for|and|which)\b)"
)
"""`which may be cited as the Forced Labour Convention, 1930, for ratification`"""
_ADDITION_LAST = re.compile(
    r"\s(?:hakynda|hakda|туралы|жөнүндө|жөнінде|дар бораи|to[‘’ʻ']g[‘’ʻ']risida|haqida)$",
    re.IGNORECASE,
)
"""`Adam söwdasyna garşy göreş hakynda`"""
MOST_BARE = 4
"""So many words of a title may say no more than what kind of act it is, and whose."""
LONGEST_TITLE = 300
_ADDITION = re.compile(r"(?:об?|о|on|concerning|relating to|to)\s", re.IGNORECASE)


@dataclass(frozen=True)
class Metadata:
    """What was found; empty where the text does not say."""

    title: str = ""
    kind: str = ""
    number: str = ""
    adopted: str = ""
    penal: bool = False


def metadata_of(
    front: Sequence[Line], style: Style, stated_title: str = "", wording: Sequence[str] = ()
) -> Metadata:
    """Read the lines above the first article; a title that the file states goes first.

    `wording` is the preamble and the first article, where an act may say how it is cited.
    """
    lines = [line for line in front[:MOST_LINES] if not style.notice(line)]
    texts = [*(line.text for line in lines), *wording]
    cited = next((found["title"] for text in texts for found in _CITED_AS.finditer(text)), "")
    title = stated_title or _named_title(lines, style) or cited or _loud_title(lines)
    kind = _kind(title, style)
    number, adopted = _number_and_date(lines)
    if not adopted:
        year = _YEAR.search(title)
        adopted = year["year"] if year else ""
    return Metadata(
        title, kind, number, adopted, kind == "code" and bool(style.penal.search(title))
    )


def _kind(title: str, style: Style) -> str:
    """What a title calls the act; `ЗАКОН О внесении изменений в кодекс` is a law."""
    low = title.casefold()
    found = [
        (word_at.start() if style.kind_first else 0, kind)
        for word, kind in style.kinds
        for word_at in [re.search(rf"\b{word}", low)]
        if word_at
    ]
    return min(found, key=lambda item: item[0])[1] if found else ""


def _loud_title(lines: Sequence[Line]) -> str:
    return next((line.text for line in lines if line.loud), "")


def _named_title(lines: Sequence[Line], style: Style) -> str:
    named = [line for line in lines if _names(line, style)]
    if not named:
        return ""
    first = named[0]
    place = lines.index(first)
    added = _addition(lines[place + 1 : place + 6], bare=len(first.text.split()) <= MOST_BARE)
    if added:
        return f"{first.text} {added}"
    rivals = [line for line in named if line is not first and line.loud and not line.layout]
    near = [line for line in rivals if lines.index(line) - place <= 6]
    if near and len(first.text.split()) <= 3:  # `КОДЕКС …` above `Трудовой кодекс …`
        return near[0].text
    return first.text


def _addition(lines: Sequence[Line], *, bare: bool) -> str:
    """What goes on with a title: `КЫРГЫЗСКОЙ РЕСПУБЛИКИ`, then `О предупреждении …`.

    Under a bare word such as `ЗАКОН` it need not be set as a title is.
    """
    state = ""
    for place, line in enumerate(lines):
        about = _ADDITION.match(line.text) or (bare and _ADDITION_LAST.search(line.text))
        short = len(line.text) < LONGEST_TITLE and line.text[-1] not in ".;:,"
        if about and (line.loud or (bare and short)):
            return f"{state} {line.text}".strip()
        if bare and place == 0 and line.loud and not any(map(str.isdigit, line.text)):
            state = line.text
    return ""


def _names(line: Line, style: Style) -> bool:
    low = line.text.casefold()
    return line.loud and any(re.search(rf"\b{word}", low) for word, _ in style.kinds)


def _number_and_date(lines: Sequence[Line]) -> tuple[str, str]:
    """The line that has both, else the first date that stands by itself."""
    loose = ""
    for line in lines:
        date, number = _DATE.search(line.text), _NUMBER.search(line.text)
        if date and number and len(line.text) < 160:
            return number["number"], _iso(date)
        if number and number["year"]:
            return number["number"], number["year"]
        if date and not loose and len(line.text) < 60:
            loose = _iso(date)
    return "", loose


def _iso(found: re.Match[str]) -> str:
    if found["iso"]:
        return found["iso"]
    day = found["day"] or found["day_"] or found["day__"]
    month = found["month"] or found["month_"] or found["month__"]
    year = found["year"] or found["year_"] or found["year__"]
    number = MONTHS.get(month.casefold()) or int(month)
    if not (1 <= number <= 12 and 1 <= int(day) <= 31):
        return year
    return f"{year}-{number:02}-{int(day):02}"
