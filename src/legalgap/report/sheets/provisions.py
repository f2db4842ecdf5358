"""The provisions in force: what was read of each act, article by article."""

from collections.abc import Iterator

from legalgap.model.source import Grade, Source, Visibility
from legalgap.model.statement import WordingInTime, act_span, statements, with_drafts, wordings
from legalgap.office.spreadsheet import Cell, Column, Sheet, Value
from legalgap.prose import citations, words
from legalgap.report.sheets.ledger import NOTHING, Ledger, ids


def sheet(ledger: Ledger) -> Sheet:
    """Every wording that is in force at the date and may be shown."""
    voice = ledger.voice
    found = list(in_force(ledger))
    texts = any(item.wording.text for item in found)
    wording = [Column(voice("Wording"), 50), Column(voice("Translation"), 50)] if texts else []
    columns = [
        Column(voice("Id"), 24),
        Column(voice("Act"), 26),
        Column(voice("Article"), 18),
        Column(voice("Kind"), 14),
        Column(voice("What it says, in own words"), 50),
        *wording,
        Column(voice("In force from"), 14, day=True),
        Column(voice("How known"), 14),
        Column(voice("How far read"), 14),
        Column(voice("Questions"), 16),
        Column(voice("Source"), 30),
        Column(voice("Link"), 26),
    ]
    return Sheet(
        "Provisions",
        voice("Provisions"),
        voice("One row for each article in force: act, what it says, how it is known, source."),
        columns,
        [_row(ledger, item, texts=texts) for item in found] or [_none(ledger, len(columns))],
        frozen=3,
    )


def in_force(ledger: Ledger) -> Iterator[WordingInTime]:
    """The wordings in force, act by act in the order of their articles."""
    day, country = ledger.assessment.as_of, ledger.country
    drafts = [country.drafts[name] for name in ledger.assessment.drafts]
    for name, act in sorted(country.acts.items()):
        if not act_span(act).holds(day):
            continue
        own = [draft for draft in drafts if draft.amends == name]
        for item in with_drafts(list(wordings(act)), act, own):
            if item.span.holds(day) and not item.repealed and _public(item):
                yield item


def _source(item: WordingInTime) -> Source | None:
    return item.act.sources.get(item.wording.source or item.act.source or "")


def _public(item: WordingInTime) -> bool:
    source = _source(item)
    return source is None or source.visibility is Visibility.PUBLIC


def _row(ledger: Ledger, item: WordingInTime, *, texts: bool) -> list[Value | Cell]:
    voice, act, wording = ledger.voice, item.act, item.wording
    article = citations.pin_words(voice, act, item.pin)
    names = {claim.indicator: None for claim in statements(item) if claim.public}
    start = wording.from_ if hasattr(wording, "from_") else None
    return [
        item.id,
        citations.act_name(voice, act),
        voice("{pin} (draft)", pin=article) if item.draft else article,
        voice(words.KINDS[act.kind]),
        ledger.said(wording.summary or wording.heading),
        *(_texts(ledger, item) if texts else []),
        ledger.day(start or act.in_force.from_),
        words.grade(voice, item.grade),
        _reading(ledger, item),
        ids(names),
        ledger.source(_source(item)),
        ledger.link(_source(item)),
    ]


def _reading(ledger: Ledger, item: WordingInTime) -> str:
    """How far the text was read; what nobody has opened was not."""
    if item.grade is not Grade.TEXT_READ:
        return ledger.voice(words.READING["none"])
    return ledger.voice(words.READING[item.wording.read])


def _texts(ledger: Ledger, item: WordingInTime) -> list[Value | Cell]:
    """The wording in the language of the act, and its translation where one was imported."""
    given, lang = item.wording.text or {}, ledger.voice.lang
    original = next((name for name in ledger.country.jurisdiction.languages if name in given), None)
    original = original or next(iter(sorted(given)), None)
    if original is None:
        return [ledger.voice("not imported"), NOTHING]
    words_ = given[original] if original == lang else f"[{original}] {given[original]}"
    translated = given.get(lang) if original != lang else None
    return [words_.strip(), translated or NOTHING]


def _none(ledger: Ledger, width: int) -> list[Value | Cell]:
    return [ledger.voice("No provision has been entered yet."), *[NOTHING] * (width - 1)]
