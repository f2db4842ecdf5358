"""The recommendations of a chapter: a few in full, the others by their titles; training needs."""

from legalgap.model.recommendation import Recommendation
from legalgap.model.source import Grade
from legalgap.office.xml import Cell, cell, link, p, t
from legalgap.prose import citations, words
from legalgap.report.manuscript import Manuscript, anchor, bullets, labelled

MOST_STANDARDS = 2


def recommendations(report: Manuscript, area: str) -> str:
    """Those printed in full here, then those that the consolidated table alone holds."""
    voice, chapter = report.voice, report.plan.chapter(area)
    made = "".join(_full(report, name) for name in chapter.full)
    if chapter.short:
        said = voice("Also asked for here; the chapter on recommendations gives leads and dates:")
        made += p(t(said), keep=True) + bullets(
            (
                report.recommendation_link(name)
                + t(f" {voice.words(report.yardstick.recommendations[name].title)}")
                for name in chapter.short
            ),
            "TableList",
        )
    if chapter.elsewhere:
        links = report.recommendation_links(chapter.elsewhere)
        made += p(t(voice("Asked for in an earlier chapter:") + " ") + links + t("."))
    return made


def _full(report: Manuscript, name: str) -> str:
    voice = report.voice
    item = report.yardstick.recommendations[name]
    title = report.mark(anchor(name, "full"), t(name)) + t(f" {voice.words(item.title)}")
    verb = words.verb(voice, report.plan.verb_of(name))
    label = voice("What to adopt ({verb})", verb=verb)
    made = p(title, "Heading3") + p(labelled(label, voice.words(item.adopt)), keep=True)
    return report.of(f"recommendation:{name}", "full", made + _facts(report, name, item))


def _facts(report: Manuscript, name: str, item: Recommendation) -> str:
    """Lead, horizon, effort, standards, what it closes, and where its wording stands."""
    voice = report.voice
    facts = [
        voice.words(item.lead).rstrip("."),
        voice(words.HORIZONS[item.horizon]),
        voice(words.EFFORTS[item.effort]),
    ]
    lines = [labelled(voice("Lead, horizon, effort"), "; ".join(facts))]
    if item.standards:
        named = citations.standards(voice, report.yardstick, item.standards[:MOST_STANDARDS])
        lines.append(labelled(voice("Standards"), named))
    closed = report.plan.closes.get(name, ())
    if closed:
        lines.append(t(voice("Closes") + ": ", bold=True) + report.finding_links(closed))
    if item.after:
        first = t(", ").join(_reference(report, other) for other in item.after)
        lines.append(t(voice("Comes after") + ": ", bold=True) + first)
    if item.success and name not in {step.recommendation for step in report.roadmap.steps}:
        # Annex G gives the indicator of every measure of the road map.
        lines.append(labelled(voice("Success shows in"), voice.words(item.success).rstrip(".")))
    if name in report.plan.worded:
        place = link(anchor(name, "t7"), t(voice("annex D"), style="RecordLink"))
        lines.append(t(voice("Wording") + ": ", bold=True) + place)
    if item.grade is Grade.RECALLED:
        lines.append(t(voice("The authors propose it from memory; to be verified")))
    return p(t(". ").join(lines) + t("."), "Note")


def _reference(report: Manuscript, name: str) -> str:
    if name in report.plan.printed or name in report.plan.consolidated:
        return report.recommendation_link(name)
    other = report.yardstick.recommendations.get(name)
    return t(f"{name} {report.voice.words(other.title)}" if other else name)


def training(report: Manuscript, area: str) -> str:
    """Table T8: what training the findings call for, for whom and by whom."""
    voice, catalogue = report.voice, report.yardstick.recommendations
    return report.table(
        voice("Training that the findings call for"),
        [3.9, 4.4, 5.0, 2.7],
        [
            voice("Training"),
            voice("What is missing"),
            voice("What to set up"),
            voice("Provider"),
        ],
        [
            [
                Cell(
                    p(report.recommendation_link(name), "TableText")
                    + p(t(voice.words(catalogue[name].title)), "TableText")
                ),
                cell(voice.words(catalogue[name].gap)),
                cell(voice.words(catalogue[name].activity or catalogue[name].adopt)),
                cell(voice.words(catalogue[name].lead)),
            ]
            for name in report.plan.chapter(area).training
        ],
        voice("One row for each measure of training: the gap, the activity, and who provides it."),
    )
