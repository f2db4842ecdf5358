"""The style of treaties, and of laws in English that have articles.

Part, chapter, section; `Article 5` with its title below it; paragraph `1.`, sub-paragraph `(a)`,
`a)`, then `(i)`. After the last article come the signatures; protocols and appendices may follow.
"""

import re
from collections.abc import Sequence
from typing import ClassVar

from legalgap.corpus.numbers import LETTERED, NUMBER, roman
from legalgap.intake.styles.style import (
    Line,
    Mark,
    Rank,
    Style,
    after_label,
    article_mark,
    record_mark,
    stands_alone,
)

_ARTICLE = re.compile(
    rf"(?:Article|ARTICLE|Art\.|Artikel|Artículo|Artigo|Articolo|Articolul)\s*[-–]?\s*(?:No\.\s?)?"
    rf"(?P<number>{LETTERED}|[IVXLC]+(?![^\W_]))(?P<bis>\s(?:bis|ter|quater)(?![^\W_]))?"
)
"""`Article 5`, `ARTICLE IV`, `Article 12 bis`, `Art. 7. Title`"""
_LABELS = (("artic", ("en", "fr")), ("artik", ("nl", "de")), ("artí", ("es",)))
_LATER = {"bis": "A", "ter": "B", "quater": "C"}
_RANGE = re.compile(
    rf"(?:Articles|ARTICLES)\s+(?P<first>{NUMBER})\s*(?:to|and|[-–—])\s*(?P<last>{NUMBER})[.:]?\s*"
    r"(?=[(\[]?\s*(?:repealed|deleted|omitted))",
    re.IGNORECASE,
)
"""`Articles 5 to 7 (repealed)`"""
_LEVELS = {"book": 1, "part": 1, "title": 2, "chapter": 3, "section": 4, "subsection": 5}
_DIVISION = re.compile(
    r"(?P<name>book|part|title|chapter|section|subsection)\s+"
    r"(?:[IVXLC]+|\d{1,3}[A-Z]?|[A-Z]|one|two|three|four|five|six|seven|eight|nine|ten)(?![^\W_])",
    re.IGNORECASE,
)
"""`PART I`, `CHAPTER 5. Title`, `SECTION II`"""
_ROMAN_HEAD = re.compile(r"[IVXLC]+\.?(?=$|\s+[A-Z])")
"""`II`, `IV. Final provisions`, where it is set as a heading"""
_ANNEX = re.compile(
    r"(?:Annex|ANNEX|Appendix|APPENDIX|Schedule|SCHEDULE)(?:\s+(?P<number>[IVXLC]+|\d{1,3}|[A-Z]))?"
    r"(?![^\W_])"
)
"""`Annex II`, `Appendix`"""
_REPEALED = re.compile(
    r"[(\[]?\s*(?:(?:article|paragraph|sub-?paragraph|section|subsection)\s+\S+\s+)?(?:is\s+)?"
    r"(?:repealed|deleted|omitted)(?=$|[\s.;,)\]])",
    re.IGNORECASE,
)
_AMENDED = re.compile(
    r"[(\[][^\[\]]{0,100}(?:amended|substituted|inserted|added|renumbered|as replaced)\s+(?:by|in)",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(
    r"(?:in\s+(?:witness|faith)\s+where\s?of|in\s+testimony\s+whereof|done\s+(?:at|in)\s)",
    re.IGNORECASE,
)
_PREAMBLE = re.compile(r"[Pp]reamb(?:le|ule)(?![a-z])|PREAMBLE(?![A-Z])")


class Treaty(Style):
    """Article, paragraph, sub-paragraph."""

    name: ClassVar[str] = "treaty"
    languages: ClassVar[tuple[str, ...]] = ("en", "fr", "es", "nl", "de")
    level_names: ClassVar[dict[str, str]] = {
        **dict.fromkeys(("1.", "(1)", "1)"), "paragraph"),
        **dict.fromkeys(("a.", "(a)", "a)"), "subparagraph"),
    }
    rules_names: ClassVar[dict[str, str]] = level_names
    default_levels: ClassVar[tuple[str, ...]] = ("article", "paragraph", "subparagraph")
    item_forms: ClassVar[tuple[str, ...]] = (
        *("1.", "(1)", "1)", "a.", "(a)", "a)", "i.", "(i)", "i)", "(A)", "A)", "(I)"),
    )
    open_forms: ClassVar[frozenset[str]] = frozenset(["1.", "(1)"])
    list_opening: ClassVar[tuple[str, ...]] = (":", "—", "–")
    kinds: ClassVar[Sequence[tuple[str, str]]] = (
        ("constitution", "constitution"),
        ("code", "code"),
        ("convention", "agreement"),
        ("covenant", "agreement"),
        ("protocol", "agreement"),
        ("treaty", "agreement"),
        ("agreement", "agreement"),
        ("law", "law"),
        ("act", "law"),
        ("decree", "decree"),
        ("regulation", "regulation"),
        ("rules", "regulation"),
        ("order", "order"),
        ("plan", "plan"),
    )
    penal: ClassVar[re.Pattern[str]] = re.compile(r"\b(?:criminal|penal)\s+code", re.IGNORECASE)
    repealed: ClassVar[re.Pattern[str]] = _REPEALED
    amended: ClassVar[re.Pattern[str]] = _AMENDED

    def score(self, lines: Sequence[Line]) -> float:
        """How many lines are headed by an article."""
        articles = sum(self.article(line.full) is not None for line in lines)
        return 3 * min(articles, 10) / 10 if articles else 0.0

    def label_languages(self, text: str) -> tuple[str, ...]:
        """`Article` is English or French, `Artikel` Dutch or German."""
        label = text[:6].casefold()
        return next((codes for start, codes in _LABELS if label.startswith(start)), ("en",))

    def division_languages(self, text: str) -> tuple[str, ...]:
        """`CHAPTER` is English, `Section` English or French; a Roman number is of any language."""
        return ("en", "fr") if _DIVISION.match(text) else ()

    def annex(self, line: Line) -> Mark | None:
        """`Appendix`, `Annex II`, on a line of its own or set as a heading."""
        found = _ANNEX.match(line.text)
        if not found or line.text.rstrip().endswith((".", ";", ",")):
            return None
        rest = line.text[found.end() :].strip(" .:–—-")
        if rest and not (
            line.loud and len(line.text) < 160 and (rest[0].isupper() or rest[0] == "(")
        ):
            return None
        return Mark(Rank.ANNEX, len(line.text), found["number"] or "", name=found[0].casefold())

    def division(self, line: Line) -> Mark | None:
        """`PART I`, `CHAPTER II`, and a Roman number set as a heading."""
        text = line.text
        found = _DIVISION.match(text)
        sentence = text.rstrip().endswith((".", ";", ",")) and not line.loud
        if found and text[0].isupper() and stands_alone(text, found.end()) and not sentence:
            return Mark(Rank.DIVISION, 0, level=_LEVELS[found["name"].casefold()])
        if line.heading and _ROMAN_HEAD.match(text) and len(text) < 160:
            return Mark(Rank.DIVISION, 0, level=3)
        return None

    def article(self, line: Line) -> Mark | None:
        """`Article 5`; never `Article 5 of this Protocol shall apply`."""
        text = line.text
        ranged = _RANGE.match(text)
        if ranged:
            return article_mark(ranged["first"], ranged.end(), text, until=ranged["last"])
        found = _ARTICLE.match(text)
        if not found or not stands_alone(text, found.end()):
            return record_mark(line, cyrillic=False)
        printed = found["number"]
        value = roman(printed) if printed.isalpha() else None
        if printed.isalpha():
            if value is None:
                return None
            printed = str(value)
        later = _LATER.get((found["bis"] or "").strip(), "")
        return article_mark(printed + later, found.end(), text)

    def signature(self, line: Line) -> bool:
        """`IN WITNESS WHEREOF the undersigned …`, `Done at Geneva`."""
        return bool(_SIGNATURE.match(line.text))

    def preamble(self, line: Line) -> Mark | None:
        """`Preamble`, also where the text runs on."""
        found = _PREAMBLE.match(line.text)
        if not found:
            return None
        glued = line.text[found.end() : found.end() + 1].isalnum()  # `PreambleThe States Parties`
        return Mark(Rank.PREAMBLE, 0 if glued else after_label(line.text, found.end()))

    def front(self, line: Line) -> bool:
        """Date and place of adoption."""
        return bool(
            re.match(r"(?:adopted|opened|done|signed|entry into force|no\.)\b", line.text, re.I)
        )

    def is_amendment(self, line: Line) -> bool:
        """`(As amended by …)`, all of the line in brackets."""
        text = line.text.strip()
        return text.endswith((")", "]", ").")) and bool(self.amended.match(text))
