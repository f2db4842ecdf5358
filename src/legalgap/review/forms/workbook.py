"""A form as a workbook: a sheet to read first, one an area, the lists, and a hidden record."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from legalgap import __version__
from legalgap.model.act import Act
from legalgap.model.indicator import Element, Indicator
from legalgap.office.spreadsheet import Cell, Column, Properties, Sheet, Value, to_bytes
from legalgap.prose import coded, places, vocabulary, words
from legalgap.prose.catalogues import SOURCE_LANGUAGE
from legalgap.prose.scores import area_title
from legalgap.prose.voice import Voice
from legalgap.prose.words import N_
from legalgap.review.forms import fields, guidance
from legalgap.review.forms.fields import FIELDS, WAYS, Field, stem
from legalgap.review.forms.questions import WHOLE, Asked, Ground, chosen, edition, filled
from legalgap.review.forms.statements import Line, Tree, digest

FORMAT = "1"
MANIFEST = "legalgap"
"""The name of the hidden sheet."""
FREE_ROWS = 30
"""Empty rows at the end of a sheet, for a second provision on an element."""
IDENTITY = 3
"""The columns that stay in sight: id, question, element."""
Row = list[Value | Cell]


@dataclass(frozen=True)
class Form:
    """A form that was made, and what it holds."""

    data: bytes
    claims: int
    blanks: int
    areas: tuple[str, ...]


class Speaker:
    """Says the same in each language of a form, one beside or below the other."""

    def __init__(self, voices: Sequence[Voice]) -> None:
        self.voices = tuple(voices)

    def short(self, sentence: str) -> str:
        """A few words: `Answer / Ответ`."""
        return " / ".join(dict.fromkeys(voice(sentence) for voice in self.voices))

    def long(self, sentence: str) -> str:
        """A sentence, with each language on its own line."""
        return "\n".join(dict.fromkeys(voice(sentence) for voice in self.voices))

    def text(self, *texts: Mapping[str, str] | None) -> str:
        """Texts of the data, language by language; none is said twice."""
        made: dict[str, str] = {}
        for voice in self.voices:
            for said in (voice.text(text) for text in texts if text):
                made.setdefault(said.words, said.marked)
        return "\n".join(made.values())


def make(ground: Ground, asked: Asked, voices: Sequence[Voice]) -> Form:
    """The form of a State; always the same bytes for the same data."""
    speaker = Speaker(voices)
    known = ground.lines(asked.coder)
    by_area = chosen(ground, asked)
    lines = {area: filled(ground, has, asked, known) for area, has in by_area.items()}
    sheets = [
        _sheet(ground, speaker, area, lines[area], number, asked)
        for number, area in enumerate(by_area, 1)
    ]
    ids = [line.id for listed in lines.values() for line in listed]
    lists = _lists(ground, speaker, dict.fromkeys(ids))
    first = guidance.sheet(speaker, ground, asked, [sheet.title for sheet in sheets])
    record = _record(ground, asked, known, lines)
    title = speaker.voices[0](
        "Questionnaire on the law: {country}",
        country=places.name(speaker.voices[0], ground.library.jurisdictions[ground.country]),
    )
    properties = Properties(
        date.fromisoformat(ground.day),
        speaker.voices[0].lang,
        {"title": title, "creator": "legalgap"},
        {"legalgap-form": FORMAT, "legalgap-jurisdiction": ground.country},
        title,
    )
    data = to_bytes([first, *sheets, lists, record], properties)
    everything = [line for listed in lines.values() for line in listed]
    claims = sum(bool(line.ref) for line in everything)
    return Form(data, claims, len(everything) - claims, tuple(sheet.title for sheet in sheets))


def heading(speaker: Speaker, field: Field, lang: str = "") -> str:
    """The heading of a column: `Act / Акт`; of one for a language, in that language."""
    if not lang:
        return speaker.short(field.title)
    voice = next(one for one in speaker.voices if one.lang == lang)
    return f"{voice(field.title)} ({lang})"


def _sheet(
    ground: Ground, speaker: Speaker, area: str, lines: list[Line], number: int, asked: Asked
) -> Sheet:
    voice = speaker.voices[0]
    rows = [_row(ground, speaker, line, asked.langs) for line in lines]
    rows += [_free(asked) for _ in range(FREE_ROWS)]
    return Sheet(
        f"Form_{number}",
        _tab(ground, voice, area),
        speaker.short(N_("One row for what a provision says of an element.")),
        _columns(speaker, asked.langs),
        rows,
        frozen=IDENTITY,
        guarded=True,
    )


def _tab(ground: Ground, voice: Voice, area: str) -> str:
    """The name of a sheet: the area's id as a word in English, elsewhere its title."""
    if voice.lang == SOURCE_LANGUAGE or area not in ground.yardstick.methodology.areas:
        return area[:1].upper() + area[1:].replace("-", " ")
    return area_title(voice, ground.yardstick.methodology, area)


def _columns(speaker: Speaker, langs: tuple[str, ...]) -> list[Column]:
    made = []
    for field in FIELDS:
        for lang in langs if field.by_language else ("",):
            made.append(
                Column(
                    heading(speaker, field, lang),
                    field.width,
                    choices=f"List_{field.choices}" if field.choices else "",
                    fill_in=field.fill_in,
                    prompt=speaker.long(field.prompt) if field.prompt else "",
                    as_text=True,
                    hidden=field.hidden,
                )
            )
    return made


def _row(ground: Ground, speaker: Speaker, line: Line, langs: tuple[str, ...]) -> Row:
    indicator = ground.yardstick.indicators[line.indicator]
    element = indicator.elements.get(line.element)
    ways = "List_" + _ways_name(ground.ways(line.indicator, line.element))
    shown = {
        **line.cells,
        "question": speaker.text(indicator.question),
        "element": _element(ground, speaker, indicator, line.element, element),
        "answer": word(speaker, fields.WAYS, line.cells.get("answer", "")),
        "grade": word(speaker, words.GRADES, line.cells.get("grade", "")),
        "read": word(speaker, fields.READINGS, line.cells.get("read", "")),
    }
    return [
        Cell(shown.get(key) or None, choices=ways if key == "answer" else "")
        for key in fields.keys(langs)
    ]


def _free(asked: Asked) -> Row:
    """A row for whatever element: its id is chosen from the list."""
    given = {"act": asked.act, "coder": asked.coder}
    return [
        Cell(None, choices="List_ids", is_open=True)
        if key == "id"
        else Cell(given.get(key) or None)
        for key in fields.keys(asked.langs)
    ]


def word(speaker: Speaker, known: Mapping[Any, str], code: str) -> str:
    """The word of a closed list that a cell shows for a code."""
    return speaker.short(known[code]) if code in known else code


def _element(
    ground: Ground, speaker: Speaker, indicator: Indicator, name: str, element: Element | None
) -> str:
    if element is None:
        asked = speaker.long(N_("The whole question: does a provision contradict the standard?"))
        return "\n".join([asked, speaker.text(indicator.contradiction)]).strip()
    parts = [speaker.text(element.label, _test(ground, speaker, element))]
    if element.bad:
        parts.append(speaker.long(N_("To have it is a gap.")))
    unit = ground.units.get((indicator.id, name))
    if unit:
        parts += dict.fromkeys(
            voice("A number, in {unit}.", unit=vocabulary.unit(voice, unit))
            for voice in speaker.voices
        )
    return "\n".join(part for part in parts if part)


def _test(ground: Ground, speaker: Speaker, element: Element) -> dict[str, str]:
    """The test of an element, with the words of the list of answers for the keys of claims."""
    method, said = ground.yardstick.methodology, dict(element.test or {})
    for voice in speaker.voices:
        if voice.lang in said:
            said[voice.lang] = coded.worded(
                voice, said[voice.lang], method, {**coded.CLAIMS, **WAYS}
            )
    return said


def _ways_name(ways: tuple[str, ...]) -> str:
    """The name of the list of answers that fits."""
    if ways == WHOLE:
        return "answers_whole"
    kind = "number" if ways[0] == "values" else "element"
    return f"answers_{kind}" + ("" if "lacks" in ways else "_bad")


def _lists(ground: Ground, speaker: Speaker, ids: Iterable[str]) -> Sheet:
    """Every word that cells offer, with its meaning; the rows of a list stand together."""
    given: dict[str, list[tuple[str, str]]] = {"answers": _answers(speaker, tuple(fields.WAYS))}
    for number in (False, True):
        for absent in (("lacks",), ()):
            ways = ("values" if number else "provides", "partly", "narrows", *absent)
            ways = (*ways, fields.WITHDRAW)
            given[_ways_name(ways)] = _answers(speaker, ways)
    given[_ways_name(WHOLE)] = _answers(speaker, WHOLE)
    given["grades"] = [(speaker.short(said), code) for code, said in words.GRADES.items()]
    given["readings"] = [
        (speaker.short(said), speaker.long(fields.READING_MEANINGS[code]))
        for code, said in fields.READINGS.items()
    ]
    given["acts"] = [(act, _title(speaker, tree)) for act, tree in ground.acts.items()]
    given["sources"] = _sources(ground, speaker)
    given["groups"] = [
        (name, speaker.text(said)) for name, said in ground.yardstick.methodology.groups.items()
    ]
    given["ids"] = [(name, "") for name in ids]
    rows: list[Row] = []
    names: dict[str, tuple[int, int, int]] = {}
    for name, entries in given.items():
        if entries:
            names[f"List_{name}"] = (len(rows), len(rows) + len(entries) - 1, 1)
        rows += [[name, said, meaning] for said, meaning in entries]
    columns = [
        Column(speaker.short(N_("List")), 18),
        Column(speaker.short(N_("Word")), 36),
        Column(speaker.short(N_("Meaning")), 60),
    ]
    about = speaker.short(N_("The words that cells offer. Please do not change this sheet."))
    return Sheet("Lists", speaker.voices[0]("Lists"), about, columns, rows, names=names)


def _answers(speaker: Speaker, ways: tuple[str, ...]) -> list[tuple[str, str]]:
    return [
        (speaker.short(fields.WAYS[way]), speaker.long(fields.WAY_MEANINGS[way])) for way in ways
    ]


def _title(speaker: Speaker, tree: Tree) -> str:
    title = Act.model_validate(tree, context={"lang": tree.get("lang", "en")}).title
    return speaker.text(title)


def _sources(ground: Ground, speaker: Speaker) -> list[tuple[str, str]]:
    """The keys of all sources, each with the acts that have it."""
    found: dict[str, list[str]] = {}
    for act, tree in ground.acts.items():
        for key, source in (tree.get("sources") or {}).items():
            title = source.get("title")
            said = title if isinstance(title, str) else speaker.text(title)
            found.setdefault(key, []).append(f"{act}: {said}")
    return [(key, "\n".join(found[key])) for key in sorted(found)]


def _record(
    ground: Ground, asked: Asked, known: Mapping[str, Line], lines: Mapping[str, list[Line]]
) -> Sheet:
    """What the import compares with: which data the form was made from, cell by cell."""
    head = {
        "format": FORMAT,
        "tool": __version__,
        "jurisdiction": ground.country,
        "methodology": ground.yardstick.methodology.id,
        "as_of": ground.day,
        "edition": edition(known),
        "coder": asked.coder,
        "act": asked.act,
        "languages": " ".join(asked.langs),
        "columns": " ".join(fields.keys(asked.langs)),
    }
    rows: list[Row] = [["head", name, value or None] for name, value in head.items()]
    for listed in lines.values():
        for line in listed:
            if line.ref:
                marks = {
                    key: digest(value)
                    for key, value in sorted(line.cells.items())
                    if stem(key) not in fields.FIXED and value
                }
                rows.append(["claim", line.ref, json.dumps(marks, separators=(",", ":"))])
    columns = [Column("Kind", 12), Column("Name", 40), Column("Value", 60)]
    about = "Which data the form was made from; please leave it as it is."
    return Sheet("Record", MANIFEST, about, columns, rows, hidden=True)
