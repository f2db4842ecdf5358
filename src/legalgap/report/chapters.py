"""The blocks of a chapter: standards, strengths, table of findings, practice, open questions."""

import re

from legalgap.model.assessment import Finding
from legalgap.model.indicator import Weight
from legalgap.model.judgement import Answer, Observation
from legalgap.model.recommendation import Practice
from legalgap.model.source import Visibility
from legalgap.office.xml import Cell, p, t
from legalgap.prose import chapters, citations, gists, scores, words
from legalgap.report.manuscript import Manuscript, anchor, bullets, labelled
from legalgap.report.outline import Chapter
from legalgap.report.tagging import original

MOST_STRENGTHS = 8
MOST_QUESTIONS = 10
MOST_ACTS = 5
MOST_OBSERVATIONS = 6


def standards(report: Manuscript, area: str) -> str:
    """What the standards that lead the area ask, in own words; duties first."""
    voice = report.voice
    lines = []
    for name in report.plan.chapter(area).standards:
        standard = report.yardstick.standards[name]
        bond = chapters.bond(voice, report.assessment, name)
        lines.append(
            t(citations.standard(voice, report.yardstick, name), bold=True)
            + t(f" ({voice(words.FORCES[standard.force])}; {bond}): ")
            + t(chapters.stopped(scores.lowered(voice.words(standard.asks))))
        )
    return bullets(lines)


def strengths(report: Manuscript, area: str) -> str:
    """What the law already has, with articles and grades."""
    voice, chapter = report.voice, report.plan.chapter(area)
    shown = chapter.strengths[:MOST_STRENGTHS]
    made = bullets(
        report.finding_link(finding.id)
        + t(f" {voice.words(finding.indicator.question)}{_in_short(report, finding)}", bold=True)
        + t(chapters.strength(voice, report.assessment, finding))
        for finding in shown
    )
    rest = chapter.strengths[MOST_STRENGTHS:]
    if rest:
        said = voice("Elements are in place for these questions too:")
        made += p(t(said + " ") + report.finding_links(rest) + t("."))
    return made


def _in_short(report: Manuscript, finding: Finding) -> str:
    """The answer in brackets, where there is one."""
    if finding.answer not in (Answer.FULL, Answer.PARTIAL):
        return " "
    return f" ({words.answer(report.voice, finding.answer)}) "


def table_of_findings(report: Manuscript, area: str) -> str:
    """Table T5, and below it the questions that nothing that was read answers."""
    voice, chapter = report.voice, report.plan.chapter(area)
    title = scores.area_title(voice, report.method, area)
    made = report.table(
        voice("Findings: {area}", area=title),
        [2.0, 8.8, 2.6, 2.6],
        [voice("Id"), voice("Finding"), voice("Answer"), voice("Verb")],
        [_finding_row(report, finding) for finding in chapter.findings],
        voice("One row for each question with evidence: finding, lenses, answer and verb."),
    )
    return made + _unread(report, chapter)


def _finding_row(report: Manuscript, finding: Finding) -> list[Cell]:
    voice = report.voice
    name = report.mark(anchor(finding.id, "t5"), report.finding_link_to_card(finding.id))
    content = p(t(voice.words(finding.indicator.question), bold=True), "TableText")
    content += p(t(gists.gist(voice, report.assessment, finding)), "TableText")
    judged = chapters.judgement_sentence(voice, finding)
    unread = gists.unread_sentence(voice, finding)
    evidence = chapters.evidence_line(voice, report.assessment, finding)
    for said in (judged, unread, evidence, _lenses(report, finding)):
        if said:
            content += p(t(said), "TableSmall")
    return [
        Cell(p(name, "TableText")),
        Cell(content),
        report.answer_cell(finding, words.answer(voice, finding.answer)),
        report.verb_cell(finding.verb),
    ]


def _lenses(report: Manuscript, finding: Finding) -> str:
    """The lenses that the question speaks to, in a line; nothing where it speaks to none."""
    voice = report.voice
    lines = []
    for weight, sentence in (
        (Weight.CORE, words.N_("core: {lenses}")),
        (Weight.RELEVANT, words.N_("relevant: {lenses}")),
    ):
        named = [
            scores.lowered(scores.lens_title(voice, report.method, lens))
            for lens in report.method.lenses
            if finding.indicator.lenses.get(lens) is weight
        ]
        if named:
            lines.append(voice(sentence, lenses=", ".join(named)))
    return voice("Lenses: {lenses}", lenses="; ".join(lines)) if lines else ""


def _unread(report: Manuscript, chapter: Chapter) -> str:
    if not chapter.unread:
        return ""
    voice = report.voice
    said = voice.count(
        "Nothing that was read so far answers this question; the answer is not yet known:",
        "Nothing that was read so far answers these {n} questions; the answers are not yet known:",
        len(chapter.unread),
    )
    return p(t(said), keep=True) + bullets(
        (
            report.mark(anchor(finding.id, "t5"), report.finding_link(finding.id))
            + t(" " + voice.words(finding.indicator.question))
            for finding in chapter.unread
        ),
        "TableList",
    )


def observations(report: Manuscript, area: str) -> str:
    """What treaty bodies and others have published on the area, with the source."""
    found = sorted(
        report.plan.chapter(area).observations,
        key=lambda item: (-item.date.latest.toordinal(), item.id),
    )
    made = bullets(_observation(report, item) for item in found[:MOST_OBSERVATIONS])
    rest = len(found) - MOST_OBSERVATIONS
    if rest > 0:
        said = report.voice.count(
            "{n} older observation is not repeated here; annex E names its source.",
            "{n} older observations are not repeated here; annex E names their sources.",
            rest,
        )
        made += p(t(said), "Note")
    return made


def _observation(report: Manuscript, item: Observation) -> str:
    voice = report.voice
    document = original(voice, item.document)
    where = ", ".join(part for part in (document, _paragraph(report, item)) if part)
    head = f"{voice.words(item.body)}, {voice.date(item.date)}"
    asked = [name for name in item.indicators if name in report.yardstick.indicators]
    known = {finding.id for finding in report.assessment.findings}
    links = t(", ").join(report.finding_link(name) for name in asked if name in known)
    made = t(f"{head}: ", bold=True) + t(chapters.stopped(voice.words(item.says)) + " ")
    made += t(f"({where}; {words.grade(voice, item.grade)})")
    return made + (t(" ") + links if links else "")


def _paragraph(report: Manuscript, item: Observation) -> str:
    if not any(letter.isdigit() for letter in item.paragraph):
        return ""
    return report.voice("para. {number}", number=item.paragraph)


def practices(report: Manuscript, area: str) -> str:
    """Practices of other States, each with its known weakness; a warning is named as one."""
    made = "".join(_practice(report, item) for item in report.plan.chapter(area).practices)
    note = report.voice(
        "A practice is an example to discuss, not a model to copy; its source and weakness are "
        "given with it."
    )
    return made + p(t(note), "Note")


def _practice(report: Manuscript, item: Practice) -> str:
    voice = report.voice
    years = re.findall(r"\b(?:19|20)\d\d\b", item.year)
    year = f" ({years[0]})" if years and years[0] not in voice.words(item.instrument) else ""
    known = words.grade(voice, item.grade)
    if not item.text_checked:
        known = voice("{grade}; the official text was not checked", grade=known)
    source = voice.words(item.source.title)
    lines = [
        t(voice.words(item.country), bold=True) + t(f". {voice.words(item.instrument)}{year}."),
        t(voice.words(item.does)),
        labelled(_why(report, item), voice.words(item.why)),
        labelled(voice("Caveat"), voice.words(item.caveat)),
        labelled(
            voice("Source"),
            voice(
                "{source} ({known}; as of {date})",
                source=source,
                known=known,
                date=voice.date(item.valid_as_of),
            ),
        ),
    ]
    last = len(lines) - 1
    boxed = "".join(p(line, "Practice", keep=place < last) for place, line in enumerate(lines))
    return boxed + p("", "AfterTable")


def _why(report: Manuscript, item: Practice) -> str:
    if item.cautionary:
        return report.voice("A warning, not an example")
    return report.voice("Why it matters")


def questions(report: Manuscript, area: str) -> str:
    """What the working group can answer or supply."""
    voice, chapter = report.voice, report.plan.chapter(area)
    lines = []
    if chapter.to_read:
        named = "; ".join(
            citations.act_name(voice, report.country.acts[item.act])
            for item in chapter.to_read[:MOST_ACTS]
        )
        said = voice("Please supply the wording in force of: {acts}.", acts=named)
        if len(chapter.to_read) > MOST_ACTS:
            said += " " + voice("Annex C names the other acts.")
        lines.append(t(said))
    elif chapter.unread:
        lines.append(
            t(
                voice(
                    "Which laws, by-laws and orders govern this area? Please name them, with the "
                    "wording in force."
                )
            )
        )
    for finding in chapter.findings:
        missing = chapters.open_elements(voice, report.assessment, finding)
        if missing and finding.applicable:
            said = voice("which provision in force governs: {elements}?", elements=missing)
            lines.append(report.finding_link(finding.id) + t(f": {said}"))
    recalled = [
        finding
        for finding in chapter.every
        if any(_public(item.source) for item in finding.to_verify)
    ]
    more = lines[MOST_QUESTIONS:]
    if more:
        lines = lines[:MOST_QUESTIONS]
        lines.append(
            t(
                voice.count(
                    "{n} further question of this kind follows from annex B.",
                    "{n} further questions of this kind follow from annex B.",
                    len(more),
                )
            )
        )
    if recalled:
        said = voice("Provisions known from memory only, to be confirmed (annex D):")
        lines.append(t(said + " ") + report.finding_links(recalled) + t("."))
    if not lines:
        lines.append(t(voice("Do you agree with these findings? What has changed since?")))
    return bullets(lines)


def _public(source: object) -> bool:
    return source is None or getattr(source, "visibility", None) is Visibility.PUBLIC
