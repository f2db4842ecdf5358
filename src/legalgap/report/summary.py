"""The blocks of the executive summary."""

from collections import Counter
from fractions import Fraction

from legalgap.engine.gaps import gravity
from legalgap.engine.plan import YEARS
from legalgap.model.assessment import AreaResult, Finding, Score, Verb
from legalgap.model.indicator import Weight
from legalgap.model.judgement import Answer
from legalgap.office.xml import Cell, cell, link, p, t
from legalgap.prose import (
    bylaws,
    chapters,
    citations,
    findings,
    gists,
    places,
    scores,
    words,
)
from legalgap.report import charts, enforceability
from legalgap.report.figures import figure
from legalgap.report.manuscript import Manuscript, anchor, bullets, labelled

MOST_TO_READ = 5
MOST_LENS_GAPS = 3
MOST_TREATIES = 8


def assessed(report: Manuscript) -> str:
    """What was assessed, on which date, and how much of it can be answered."""
    voice, assessment = report.voice, report.assessment
    answers = Counter(finding.answer for finding in assessment.findings)
    known = len(assessment.findings) - answers[Answer.UNKNOWN]
    country = places.of(voice, report.country.jurisdiction)
    said = [
        voice(
            "This report compares the law {of_country} on trafficking in persons, as in force on "
            "{date}, with international standards.",
            of_country=country,
            date=voice.date(assessment.as_of),
        )
        + " "
        + voice.count(
            "It asks {n} question in {areas} thematic areas.",
            "It asks {n} questions in {areas} thematic areas.",
            len(assessment.findings),
            areas=voice.number(len(assessment.areas)),
        ),
        _answered(report, known, answers)
        + (" " + _unknown(report, answers[Answer.UNKNOWN]) if answers[Answer.UNKNOWN] else ""),
    ]
    if assessment.drafts:
        said.append(
            voice("Drafts that are not yet adopted are taken as if they were in force on that day.")
        )
    return "".join(p(t(sentence)) for sentence in said) + verbs(report)


ANSWERED = {
    Answer.FULL: words.N_("in full on {n}"),
    Answer.PARTIAL: words.N_("in part on {n}"),
    Answer.NONE: words.N_("not at all on {n}"),
    Answer.CONTRADICTION: words.N_("contradicted on {n}"),
    Answer.NOT_APPLICABLE: words.N_("not applicable on {n}"),
}


def _answered(report: Manuscript, known: int, answers: Counter[Answer]) -> str:
    """How many questions can be answered, and how the law does on them."""
    voice = report.voice
    if not known:
        return voice("Nothing that was read so far answers a question.")
    counted = voice.joined(
        [
            voice(said, n=voice.number(answers[answer]))
            for answer, said in ANSWERED.items()
            if answers[answer]
        ]
    )
    return voice.count(
        "What was read so far answers {n} question; the standard is met {counted}.",
        "What was read so far answers {n} questions; the standard is met {counted}.",
        known,
        counted=counted,
    )


def _unknown(report: Manuscript, number: int) -> str:
    return report.voice.count(
        "{n} question cannot be answered yet: the law that would answer it has not been read in "
        "full. This counts neither for the law nor against it.",
        "{n} questions cannot be answered yet: the law that would answer them has not been read "
        "in full. This counts neither for the law nor against it.",
        number,
    )


def verbs(report: Manuscript) -> str:
    """How many findings carry each verb, and what the verbs mean."""
    voice = report.voice
    found = Counter(finding.verb for finding in report.assessment.findings)
    lines = [
        t(f"{chapters.capital(voice(words.VERBS[verb]))}", bold=True)
        + t(f" ({voice.number(found[verb])}): {voice(words.VERB_MEANINGS[verb])}.")
        for verb in Verb
        if found[verb]
    ]
    intro = voice("Each finding carries a verb, which says how strongly it asks for action:")
    return p(t(intro), keep=True) + bullets(lines)


def heat_strip(report: Manuscript) -> str:
    """All areas in one table: band in letter and word, score, range, coverage.

    Enforceability stands beside the law score, and is not added to it.
    """
    voice, method = report.voice, report.method
    rows = [_area_row(report, result) for result in report.assessment.areas]
    head = [voice("Area"), voice("Law"), voice("Score"), voice("Range"), voice("Coverage")]
    if method.enforceability is None:
        title, widths = voice("Law scores by area"), [5.2, 3.8, 1.9, 2.2, 2.9]
    else:
        title, widths = voice("Law and enforceability by area"), [4.0, 3.2, 2.1, 2.0, 1.8, 2.9]
        head.append(voice("Enforceability"))
    made = report.table(
        title,
        widths,
        head,
        rows,
        voice("One row for each area: bands in letter and word, score, range and coverage."),
        whole=True,
    )
    drawn = figure(report, charts.areas(report.assessment, voice))
    note = voice(
        "Scores run from 0 to 100. The range shows how far a score can still move when the rest is "
        "read; coverage is the share of the questions that is decided. Below {floor} coverage no "
        "score is given. Scores help a discussion; they rank nobody.",
        floor=voice.percent(_share(method.floor)),
    )
    index = report.assessment.index
    total = p(t(scores.sentence(voice, method, voice("Index"), index))) if index else ""
    beside = _beside(report)
    return made + total + p(t(note + beside), "Note") + drawn + _bylaws(report)


def _beside(report: Manuscript) -> str:
    """How the enforceability column is to be read."""
    if report.method.enforceability is None:
        return ""
    return " " + report.voice(
        "Enforceability says whether what the text has can be applied. It stands beside the law "
        "score and is never added to it."
    )


def _bylaws(report: Manuscript) -> str:
    """The by-law tracker in a few sentences; nothing where no by-law is tracked."""
    found, voice = report.assessment.machine.timeliness, report.voice
    if found is None:
        return ""
    said = [*bylaws.in_numbers(voice, report.assessment, found)[:1]]
    said += [sentence for sentence in [bylaws.asleep_sentence(voice, found)] if sentence]
    return p(t(voice("By-laws") + ". ", bold=True) + t(" ".join(said)))


def _share(value: object) -> Fraction:
    return Fraction(str(value))


def _area_row(report: Manuscript, result: AreaResult) -> list[Cell]:
    voice, method = report.voice, report.method
    title = scores.area_title(voice, method, result.id)
    name = link(anchor(result.id, "area"), t(title, style="RecordLink"))
    row = [
        Cell(report.of(f"area:{result.id}", "score", p(name, "TableText"))),
        report.band_cell(
            result.law.band, chapters.capital(scores.band_words(voice, method, result.law))
        ),
        cell(scores.number_words(voice, method, result.law)),
        cell(scores.range_words(voice, method, result.law)),
        cell(voice.percent(result.law.coverage)),
    ]
    if method.enforceability is not None:
        row.append(enforceability.score_cell(report, method.enforceability, result))
    return row


def main_strengths(report: Manuscript) -> str:
    """The strengths to credit first: the short title, and what is in place; no articles here."""
    return bullets(
        report.finding_link(finding.id)
        + t(" ")
        + t(chapters.stopped(report.voice.words(finding.indicator.name)), bold=True)
        + t(" " + chapters.strength_in_short(report.voice, report.assessment, finding))
        for finding in report.plan.strengths
    )


def main_gaps(report: Manuscript) -> str:
    """The gravest gaps: the short title, what is missing, the verb."""
    return bullets(_gap(report, finding) for finding in report.plan.gaps)


def _gap(report: Manuscript, finding: Finding) -> str:
    voice = report.voice
    said = findings.contradiction_sentences(voice, finding, brief=True)
    said += gists.gap_sentences(voice, report.assessment, finding)
    said += gists.treaty_sentences(voice, report.assessment, finding)
    if not said:
        said.append(chapters.stopped(chapters.evidence_line(voice, report.assessment, finding)))
    deciding = chapters.deciding_standards(report.assessment, finding)[:1]
    standard = citations.standards(voice, report.yardstick, deciding)
    tail = "; ".join(part for part in (words.verb(voice, finding.verb), standard) if part)
    return (
        report.finding_link(finding.id)
        + t(" ")
        + t(chapters.stopped(voice.words(finding.indicator.name)), bold=True)
        + t(" " + " ".join(said) + f" ({tail})")
    )


def lenses(report: Manuscript) -> str:
    """What the law comes to through each lens, and grave gaps at its core."""
    voice, method = report.voice, report.method
    intro = voice(
        "A lens shows how the law meets certain people: in its score the questions that decide "
        "this weigh most."
    )
    named: set[str] = set()
    rows = [_lens_row(report, lens, named) for lens in method.lenses]
    made = report.table(
        voice("The law through each lens"),
        [2.8, 4.4, 8.8],
        [voice("Lens"), voice("Law score"), voice("Grave gaps at its core")],
        rows,
        voice("One row for each lens: scores, and grave gaps at its core."),
    )
    return p(t(intro), keep=True) + made


def _lens_row(report: Manuscript, lens: str, named: set[str]) -> list[Cell]:
    """A lens with its scores and gaps; gaps not `named` for an earlier lens come first."""
    voice, method, assessment = report.voice, report.method, report.assessment
    total = assessment.lenses[lens]
    lines = [_lens_score(report, voice("All areas"), total)]
    lines += [
        _lens_score(report, scores.area_title(voice, method, result.id), result.lenses[lens])
        for result in assessment.areas
        if result.lenses[lens].score is not None
    ]
    core = [
        finding
        for chapter in report.plan.chapters
        for finding in chapter.cards
        if finding.indicator.lenses.get(lens) is Weight.CORE
    ]
    shown = sorted(core, key=lambda item: (item.id in named, gravity(item)))[:MOST_LENS_GAPS]
    named |= {item.id for item in shown}
    gaps = [
        p(report.finding_link(item.id) + t(f" {voice.words(item.indicator.name)}"), "TableText")
        for item in shown
    ]
    none = p(t(voice("none in what was read")), "TableText")
    return [
        cell(scores.lens_title(voice, method, lens), bold=True),
        Cell("".join(p(t(line), "TableText") for line in lines)),
        Cell("".join(gaps) or none),
    ]


def _lens_score(report: Manuscript, name: str, score: Score) -> str:
    voice, method = report.voice, report.method
    if score.score is None:
        share = voice.percent(score.coverage)
        said = voice("not yet scored; coverage {coverage}", coverage=share)
    else:
        said = scores.part_words(voice, method, score)
    return f"{name}: {said}"


def key_recommendations(report: Manuscript) -> str:
    """The recommendations that close the gravest gaps, in one table."""
    voice = report.voice
    verb = report.verb_room(report.plan.verb_of(name) for name in report.plan.recommendations)
    rows = [_recommendation_row(report, name) for name in report.plan.recommendations]
    return report.table(
        voice("Key recommendations"),
        [2.6, 6.7 - verb, verb, 2.9, 1.3, 2.5],
        [
            voice("Id"),
            voice("Recommendation"),
            voice("Verb"),
            voice("Lead"),
            voice("By"),
            voice("Closes"),
        ],
        rows,
        voice(
            "One row for each recommendation: what is to be decided, then what closes the gravest "
            "gaps."
        ),
    )


def _recommendation_row(report: Manuscript, name: str) -> list[Cell]:
    voice = report.voice
    item = report.yardstick.recommendations[name]
    closed = report.plan.closes.get(name, ())
    return [
        Cell(p(report.recommendation_link(name), "TableText")),
        cell(voice.words(item.title)),
        report.verb_cell(report.plan.verb_of(name)),
        cell(voice.words(item.lead)),
        cell(str(report.assessment.as_of.year + YEARS[item.horizon])),
        Cell(p(report.finding_links(closed[:4]) or t("–"), "TableText")),
    ]


def what_next(report: Manuscript) -> str:
    """What to read, to verify and to decide next."""
    voice, assessment = report.voice, report.assessment
    lines = []
    for item in assessment.to_read[:MOST_TO_READ]:
        act = report.country.acts[item.act]
        lines.append(
            labelled(
                voice("Read"),
                voice.count(
                    "{act}; it bears on {n} question that is still open.",
                    "{act}; it bears on {n} questions that are still open.",
                    len(item.indicators),
                    act=voice.words(act.title),
                ),
            )
        )
    if assessment.treaties_to_verify:
        named = [
            voice.words(instrument.short or instrument.title)
            for slug in assessment.treaties_to_verify
            if (instrument := report.yardstick.instruments.get(slug))
        ]
        listed = "; ".join(named[:MOST_TREATIES])
        more = len(named) - MOST_TREATIES
        listed += "; " + voice.count("and {n} more", "and {n} more", more) if more > 0 else ""
        lines.append(labelled(voice("Verify"), voice("the status of {treaties}.", treaties=listed)))
    lines.append(
        labelled(
            voice("Comment"),
            voice(
                "ministries check the findings on their own law; a correction with its text is "
                "taken over at once."
            ),
        )
    )
    return bullets(lines)
