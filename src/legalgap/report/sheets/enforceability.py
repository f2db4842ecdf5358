"""The tests of enforceability: one row for each rule that the law has in full or in part."""

from legalgap.model.assessment import Finding
from legalgap.model.enforceability import EnforceabilityRules
from legalgap.model.enforced import Enforced, Tested
from legalgap.office.spreadsheet import Cell, Column, Sheet, Value
from legalgap.prose import machinery, words
from legalgap.prose.chapters import capital
from legalgap.prose.vocabulary import NOT_APPLICABLE, TYPES, UNKNOWN
from legalgap.report.manuscript import UNKNOWN_FILL
from legalgap.report.sheets.findings import provisions
from legalgap.report.sheets.ledger import NOTHING, Ledger, joined, share

WORST_FILL, BEST_FILL = "F8CBAD", "DDEBF7"
BEST = 3


def sheet(ledger: Ledger) -> Sheet:
    """Scores, caps and bands with the answers that they rest on."""
    voice, rules = ledger.voice, ledger.rules
    tests = list(rules.tests) if rules is not None else []
    columns = _columns(ledger, tests)
    rows = [
        _row(ledger, rules, finding, finding.enforced, tests)
        for finding in ledger.assessment.findings
        if rules is not None and finding.enforced is not None
    ]
    if not rows:
        none = voice("Not asked: the tests are for what the law has in full or in part.")
        rows = [[NOTHING, none, *[NOTHING] * (len(columns) - 2)]]
    return Sheet(
        "Enforceability",
        voice("Enforceability"),
        voice("One row for each rule that was found: its tests, its score, its caps, its band."),
        columns,
        rows,
        frozen=2,
    )


def _columns(ledger: Ledger, tests: list[str]) -> list[Column]:
    voice, rules = ledger.voice, ledger.rules
    shown = [
        Column(f"{name} {capital(machinery.title(voice, rules, name))}", 13)
        for name in tests
        if rules is not None
    ]
    return [
        Column(voice("Id"), 12),
        Column(voice("Question"), 28),
        Column(voice("Provisions"), 24),
        Column(voice("What it is"), 13),
        *shown,
        Column(voice("Score, of 100"), 13),
        Column(voice("Range"), 12),
        Column(voice("Coverage"), 12, "0%"),
        Column(voice("Band"), 14),
        Column(voice("Caps"), 22),
        Column(voice("Marks"), 14),
        Column(voice("By-law not in force"), 18),
        Column(voice("Gender and age: yes"), 14),
    ]


def _row(
    ledger: Ledger,
    rules: EnforceabilityRules,
    finding: Finding,
    found: Enforced,
    tests: list[str],
) -> list[Value | Cell]:
    voice = ledger.voice
    by_id = {test.id: test for test in found.tests}
    band = machinery.band_words(voice, rules, found.band)
    lens = NOTHING
    if found.lens is not None:
        yes, asked = found.lens
        lens = voice("{n} of {all}", n=voice.number(yes), all=voice.number(asked))
    return [
        finding.id,
        voice.words(finding.indicator.question),
        provisions(ledger, finding) or NOTHING,
        voice(TYPES[found.type]),
        *(_test(by_id.get(name)) for name in tests),
        ledger.number(found.score),
        _range(ledger, rules, found),
        share(found.coverage),
        ledger.band(found.band, band, rules.bands),
        joined(_caps(ledger, found)),
        joined(voice(words.TAGS[tag]) for tag in found.tags if tag in words.TAGS),
        machinery.bylaw_names(voice, ledger.assessment, found.bylaws) or NOTHING,
        lens,
    ]


def _range(ledger: Ledger, rules: EnforceabilityRules, found: Enforced) -> str:
    """The range that the score can still take, once every test has an answer."""
    low, high = (ledger.voice.number(item, rules.digits) for item in (found.low, found.high))
    return low if low == high else ledger.voice("{low} to {high}", low=low, high=high)


def _test(test: Tested | None) -> Value | Cell:
    """0 to 3, NA or U; a dash where the test is not asked of such a rule."""
    if test is None:
        return NOTHING
    if not test.applicable:
        return NOT_APPLICABLE
    if test.score is None:
        return Cell(UNKNOWN, UNKNOWN_FILL)
    fill = WORST_FILL if test.score == 0 else BEST_FILL if test.score == BEST else ""
    return Cell(test.score, fill)


def _caps(ledger: Ledger, found: Enforced) -> list[str]:
    """What holds the score down, whatever else is answered."""
    voice = ledger.voice
    return [
        voice(
            "at most {most}: {reason}",
            most=voice.number(cap.most),
            reason=voice.words(cap.reason),
        )
        for cap in found.caps
    ]
