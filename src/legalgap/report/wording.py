"""Annex D: wording for drafters, beside what the law says today."""

from legalgap.engine.waiting import is_public
from legalgap.model.assessment import Finding, State
from legalgap.model.indicator import Needs
from legalgap.model.recommendation import Clause, Recommendation
from legalgap.model.source import Visibility
from legalgap.model.statement import Statement, WordingInTime
from legalgap.office.leads import reach, stand
from legalgap.office.xml import Cell, link, p, t, unled
from legalgap.prose import chapters, citations, findings, words
from legalgap.report.manuscript import Manuscript, anchor, labelled

MOST_PROVISIONS = 3
MOST_STANDARDS = 3
LONGEST = 420
"""Letters of a provision that are shown beside the wording."""


def annex(report: Manuscript) -> str:
    """Table T7: each recommendation that needs wording, the gravest first."""
    voice = report.voice
    made = report.table(
        voice("Wording for drafters"),
        [2.4, 6.2, 9.6, 4.0, 2.5],
        [
            voice("Measure"),
            voice("What the law says today"),
            voice("Proposed wording, or what it must contain"),
            voice("Reason and standard"),
            voice("By-law needed"),
        ],
        [_row(report, name) for name in report.plan.worded],
        voice("One row for each measure: today's law, proposed wording, reason, by-law."),
        breaks=True,
    )
    if not made:
        return p(t(voice("No measure of this report needs wording.")))
    intro = voice(
        "The rows are those of the measures that a treaty duty certainly asks for, of the key "
        "recommendations, and of those with a model clause. Today's law is given in our own "
        "words; words in square brackets are to be filled in or chosen. The wording is a start for "
        "drafters, not a text to adopt."
    )
    return p(t(intro), keep=True) + made


def _row(report: Manuscript, name: str) -> list[Cell]:
    voice, item = report.voice, report.yardstick.recommendations[name]
    closed = report.plan.closes[name]
    measure = p(report.mark(anchor(name, "t7"), report.recommendation_link(name)), "TableText")
    measure += p(t(words.verb(voice, report.plan.verb_of(name)), bold=True), "TableText")
    return [
        Cell(report.of(f"recommendation:{name}", "t7", measure)),
        Cell(_today(report, closed)),
        Cell(_proposed(report, name, item)),
        Cell(_reason(report, item, closed)),
        Cell(_bylaw(report, item, closed)),
    ]


def _today(report: Manuscript, closed: tuple[Finding, ...]) -> str:
    """The provisions that decide the findings, in our own words; else that none was found."""
    voice = report.voice
    found: dict[str, WordingInTime] = {}
    for item in _deciding(closed):
        found.setdefault(item.id, item.wording)
    said = "".join(
        _provision(report, wording) for wording in list(found.values())[:MOST_PROVISIONS]
    )
    more = len(found) - MOST_PROVISIONS
    if more > 0:
        line = voice.count("and {n} more provision", "and {n} more provisions", more)
        said += p(t(f"{chapters.capital(line)}."), "TableSmall")
    return said or p(t(voice("No provision on this was found in what was read.")), "TableText")


def _deciding(closed: tuple[Finding, ...]) -> list[Statement]:
    """The public statements behind what is missing first, then behind the rest."""
    elements = [element for finding in closed for element in finding.elements]
    elements.sort(key=lambda element: not element.missed)
    against = [item for finding in closed for item in finding.contradictions]
    decided = [
        item
        for element in elements
        if element.state is not State.UNKNOWN
        for item in element.statements
    ]
    return findings.public((*against, *decided))


def _provision(report: Manuscript, found: WordingInTime) -> str:
    voice = report.voice
    cited = citations.provision(voice, found.act, found.pin)
    # A claim may name a public source of its own for an article that came from another one.
    own = found.act.sources.get(found.wording.source or found.act.source or "")
    shown = own is None or own.visibility is Visibility.PUBLIC
    text = found.wording.text or found.wording.summary or found.wording.heading if shown else None
    said = voice.words(text) if text else voice("its wording was not seen")
    if len(unled(said)) > LONGEST:
        said = said[: said.rindex(" ", 0, reach(said, LONGEST))].rstrip(",;: ") + " …"
    made = p(stand([found.id], rank=1) + labelled(cited, said), "TableText")
    return report.of(f"act:{found.act.id}", "provision", made, provisions=[found.id])


def _proposed(report: Manuscript, name: str, item: Recommendation) -> str:
    voice = report.voice
    made = p(t(voice.words(item.title), bold=True), "TableText")
    for clause in _clauses(report, name):
        label = voice("Model clause {id}, {title}", id=clause.id, title=voice.words(clause.title))
        first = next(other for other in report.plan.worded if other in clause.recommendations)
        said = t(voice("see") + " ") + link(anchor(first, "t7"), t(first, style="RecordLink"))
        if first == name:
            said = t(voice.words(clause.wording))
        made += p(t(f"{label}: ", bold=True) + said, "TableText")
    if item.drafting:
        label = voice("What the wording contains")
        made += p(labelled(label, voice.words(item.drafting)), "TableText")
    if not item.drafting and not _clauses(report, name):
        label = voice("Wording to be drafted")
        made += p(labelled(label, voice.words(item.adopt)), "TableText")
    return made


def _clauses(report: Manuscript, name: str) -> list[Clause]:
    return [item for item in report.yardstick.clauses.values() if name in item.recommendations]


def _reason(report: Manuscript, item: Recommendation, closed: tuple[Finding, ...]) -> str:
    voice = report.voice
    made = p(t(voice.words(item.gap)), "TableText")
    if item.standards:
        named = citations.standards(voice, report.yardstick, item.standards[:MOST_STANDARDS])
        made += p(t(named), "TableText")
    return made + p(report.finding_links(closed), "TableText")


def _bylaw(report: Manuscript, item: Recommendation, closed: tuple[Finding, ...]) -> str:
    """The by-laws of the tracker that the rule waits for; else whether one is called for."""
    voice = report.voice
    asked = {finding.id for finding in closed}
    named = [
        voice.words(bylaw.title)
        for bylaw in report.country.bylaws
        if asked & {*bylaw.unlocks, *bylaw.indicators} and is_public(report.assessment, bylaw)
    ]
    if named:
        return "".join(p(t(chapters.capital(title)), "TableText") for title in named)
    if "by_law" in item.measure:
        said = voice("Yes: part of this measure; none is tracked yet.")
    elif any(finding.indicator.needs is Needs.LAW_AND_REGULATION for finding in closed):
        said = voice("Yes: the rule needs one; none is tracked yet.")
    else:
        said = voice("No by-law is tracked for it; the wording says where one is needed.")
    return p(t(said), "TableText")
