"""Recommendations and practices: in short beside a finding, in full once."""

from legalgap.model.recommendation import Practice
from legalgap.model.source import Grade
from legalgap.prose import chapters, citations, words
from legalgap.report.web.page import Facts, Page


def short(page: Page, name: str) -> Facts:
    """What to adopt and how to draft it."""
    voice, item = page.voice, page.yardstick.recommendations[name]
    return {
        "id": name,
        "title": voice.words(item.title),
        "adopt": voice.words(item.adopt),
        "drafting": voice.words(item.drafting) if item.drafting else "",
    }


def recommendations(page: Page) -> list[Facts]:
    """Every recommendation that a finding asks for, in full, in the order of the areas."""
    named = [name for found in page.assessment.findings for name in found.recommendations]
    printed = tuple(dict.fromkeys(named))
    return [_full(page, name, printed) for name in printed]


def _full(page: Page, name: str, printed: tuple[str, ...]) -> Facts:
    voice, item = page.voice, page.yardstick.recommendations[name]
    verb = page.plan.verb_of(name)
    asked = {found.id: found for found in page.plan.closes.get(name, ())}
    closes = [*asked, *(f.id for f in page.assessment.findings if name in f.recommendations)]
    facts = [
        (voice("Lead"), voice.words(item.lead).rstrip(".")),
        (voice("Horizon"), voice(words.HORIZONS[item.horizon])),
        (voice("Effort"), chapters.capital(voice(words.EFFORTS[item.effort]))),
        (voice("Standards"), citations.standards(voice, page.yardstick, item.standards)),
        (voice("Whom it serves"), voice.words(item.focus)),
        (voice("Success shows in"), voice.words(item.success)),
    ]
    return {
        **short(page, name),
        "verb": verb.value if verb else "",
        "verb_word": words.verb(voice, verb),
        "facts": [{"label": label, "words": said} for label, said in facts if said],
        "closes": list(dict.fromkeys(closes)),
        "after": [
            {"id": other, "title": voice.words(known.title), "printed": other in printed}
            for other in item.after
            if (known := page.yardstick.recommendations.get(other))
        ],
        "recalled": item.grade is Grade.RECALLED,
    }


def practice(page: Page, name: str) -> Facts:
    """A practice of another State with its known weakness and its source."""
    return _practice(page, page.yardstick.practices[name])


def practices(page: Page) -> list[Facts]:
    """Every practice shown for a finding or an area, each once."""
    named = [name for found in page.assessment.findings for name in found.practices]
    named += [item.id for chapter in page.plan.chapters for item in chapter.practices]
    return [practice(page, name) for name in dict.fromkeys(named)]


def _practice(page: Page, item: Practice) -> Facts:
    voice = page.voice
    instrument = voice.words(item.instrument)
    first = item.years[0][:4] if item.years else ""
    year = f" ({first})" if first and first not in instrument else ""
    known = words.grade(voice, item.grade)
    if not item.text_checked:
        known = voice("{grade}; the official text was not checked", grade=known)
    warning = voice("A warning, not an example")
    return {
        "id": item.id,
        "country": voice.words(item.country),
        "short": voice.words(item.short) if item.short else "",
        "instrument": f"{instrument}{year}",
        "does": voice.words(item.does),
        "why_label": warning if item.cautionary else voice("Why it matters"),
        "why": voice.words(item.why),
        "caveat": voice.words(item.caveat),
        "known": known,
        "date": voice("as of {date}", date=voice.date(item.valid_as_of)),
        "source": page.source(item.source),
        "indicators": [
            found.id
            for found in page.assessment.findings
            if item.id in found.practices or found.id in item.indicators
        ],
    }
