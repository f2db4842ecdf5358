"""The annexes: acts, questions and answers, what to read, what to verify, sources."""

from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial

from legalgap.model.act import Act
from legalgap.model.assessment import Finding
from legalgap.model.source import Source, Visibility
from legalgap.model.statement import Statement
from legalgap.office.xml import Cell, cell, p, t
from legalgap.prose import chapters, citations, claims, doubts, findings, gists, scores, words
from legalgap.prose.voice import Voice
from legalgap.report import asides, timeline
from legalgap.report.chapters import open_lines
from legalgap.report.manuscript import Manuscript, anchor, bullets
from legalgap.report.method import treaty_sources
from legalgap.report.tagging import original

MOST_IDS = 15


def acts(report: Manuscript) -> str:
    """Annex A: every act with its rank, how far it was read, and its source; then all dates."""
    voice = report.voice
    rows = [_act_row(report, act) for act in _by_reading(report)]
    made = report.table(
        voice("Acts, and how far they were read"),
        [8.4, 1.8, 1.9, 3.9],
        [voice("Act"), voice("Kind"), voice("How far read"), voice("Source")],
        rows,
        voice("One row for each act: title, rank, how far it was read, and the source."),
    )
    return (made or p(t(voice("No act has been entered yet.")))) + timeline.table(report)


def _by_reading(report: Manuscript) -> list[Act]:
    order = list(words.READING)
    return sorted(report.country.acts.values(), key=lambda act: (order.index(act.read), act.id))


def _act_row(report: Manuscript, act: Act) -> list[Cell]:
    voice = report.voice
    content = p(t(chapters.act_title(voice, act)), "TableText")
    if act.in_force.from_:
        since = voice("in force from {date}", date=voice.date(act.in_force.from_, of=True))
        content += p(t(since), "TableSmall")
    if act.in_force.to:
        until = voice("in force until {date}", date=voice.date(act.in_force.to))
        content += p(t(until), "TableSmall")
    if act.note:
        content += p(t(voice.words(act.note)), "TableSmall")
    source = act.sources.get(act.source or "")
    return [
        Cell(report.of(f"act:{act.id}", "title", content)),
        cell(voice(words.KINDS[act.kind])),
        cell(voice(words.READING[act.read])),
        _source_cell(report, source),
    ]


def _source_cell(report: Manuscript, source: Source | None) -> Cell:
    voice = report.voice
    if source is None:
        return cell(voice("none named"))
    if source.visibility is not Visibility.PUBLIC:
        return cell(voice("not public"))
    content = p(t(voice.words(source.title)), "TableText")
    if source.checked:
        opened = voice("opened {date}", date=voice.date(source.checked))
        content += p(t(opened), "TableSmall")
    return Cell(content)


def indicators(report: Manuscript) -> str:
    """Annex B: every question with its answer and the range of its value, area by area."""
    voice = report.voice
    intro = voice(
        "The column “Met” gives the share of the rule that the law meets. Where law is unread it "
        "is a range; “open” means that nothing is decided yet, and is not a zero."
    )
    made = p(t(intro), keep=True)
    for chapter in report.plan.chapters:
        found = report.assessment.findings_of(chapter.area)
        made += report.table(
            voice(
                "Questions and answers: {area}",
                area=scores.area_title(voice, report.method, chapter.area),
            ),
            [2.0, 8.4, 2.0, 1.8, 1.8],
            [voice("Id"), voice("Question"), voice("Answer"), voice("Met"), voice("Verb")],
            [_indicator_row(report, finding) for finding in found],
            voice("One row for each question: answer, share that is met, verb."),
        )
    return made


def _indicator_row(report: Manuscript, finding: Finding) -> list[Cell]:
    voice = report.voice
    name = report.mark(anchor(finding.id, "all"), report.finding_link_to_table(finding.id))
    content = p(t(voice.words(finding.indicator.question)), "TableText")
    if not finding.applicable:
        reason = voice("Not applicable: {reason}", reason=voice.words(finding.reason))
        content += p(t(reason), "TableSmall")
    value = gists.share(voice, finding) if finding.applicable else "–"
    return [
        Cell(p(name, "TableText")),
        Cell(content),
        report.answer_cell(finding, words.answer(voice, finding.answer)),
        cell(value),
        report.verb_cell(finding.verb),
    ]


def to_read(report: Manuscript) -> str:
    """Of annex J: the acts to read next, those that settle most first."""
    voice = report.voice
    rows = [
        [
            Cell(report.of(f"act:{item.act}", "to_read", _act_name(report, item.act))),
            cell(voice(words.READING[report.country.acts[item.act].read])),
            cell(voice.number(item.answers)),
            cell(voice.number(item.elements)),
            Cell(p(_bearing(report, item.indicators), "TableText")),
        ]
        for item in report.assessment.to_read
    ]
    made = report.table(
        voice("Acts to read next"),
        [5.6, 1.9, 1.6, 1.7, 5.2],
        [
            voice("Act"),
            voice("Read so far"),
            voice("Open answers"),
            voice("Open elements"),
            voice("Questions"),
        ],
        rows,
        voice("One row for each act, the one that settles most first."),
    )
    intro = voice(
        "These acts were not read in full, and they bear on elements of which nothing is known. "
        "Those that settle most come first."
    )
    if not made:
        return p(t(voice("No act is known that was not read in full.")))
    return p(t(intro), keep=True) + made


def _act_name(report: Manuscript, act: str) -> str:
    return p(t(chapters.act_title(report.voice, report.country.acts[act])), "TableText")


def _bearing(report: Manuscript, names: tuple[str, ...]) -> str:
    """The questions that an act bears on: by id, or where they are many, how many by area."""
    if len(names) <= MOST_IDS:
        return t(", ").join(report.finding_link(name) for name in names)
    counted = Counter(report.assessment.finding(name).area for name in names)
    return t(
        "; ".join(
            f"{scores.area_title(report.voice, report.method, area)}: "
            f"{report.voice.number(counted[area])}"
            for area in report.method.areas
            if counted[area]
        )
    )


def questions(report: Manuscript) -> str:
    """Of annex J: all open questions to the working group, area by area."""
    made = ""
    for chapter in report.plan.chapters:
        lines = open_lines(report, chapter.area, annexed=True)
        if lines:
            title = scores.area_title(report.voice, report.method, chapter.area)
            made += subheading(title) + bullets(lines, "TableList")
    return made or p(t(report.voice("No question is open.")))


def to_verify(report: Manuscript) -> str:
    """Of annex J: what is recalled only, treaties to check, and what to read again."""
    voice, assessment = report.voice, report.assessment
    made = _recalled(report)
    if assessment.treaties_to_verify:
        known = report.yardstick.instruments
        named = [
            voice.words(known[slug].short or known[slug].title) if slug in known else slug
            for slug in assessment.treaties_to_verify
        ]
        said = voice(
            "Treaties whose status nobody has checked: {treaties}.", treaties="; ".join(named)
        )
        made += p(t(said))
    again = _statements(
        report,
        voice("Checked on another wording: to read again"),
        findings.public(assessment.to_read_again),
        lambda item: doubts.set_aside(voice, item, assessment.as_of),
    )
    if again:
        made += p(
            t(
                voice(
                    "These provisions were changed after they were checked. What was said of their "
                    "old wording is set aside until they are read again."
                )
            )
        )
        made += again
    return made or p(t(voice("Nothing in this assessment rests on memory alone.")))


def _recalled(report: Manuscript) -> str:
    voice = report.voice
    public = findings.public(report.assessment.to_verify)
    day = report.assessment.as_of
    made = _statements(
        report,
        voice("Known from memory only: to verify"),
        public,
        lambda item: doubts.low_grade(voice, item, day),
    )
    if made:
        intro = voice("Nobody has checked these statements. They decide no answer until they are.")
        made = p(t(intro), keep=True) + made
    hidden = len(report.assessment.to_verify) - len(public)
    if hidden:
        said = voice.count(
            "{n} further statement rests on a source that is not public.",
            "{n} further statements rest on sources that are not public.",
            hidden,
        )
        made += p(t(said))
    return made


def _place(voice: Voice, item: Statement) -> str:
    return t(citations.provision(voice, item.wording.act, item.wording.pin))


def _statements(
    report: Manuscript,
    title: str,
    found: list[Statement],
    doubt: Callable[[Statement], list[str]],
) -> str:
    voice = report.voice
    rows = [
        [
            Cell(
                report.of(
                    f"finding:{item.indicator}",
                    "claim",
                    p(
                        report.stands([item], rank=3)
                        + asides.beside(report, _place(voice, item), partial(doubt, item)),
                        "TableText",
                    ),
                    [item],
                )
            ),
            Cell(p(report.finding_link(item.indicator), "TableText")),
            cell(chapters.stopped(claims.claim_words(voice, report.yardstick, item))),
        ]
        for item in found
    ]
    return report.table(
        title,
        [4.6, 2.3, 9.1],
        [voice("Provision"), voice("Question"), voice("What it is said to hold")],
        rows,
        voice("One row for each statement: provision, question, and what it is said to hold."),
    )


def sources(report: Manuscript) -> str:
    """Of annex J: the public sources, with their addresses in full."""
    voice, country = report.voice, report.country
    national: list[Source] = []
    for act in country.acts.values():
        national += act.sources.values()
    for name in report.assessment.drafts:
        national += country.drafts[name].sources.values()
    beside = [*country.tracker.sources.values(), *country.enforceability.sources.values()]
    practices = [item.source for chapter in report.plan.chapters for item in chapter.practices]
    practices += [item.source for item in report.plan.examples]
    made = ""
    for title, listed in (
        (voice("National law"), national),
        (voice("By-laws and enforceability"), beside),
        (voice("The State and its treaties"), country.jurisdiction.sources.values()),
        (voice("Published observations"), country.observation_sources.values()),
        (voice("Practice of other States"), practices),
    ):
        lines = _unique(report, listed)
        if lines:
            made += subheading(title) + bullets(lines, "TableList")
    return made + treaty_sources(report) + _instruments(report)


def subheading(title: str) -> str:
    """A heading within a section of an annex."""
    return p(t(title), "Heading3")


def _unique(report: Manuscript, listed: Iterable[Source]) -> list[str]:
    lines: dict[str, str] = {}
    for source in listed:
        if source.visibility is Visibility.PUBLIC:
            title = report.voice.words(source.title)
            key = f"{title} {source.url}"
            if key not in lines:
                lines[key] = _source(report, source, title)
    return [lines[key] for key in sorted(lines)]


def _source(report: Manuscript, source: Source, title: str) -> str:
    voice = report.voice
    made = t(title)
    if source.url:
        made += t(". ") + report.web(source.url)
    if source.checked:
        made += t(" (" + voice("opened {date}", date=voice.date(source.checked)) + ")")
    return made


def _instruments(report: Manuscript) -> str:
    """The instruments behind the findings with evidence, with where they are published."""
    voice = report.voice
    used = {
        name.partition(":")[0]
        for chapter in report.plan.chapters
        for name in (
            *chapter.standards,
            *(name for finding in chapter.findings for name in finding.indicator.standards),
        )
    }
    lines = []
    for slug in sorted(used & set(report.yardstick.instruments)):
        instrument = report.yardstick.instruments[slug]
        title = voice.words(instrument.title)
        short = voice.words(instrument.short) if instrument.short else ""
        lead = t(f"{short}: ", bold=True) if short and short != title else ""
        published = original(voice, instrument.citation)
        lines.append(lead + t(title) + t(f". {published}" if published else ""))
    if not lines:
        return ""
    return subheading(voice("International instruments")) + bullets(lines, "TableList")
