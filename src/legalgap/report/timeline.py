"""When laws, by-laws, plans and treaties came: the dates of the framework and their chart.

What has no known date is counted and never guessed; what is known from memory only is marked.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum

from legalgap.frozen import frozen
from legalgap.model.act import Kind
from legalgap.model.bylaw import ByLawStatus
from legalgap.model.dates import PartialDate
from legalgap.model.jurisdiction import Party
from legalgap.model.source import Grade, Source, Visibility
from legalgap.office.charts import CIRCLE, DIAMOND, SQUARE, TRIANGLE, Lanes, Series
from legalgap.office.xml import cell, p, t
from legalgap.prose import citations, scores, words
from legalgap.report.charts import Picture
from legalgap.report.figures import figure
from legalgap.report.manuscript import Manuscript

TABLE = "dates"
"""The name by which the chart awaits the table with its numbers."""
STEPS = (1, 2, 5, 10, 20, 50, 100, 200)
MOST_STEPS = 10
"""Into how many parts the scale falls at most."""


class Lane(StrEnum):
    """What a mark stands for."""

    LAW = "law"
    BYLAW = "bylaw"
    PLAN = "plan"
    TREATY = "treaty"


NAMES = {
    Lane.LAW: words.N_("Laws"),
    Lane.BYLAW: words.N_("By-laws"),
    Lane.PLAN: words.N_("Plans"),
    Lane.TREATY: words.N_("Treaties"),
}
LOOKS = {
    Lane.LAW: ("1F4E79", CIRCLE),
    Lane.BYLAW: ("C55A11", DIAMOND),
    Lane.PLAN: ("595959", SQUARE),
    Lane.TREATY: ("2E75B6", TRIANGLE),
}
OF_KIND = {
    Kind.CONSTITUTION: Lane.LAW,
    Kind.CODE: Lane.LAW,
    Kind.LAW: Lane.LAW,
    Kind.DECREE: Lane.LAW,
    Kind.REGULATION: Lane.BYLAW,
    Kind.ORDER: Lane.BYLAW,
    Kind.SERVICE_STANDARD: Lane.BYLAW,
    Kind.PLAN: Lane.PLAN,
}
"""Agreements and guidance of courts stand in no lane."""


@frozen
class Event:
    """An act, plan or treaty, with the day at which it came."""

    lane: Lane
    name: str
    day: PartialDate | None
    grade: Grade | None
    """How the date is known; None where only the act says how far it was read."""
    read: str = ""
    """How far an act was read, in words."""
    law: bool = False
    """Whether parliament or the people adopted it."""

    @property
    def recalled(self) -> bool:
        """Whether its date is known from memory only."""
        return self.grade is Grade.RECALLED

    @property
    def year(self) -> float:
        """Its day in years; the middle of the month or year where no more is known."""
        assert self.day is not None
        return (_year(self.day.earliest) + _year(self.day.latest)) / 2


def _year(day: date) -> float:
    """A day in years, so that 1 July 2026 is about 2026.5."""
    start = date(day.year, 1, 1)
    return day.year + (day - start).days / ((date(day.year, 12, 31) - start).days + 1)


def _public(sources: Mapping[str, Source], key: str | None) -> bool:
    source = sources.get(key or "")
    return source is None or source.visibility is Visibility.PUBLIC


def _acts(report: Manuscript) -> Iterator[Event]:
    voice = report.voice
    for act in report.country.acts.values():
        if act.kind in OF_KIND:
            yield Event(
                OF_KIND[act.kind],
                citations.act_name(voice, act),
                act.adopted or act.in_force.from_,
                act.grade,
                voice(words.READING[act.read]),
                OF_KIND[act.kind] is Lane.LAW and act.kind is not Kind.DECREE,
            )


def _bylaws(report: Manuscript) -> Iterator[Event]:
    """Those of the tracker that are no act or plan with the same year or name."""
    tracker, acts = report.country.tracker, report.country.acts
    plans = {plan.id for plan in report.country.jurisdiction.plans}
    for item in tracker.bylaws:
        day = item.issued or (item.in_force.from_ if item.in_force else None)
        if item.id in plans or not _public(tracker.sources, item.source or tracker.source):
            continue
        if day is None and item.status is ByLawStatus.NOT_REQUIRED:
            continue
        act = acts.get(item.act or "")
        known = act and (act.adopted or act.in_force.from_)
        if act and (day is None or (known and known.year == day.year)):
            continue
        yield Event(Lane.BYLAW, report.voice.words(item.title), day, item.grade)


def _others(report: Manuscript) -> Iterator[Event]:
    """Plans, and the treaties that bind the State."""
    voice, state = report.voice, report.country.jurisdiction
    for plan in state.plans:
        if _public(state.sources, plan.source):
            yield Event(Lane.PLAN, voice.words(plan.name), plan.from_, plan.grade)
    for slug, instrument in report.yardstick.instruments.items():
        status = state.treaties.get(slug)
        if status is None or status.status is not Party.PARTY:
            continue
        if _public(state.sources, status.source):
            name = voice.words(instrument.short or instrument.title)
            grade = Grade.RECALLED if status.grade is Grade.RECALLED else status.date_grade
            day = status.ratified or status.in_force
            yield Event(Lane.TREATY, name, day, grade or status.grade)


def _events(report: Manuscript) -> list[Event]:
    """All of them; what comes after the date of the assessment is not there yet."""
    until = report.assessment.as_of
    return [
        item
        for found in (_acts(report), _bylaws(report), _others(report))
        for item in found
        if item.day is None or item.day.earliest <= until
    ]


def _dated(found: list[Event]) -> list[Event]:
    """Those with a date, the earliest first."""
    order = list(Lane)
    known = [item for item in found if item.day is not None]
    return sorted(known, key=lambda item: (item.year, order.index(item.lane), item.name))


def lane_name(report: Manuscript, lane: Lane) -> str:
    """The name of a lane; that of laws names decrees where there are any."""
    acts = report.country.acts.values()
    if lane is Lane.LAW and any(act.kind is Kind.DECREE for act in acts):
        return report.voice("Laws and decrees")
    return report.voice(NAMES[lane])


def drawn(report: Manuscript) -> str:
    """The chart, whose numbers stand in annex A; a sentence where no date is known."""
    found = _events(report)
    known = _dated(found)
    if not known:
        return p(t(report.voice("No date of the framework is known yet."))) if found else ""
    return figure(report, _picture(report, found, known), report.awaited(TABLE))


def table(report: Manuscript) -> str:
    """Of annex A: the numbers of the chart, the earliest first."""
    voice = report.voice
    rows = [
        [
            cell(item.name),
            cell(voice.date(item.day)),
            cell(lane_name(report, item.lane)),
            cell(words.grade(voice, item.grade) if item.grade else item.read),
        ]
        for item in _dated(_events(report))
        if item.day is not None
    ]
    made = report.table(
        voice("Dates of the framework"),
        [5.8, 3.5, 2.7, 4.0],
        [voice("Text"), voice("Date"), voice("Lane"), voice("How it is known")],
        rows,
        voice("One row for each mark of the timeline, the earliest first."),
    )
    if made:
        report.arrived(TABLE)
    return made


def _picture(report: Manuscript, found: list[Event], known: list[Event]) -> Picture:
    voice, day = report.voice, report.assessment.as_of
    lanes = [lane for lane in Lane if any(item.lane is lane for item in known)]
    first, last, step = _scale(known[0].year, _year(day))
    chart = Lanes(
        [item.name for item in known],
        [
            Series(
                lane_name(report, lane),
                [round(item.year, 3) if item.lane is lane else None for item in known],
                LOOKS[lane][0],
                shape=LOOKS[lane][1],
            )
            for lane in lanes
        ],
        first,
        last,
        step,
        doubted=[item.recalled for item in known],
        line=round(_year(day), 3),
        line_name=voice.date(day),
    )
    return Picture(
        chart,
        _message(report, known),
        voice("Timeline: a mark for each date, in lanes of their own."),
        _counted(report, known, lanes),
        _note(report, found, known),
    )


def _scale(first: float, last: float) -> tuple[float, float, float]:
    """The ends of the scale in whole steps, and the step."""
    step = next((step for step in STEPS if last - first <= step * (MOST_STEPS - 2)), STEPS[-1])
    return math.floor(first / step) * step, (math.floor(last / step) + 1) * step, step


def _message(report: Manuscript, known: list[Event]) -> str:
    """Of how many by-laws that the laws call for the day is known, beside the latest law."""
    voice = report.voice
    sure = [item for item in known if not item.recalled]
    laws = [item.day.year for item in sure if item.law and item.day]
    bylaws = [item.day.year for item in sure if item.lane is Lane.BYLAW and item.day]
    called = [
        item
        for item in report.country.tracker.bylaws
        if item.status not in (ByLawStatus.NOT_REQUIRED, ByLawStatus.REPEALED)
    ]
    if not called or not laws:
        return voice(
            "What is dated of the framework came from {first} to {last}: {n} dates are known",
            first=known[0].day.year if known[0].day else "",
            last=known[-1].day.year if known[-1].day else "",
            n=voice.number(len(known)),
        )
    said = voice.count(
        "A day of issue is known for {dated} of {n} by-law that the laws call for",
        "A day of issue is known for {dated} of {n} by-laws that the laws call for",
        len(called),
        dated=voice.number(sum(item.issued is not None for item in called)),
    )
    if not bylaws:
        return said + "; " + voice("the latest dated law is of {law}", law=max(laws))
    return (
        said
        + "; "
        + voice(
            "the latest dated law is of {law}, the latest by-law of {bylaw}",
            law=max(laws),
            bylaw=max(bylaws),
        )
    )


def _counted(report: Manuscript, known: list[Event], lanes: list[Lane]) -> list[str]:
    """The marks of each lane, counted, with the first and the last year."""
    voice, made = report.voice, []
    for lane in lanes:
        years = [item.day.year for item in known if item.lane is lane and item.day]
        made.append(
            voice(
                "{lane}: {n} ({first} to {last}).",
                lane=lane_name(report, lane),
                n=voice.number(len(years)),
                first=min(years),
                last=max(years),
            )
        )
    return made


def _note(report: Manuscript, found: list[Event], known: list[Event]) -> str:
    """What the marks mean, and what has no mark."""
    voice = report.voice
    said = [
        voice(
            "A mark is the day of adoption, approval or ratification, or the middle of the month "
            "or year where no day is known. Annex A has all dates."
        )
    ]
    if any(item.recalled for item in known):
        said.append(voice("Crosses: dates from memory that nobody has checked."))
    unknown = Counter(item.lane for item in found if item.day is None)
    if unknown:
        listed = "; ".join(
            f"{scores.lowered(lane_name(report, lane))}\u00a0–\u00a0{voice.number(unknown[lane])}"
            for lane in Lane
            if unknown[lane]
        )
        said.append(voice("Not drawn, as no date is known: {listed}.", listed=listed))
    return " ".join(said)
