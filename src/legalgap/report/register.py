"""Annex C: the register of findings, each with its standards, its articles and its grade."""

from legalgap.model.assessment import Finding
from legalgap.office.xml import Cell, p, t
from legalgap.prose import chapters, citations, findings, gists, scores, words
from legalgap.report.chapters import lens_letters
from legalgap.report.manuscript import Manuscript, anchor

MOST_STANDARDS = 2
"""Of those that ask for it beside the ones that decide."""


def annex(report: Manuscript) -> str:
    """One table for each area; questions that nothing answers stand in annex B only."""
    voice = report.voice
    made = ""
    for chapter in report.plan.chapters:
        made += report.table(
            voice(
                "Register of findings: {area}",
                area=scores.area_title(voice, report.method, chapter.area),
            ),
            [2.0, 8.6, 5.8, 4.6, 3.7],
            [
                voice("Id"),
                voice("Finding"),
                voice("Standard"),
                voice("Evidence and grade"),
                voice("Answer and verb"),
            ],
            [_row(report, finding) for finding in chapter.findings],
            voice("One row for each finding with evidence: content, standard, evidence, answer."),
        )
    if not made:
        return p(t(voice("Nothing that was read answers a question yet.")))
    intro = voice(
        "Every question on which anything is known, with the standards that decide, the articles "
        "and how they are known. What nothing answers yet stands in annex B only."
    )
    return p(t(intro), keep=True) + made


def _row(report: Manuscript, finding: Finding) -> list[Cell]:
    voice, assessment = report.voice, report.assessment
    name = report.mark(anchor(finding.id, "reg"), report.finding_link(finding.id))
    content = p(t(voice.words(finding.indicator.question), bold=True), "TableText")
    content += p(t(gists.gist(voice, assessment, finding)), "TableText")
    for said in (
        chapters.judgement_sentence(voice, finding),
        gists.unread_sentence(voice, finding),
    ):
        content += p(t(said), "TableSmall") if said else ""
    first = p(name, "TableText")
    letters = lens_letters(report, finding) if report.method.lenses else ""
    first += p(t(letters), "TableSmall") if letters else ""
    return [
        Cell(first),
        Cell(content),
        Cell(_standards(report, finding)),
        Cell(_evidence(report, finding)),
        _answer(report, finding),
    ]


def _standards(report: Manuscript, finding: Finding) -> str:
    """Those that decide, each with how it binds the State."""
    voice = report.voice
    shown = chapters.deciding_standards(report.assessment, finding)
    lines = [
        report.standard_stands(name)
        + t(citations.standard(voice, report.yardstick, name))
        + t(f" ({chapters.bond(voice, report.assessment, name)})")
        for name in shown
    ]
    made = "".join(p(line, "TableText") for line in lines or [t(voice("none named"))])
    known = [name for name in finding.indicator.standards if name in report.yardstick.standards]
    others = [name for name in known if name not in shown][:MOST_STANDARDS]
    if others:
        named = citations.standards(voice, report.yardstick, others)
        made += p(t(voice("See also: {standards}.", standards=named)), "TableSmall")
    return made


def _evidence(report: Manuscript, finding: Finding) -> str:
    """Articles, what decides beside them, and the weakest grade."""
    voice = report.voice
    statements = [item for element in finding.elements for item in element.statements]
    parts = [gists.cited(voice, [*statements, *finding.contradictions])]
    parts += [
        chapters.basis_words(voice, report.assessment, entry)
        for entry in finding.basis
        if not entry.startswith("treaty:")
    ]
    grade = findings.weakest_grade(finding)
    stands = report.stands([*statements, *finding.contradictions])
    made = "".join(
        p(stands * (place == 0) + t(chapters.stopped(part)), "TableText")
        for place, part in enumerate(part for part in parts if part)
    )
    if grade is not None:
        made += p(t(chapters.capital(words.grade(voice, grade))), "TableSmall")
    return made or p(t(_other_basis(report, finding)), "TableText")


def _other_basis(report: Manuscript, finding: Finding) -> str:
    """What stands where no article may be named: the status of treaties, or nothing public."""
    if any(entry.startswith("treaty:") for entry in finding.basis):
        return report.voice("The status of the treaties")
    return report.voice("Not public")


def _answer(report: Manuscript, finding: Finding) -> Cell:
    voice = report.voice
    said = words.answer(voice, finding.answer)
    verb = words.verb(voice, finding.verb)
    share = voice("met: {share}", share=gists.share(voice, finding)) if finding.applicable else ""
    tail = "; ".join(part for part in (voice("verb: {verb}", verb=verb), share) if part)
    made = p(t(said, bold=True), "TableText") + p(t(chapters.capital(tail)), "TableText")
    if finding.recommendations:
        made += p(report.recommendation_links(finding.recommendations), "TableText")
    return Cell(made)
