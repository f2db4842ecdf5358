"""The findings: one row for each question, with answer, reason, evidence and what closes it."""

from legalgap.engine.gaps import gravity, shows_a_gap
from legalgap.model.assessment import ZERO, Finding
from legalgap.model.indicator import Weight
from legalgap.office.spreadsheet import Cell, Column, Sheet, Value
from legalgap.prose import chapters, findings, gists, machinery, scores, words
from legalgap.report.sheets.ledger import NOTHING, Ledger, ids, joined, share

WEIGHTS = {Weight.CORE: words.N_("core"), Weight.RELEVANT: words.N_("relevant")}


def sheet(ledger: Ledger) -> Sheet:
    """All findings, area by area."""
    voice = ledger.voice
    order = sorted(filter(shows_a_gap, ledger.assessment.findings), key=gravity)
    ranks = {finding.id: place for place, finding in enumerate(order, 1)}
    rows = [
        _row(ledger, finding, ranks.get(finding.id, NOTHING))
        for finding in ledger.assessment.findings
    ]
    return Sheet(
        "Findings",
        voice("Findings"),
        voice("One row for each question: answer, reason, evidence, and what closes the gap."),
        _columns(ledger),
        rows,
        frozen=1,
    )


def _columns(ledger: Ledger) -> list[Column]:
    voice = ledger.voice
    drafts = [Column(voice("Without the drafts"), 14)] if ledger.before is not None else []
    lenses = [
        Column(scores.lens_title(voice, ledger.method, lens), 12) for lens in ledger.method.lenses
    ]
    return [
        Column(voice("Id"), 12),
        Column(voice("Short title"), 20),
        Column(voice("Area"), 15),
        Column(voice("Question"), 30),
        Column(voice("Answer"), 14, choices="List_Answers"),
        *drafts,
        Column(voice("Certainly met"), 12, "0%"),
        Column(voice("At most met"), 12, "0%"),
        Column(voice("Verb"), 12, choices="List_Verbs"),
        Column(voice("Order of gravity"), 12),
        Column(voice("Enforceability, of 100"), 14, _digits(ledger)),
        Column(voice("Enforceability in words"), 14),
        Column(voice("Reason"), 46),
        Column(voice("Provisions"), 28),
        Column(voice("Standards"), 26),
        *lenses,
        Column(voice("How known"), 12),
        Column(voice("Recommendations"), 15),
        Column(voice("Practices"), 13),
    ]


def _digits(ledger: Ledger) -> str:
    digits = ledger.rules.digits if ledger.rules is not None else 0
    return "0." + "0" * digits if digits else "0"


def _row(ledger: Ledger, finding: Finding, rank: int | str) -> list[Value | Cell]:
    voice = ledger.voice
    known = finding.applicable and finding.interval.decided > ZERO
    unsaid = voice("open") if finding.applicable else NOTHING
    return [
        finding.id,
        voice.words(finding.indicator.name),
        ledger.area(finding.area),
        voice.words(finding.indicator.question),
        ledger.answer(finding),
        *_before(ledger, finding),
        share(finding.interval.low) if known else unsaid,
        share(finding.interval.high) if known else unsaid,
        ledger.verb(finding.verb),
        rank,
        *_enforceability(ledger, finding),
        reason(ledger, finding),
        provisions(ledger, finding) or NOTHING,
        ledger.standards(finding.indicator.standards),
        *(_weight(ledger, finding, lens) for lens in ledger.method.lenses),
        words.grade(voice, findings.weakest_grade(finding)),
        ids(finding.recommendations),
        ids(finding.practices),
    ]


def _before(ledger: Ledger, finding: Finding) -> list[Value | Cell]:
    """The answer without the drafts, where drafts are taken as adopted."""
    if ledger.before is None:
        return []
    old = {item.id: item for item in ledger.before.findings}.get(finding.id)
    return [ledger.answer(old) if old is not None else NOTHING]


def _weight(ledger: Ledger, finding: Finding, lens: str) -> str:
    weight = finding.indicator.lenses.get(lens, Weight.NONE)
    return ledger.voice(WEIGHTS[weight]) if weight in WEIGHTS else NOTHING


def _enforceability(ledger: Ledger, finding: Finding) -> list[Value | Cell]:
    """The score and the band; the words for what is not asked, or has no score."""
    voice, rules, found = ledger.voice, ledger.rules, finding.enforced
    if rules is None or found is None:
        return [voice("not asked"), voice("not asked")]
    said = machinery.band_words(voice, rules, found.band)
    return [ledger.number(found.score), ledger.band(found.band, said, rules.bands)]


def reason(ledger: Ledger, finding: Finding) -> str:
    """Why the answer is what it is: the finding in short, a judgement, what is unread."""
    voice = ledger.voice
    parts = [
        gists.gist(voice, ledger.assessment, finding),
        chapters.judgement_sentence(voice, finding),
        gists.unread_sentence(voice, finding),
    ]
    return joined(dict.fromkeys(parts), " ")


def provisions(ledger: Ledger, finding: Finding) -> str:
    """The articles that decide a finding, as cited; with what decides beside them."""
    statements = [item for element in finding.elements for item in element.statements]
    parts = [gists.cited(ledger.voice, [*statements, *finding.contradictions])]
    parts += [
        chapters.basis_words(ledger.voice, ledger.assessment, entry)
        for entry in finding.basis
        if not entry.startswith("treaty:")  # the reason names the treaties
    ]
    return "; ".join(dict.fromkeys(part for part in parts if part))
