"""The style of statutes in countries of the common law.

Part, division; section `5` or `22A` with its title, subsection `(1)`, paragraph `(a)`,
subparagraph `(i)`; schedules at the end; notes of amendments in square brackets.
"""

import re
from collections.abc import Sequence
from typing import ClassVar

from legalgap.corpus.numbers import NUMBER, order_of, ordinal, roman
from legalgap.intake.styles.style import (
    Line,
    Mark,
    Rank,
    article_mark,
    stands_alone,
)
from legalgap.intake.styles.treaty import Treaty

_NUMBER = rf"{NUMBER}[A-Z]{{0,3}}(?![^\W_])"
_NAMED = re.compile(rf"(?:Section|SECTION|Sec\.|SEC\.|§)\s*(?P<number>{_NUMBER})\.?")
"""`Section 5`, `Sec. 2. Findings`, `§ 1591. Sex trafficking`"""
_BARE = re.compile(
    rf"(?P<number>{_NUMBER})(?:\.[—–-]?\s*(?=\S)|[—–-]\s*(?=\()|\s{{1,3}}(?=[A-Z“\"(\[])|\.?$)"
)
"""`5. Debt bondage`, `22A. Certification`, `3.—(1) A person`, `2A Establishment`"""
_RANGE = re.compile(
    rf"(?:Sections?\s+)?(?P<first>{_NUMBER})\s*(?:to|and|[-–—])\s*(?P<last>{_NUMBER})[.:]?\s*"
    r"(?=[(\[]?\s*(?:repealed|deleted|omitted))",
    re.IGNORECASE,
)
"""`5 to 7. [Repealed by …]`"""
_SCHEDULE = re.compile(
    r"(?:THE\s+)?(?:(?P<ordinal>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\s+)?"
    r"(?:schedule|annex|appendix)(?:\s+(?P<number>\d{1,2}[A-Z]?|[IVX]+|[A-Z]))?(?![^\W_])",
    re.IGNORECASE,
)
"""`SCHEDULE`, `FIRST SCHEDULE`, `Schedule 2`, `Schedule (Section 100(2)) Committee`"""
_LEVELS = {"part": 1, "chapter": 2, "division": 3, "subdivision": 4, "title": 1}
_DIVISION = re.compile(
    r"(?P<name>part|chapter|division|subdivision|title)\s+"
    r"(?:[IVXLC]+[A-Z]?|\d{1,3}[A-Z]?|[A-Z])(?![^\W_])",
    re.IGNORECASE,
)
"""`PART II`, `Part IA`, `Chapter 5`, `Division A`, `Part V – Forfeiture`"""
_BREAKS = tuple(
    re.compile(pattern)
    for pattern in (
        # `… under this Act. Schedule (Section 100(2)) Committee on …`
        r"(?<=[.\]])\s+(?P<at>(?:(?:First|Second|Third|Fourth|Fifth)\s)?Schedule\s\()",
        # `… from office. 2. Tenure of office (1) Subject to …`
        r"\s(?P<at>\d{1,2}\.\s[A-Z][^.;:—]{3,90}\s\(1\)\s)",
        # `2. Tenure of office (1) Subject to …`
        r"(?:^|\s)\d{1,2}\.\s[A-Z][^.;:—]{3,90}(?<!section)(?<!sections)(?<!paragraph)(?<!\d)\s"
        r"(?P<at>\(1\))\s",
        # `… in camera. [section 3 substituted by section 4 of Act 16 of 2022]`
        r"(?<!\))\s(?P<at>\[(?:sub)?(?:section|paragraph|part|schedule)[^\[\]]{0,80}(?:substituted|inserted|"
        r"added|amended|renumbered)[^\[\]]{0,80}\])(?=\s*$|\s*\(\w{1,4}\)\s|\s+Schedule|\s+Part\s|\s+\d)",
        # `… have access. Part V – Forfeiture of proceeds`
        r"(?<=[.\]])\s+(?P<at>Part\s[IVXL]+[A-Z]?\s[–—-]\s[A-Z][^.;:]{3,100}$)",
        # `3. Title.—(1) A person …`
        r"\.—\s*(?P<at>\(1\))",
        # `… other assets; " child " means a person …`
        r"(?<=[;—–:\].])\s+(?P<at>[“\"]\s?[^“”\"]{1,60}\s?[”\"]\s+(?:means?|includes?|in\srelation\sto|"
        r"has\sthe|have\sthe|\[definition)(?![^\W_]))",
    )
)
_WORDS = re.compile(r"\bsub-?sections?\b|\bthis Act\b|\bsections?\b")


class Statute(Treaty):
    """Section, subsection, paragraph."""

    name: ClassVar[str] = "statute"
    languages: ClassVar[tuple[str, ...]] = ("en",)
    level_names: ClassVar[dict[str, str]] = {
        "(1)": "subsection",
        "(a)": "paragraph",
        "a)": "paragraph",
        "(i)": "subparagraph",
    }
    default_levels: ClassVar[tuple[str, ...]] = ("section", "subsection", "paragraph")
    item_forms: ClassVar[tuple[str, ...]] = (
        *("(1)", "1)", "(a)", "a)", "(i)", "i)", "(A)", "(I)"),
    )

    def score(self, lines: Sequence[Line]) -> float:
        """How many sections follow one another, and how often the text says `section`."""
        best: tuple[int, ...] = ()
        run = 0
        for line in lines:
            mark = self.article(line.full)
            if mark is None:
                continue
            order = order_of(mark.step)
            if best < order and order[0] <= (best[0] if best else 0) + 3:
                best, run = order, run + 1
        named = sum(len(_WORDS.findall(line.text)) for line in lines[:2000])
        total = sum(len(line.text) for line in lines[:2000]) or 1
        return (2 * min(run, 10) / 10) * min(1.0, named * 1000 / total) if run > 1 else 0.0

    def breaks(self, text: str) -> list[int]:
        """Where a schedule, its paragraphs, the next part or a definition begins."""
        return [found.start("at") for pattern in _BREAKS for found in pattern.finditer(text)]

    def label_languages(self, text: str) -> tuple[str, ...]:
        """Statutes are read in English."""
        return self.languages

    def annex(self, line: Line) -> Mark | None:
        """`SCHEDULE`, `First Schedule`, set as a heading or cut from the end of a section."""
        found = _SCHEDULE.match(line.text)
        if not found or (not found[0][0].isupper()):
            return None
        rest = line.text[found.end() :].strip(" .:–—-")
        bracket = rest.startswith(("(", "["))
        if rest and not (line.inline or bracket or (line.loud and rest[0].isupper())):
            return None
        step = str(ordinal(found["ordinal"])) if found["ordinal"] else found["number"] or ""
        return Mark(Rank.ANNEX, len(line.text), step, name="schedule")

    def division(self, line: Line) -> Mark | None:
        """`PART II`, `Part V – Forfeiture of proceeds`."""
        text = line.text
        found = _DIVISION.match(text)
        if not found or not text[0].isupper() or not stands_alone(text, found.end()):
            return None
        if len(text) > 200 or (text.rstrip().endswith((".", ";", ",")) and not line.loud):
            return None
        return Mark(Rank.DIVISION, 0, level=_LEVELS[found["name"].casefold()])

    def article(self, line: Line) -> Mark | None:
        """`5. Debt bondage`, `Section 22A`, `§ 1591.`."""
        text = line.text
        ranged = _RANGE.match(text)
        if ranged:
            return article_mark(ranged["first"], ranged.end(), text, until=ranged["last"])
        named = _NAMED.match(text)
        if named and stands_alone(text, named.end("number")):
            return article_mark(named["number"], named.end(), text)
        bare = _BARE.match(text)
        if not bare:
            return None
        rest = text[bare.end() :]
        if rest[:1].islower() or roman(bare["number"]) is not None:
            return None
        return article_mark(bare["number"], bare.end(), text)
