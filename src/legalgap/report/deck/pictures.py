"""The slides with charts: law beside enforceability, the lenses, the bands of enforceability."""

from collections import Counter
from fractions import Fraction

from legalgap.model.assessment import AreaResult
from legalgap.model.enforceability import EnforceabilityRules
from legalgap.model.judgement import Answer
from legalgap.office.charts import Bars, Series
from legalgap.office.drawing import Box, Par, Table, box
from legalgap.office.slide_master import TEXT, TEXT_WIDTH
from legalgap.office.slides import Place, Slide
from legalgap.prose import chapters, machinery, scores, views, words
from legalgap.report import charts
from legalgap.report.context import lens_names
from legalgap.report.deck import choice
from legalgap.report.deck.talk import PALE_GREY, PALE_ORANGE, Talk
from legalgap.report.outline import OpenTest

LAW, MACHINE, UNKNOWN = "1F4E79", "F4B183", "D9D9D9"
LINE_HIGH = 46.0
TEXT_SIZE = 16
MOST_ASKED = 4
"""Questions on one slide."""
FILLS = {
    Answer.FULL: ("1F4E79", True),
    Answer.PARTIAL: ("F4B183", False),
    Answer.NONE: ("C55A11", True),
    Answer.CONTRADICTION: ("7F3000", True),
    Answer.UNKNOWN: ("D9D9D9", False),
    Answer.NOT_APPLICABLE: ("FFFFFF", False),
}
"""The colour of each answer, and whether letters on it are white."""


def law_and_machine(talk: Talk) -> None:
    """One picture of all areas; where nothing has a score, how much of each is decided."""
    results = talk.assessment.areas
    given = [score for item in results for score in (item.law, item.enforceability)]
    if any(score.score is not None for score in given):
        _scores(talk)
    else:
        _coverage(talk)


def _scores(talk: Talk) -> None:
    voice, results = talk.voice, talk.assessment.areas
    slide = talk.slide(
        voice("What the law has, and whether it can be applied, are two different pictures")
    )
    series = [
        Series(voice("Law"), [charts.number(item.law) for item in results], LAW),
        Series(
            voice("Enforceability"),
            [charts.number(item.enforceability) for item in results],
            MACHINE,
        ),
    ]
    slide.chart(
        Bars(
            [_named(talk, item) for item in results],
            series,
            most=100,
            step=20,
        ),
        voice(
            "Bar chart of two scores from 0 to 100 for each area. {scores}",
            scores=" ".join(charts.score_line(talk.assessment, voice, item) for item in results),
        ),
        _upper(slide),
    )
    said = voice("0 to 100; the two scores are never added. No bar means not enough evidence.")
    slide.words([Par(said)], _lower(slide), TEXT_SIZE)
    talk.notes(slide, _area_notes(talk))


def _coverage(talk: Talk) -> None:
    """Without any score: the shares that are decided, which are no scores."""
    voice, results, method = talk.voice, talk.assessment.areas, talk.method
    floor = voice.percent(Fraction(method.floor))
    slide = talk.slide(
        voice(
            "No area has enough evidence for a score yet: {floor} of its questions must be decided",
            floor=floor,
        )
    )
    series = [
        Series(voice("Law: decided, per cent"), [charts.share(item.law) for item in results], LAW),
        Series(
            voice("Enforceability: answered, per cent"),
            [charts.share(item.enforceability) for item in results],
            MACHINE,
        ),
    ]
    titles = [scores.area_title(voice, method, item.id) for item in results]
    slide.chart(
        Bars(titles, series, most=100, step=20),
        voice(
            "Bar chart of coverage in per cent for each area; no area has a score. {scores}",
            scores=" ".join(charts.score_line(talk.assessment, voice, item) for item in results),
        ),
        _upper(slide),
    )
    said = voice(
        "These are shares of what is known, not scores: every area has “not enough evidence”."
    )
    slide.words([Par(said)], _lower(slide), TEXT_SIZE)
    talk.notes(slide, _area_notes(talk))


def _upper(slide: Slide) -> Place:
    """The place of a chart above a line of text."""
    left, top, wide, high = slide.body
    return left, top, wide, high - LINE_HIGH


def _lower(slide: Slide) -> Place:
    """The place of a line of text below a chart."""
    left, top, wide, high = slide.body
    return left, top + high - LINE_HIGH, wide, LINE_HIGH


def _named(talk: Talk, item: AreaResult) -> str:
    """An area, and in words what of it has no score."""
    voice = talk.voice
    title = scores.area_title(voice, talk.method, item.id)
    law, machine = item.law.score is None, item.enforceability.score is None
    if law and machine:
        return voice("{area}: not enough evidence", area=title)
    if law:
        return voice("{area} (law: not enough evidence)", area=title)
    if machine:
        return voice("{area} (enforceability: not enough evidence)", area=title)
    return title


def _area_notes(talk: Talk) -> list[str]:
    voice, rules = talk.voice, talk.method.enforceability
    said = []
    for item in talk.assessment.areas:
        title = scores.area_title(voice, talk.method, item.id)
        lines = scores.area_lines(voice, talk.assessment, item)
        if rules is not None:
            lines.append(machinery.area_sentence(voice, rules, item))
        said.append(f"{title}. {' '.join(lines)}")
    return [*said, voice("Scores help a discussion; they rank nobody.")]


def lenses(talk: Talk) -> None:
    """The answers to the questions at the core of each lens; nothing without lenses."""
    voice, method, assessment = talk.voice, talk.method, talk.assessment
    found = {lens: choice.core(assessment, lens) for lens in method.lenses}
    if not any(found.values()):
        return
    every = {item.id: item for items in found.values() for item in items}
    slide = talk.slide(_lens_sentence(talk, [item.answer for item in every.values()]))
    counts = {lens: Counter(item.answer for item in items) for lens, items in found.items()}
    used = [answer for answer in FILLS if any(count[answer] for count in counts.values())]
    series = [
        Series(
            chapters.capital(words.answer(voice, answer)),
            [counts[lens][answer] or None for lens in found],
            *FILLS[answer],
        )
        for answer in used
    ]
    titles = [
        f"{scores.lens_title(voice, method, lens)} ({voice.number(len(items))})"
        for lens, items in found.items()
    ]
    listed = "; ".join(_counted(talk, lens, counts[lens]) for lens in found)
    left, top, wide, high = slide.body
    half = high * 0.52
    slide.chart(
        Bars(titles, series, stacked=True, step=0.2),
        voice(
            "Stacked bars of the answers to the core questions of each lens: {counts}.",
            counts=listed,
        ),
        (left, top, wide, half),
    )
    _lens_table(talk, slide, (left, top + half + 8, wide, high - half - 8))
    sentences = [
        scores.sentence(
            voice, method, scores.lens_title(voice, method, lens), assessment.lenses[lens]
        )
        for lens in found
    ]
    gaps = [item for chapter in talk.plan.chapters for item in chapter.cards if item.id in every]
    talk.notes(slide, [*sentences, *(talk.finding_note(item) for item in gaps[:6])])


def _lens_sentence(talk: Talk, answers: list[Answer]) -> str:
    """How many questions are answered, and how many of those the law meets."""
    voice = talk.voice
    names = lens_names(talk.assessment, voice)
    known = sum(answer is not Answer.UNKNOWN for answer in answers)
    full = sum(answer is Answer.FULL for answer in answers)
    if not full:
        return voice(
            "Through the lenses of {lenses}, {known} of {all} core questions can be answered so "
            "far",
            lenses=names,
            known=voice.number(known),
            all=voice.number(len(answers)),
        )
    return voice(
        "Through the lenses of {lenses}, the law fully meets {full} of the {known} core questions "
        "answered so far",
        lenses=names,
        full=voice.number(full),
        known=voice.number(known),
    )


def _counted(talk: Talk, lens: str, count: Counter[Answer]) -> str:
    voice = talk.voice
    said = ", ".join(
        f"{words.answer(voice, answer)} {voice.number(count[answer])}"
        for answer in FILLS
        if count[answer]
    )
    return f"{scores.lens_title(voice, talk.method, lens)}: {said}"


def _lens_table(talk: Talk, slide: Slide, place: Place) -> None:
    """Score in words and the gravest gaps at the core of each lens."""
    voice, method = talk.voice, talk.method
    rows: list[list[Box]] = []
    for lens in method.lenses:
        core = {item.id for item in choice.core(talk.assessment, lens)}
        gaps = [
            item.id for chapter in talk.plan.chapters for item in chapter.cards if item.id in core
        ]
        score = chapters.capital(scores.part_words(voice, method, talk.assessment.lenses[lens]))
        rows.append(
            [
                box(scores.lens_title(voice, method, lens), bold=True, fill=PALE_GREY),
                box(score),
                box(", ".join(gaps[:4]) or voice("None is certain yet")),
            ]
        )
    slide.table(
        Table(
            [250, 230, TEXT_WIDTH - 480],
            talk.head(voice("Lens"), voice("Law, all areas"), voice("Gravest gaps at its core")),
            rows,
            first_column=True,
        ),
        voice("Table: the law score through each lens and the gravest gaps at its core."),
        place,
        (18, 17, 16, 15, 14),
    )


def bands(talk: Talk) -> None:
    """How many rules stand in each band of enforceability, area by area."""
    voice, rules = talk.voice, talk.method.enforceability
    if rules is None:
        return
    if not any(item.enforced for item in talk.assessment.findings):
        why = voice("Enforceability is asked of rules that the law has; none was found yet.")
        slide = talk.slide(voice("Nothing can be said of enforceability yet"), layout=TEXT)
        slide.text([Par(why)])
        talk.notes(slide, [why])
        return
    if not talk.plan.machinery.scored:
        _unscored(talk, rules)
        return
    slide = talk.slide(charts.band_sentence(talk.assessment, voice, rules))
    listed = "; ".join(
        charts.area_bands(talk.assessment, voice, rules, item) for item in talk.assessment.areas
    )
    slide.chart(
        charts.band_bars(talk.assessment, voice, rules),
        voice("Stacked bars: rules in each band of enforceability. {counts}.", counts=listed),
        _upper(slide),
    )
    slide.words(
        [Par(charts.band_key(voice, rules))],
        _lower(slide),
        TEXT_SIZE,
    )
    said = [
        f"{charts.area_bands(talk.assessment, voice, rules, item)}."
        for item in talk.assessment.areas
    ]
    said += [_weakest(talk, rules, item) for item in talk.assessment.areas]
    said.append(views.chain_sentence(voice, talk.assessment))
    talk.notes(slide, said)


def _unscored(talk: Talk, rules: EnforceabilityRules) -> None:
    """Without any score there is nothing to draw: what to ask first, and whom."""
    voice, asked = talk.voice, talk.plan.machinery.pressing[:MOST_ASKED]
    said = charts.band_sentence(talk.assessment, voice, rules)
    if asked:
        slide = talk.slide(said)
        forms = [_question(talk, rules, item) for item in asked]
        rows = [
            [talk.labelled(_whom(talk, item), _about(talk, item), PALE_ORANGE), box(text)]
            for item, text in zip(asked, talk.body(slide, forms), strict=True)
        ]
        talk.lines(
            slide,
            rows,
            (voice("To ask"), voice("Question")),
            voice("Table: whom to ask, and the questions for which most rules wait."),
        )
    else:
        slide = talk.slide(said, layout=TEXT)
        slide.text([Par(voice("Nothing can be said of enforceability yet"))])
    notes = [
        f"{_whom(talk, item)}: {_question(talk, rules, item)[0]} "
        f"({', '.join(finding.id for finding in item.findings)})"
        for item in asked
    ]
    notes.append(views.chain_sentence(voice, talk.assessment))
    talk.notes(slide, [f"{said}.", *notes])


def _whom(talk: Talk, item: OpenTest) -> str:
    said = talk.voice.words(item.whom) if item.whom else talk.voice("the body in charge")
    return chapters.capital(said)


def _about(talk: Talk, item: OpenTest) -> str:
    """About how many rules it is asked: their ids stand in the notes."""
    return talk.voice.count("concerns {n} rule", "concerns {n} rules", len(item.findings))


def _question(talk: Talk, rules: EnforceabilityRules, item: OpenTest) -> list[str]:
    """The question in full, then the name of the test alone."""
    title = chapters.capital(machinery.title(talk.voice, rules, item.test))
    asked = rules.tests[item.test].question
    return [talk.voice.words(asked), title] if asked else [title]


def _weakest(talk: Talk, rules: EnforceabilityRules, item: AreaResult) -> str:
    weakest = talk.assessment.machine.views[item.id].weakest
    if weakest is None:
        return ""
    finding = talk.assessment.finding(weakest)
    said = views.weakest_words(talk.voice, rules, finding)
    title = scores.area_title(talk.voice, talk.method, item.id)
    return talk.voice("Weakest in “{area}”: {id} ({why}).", area=title, id=weakest, why=said)
