"""What only the State can answer: tests without an answer, law nobody has read, what to verify."""

from collections.abc import Iterable, Iterator

from legalgap.model.assessment import Finding
from legalgap.office.spreadsheet import Cell, Column, Sheet, Value
from legalgap.prose import chapters, citations, claims, findings, machinery, words
from legalgap.report.sheets.ledger import NOTHING, Ledger, ids

MOST_IDS, MOST_AREAS = 15, 2
Row = list[Value | Cell]


def sheet(ledger: Ledger) -> Sheet:
    """One row for each question: whom to ask, when it was asked, and the reply."""
    voice = ledger.voice
    columns = [
        Column(voice("No."), 12),
        Column(voice("Kind"), 18),
        Column(voice("About"), 18),
        Column(voice("Area"), 22),
        Column(voice("Question"), 60),
        Column(voice("To whom"), 26),
        Column(voice("Asked on (to fill in)"), 14, day=True, fill_in=True),
        Column(voice("Reply (to fill in)"), 40, fill_in=True),
        Column(voice("Document (to fill in)"), 24, fill_in=True),
        Column(voice("Status (to choose)"), 18, choices="List_Question_statuses", fill_in=True),
    ]
    listed = [*_acts(ledger), *_bylaws(ledger), *_tests(ledger), *_unread(ledger)]
    listed += [*_treaties(ledger), *_recalled(ledger), *_again(ledger)]
    start = voice("not yet asked")
    rows = [[number, *row, None, None, None, start] for number, row in enumerate(listed, 1)]
    none = [NOTHING, NOTHING, NOTHING, NOTHING, voice("No question is open."), NOTHING]
    return Sheet(
        "Open_questions",
        voice("Open questions"),
        voice("One row for each open question: whom to ask, when it was asked, the reply."),
        columns,
        rows or [[*none, None, None, None, NOTHING]],
        frozen=3,
    )


def asked_bodies(ledger: Ledger) -> dict[tuple[str, str], list[str]]:
    """By body and test, the findings whose answer only that body can give."""
    found: dict[tuple[str, str], list[str]] = {}
    for finding in ledger.assessment.findings:
        for test in finding.enforced.unknown if finding.enforced else ():
            if test.ask:
                found.setdefault((ledger.voice.words(test.ask), test.id), []).append(finding.id)
    return found


def _in_charge(ledger: Ledger) -> str:
    return ledger.voice("the body in charge")


def _acts(ledger: Ledger) -> Iterator[Row]:
    """Acts whose wording in force is missing, the one that settles most first."""
    voice = ledger.voice
    for item in ledger.assessment.to_read:
        act = ledger.country.acts[item.act]
        asked = voice(
            "Please supply the wording in force of: {acts}.", acts=chapters.act_title(voice, act)
        )
        bears = _bearing(ledger, item.indicators)
        kind = voice("act to supply")
        yield [
            kind,
            act.id,
            _areas(ledger, item.indicators),
            f"{asked} {bears}",
            _in_charge(ledger),
        ]


def _areas(ledger: Ledger, names: Iterable[str]) -> str:
    """The areas of several questions; where they are many, how many."""
    found = {ledger.yardstick.area_of(name) for name in names} - {None}
    if len(found) <= MOST_AREAS:
        return ledger.areas(names)
    return ledger.voice.count("{n} area", "{n} areas", len(found))


def _bearing(ledger: Ledger, names: tuple[str, ...]) -> str:
    """The questions that an act bears on: by id, or where they are many, how many."""
    if len(names) <= MOST_IDS:
        return ledger.voice("It bears on {ids}.", ids=ids(names))
    return ledger.voice.count("It bears on {n} question.", "It bears on {n} questions.", len(names))


def _bylaws(ledger: Ledger) -> Iterator[Row]:
    """By-laws of which nobody knows whether they are in force, or that are not."""
    voice = ledger.voice
    for item in ledger.bylaws:
        if not item.open:
            continue
        waits = dict.fromkeys((*item.needing, *item.settles))
        asked = voice(
            "Is this act in force, with which number and date: {bylaw}? So far: {status}.",
            bylaw=voice.words(item.bylaw.title),
            status=voice(words.BYLAW_STATUSES[item.status]),
        )
        whom = voice.words(item.bylaw.body) or _in_charge(ledger)
        yield [voice("by-law"), item.bylaw.id, _areas(ledger, waits), asked, whom]


def _tests(ledger: Ledger) -> Iterator[Row]:
    """Every test of enforceability without an answer."""
    voice, rules = ledger.voice, ledger.rules
    if rules is None:
        return
    for finding in ledger.assessment.findings:
        for test in finding.enforced.unknown if finding.enforced else ():
            rule = rules.tests.get(test.id)
            asked = voice.words(rule.question) if rule is not None and rule.question else ""
            title = chapters.capital(machinery.title(voice, rules, test.id))
            rule_name = voice.words(finding.indicator.question)
            said = f"{test.id} {title}. {asked}\n{rule_name}".replace(". \n", ".\n")
            whom = voice.words(test.ask) or _in_charge(ledger)
            yield [voice("enforceability"), finding.id, ledger.area(finding.area), said, whom]


def _unread(ledger: Ledger) -> Iterator[Row]:
    """What no text that was read answers: one row for each finding, with all its elements."""
    voice = ledger.voice
    for finding in ledger.assessment.findings:
        missing = chapters.open_elements(voice, ledger.assessment, finding)
        if missing and finding.applicable:
            yield [
                voice("law not read"),
                finding.id,
                ledger.area(finding.area),
                _which(ledger, finding, missing),
                _in_charge(ledger),
            ]


def _which(ledger: Ledger, finding: Finding, missing: str) -> str:
    voice = ledger.voice
    asked = voice("which provision in force governs: {elements}?", elements=missing)
    return f"{voice.words(finding.indicator.question)}\n{chapters.capital(asked)}"


def _treaties(ledger: Ledger) -> Iterator[Row]:
    """Treaties of which nobody has checked whether they bind the State."""
    voice, known = ledger.voice, ledger.yardstick.instruments
    for slug in ledger.assessment.treaties_to_verify:
        name = voice.words(known[slug].title) if slug in known else slug
        asked = voice(
            "Is this treaty in force for the State, since when, with which reservations: {treaty}?",
            treaty=name,
        )
        yield [voice("treaty status"), slug, NOTHING, asked, _in_charge(ledger)]


def _recalled(ledger: Ledger) -> Iterator[Row]:
    """What is known from memory only, and decides nothing until somebody has checked it."""
    voice = ledger.voice
    for item in findings.public(ledger.assessment.to_verify):
        where = citations.provision(voice, item.wording.act, item.wording.pin)
        said = chapters.stopped(claims.claim_words(voice, ledger.yardstick, item))
        asked = voice("Is it so, from memory only: {provision}? {said}", provision=where, said=said)
        area = ledger.areas([item.indicator])
        yield [voice("to confirm"), item.indicator, area, asked, _in_charge(ledger)]


def _again(ledger: Ledger) -> Iterator[Row]:
    """What was checked on a wording that has changed since."""
    voice = ledger.voice
    for item in findings.public(ledger.assessment.to_read_again):
        where = citations.provision(voice, item.wording.act, item.wording.pin)
        asked = voice(
            "What does the wording in force say: {provision}? An older one was read.",
            provision=where,
        )
        area = ledger.areas([item.indicator])
        yield [voice("to read again"), item.indicator, area, asked, _in_charge(ledger)]
