"""The style of codes and laws in Russian, and of the laws drafted after its pattern.

Раздел, глава, статья; below an article часть `1.`, пункт `1)`, подпункт `а)`; after it a note
(`Примечание.`) and in brackets who amended it. A decree or a set of rules has no articles: its
numbered points are the provisions. Laws in the languages of the region that print the number
first (`1-статья`, `1-бап`, `1-modda`, `1-nji madda`) are drafted alike.
"""

import re
from collections.abc import Mapping, Sequence
from typing import ClassVar

from legalgap.corpus.numbers import DASH, NUMBER
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

_ORDINAL = (
    r"(?:перв|втор|трет|четв[её]рт|пят|шест|седьм|восьм|девят|десят|одиннадцат|двенадцат)"
    r"(?:ый|ой|ий|ая|ья|ое|ье)"
)
_COUNT = rf"(?:№\s?)?(?:{NUMBER}|[IVXLCХІ]+(?:{DASH}\d+|[⁰¹²³⁴-⁹]+)?|{_ORDINAL}|[А-Я])(?![^\W_])"
_ARTICLE = re.compile(
    rf"(?:[СC]татья|[СC]ТАТЬЯ|Стаття|СТАТТЯ|Моддаи|МОДДАИ)\s*№?\s*"
    rf"(?P<number>[\dЗОзО]{{1,4}}(?:[⁰¹²³⁴-⁹]+|{DASH}\d{{1,3}}(?!\d)|\.\d{{1,3}}(?!\d))*"
    rf"(?:[А-Яа-яA-Za-z](?![^\W_]))?)\.?(?![^\W_])"
)
"""`Статья 166. Торговля людьми`, `Статья 240¹. …`, `СТАТЬЯ 71-1`, `Статья 127.1. …`; its first
letter may be the Latin C, which nobody sees."""
_NUMBER_FIRST = re.compile(
    rf"(?P<number>{NUMBER})\s?[-–]?\s?"
    r"(?:статья|берене|бап|модда|modda|nji\s+madda|njy\s+madda|madda)(?![^\W_])\.?",
    re.IGNORECASE,
)
"""`5-статья. …`, `12-бап`, `3-nji madda`"""
_RANGE = re.compile(
    rf"(?:Статьи|СТАТЬИ)\s+(?P<first>{NUMBER})\s*[-–—]\s*(?P<last>{NUMBER})[.:]?\s*"
    r"(?=\(?\s*(?:утратил|исключен|признан|отменен))",
    re.IGNORECASE,
)
"""`Статьи 5-7 (утратили силу …)`"""
_ITEM_RANGE = re.compile(
    rf"(?P<first>{NUMBER})\s*[-–—]\s*(?P<last>{NUMBER})(?P<after>[.)])\s*"
    r"(?=\(?\s*(?:утратили|исключены|отменены))",
    re.IGNORECASE,
)
"""`2-4. (Утратили силу …)`, `3)-5) исключены` as `3-5) исключены`"""
_LEVELS = {
    "книга": 1,
    "часть": 1,
    "титул": 1,
    "раздел": 2,
    "отдел": 2,
    "бөлүм": 2,
    "бөлім": 2,
    "подраздел": 3,
    "глава": 4,
    "тарау": 4,
    "бап": 4,
    "боб": 4,
    "bölüm": 2,
    "boʻlim": 2,
    "bap": 4,
    "bob": 4,
    "параграф": 5,
    "§": 5,
}
_NAMES = "книга|часть|титул|раздел|отдел|подраздел|глава|параграф"
_DIVISION = re.compile(
    rf"(?P<name>{_NAMES}|§)\s*{_COUNT}\.?|(?P<whole>(?:общая|особенная)\s+(?P<part>часть))$"
    rf"|{_COUNT}\.?\s*[-–]?\s*(?P<last>{_NAMES}|бөлүм|бөлім|тарау|боб|bölüm|bo[‘’ʻ']lim|bap|bob)(?![^\W_])\.?",
    re.IGNORECASE,
)
"""`РАЗДЕЛ I`, `Глава 5. Лица`, `§ 2. …`, `ОБЩАЯ ЧАСТЬ`, `II ГЛАВА. ВЛАСТЬ`, `ЧАСТЬ ПЕРВАЯ`"""
_ROMAN_HEAD = re.compile(r"[IVXХ]{1,6}\.\s+(?=[А-ЯЁ])")
"""`II. Порядок выявления`, in decrees and rules"""
_ANNEX = re.compile(
    rf"(?:Приложение|ПРИЛОЖЕНИЕ)(?:\s*№?\s*(?P<number>\d{{1,3}}(?:{DASH}\d+)?|[IVX]+))?(?![^\W_])"
)
"""`Приложение 1`, `Приложение № 2 к Положению …`"""
_NOTE = re.compile(
    r"(?:П\s?р\s?и\s?м\s?е\s?ч\s?а\s?н\s?и|ПРИМЕЧАНИ)(?P<end>[еяЕЯ])"
    r"(?:\s*(?P<number>\d{1,2})(?![\d)]))?\s*(?=[.:—–-]|$)[.:—–\s-]*"
)
"""`Примечание. Под вербовкой …`, `Примечания:`, `Примечание 2. …`"""
_AMENDED = re.compile(
    r"\(?\s*(?:(?:в|с учетом) (?:нов\w+ )?ред(?:акции|\.)\s|"
    r"(?:стать\w+|част\w+|пункт\w*|подпункт\w*|абзац\w*|глав\w+|раздел\w*|наименование|название)"
    r"[^()]{0,60}?(?:в ред(?:акции|\.)|введен\w?|дополнен\w?|изложен\w?|внесен\w?)\s|"
    r"введен\w?\s+(?:закон|указ|федеральн)|дополнен\w?\s+(?:закон|указ)|"
    r"измен\w+,? внесенн\w+\s+(?:закон|указ)|см\.)",
    re.IGNORECASE,
)
_OF_PUBLISHER = re.compile(
    r"внимание!|закон\w+\s[^.;]{0,80}\sвнесен\w+\sизменен\w+\sв\sтекст\s", re.IGNORECASE
)
"""`Внимание! …`, `Законом КР от … внесены изменения в текст статьи 88 на государственном языке.`"""
_GONE = (
    r"(?:утратил[аои]?\s+силу|утрачивает\s+силу|исключен[аоы]?(?=$|[\s.;,)])"
    r"|отменен[аоы]?(?=$|[\s.;,)])|признан[аоы]?\s+утративш\w+\s+силу)"
)
_REPEALED = re.compile(
    rf"\(?\s*(?:(?:стать\w+|част\w+|пункт\w*|подпункт\w*|абзац\w*|глав\w+|раздел\w*|примечани\w+)"
    rf"[^().;]{{0,40}}?\s)?{_GONE}",
    re.IGNORECASE,
)
"""`(Утратила силу в соответствии с Законом …)`, `Исключена.`, `(абзац второй утратил силу …)`"""
_PART_OF = re.compile(r"част(?:и|ь|ью|ей|ях|ями)\s[^.;]{0,25}\d[^.;]{0,25}\sнастоящей\sстатьи")
_POINT_OF = re.compile(r"(?<!под)пункт\w{0,3}\s[^.;]{0,25}\d[^.;]{0,5}\sнастоящей\sстатьи")
_SIGNATURE = re.compile(
    r"(?:И\.\s?о\.\s|Исполняющ\w+ обязанности\s)?(?:Президент|Премьер-министр|Председатель|Министр|"
    r"ПРЕЗИДЕНТ|ПРЕМЬЕР-МИНИСТР|ПРЕДСЕДАТЕЛЬ|МИНИСТР|Т[ОӨ]РАГА|"
    r"Т[оө]рага|Принят[аоы]?(?![^\W_])|Опубликован|Город\s|г\.\s?[А-Я])"
)
_FRONT = re.compile(
    r"(?:от\s+\d|№\s?\d|\(|г(?:ород|\.)\s|\d{1,2}\s+[а-я]+\s+\d{4}|Принят|Одобрен|Утвержд|Введен|"
    r"Приложение|Внимание|Изменени|вступа)",
    re.IGNORECASE,
)
_NOTICE = re.compile(r"[(\[]|внимание|изменени|вступа|в\s+ред(?:акции|\.)", re.IGNORECASE)


class Russian(Style):
    """Статья, часть, пункт, подпункт."""

    name: ClassVar[str] = "russian"
    languages: ClassVar[tuple[str, ...]] = ("ru", "ky", "kk", "tg", "uk", "uz", "tk")
    level_names: ClassVar[dict[str, str]] = {"1.": "part", "1)": "point", "(1)": "point"}
    rules_names: ClassVar[dict[str, str]] = {"1.": "point", "1)": "subpoint", "(1)": "subpoint"}
    item_forms: ClassVar[tuple[str, ...]] = (
        *("1.", "1)", "(1)", "а)", "(а)", "a)", "(a)", "i)", "(i)"),
    )
    kinds: ClassVar[Sequence[tuple[str, str]]] = (
        ("конституция", "constitution"),
        ("кодекс", "code"),
        ("закон", "law"),
        ("указ", "decree"),
        ("постановление пленума", "court_guidance"),
        ("постановление", "regulation"),
        ("положение", "regulation"),
        ("правила", "regulation"),
        ("инструкция", "order"),
        ("порядок", "order"),
        ("приказ", "order"),
        ("стандарт", "service_standard"),
        ("программа", "plan"),
        ("план", "plan"),
        ("соглашение", "agreement"),
        ("конвенция", "agreement"),
        ("протокол", "agreement"),
        ("договор", "agreement"),
    )
    kind_first: ClassVar[bool] = True
    penal: ClassVar[re.Pattern[str]] = re.compile(r"\bуголовный\s+кодекс", re.IGNORECASE)
    repealed: ClassVar[re.Pattern[str]] = _REPEALED
    amended: ClassVar[re.Pattern[str]] = _AMENDED

    def score(self, lines: Sequence[Line]) -> float:
        """How much of the text is Cyrillic (or of the region), and how many lines are marks."""
        text = " ".join(line.text for line in lines[:2000])
        letters = sum(letter.isalpha() for letter in text) or 1
        cyrillic = sum("\u0400" <= letter <= "\u04ff" for letter in text) / letters
        articles = sum(self.article(line.full) is not None for line in lines)
        return cyrillic * (1 + 2 * min(articles, 50) / 50) if cyrillic > 0.3 or articles else 0.0

    def label_languages(self, text: str) -> tuple[str, ...]:
        """`Статья 1` is Russian; `1-статья`, `1-бап`, `1-modda` are of the region."""
        return ("ky", "kk", "tg", "uz", "tk") if text[:1].isdecimal() else ("ru", "uk", "tg")

    def names(self, texts: Sequence[str]) -> Mapping[str, str]:
        """`часть 2 настоящей статьи` or `пункт 2 настоящей статьи`, as the text cites itself."""
        joined = " ".join(texts)
        if len(_POINT_OF.findall(joined)) > len(_PART_OF.findall(joined)):
            return {"1.": "point", "1)": "subpoint", "(1)": "subpoint"}
        return self.level_names

    def annex(self, line: Line) -> Mark | None:
        """`Приложение 2` on a line of its own or with what it belongs to."""
        found = _ANNEX.match(line.text)
        if not found or len(line.text.split()) > 30 or line.text.rstrip().endswith(";"):
            return None
        rest = line.text[found.end() :].strip(" .:")
        if rest and not (rest.startswith(("к ", "К ", "(")) or rest[0].isupper()):
            return None
        if rest and not found["number"] and not line.loud and not rest.startswith(("к ", "К ")):
            return None
        return Mark(Rank.ANNEX, len(line.text), found["number"] or "", name="приложение")

    def division(self, line: Line) -> Mark | None:
        """`РАЗДЕЛ I`, `Глава 5. Лица`; never `раздел I Указа` or `Глава 5 настоящего Кодекса`."""
        text = line.text
        found = _DIVISION.match(text)
        if found:
            name = (found["name"] or found["part"] or found["last"] or "").casefold()
            rest = text[found.end() :]
            sentence = text.rstrip().endswith((";", ",")) or len(text) > 300
            named = text[0].isupper() or text[0] in "§0123456789"
            fits = stands_alone(text, found.end() - text[: found.end()].endswith("."))
            if named and fits and not sentence and not _lower(rest):
                return Mark(Rank.DIVISION, 0, level=_LEVELS.get(name, 4), name=name)
        head = _ROMAN_HEAD.match(text)
        if head and len(text) < 200 and not text.rstrip().endswith((".", ";", ":", ",")):
            return Mark(Rank.DIVISION, 0, level=4, name="раздел")
        return None

    def article(self, line: Line) -> Mark | None:
        """`Статья 5. Заголовок`; never `Статья 26 настоящего Кодекса`."""
        text = line.text
        ranged = _RANGE.match(text)
        if ranged:
            return article_mark(ranged["first"], ranged.end(), text, until=ranged["last"])
        found = _ARTICLE.match(text) or _NUMBER_FIRST.match(text)
        if found and stands_alone(text, found.end("number")):
            end = found.end("number")
        elif found and text[found.end() - 1 : found.end()] == ".":
            end = found.end()
        else:
            return record_mark(line, cyrillic=True)
        if not any(letter.isdecimal() for letter in found["number"]):
            return None
        return article_mark(found["number"], max(end, found.end()), text)

    def note(self, line: Line) -> Mark | None:
        """The mark of `Примечание.`, `Примечания:`, `Примечание 2.`."""
        found = _NOTE.match(line.text)
        if not found:
            return None
        several = found["end"] in "яЯ"
        return Mark(Rank.NOTE, found.end(), found["number"] or "", several=several)

    def item(self, line: Line) -> Mark | None:
        """`1.`, `1)`, `а)`; `2-4. (Утратили силу)` is a range."""
        ranged = _ITEM_RANGE.match(line.text)
        if ranged:
            plain = Line(f"{ranged['first']}{ranged['after']} ")
            mark = super().item(plain)
            if mark:
                until = ranged["last"]
                return Mark(Rank.ITEM, ranged.end(), mark.step, mark.readings, until=until)
        return super().item(line)

    def signature(self, line: Line) -> bool:
        """`Президент …`, `Принят Жогорку Кенешем`, with no full stop after it."""
        text = line.text.rstrip()
        short = len(text.split()) <= 16 and not text.endswith((":", ";", ","))
        return short and bool(_SIGNATURE.match(text)) and (line.layout or not text.endswith("."))

    def preamble(self, line: Line) -> Mark | None:
        """The word `Преамбула`."""
        found = re.match(r"преамбула\s*[.:]?\s*", line.text, re.IGNORECASE)
        return Mark(Rank.PREAMBLE, found.end()) if found else None

    def notice(self, line: Line) -> bool:
        """`Внимание! Изменения, внесенные Законом …, вступают в силу …`."""
        return bool(_NOTICE.match(line.text))

    def front(self, line: Line) -> bool:
        """Date and number, who adopted it, in whose wording."""
        return bool(_FRONT.match(line.text)) or line.layout

    def is_amendment(self, line: Line) -> bool:
        """`(В редакции Закона КР от …)`: the whole line; the last bracket may be missing.

        So is what the publisher adds: `Внимание! Изменения, внесенные Законом …`.
        """
        text = line.text.strip()
        if _OF_PUBLISHER.match(text):
            return True
        unclosed = text.count("(") > text.count(")") and not text.endswith((".", ";", ":"))
        whole = text.startswith("(") and (text.endswith((")", ").")) or unclosed)
        return whole and bool(self.amended.match(text))


def _lower(rest: str) -> bool:
    stripped = rest.lstrip(" .:–—-")
    return bool(stripped) and stripped[0].islower() and not rest.lstrip().startswith(".")


__all__ = ["Russian", "after_label"]
