"""Citations as laws in Russian write them.

A group is a unit with its numbers, in any case and order:

- ч. 2 ст. 5 · частями 1, 2 и 4 · части первой · статьи 124 и 124¹ · статьями 166-168
- статьями 121, 122 (части 2 и 3), 130 · абзац второй · пункт «а» · примечание к статье 166
- настоящей статьи · указанной статьи · главы 27 · раздела III

The act stands behind: `настоящего Кодекса`, `Уголовного кодекса Кыргызской Республики`, `УПК`,
`Закона Кыргызской Республики «О …»`, `указанного Закона`.
"""

import re
from collections.abc import Iterator

from legalgap.corpus.citations.grammar import Branch, Group, Joints, citations
from legalgap.corpus.citations.records import ActName, Citation, Level, Points, Step
from legalgap.corpus.citations.scanning import Number, Separators, numbers, single
from legalgap.corpus.numbers import roman, step_of

_CASES = r"(?:а|у|ом|е|ы|ов|ам|ами|ах)?"
_UNIT = re.compile(
    rf"""(?<![\w.])(?:
        (?P<subpoint> подпункт{_CASES} | подп\. | пп\. )
      | (?P<point>    пункт{_CASES} | п\. )
      | (?P<part>     част(?:ь|и|ью|ей|ям|ями|ях) | ч\.ч\. | чч\. | ч\. )
      | (?P<article>  стат(?:ья|ьи|ье|ью|ь[её]й|ей|ьям|ьями|ьях) | ст\.ст\. | ст\. )
      | (?P<indent>   абзац{_CASES} | абз\. )
      | (?P<note>     примечани(?:е|я|ю|ем|и|й|ям|ями|ях) | прим\. )
      | (?P<chapter>  глав(?:а|ы|е|у|ой|ам|ами|ах)? | гл\. )
      | (?P<section>  раздел{_CASES} | разд\. )
      | (?P<annex>    приложени(?:е|я|ю|ем|и|й|ям|ями|ях) )
    )(?![^\W\d_])(?<![^\W\d_](?=\d))""",
    re.VERBOSE | re.IGNORECASE,
)
"""`частями`, `ст.`, `Примечание`"""
_BEGINNINGS = (
    *("пункт", "подп.", "п.", "част", "ч.", "стат", "ст.", "абз", "прим", "глав", "гл."),
    *("разд", "прил"),
)
"""What of a unit there is in each of its forms: letters are found many times faster than units."""
_LEVELS = {
    "subpoint": Level.SUBPOINT,
    "point": Level.POINT,
    "part": Level.PART,
    "article": Level.ARTICLE,
    "indent": Level.INDENT,
    "note": Level.NOTE,
    "chapter": Level.DIVISION,
    "section": Level.DIVISION,
    "annex": Level.ANNEX,
}
_STEMS = [
    "перв",
    "втор",
    "трет",
    "четверт",
    "пят",
    "шест",
    "седьм",
    "восьм",
    "девят",
    "десят",
    "одиннадцат",
    "двенадцат",
    "тринадцат",
    "четырнадцат",
    "пятнадцат",
]
_ORDINAL = re.compile(
    rf"(?P<stem>{'|'.join(_STEMS)}|четвёрт)"
    r"(?:ый|ий|ой|[аь]я|ое|ье|ого|ь?его|ому|ь?ему|ым|ь?им|ом|ь?ем|ую|ь?ю|ь?ей|ых|ь?их|ыми|ь?ими)"
    r"(?![^\W_])",
    re.IGNORECASE,
)
"""`первой`, `третьего`, `вторым`"""
_PLAIN = re.compile(
    r"""(?P<number> \d{1,4} (?: [⁰¹²³⁴-⁹]+ | [./]\d{1,2} (?!\d) )? )
        (?P<added> [-‐‑] \d{1,2} (?! \d | \s*% ) )?
        (?! \d | \s*% | \.\d )
        (?: (?P<close> \) ) )?
        (?! \s* (?: год | лет\b | дн[яейё] | день | месяц | сут[ок] | час(?:а|ов)?\b | минут
          | процент | расч[её]тн | сом | рабоч | календарн | января | февраля | марта | апреля
          | мая\b | июня | июля | августа | сентября | октября | ноября | декабря ) )""",
    re.VERBOSE | re.IGNORECASE,
)
"""`124`, `124¹`, `124-1`, `124/1`, `127.1`, `1)`; not `12 лет`, `2007 года`, `10,5`"""
_LETTER = re.compile(r"[«\"“„'](?P<a>[а-яё])[»\"”“']\)?|(?P<b>[а-яё])\)", re.IGNORECASE)
"""`«а»`, `б)`"""
_ROMAN = re.compile(r"(?P<number>[IVXLХ]{1,7})(?![^\W_])")
"""`III`, with the Cyrillic Х for the Latin too"""
_INSIDE = re.compile(
    r"\s?\((?=(?:част|ч\.|пункт|п\.|подпункт|абзац|абз\.|примечани))[^()]{1,90}\)", re.IGNORECASE
)
"""` (части 2 и 3)` behind the number of an article"""
_STEPS = re.compile(r"(?:\((?:\d{1,2}|[a-zа-я])\)){1,3}")
"""`(1)(b)` directly behind the number of an article, as treaties are cited"""
_BELOW = (Level.PART, Level.POINT, Level.SUBPOINT)
_BETWEEN = Separators(
    re.compile(r"\s*,\s*(?:(?:и|или|либо|а\s+также)\s+)?|\s+(?:и|или|либо|и\s*\(или\)|и/или)\s+"),
    re.compile(r"\s?[-‐‑–—]\s?|\s+по\s+"),
)
_ENDINGS = r"(?:ая|яя|ую|юю|ое|ее|ой|ей|его|ого|ем|ом|ему|ому|им|ым|ий|ый|ие|ые|их|ых|ими|ыми)"
_BEFORE = re.compile(
    rf"""(?<![^\W_])(?:
        (?P<this> (?:настоящ|данн){_ENDINGS} | (?:этой|эту|эта)(?=\s+(?:стать|глав)) )
      | (?P<said> (?:выше)?(?:указанн|названн|упомянут){_ENDINGS}
                | (?:той|того|том|тому|тем|этой|этого|этом)\s+же )
      | (?P<preceding> предыдущ{_ENDINGS} )
      | (?P<ordinals> (?:{_ORDINAL.pattern.replace("?P<stem>", "?:")}(?:,\s|\s+и\s+|\s+или\s+)?)+ )
    )\s+$""",
    re.VERBOSE | re.IGNORECASE,
)
"""`настоящей` статьи, `указанной` статьи, `первой и второй` частей"""
_SIGN = re.compile(r"\s*№?\s*")
_ONE = re.compile(r"статьи|части|пункта|подпункта|главы|раздела", re.IGNORECASE)
"""A genitive of one: of the numbers after it only the first owns what stands before it."""
_TO_WHAT = re.compile(r"\s+к\s+(?:настоящ|указанн|стат|ст\.|част|глав)")
"""примечание` к статье `166"""
_GAZETTE = re.compile(r"№\s?\d+(?:-\d+)?,\s*$")
"""`1984 г., № 20, ст. 167` is a place in a gazette."""
_REACH = 60
"""How far before a unit its adjectives stand, in letters."""
_JOINTS = Joints(
    up=re.compile(r"\s+(?:к\s+)?"),
    down=re.compile(r"\s+|,\s*|\s*\(\s*"),
    beside=re.compile(
        r"\s*(?:[,;]|[,;]?\s(?:и|или|либо|а\s+также|и\s*\(или\)|и/или|по))\s+(?:(?:в|на|по|с|со|к|"
        r"предусмотренн\w+)\s+)?"
    ),
    act=re.compile(r"\)?\s+(?:к\s+)?"),
)
_KINDS = (
    r"(?:[Кк]одекс(?:а|у|ом|е)?|[Зз]акон(?:а|у|ом|е)?|Конституци(?:я|и|ю|ей)|[Кк]онвенци(?:я|и|ю|ей)"
    r"|[Пп]ротокол(?:а|у|ом|е)?|Положени(?:е|я|ю|ем|и)|Правил(?:а|ам|ами|ах)?|Указ(?:а|у|ом|е)?"
    r"|Соглашени(?:е|я|ю|ем|и)|Договор(?:а|у|ом|е)?|Пакт(?:а|у|ом|е)?|Устав(?:а|у|ом|е)?"
    r"|Постановлени(?:е|я|ю|ем|и)|Порядк(?:а|у|ом|е)|Инструкци(?:я|и|ю|ей)|Приказ(?:а|у|ом|е)?)"
)
_BODY = r"(?:[А-ЯЁ][а-яё]+(?:а|у|ого|ой|ов|ы|и)?|ССР)(?![^\W_])"
"""A word in the name of what issued an order: `Президиума`, `Верховного`, `Совета`"""
_ACT = re.compile(
    rf"""(?:
        (?P<own> (?:настоящ|данн){_ENDINGS}\s+{_KINDS}(?![^\W_]) )
      | (?P<said> (?:(?:выше)?(?:указанн|названн|упомянут){_ENDINGS}|того\s+же|этого(?:\s+же)?)
          \s+{_KINDS}(?![^\W_]) )
      | (?P<named>
            (?: [А-ЯЁ]{{1,3}}К | КоАП | КоП ) (?![^\W_]) (?:\s+(?:КР|РФ|РК|РТ|РУз)\b)?
          | (?: (?:[А-ЯЁа-яё]+-)?[А-ЯЁа-яё]+(?:ого|его|ому|ему|ым|им|ом|ем|ый|ий|ой) \s+
                (?:(?:и\s+)?[а-яё-]+(?:ого|его|ому|ему|ым|им|ом|ем|ый|ий)\s+)?
                (?=[Кк]одекс|[Зз]акон|[Пп]ротокол|[Кк]онвенци) )?
            {_KINDS}(?![^\W_])
            (?: (?<=[Уу]каз.)(?:\s+{_BODY})+ | (?<=[Пп]остановления)(?:\s+{_BODY})+
              | (?<=[Уу]казом)(?:\s+{_BODY})+ | (?<=[Пп]остановлением)(?:\s+{_BODY})+ )?
            (?: \s+ (?: [А-ЯЁ][а-яё]+(?:ой|ая|ую|ого)\s+(?:Республик\w*|Федераци\w*)
                      | [А-ЯЁ][а-яё]+(?:ана|ой|ии)(?![^\W_]) | КР\b ) )?
            (?: \s+ [«"“] [^«»"“”]{{3,200}} [»"”]
              | \s+ об? \s+ [а-яё]+(?:х|и|е|ье|ии|ой|ом|ях)(?![^\W_])
                (?:\s+и\s+[а-яё]+(?:х|и|е|ье)(?![^\W_]))?
                (?:\s+[А-ЯЁ][а-яё]+ой\s+(?:Республики|Федерации|ССР)(?![^\W_]))? )?
            (?: \s+ от \s+ \d{{1,2}} \s+ [а-я]+ \s+ \d{{4}} \s+ (?:года|г\.) )?
            (?: \s* (?:№|N) \s? \d[\d-]* )?
        )
    )""",
    re.VERBOSE,
)
"""`настоящего Кодекса`, `УПК`, `Уголовного кодекса Кыргызской Республики`, `указанного Закона`,
`Закона Кыргызской Республики «О …» от 1 марта 2012 года № 8`"""


class Russian:
    """Finds citations in Russian."""

    def extract(self, text: str) -> tuple[Citation, ...]:
        """All citations of a text in order."""
        low = text.casefold()
        if not any(letters in low for letters in _BEGINNINGS):
            return ()
        return citations(text, list(_groups(text)), _JOINTS, _find_act, _act_before)


def _groups(text: str, start: int = 0, end: int | None = None) -> Iterator[Group]:
    after = start
    for found in _UNIT.finditer(text, start, len(text) if end is None else end):
        if found.start() < after:
            continue
        group = _group(text, found, after)
        if group is not None:
            after = group.end
            yield group


def _group(text: str, found: re.Match[str], after: int) -> Group | None:
    name = found.lastgroup or ""
    level, word = _LEVELS[name], name if _LEVELS[name] is Level.DIVISION else ""
    reach = max(after, found.start() - _REACH)
    before = _BEFORE.search(text[reach : found.start()])
    first = reach + before.start() if before else found.start()
    if before and before["ordinals"]:
        stems = [item["stem"] for item in _ORDINAL.finditer(before["ordinals"])]
        return Group(
            first, found.end(), tuple(single(level, _ordinal(stem), word) for stem in stems)
        )
    sign = _SIGN.match(text, found.end())
    start = sign.end() if sign else found.end()
    listed = numbers(text, start, (level, word), _number, _BETWEEN)
    if listed:
        if _GAZETTE.search(text, max(0, found.start() - 12), found.start()):
            return None
        return Group(found.start(), listed[0], listed[1], not _ONE.fullmatch(found[0]))
    if before and before.lastgroup:
        points: Points = "this" if before["this"] else "said" if before["said"] else "preceding"
        return Group(first, found.end(), ((Step(level, points=points, word=word),),))
    if level is Level.NOTE and re.match(
        r"\s+к\s+(?:настоящ|стат|ст\.|част|глав)", text[found.end() :]
    ):
        return Group(found.start(), found.end(), (single(level),))
    return None


def _ordinal(stem: str) -> str:
    return str(_STEMS.index(stem.casefold().replace("ё", "е")) + 1)


def _number(text: str, start: int, level: Level, word: str) -> Number | None:
    plain = _PLAIN.match(text, start)
    if plain:
        number, end = plain["number"], plain.end()
        if plain["close"] and (level < Level.POINT or "(" in text[max(0, start - 40) : start]):
            end = plain.end("added") if plain["added"] else plain.end("number")
        if plain["added"]:
            if int(plain["added"][1:]) < int(re.sub(r"\D.*", "", number)):
                number += "-" + plain["added"][1:]
            else:
                end = plain.end("number")
        branch = single(level, step_of(number.replace("/", "-")), word)
        below = _below(text, end, branch) if level is Level.ARTICLE else None
        return below or (end, (branch,))
    if ordinal := _ORDINAL.match(text, start):
        return ordinal.end(), (single(level, _ordinal(ordinal["stem"]), word),)
    if letter := _LETTER.match(text, start):
        if level < Level.PART:
            return None
        return letter.end(), (single(level, (letter["a"] or letter["b"]).casefold(), word),)
    if level is Level.DIVISION and (found := _ROMAN.match(text, start)):
        value = roman(found["number"].replace("Х", "X"))
        if value is not None:
            return found.end(), (single(level, str(value), word),)
    return None


def _below(text: str, end: int, branch: Branch) -> Number | None:
    """What lies below an article in brackets behind its number: `(1)(b)`, ` (части 2 и 3)`."""
    if steps := _STEPS.match(text, end):
        listed = zip(_BELOW, re.findall(r"\w+", steps[0]), strict=False)
        return steps.end(), ((*branch, *(Step(level, step) for level, step in listed)),)
    if inside := _INSIDE.match(text, end):
        below = list(_groups(text, inside.start(), inside.end()))
        if below:
            lower = tuple(branch + item for group in below for item in group.branches)
            return inside.end(), lower
    return None


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
    r"""(?: \s+ (?: от \s+ \d{1,2} \s+ [а-я]+ \s+ )? \d{4} \s+ (?:года|г\.) )?
        (?: \s+ (?:об?|относительно|по|против) \s+ [^();.]{3,150} )? \s*""",
    re.VERBOSE,
)
"""` от 17 июня 1925 года о международной торговле оружием`: the rest of a name and its date"""
_ON = re.compile(r"\sоб?\s")


def _act_before(text: str, bracket: int) -> ActName | None:
    for found in _ACT.finditer(text, max(0, bracket - 250), bracket):
        begun = _ON.search(found[0])  # `о консульских`, and more words of the title follow
        end = found.start() + begun.start() if begun else found.end()
        if _TITLE.fullmatch(text, end, bracket):
            act = _find_act(text, found.start())
            whole = text[found.start() : bracket].rstrip()
            named = act is not None and act[1].kind == "named"
            return ActName("named", whole) if named else act and act[1]
    return None


RUSSIAN = Russian()
__all__ = ["RUSSIAN", "Branch", "Russian"]
