"""The recommendations of a chapter, each with what to adopt, by whom, and by when."""

from legalgap.model.recommendation import Recommendation
from legalgap.model.source import Grade
from legalgap.office.xml import link, p, t
from legalgap.prose import citations, words
from legalgap.report.manuscript import Manuscript, anchor, labelled


def recommendations(report: Manuscript, area: str) -> str:
    """Those printed in full here, then those that an earlier chapter holds."""
    voice, chapter = report.voice, report.plan.chapter(area)
    made = "".join(_full(report, name) for name in chapter.recommendations)
    if chapter.elsewhere:
        links = t(", ").join(report.recommendation_link(name) for name in chapter.elsewhere)
        made += p(t(voice("Printed in an earlier chapter:") + " ") + links + t("."))
    return made


def _full(report: Manuscript, name: str) -> str:
    voice = report.voice
    item = report.yardstick.recommendations[name]
    title = report.mark(anchor(name, "full"), t(name)) + t(f" {voice.words(item.title)}")
    verb = words.verb(voice, report.plan.verb_of(name))
    label = voice("What to adopt ({verb})", verb=verb)
    made = p(title, "Heading3") + p(labelled(label, voice.words(item.adopt)))
    if item.drafting:
        made += p(labelled(voice("Drafting"), voice.words(item.drafting)))
    if item.focus:
        made += p(labelled(voice("Whom it serves"), voice.words(item.focus)))
    return made + _facts(report, name, item)


def _facts(report: Manuscript, name: str, item: Recommendation) -> str:
    voice = report.voice
    facts = [
        voice.words(item.lead).rstrip("."),
        voice(words.HORIZONS[item.horizon]),
        voice(words.EFFORTS[item.effort]),
    ]
    made = p(labelled(voice("Lead, horizon, effort"), "; ".join(facts) + "."), keep=True)
    lines = []
    if item.standards:
        named = citations.standards(voice, report.yardstick, item.standards)
        lines.append(labelled(voice("Standards"), named))
    closed = report.plan.closes.get(name, ())
    if closed:
        lines.append(t(voice("Closes") + ": ", bold=True) + report.finding_links(closed))
    if item.after:
        first = t(", ").join(_reference(report, other) for other in item.after)
        lines.append(t(voice("Comes after") + ": ", bold=True) + first)
    if item.success:
        lines.append(labelled(voice("Success shows in"), voice.words(item.success).rstrip(".")))
    if item.grade is Grade.RECALLED:
        lines.append(t(voice("The authors propose it from memory; to be verified")))
    return made + p(t(". ").join(lines) + t("."), "Note") if lines else made


def _reference(report: Manuscript, name: str) -> str:
    if name in report.plan.printed:
        return link(anchor(name, "full"), t(name, style="RecordLink"))
    other = report.yardstick.recommendations.get(name)
    return t(f"{name} {report.voice.words(other.title)}" if other else name)
