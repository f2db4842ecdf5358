"""The blocks of a chapter: standards, strengths, table of findings, practice, open questions."""

from functools import partial

from legalgap.model.assessment import Finding
from legalgap.model.enforceability import EnforceabilityRules
from legalgap.model.indicator import Weight
from legalgap.model.judgement import Answer, Observation
from legalgap.model.source import Visibility
from legalgap.office.xml import Cell, cell, p, t
from legalgap.prose import chapters, citations, doubts, findings, gists, machinery, scores, words
from legalgap.report import asides
from legalgap.report.manuscript import WIDTH, Manuscript, anchor, bullets, on
from legalgap.report.outline import Chapter

ID_WIDTH = 2.0
BODY = "TableText"
MOST_STANDARDS = 5
MOST_STRENGTHS = 5
MOST_QUESTIONS = 3
MOST_ACTS = 4
MOST_OBSERVATIONS = 2


def standards(report: Manuscript, area: str) -> str:
    """What the standards that lead the area ask, in own words; duties first."""
    voice = report.voice
    made = ""
    for name in report.plan.chapter(area).standards[:MOST_STANDARDS]:
        standard = report.yardstick.standards[name]
        bond = chapters.bond(voice, report.assessment, name)
        line = (
            report.standard_stands(name, rank=1)
            + t(citations.standard(voice, report.yardstick, name), bold=True)
            + report.notes.instrument(report.yardstick.instrument_of(name))
            + t(f" ({voice(words.FORCES[standard.force])}; {bond}): ")
            + t(chapters.stopped(scores.lowered(voice.words(standard.asks))))
        )
        made += report.of(f"standard:{name}", "asks", bullets([line]))
    return made


def strengths(report: Manuscript, area: str) -> str:
    """What the law already has, with articles; that nothing could be confirmed yet.

    The notes give sources and grades.
    """
    voice, chapter = report.voice, report.plan.chapter(area)
    if not chapter.strengths:
        return p(t(voice("No strength could be confirmed in what was read.")))
    shown = chapter.strengths[:MOST_STRENGTHS]
    made = "".join(
        report.of(
            f"finding:{finding.id}",
            "strength",
            bullets([_strength(report, finding)]),
            (item for element in finding.elements if element.met for item in element.statements),
        )
        for finding in shown
    )
    rest = chapter.strengths[MOST_STRENGTHS:]
    if rest:
        said = voice("Elements are in place for these questions too:")
        made += p(t(said + " ") + report.finding_links(rest) + t("."))
    return made


def _strength(report: Manuscript, finding: Finding) -> str:
    title = report.voice.words(finding.indicator.name)
    said = chapters.stopped(f" {title}{_in_short(report, finding)}")
    return report.finding_link(finding.id) + t(f"{said} ", bold=True) + _in_place(report, finding)


def _in_place(report: Manuscript, finding: Finding) -> str:
    """The elements that are as they should be, article by article, with their notes."""
    made = []
    for place, item in enumerate(chapters.in_place(report.voice, report.assessment, finding)):
        said = chapters.capital(item.words) if place == 0 else item.words
        if item.where:
            where = asides.evidence(report, t(f"({item.where})"), item.statements)
            made.append(t(f"{said} ") + where + report.notes.provisions(item.statements))
        else:
            made.append(t(said))
    return t("; ").join(made) + t(".")


def _in_short(report: Manuscript, finding: Finding) -> str:
    """The answer in brackets, where there is one."""
    if finding.answer not in (Answer.FULL, Answer.PARTIAL):
        return ""
    return f" ({words.answer(report.voice, finding.answer)})"


def table_of_findings(report: Manuscript, area: str) -> str:
    """Table T5, and below it the questions that nothing that was read answers.

    The lenses stand below the id and the verb below the answer, so that the finding has room.
    """
    voice, chapter = report.voice, report.plan.chapter(area)
    title = scores.area_title(voice, report.method, area)
    applied = _has_bands(chapter)
    columns = [
        (report.verb_room((item.verb for item in chapter.findings), 2.5), voice("Answer and verb")),
        *[(report.room((), voice("Enforceability"), 2.4), voice("Enforceability"))] * applied,
    ]
    rest = WIDTH - ID_WIDTH - sum(width for width, _ in columns)
    made = report.table(
        voice("Findings: {area}", area=title),
        [ID_WIDTH, rest, *(width for width, _ in columns)],
        [voice("Id"), voice("Finding"), *(label for _, label in columns)],
        [_finding_row(report, finding, applied=applied) for finding in chapter.findings],
        voice("One row for each question with evidence: finding, answer, lenses and verb."),
    )
    return made + (_key(report, applied=applied) if made else "") + _unread(report, chapter)


def _key(report: Manuscript, *, applied: bool) -> str:
    """What the letters of the lenses mean, and where the evidence stands."""
    voice = report.voice
    named = [scores.lens_title(voice, report.method, lens) for lens in report.method.lenses]
    said = voice("Articles, standards, grades and what is not yet read stand in annex C.")
    if report.method.enforceability is not None and not applied:
        said += " " + voice("No finding of this area has a band of enforceability yet.")
    if named:
        listed = ", ".join(f"{title[:1].upper()} {scores.lowered(title)}" for title in named)
        said += " " + voice(
            "Lenses: {lenses}; a capital letter: at its core, a small one: relevant.", lenses=listed
        )
    return p(t(said), "Note")


def _has_bands(chapter: Chapter) -> bool:
    """Whether the enforceability of any finding has a band, so that a column can show it."""
    return any(item.enforced is not None and item.enforced.band for item in chapter.findings)


def _finding_row(report: Manuscript, finding: Finding, *, applied: bool) -> list[Cell]:
    voice = report.voice
    name = p(report.mark(anchor(finding.id, "t5"), report.finding_link_to_card(finding.id)), BODY)
    if report.method.lenses:
        name += p(t(lens_letters(report, finding)), "TableSmall")
    content = p(t(voice.words(finding.indicator.name), bold=True), BODY)
    content += "".join(p(t(said), BODY) for said in _short(report, finding))
    row = [Cell(name), Cell(content), answer_and_verb(report, finding)]
    if applied and report.method.enforceability is not None:
        row.append(_applied(report, report.method.enforceability, finding))
    return row


def answer_and_verb(report: Manuscript, finding: Finding) -> Cell:
    """The answer, and below it the verb; shaded by the answer."""
    answer = report.answer_cell(finding, words.answer(report.voice, finding.answer))
    verb = report.verb_cell(finding.verb, on(answer.fill))
    return Cell(answer.content + verb.content, answer.fill)


def _short(report: Manuscript, finding: Finding) -> list[str]:
    """What stands against it and what is missing; nothing where all is as it should be."""
    voice, assessment = report.voice, report.assessment
    if not finding.applicable:
        return [gists.gist(voice, assessment, finding)]
    said = findings.contradiction_sentences(voice, finding, brief=True)
    said += gists.treaty_sentences(voice, assessment, finding)
    said += gists.gap_sentences(voice, assessment, finding)
    judged = chapters.judgement_sentence(voice, finding)
    if not said and finding.answer is not Answer.FULL:
        said = gists.strength_sentences(voice, assessment, finding)
    return [part for part in (" ".join(said), judged) if part]


def _applied(report: Manuscript, rules: EnforceabilityRules, finding: Finding) -> Cell:
    """Whether it can be applied, in the words of its band; a tag before it."""
    voice, found = report.voice, finding.enforced
    if found is None:
        return cell(voice("not asked"))
    said = machinery.band_words(voice, rules, found.band)
    sign = machinery.band_sign(rules, found.band)
    return report.band_cell(found.band, f"{sign}\u00a0{said}".strip(), rules.bands)


def lens_letters(report: Manuscript, finding: Finding) -> str:
    """The lenses of a question by their first letters: `G a` is gender at its core, age beside."""
    made = []
    for lens in report.method.lenses:
        letter = scores.lens_title(report.voice, report.method, lens)[:1]
        weight = finding.indicator.lenses.get(lens, Weight.NONE)
        if weight is not Weight.NONE:
            made.append(letter.upper() if weight is Weight.CORE else letter.lower())
    return " ".join(made) or "–"


def _unread(report: Manuscript, chapter: Chapter) -> str:
    """The questions that nothing answers yet: their ids, each leading to its words."""
    if not chapter.unread:
        return ""
    ids = t(", ").join(
        report.mark(anchor(finding.id, "t5"), report.finding_link(finding.id))
        for finding in chapter.unread
    )
    if not chapter.findings:
        nothing = report.voice.count(
            "Nothing that was read so far answers the question of this area; annex B holds it.",
            "Nothing that was read so far answers any of the {n} questions of this area; annex B "
            "holds them.",
            len(chapter.unread),
        )
        return p(t(nothing), keep=True) + p(ids, "Note")
    said = report.voice.count(
        "Nothing that was read so far answers this question of annex B; the answer is not yet "
        "known:",
        "Nothing that was read so far answers these {n} questions of annex B; the answers are not "
        "yet known:",
        len(chapter.unread),
    )
    return p(t(said + " ") + ids + t("."))


def observations(report: Manuscript, area: str) -> str:
    """What treaty bodies and others have published on the area, with the source."""
    found = sorted(
        report.plan.chapter(area).observations,
        key=lambda item: (-item.date.latest.toordinal(), item.id),
    )
    made = "".join(
        report.of(f"observation:{item.id}", "says", bullets([_observation(report, item)]))
        for item in found[:MOST_OBSERVATIONS]
    )
    rest = len(found) - MOST_OBSERVATIONS
    if rest > 0:
        said = report.voice.count(
            "{n} older observation is not repeated here; annex J names its source.",
            "{n} older observations are not repeated here; annex J names their sources.",
            rest,
        )
        made += p(t(said), "Note")
    return made


def _observation(report: Manuscript, item: Observation) -> str:
    voice = report.voice
    source = report.country.observation_sources.get(item.source or "")
    head = f"{voice.words(item.body)}, {voice.date(item.date)}"
    asked = [name for name in item.indicators if name in report.yardstick.indicators]
    links = t(", ").join(report.finding_link(name) for name in asked if name in report.asked)
    made = t(f"{head}: ", bold=True) + t(chapters.stopped(voice.words(item.says)))
    made += report.notes.observation(item, source, _paragraph(report, item))
    return made + (t(" ") + links if links else "")


def _paragraph(report: Manuscript, item: Observation) -> str:
    if not any(letter.isdigit() for letter in item.paragraph):
        return ""
    return report.voice("para. {number}", number=item.paragraph)


def questions(report: Manuscript, area: str) -> str:
    """What the working group can answer or supply: the first of it."""
    voice = report.voice
    lines = open_lines(report, area)
    more = len(lines) - MOST_QUESTIONS
    lines = lines[:MOST_QUESTIONS]
    if more > 0:
        said = voice.count(
            "{n} further question of this kind stands in annex J.",
            "{n} further questions of this kind stand in annex J.",
            more,
        )
        lines.append(t(said))
    return bullets(lines or [t(voice("Do you agree with these findings? What has changed since?"))])


def open_lines(report: Manuscript, area: str, *, annexed: bool = False) -> list[str]:
    """All open questions of a chapter, as runs.

    `annexed` leaves out what annex J says elsewhere: the texts to supply, and what to verify.
    """
    voice, chapter = report.voice, report.plan.chapter(area)
    asked_for = "" if annexed else _wanted(report, chapter)
    lines = [t(asked_for)] if asked_for else []
    recalled = (
        []
        if annexed
        else [
            finding
            for finding in chapter.every
            if any(_public(item.source) for item in finding.to_verify)
        ]
    )
    if recalled:
        said = voice("Provisions known from memory only, to be confirmed (annex J):")
        lines.append(t(said + " ") + report.finding_links(recalled) + t("."))
    for finding in chapter.findings:
        missing = chapters.open_elements(voice, report.assessment, finding)
        if missing and finding.applicable:
            said = voice("which provision in force governs: {elements}?", elements=missing)
            doubt = partial(doubts.unanswered, voice, report.assessment, finding)
            asked = asides.beside(report, t(said), doubt)
            lines.append(report.finding_link(finding.id) + t(": ") + asked)
    return lines


def _wanted(report: Manuscript, chapter: Chapter) -> str:
    """The texts that the working group is asked for; nothing where all were read."""
    voice = report.voice
    if chapter.to_read:
        named = "; ".join(
            citations.act_name(voice, report.country.acts[item.act])
            for item in chapter.to_read[:MOST_ACTS]
        )
        said = voice("Please supply the wording in force of: {acts}.", acts=named)
        if len(chapter.to_read) > MOST_ACTS:
            said += " " + voice("Annex J names the other acts.")
        return said
    if not chapter.unread:
        return ""
    return voice(
        "Which laws, by-laws and orders govern this area? Please name them, with the wording in "
        "force."
    )


def _public(source: object) -> bool:
    return source is None or getattr(source, "visibility", None) is Visibility.PUBLIC
