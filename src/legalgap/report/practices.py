"""Practices of other States: a few in short in each chapter, all of them in annex E."""

from legalgap.model.recommendation import Practice
from legalgap.office.xml import Cell, cell, link, p, t
from legalgap.prose import words
from legalgap.report.manuscript import Manuscript, anchor, labelled

MOST_IDS = 8


def practices(report: Manuscript, area: str) -> str:
    """Practices of a chapter, each with its known weakness; a warning is named as one."""
    voice = report.voice
    made = "".join(_box(report, item) for item in report.plan.chapter(area).practices)
    first = next(chapter.area for chapter in report.plan.chapters if chapter.practices)
    if area != first:  # one chapter tells how practices are meant
        return made
    note = voice(
        "A practice is an example to discuss, not a model to copy. Annex E says why each was "
        "chosen and where it is published."
    )
    return made + p(t(note), "Note")


def _box(report: Manuscript, item: Practice) -> str:
    voice = report.voice
    name = link(anchor(item.id, "bp"), t(item.id, style="RecordLink"))
    head = t(f"{_named(report, item)}. ", bold=True) + t(f"{_title(report, item)} (") + name
    head += t(").") + report.notes.practice(item, _known(report, item)) + t(" ")
    if item.cautionary:
        head = t(voice("A warning, not an example") + ". ", bold=True) + head
    head += t(voice.words(item.does))
    lines = [
        head,
        labelled(voice("Caveat"), voice.words(item.caveat)),
    ]
    boxed = "".join(p(line, "Practice") for line in lines)
    return report.of(f"practice:{item.id}", "box", boxed) + p("", "AfterTable")


def _named(report: Manuscript, item: Practice) -> str:
    """The State, with the short name of what it does."""
    voice, country = report.voice, report.voice.words(item.country)
    return f"{country}: {voice.words(item.short)}" if item.short else country


def _title(report: Manuscript, item: Practice) -> str:
    """The instrument, with its year where the name does not give it."""
    named = report.voice.words(item.instrument)
    first = item.years[0][:4] if item.years else ""
    return f"{named} ({first})" if first and first not in named else named


def _known(report: Manuscript, item: Practice) -> str:
    known = words.grade(report.voice, item.grade)
    if item.text_checked:
        return known
    return report.voice("{grade}; the official text was not checked", grade=known)


def annex(report: Manuscript) -> str:
    """Annex E: every practice that is an example for a gap."""
    voice = report.voice
    rows = [_row(report, item) for item in report.plan.examples]
    made = report.table(
        voice("Practices of other States"),
        [2.6, 4.0, 5.4, 9.9, 2.8],
        [
            voice("Id"),
            voice("Country and instrument"),
            voice("What it does"),
            voice("Why it matters, its weakness, its source"),
            voice("For the findings"),
        ],
        rows,
        voice("One row for each practice: country, content, reason, weakness and source."),
    )
    if not made:
        return p(t(voice("No practice of another State was chosen for these findings.")))
    intro = voice(
        "These examples answer the gaps of this report. They are to be discussed, not copied; a "
        "warning shows what not to do."
    )
    return p(t(intro), keep=True) + made


def _row(report: Manuscript, item: Practice) -> list[Cell]:
    voice = report.voice
    country = p(t(_named(report, item), bold=True), "TableText")
    country += p(t(_title(report, item)), "TableText")
    why = voice("A warning, not an example") if item.cautionary else voice("Why it matters")
    source = voice(
        "{source} ({known}; as of {date})",
        source=voice.words(item.source.title),
        known=_known(report, item),
        date=voice.date(item.valid_as_of),
    )
    reasons = "".join(
        p(labelled(label, said), "TableText")
        for label, said in (
            (why, voice.words(item.why)),
            (voice("Caveat"), voice.words(item.caveat)),
            (voice("Source"), source),
        )
    )
    asked = [name for name in item.indicators if name in report.asked]
    links = t(", ").join(report.finding_link(name) for name in asked[:MOST_IDS])
    if len(asked) > MOST_IDS:
        more = len(asked) - MOST_IDS
        links += t("; " + voice.count("and {n} more", "and {n} more", more))
    return [
        Cell(p(report.mark(anchor(item.id, "bp"), t(item.id)), "TableText")),
        Cell(country),
        cell(voice.words(item.does)),
        Cell(reasons),
        Cell(p(links or t(voice("none of this assessment")), "TableText")),
    ]
