"""Citations as statutes and treaties in English write them.

section 4(1)(b) · subsection (2) · paragraph (b) of subsection (2) of section thirty-six
article 5 of this Protocol · articles 5, 6 and 23, paragraph 1 (a), of the Convention
paragraph 2 of this article · paragraphs (a) and (b) above · Part II · the First Schedule
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from legalgap.corpus.citations.grammar import Group, Joints, citations
from legalgap.corpus.citations.records import ActName, Citation, Level, Points, Step
from legalgap.corpus.citations.scanning import Number, Separators, numbers, single
from legalgap.corpus.numbers import roman

_UNIT = re.compile(
    r"""(?<![\w.-])(?:
        (?P<article>      articles? | art\. | arts\. | sections? | ss?\. | regulations? | rules? )
      | (?P<part>         sub-?sections? )
      | (?P<point>        paragraphs? | paras?\. )
      | (?P<subpoint>     sub-?paragraphs? | clauses? | sub-?clauses? | points? )
      | (?P<division_part>    Parts? )
      | (?P<division_chapter> Chapters? )
      | (?P<annex>        Schedules? | Annex(?:es)? )
    )(?![\w])""",
    re.VERBOSE | re.IGNORECASE,
)
"""`Articles`, `sub-paragraph`, `Part`"""
_LEVELS = {
    "article": Level.ARTICLE,
    "part": Level.PART,
    "point": Level.POINT,
    "subpoint": Level.SUBPOINT,
    "division_part": Level.DIVISION,
    "division_chapter": Level.DIVISION,
    "annex": Level.ANNEX,
}
_BEGINNINGS = ("art", "sect", "s.", "regu", "rule", "para", "clau", "poin", "chap", "sche", "anne")
"""What of a unit there is in each of its forms: letters are found many times faster than units."""
_CAPITAL_ONLY = ("division_part", "division_chapter", "annex")
"""`part` and `chapter` in small letters are words of every day, except `this chapter`."""
_HALF = re.compile(r"(?P<step>[a-z]{1,2}|[ivx]{1,5})\)")
"""`b)`"""
_LOOSE = re.compile(
    r"\s?(?P<step>[a-z])\)|\s(?P<letter>[a-z])(?:\.(?=\s+(?:of|and|or)\b)|(?=\s+of\s+th))"
)
"""` a)`, ` d.` behind the number of a paragraph or article"""
_BRACKETS = re.compile(
    r"\s?\((?P<step>\d{1,3}[A-Za-z]{0,2}|[a-zA-Z]{1,2}|[ivxl]{1,6})\)(?P<letter>)"
)
"""`(1)`, ` (b)`, `(iv)`, `(1A)`"""
_NUMBER = re.compile(
    r"""(?P<number> \d{1,4} [A-Z]{0,2} (?:[-./]\d{1,2}(?!\d))? (?![\w%]|[.,]\d)
                  | (?P<roman> [IVXL]{1,6} ) (?!\w)
                  | (?P<letter> [a-z] ) (?!\w)
                      (?=\s*[,;.:] | \s+(?:of|and|or|above|below|to)\b | \s*$) )
        (?! \s+ (?: days? | months? | years? | hours? | per\b | percent | members? | January
          | February | March | April | May | June | July | August | September | October
          | November | December ) (?!\w) )""",
    re.VERBOSE,
)
"""`4`, `22AA`, `II`, `a`; not `30 days`"""
_WORDS = {
    word: number
    for number, word in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ],
        1,
    )
} | {
    word: 10 * number
    for number, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2
    )
}
_WORD = "|".join(sorted(_WORDS, key=len, reverse=True))
_IN_WORDS = re.compile(
    rf"(?:(?P<hundreds>{_WORD})\s+hundred(?:\s+and\s+)?)?(?P<rest>(?:{_WORD})(?:[\s-](?:{_WORD}))?)?"
    r"(?!\w)"
)
"""`thirty-six`, `one hundred and two`"""
_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
]
_BEFORE = re.compile(
    rf"""(?<!\w)(?:
        (?:the\s+)?(?P<ordinal> {"|".join(_ORDINALS)} )
      | (?P<this> this | the\s+present | these )
      | (?P<said> that | the\s+said | the\s+aforesaid | the\s+same | those )
      | (?P<preceding>
            (?:the\s+)?(?:(?P<two>two)\s+)?(?:immediately\s+)?(?:preceding|foregoing) )
    )\s+$""",
    re.VERBOSE | re.IGNORECASE,
)
"""`this` article, `the present` article, `the preceding` paragraph, `the First` Schedule"""
_OWN_NAMES = ("regulations", "rules")
"""`these Regulations` are a whole act, as `this Act` is."""
_ITS = re.compile(r"\bits\s+$")
_REACH = 30
_AFTER = re.compile(r"\s+(?:above|below)(?!\w)|\s+hereof(?!\w)")
"""Says that the paragraph lies in the same text; part of the citation."""
_BETWEEN = Separators(
    re.compile(r"\s*,\s*(?:(?:and|or)\s+)?|\s+(?:and/or|and|or)\s+"),
    re.compile(r"\s?[-–—]\s?|\s+to\s+|\s+through\s+"),
)
_JOINTS = Joints(
    up=re.compile(r"\s*,?\s+(?:of|in|to|under)\s+(?:the\s+)?|\s*,?\s+of\s+"),
    down=re.compile(r"\s*,?\s+|\s*\(\s*"),
    beside=re.compile(
        r"\s*(?:[,;]|,?\s+(?:and|or|and/or|to)|,\s+as\s+well\s+as)\s+(?:(?:of|in|under|with)\s+)?(?:the\s+)?"
    ),
    act=re.compile(r"\s*,?\s+(?:of|to|in|under)\s+"),
)
_KINDS = (
    r"(?:Act|Convention|Protocol|Covenant|Charter|Constitution|Code|Law|Agreement|Statute|Treaty"
    r"|Declaration|Ordinance|Regulations|Rules|Order)"
)
_NAME = r"(?:[A-Z][\w’'-]*|\(?No\.\s?\d+\)?)"
_SMALL = r"(?:of|on|for|the|and|against|to|in|concerning|relating|with|or|by|from|its|all|at)"
_ACT = re.compile(
    rf"""(?:
        (?P<own>  (?:this|the\s+present)\s+{_KINDS}(?!\w) )
      | (?P<said> (?:that|the\s+said|the\s+aforesaid|the\s+same)\s+{_KINDS}(?!\w) )
      | (?P<named> (?:the\s+)?
            (?: {_NAME}(?:\s+(?:{_SMALL}\s+){{0,3}}{_NAME}){{0,12}}?\s+ )?
            {_KINDS}(?!\w)
            (?: \s+(?:concerning|relating\s+to|on|for|against|of|to)\s+(?:the\s+)?{_NAME}
                (?:\s*,?\s+(?:{_SMALL}\s+){{0,3}}{_NAME}){{0,14}} )?
            (?: \s*,?\s+ (?:of\s+)? (?:18|19|20)\d\d (?!\d) )?
            (?: \s*\(No\.\s?\d+\) | \s+No\.\s?\d+(?:\s+of\s+\d{{4}})? | \s+\d+\s+of\s+\d{{4}} )?
        )
    )""",
    re.VERBOSE,
)
"""`this Protocol`, `the present Convention`, `the Convention on the Rights of the Child`,
`the Penal Code`, `Act 16 of 2022`"""


class English:
    """Finds citations in English."""

    def __init__(self, *, parts: bool = False) -> None:
        """`parts`: a `part 2` lies within an article, as in notes on laws that have such parts."""
        self._parts = parts

    def extract(self, text: str) -> tuple[Citation, ...]:
        """All citations of a text in order."""
        low = text.casefold()
        if not any(letters in low for letters in _BEGINNINGS):
            return ()
        found = citations(text, list(_groups(text, self._parts)), _JOINTS, _find_act, _act_before)
        return tuple(_with_owner(text, one) for one in found)


def _with_owner(text: str, citation: Citation) -> Citation:
    """`the Convention … its Article 30`: of what was named before."""
    if citation.act.kind == "silent" and _ITS.search(
        text, max(0, citation.start - 8), citation.start
    ):
        return replace(citation, act=ActName("said", "its"))
    return citation


def _groups(text: str, parts: bool) -> Iterator[Group]:
    after = 0
    for found in _UNIT.finditer(text):
        if found.start() < after:
            continue
        group = _group(text, found, after, parts)
        if group is not None:
            after = group.end
            yield group


def _group(text: str, found: re.Match[str], after: int, parts: bool) -> Group | None:
    name = found.lastgroup or ""
    if parts and name == "division_part":
        name = "part"
    level = _LEVELS[name]
    word = name.partition("_")[2]
    reach = max(after, found.start() - _REACH)
    before = _BEFORE.search(text[reach : found.start()])
    small = name in _CAPITAL_ONLY and not found[0][0].isupper()
    if small and (before is None or not before["this"]):
        return None
    listed = numbers(text, _behind(text, found.end()), (level, word), _number, _BETWEEN)
    if listed:
        return Group(found.start(), _with_above(text, listed[0]), listed[1])
    if before is None:
        return None
    first = reach + before.start()
    if before["ordinal"]:
        if level not in (Level.ANNEX, Level.DIVISION, Level.POINT):
            return None
        step = str(_ORDINALS.index(before["ordinal"].casefold()) + 1)
        return Group(first, found.end(), (single(level, step, word),))
    points: Points = "this" if before["this"] else "said" if before["said"] else "preceding"
    if points == "this" and found[0].casefold() in _OWN_NAMES:
        return None
    if before["two"]:
        both = (
            Step(level, points=points, word=word, back=2),
            Step(level, points=points, word=word),
        )
        return Group(first, found.end(), tuple((step,) for step in both))
    return Group(first, found.end(), ((Step(level, points=points, word=word),),))


def _behind(text: str, end: int) -> int:
    """Where the number begins; brackets may stand without a space."""
    return end + 1 if text[end : end + 1] in (" ", "\u00a0") else end


def _with_above(text: str, end: int) -> int:
    found = _AFTER.match(text, end)
    return found.end() if found else end


def _number(text: str, start: int, level: Level, word: str) -> Number | None:
    if found := _NUMBER.match(text, start):
        if found["roman"] and level not in (Level.DIVISION, Level.ANNEX, Level.ARTICLE):
            return None
        if found["letter"] and level < Level.POINT:
            return None
        step = re.sub("[./]", "-", found["number"])
        if found["roman"]:
            step = str(roman(step) or step)
        return _below(text, found.end(), Step(level, step, word=word))
    if found := _IN_WORDS.match(text, start):
        value = _in_words(found)
        if value:
            return _below(text, found.end(), Step(level, str(value), word=word))
    found = _BRACKETS.match(text, start) or _HALF.match(text, start)
    if found and level > Level.ARTICLE:
        return _below(text, found.end(), Step(level, found["step"]))
    return None


def _below(text: str, end: int, step: Step) -> Number:
    """The steps in brackets that follow a number: `4(1)(b)`."""
    branch = [step]
    level = step.level
    if level in (Level.DIVISION, Level.ANNEX):
        return end, (tuple(branch),)
    while found := _BRACKETS.match(text, end) or _LOOSE.match(text, end):
        level = min(Level.SUBPOINT, Level(max(level + 1, Level.PART)))
        branch.append(Step(level, found["step"] or found["letter"]))
        end = found.end()
    return end, (tuple(branch),)


def _in_words(found: re.Match[str]) -> int:
    hundreds = 100 * _WORDS[found["hundreds"]] if found["hundreds"] else 0
    rest = re.split(r"[\s-]", found["rest"]) if found["rest"] else []
    return hundreds + sum(_WORDS[word] for word in rest)


def _find_act(text: str, start: int) -> tuple[int, ActName] | None:
    found = _ACT.match(text, start)
    if not found:
        return None
    if found["own"]:
        return found.end(), ActName("own", found["own"])
    if found["said"]:
        return found.end(), ActName("said", found["said"])
    return found.end(), ActName("named", found["named"])


_TITLE = re.compile(
    r"""\s* ,? \s* (?: of \s+ )? (?: [A-Z][a-z]+ \s+ )? (?: \d{1,2}(?:st|nd|rd|th)? \s* ,? \s+ )?
        (?: [A-Z][a-z]+ \s+ )? (?: (?:18|19|20)\d\d \s* ,? )?
        (?: \s* ,? \s* (?:relat(?:ive|ing)\s+to|concerning|on|for|against) \s+ [^();.]{3,150} )?
        \s*""",
    re.VERBOSE,
)
"""` 17th, 1925, relative to the International Trade in Arms`: the rest of a name and its date"""


def _act_before(text: str, bracket: int) -> ActName | None:
    for found in _ACT.finditer(text, max(0, bracket - 250), bracket):
        if _TITLE.fullmatch(text, found.end(), bracket):
            act = _find_act(text, found.start())
            whole = text[found.start() : bracket].rstrip()
            named = act is not None and act[1].kind == "named"
            return ActName("named", whole) if named else act and act[1]
    return None


ENGLISH = English()
OF_NOTES = English(parts=True)
