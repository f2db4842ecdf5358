"""What was read, what to read and verify next, the treaties, and the sources."""

from collections.abc import Iterable

from legalgap.model.act import Act
from legalgap.model.instrument import Reach
from legalgap.model.jurisdiction import Party, TreatyStatus
from legalgap.model.source import Grade, Source
from legalgap.prose import chapters, citations, effects, findings, why, words
from legalgap.report.tagging import original
from legalgap.report.web.findings import articles
from legalgap.report.web.page import Facts, Page


def acts(page: Page) -> list[Facts]:
    """Every act with its rank, how far it was read, and its source; those read whole first."""
    order = list(words.READING)
    listed = sorted(page.country.acts.values(), key=lambda act: (order.index(act.read), act.id))
    return [{**_act(page, act), "source": page.act_source(act)} for act in listed]


def _act(page: Page, act: Act) -> Facts:
    voice = page.voice
    since = voice.date(act.in_force.from_, of=True) if act.in_force.from_ else ""
    until = voice.date(act.in_force.to) if act.in_force.to else ""
    dates = [voice("in force from {date}", date=since)] if since else []
    dates += [voice("in force until {date}", date=until)] if until else []
    return {
        "id": act.id,
        "title": chapters.act_title(voice, act),
        "kind": voice(words.KINDS[act.kind]),
        "read": voice(words.READING[act.read]),
        "dates": "; ".join(dates),
    }


def to_read(page: Page) -> list[Facts]:
    """The acts to read next, those that settle most first."""
    return [
        {
            **_act(page, page.country.acts[item.act]),
            "answers": page.voice.number(item.answers),
            "elements": page.voice.number(item.elements),
            "findings": list(item.indicators),
        }
        for item in page.assessment.to_read
    ]


def to_verify(page: Page) -> Facts:
    """What is recalled only, treaties to check, and what to read again."""
    voice, assessment = page.voice, page.assessment
    known = page.yardstick.instruments
    public = findings.public(assessment.to_verify)
    hidden = len(assessment.to_verify) - len(public)
    return {
        "recalled": articles(page, public, "s_verify"),
        "hidden": voice.count(
            "{n} further statement rests on a source that is not public.",
            "{n} further statements rest on sources that are not public.",
            hidden,
        )
        if hidden
        else "",
        "treaties": [
            voice.words(known[slug].short or known[slug].title) if slug in known else slug
            for slug in assessment.treaties_to_verify
        ],
        "again": articles(page, assessment.to_read_again, "s_again"),
    }


def treaties(page: Page) -> Facts:
    """The treaties with their status and how it is known; those recalled only stand last."""
    voice, given = page.voice, page.country.jurisdiction.treaties
    rows, apart, silent = [], [], []
    for slug, instrument in page.yardstick.instruments.items():
        name = voice.words(instrument.short or instrument.title)
        status = given.get(slug)
        if status is None:
            if instrument.reach is not Reach.SOFT_LAW:
                silent.append(name)
        elif status.status is Party.NOT_PARTY and status.grade is not Grade.RECALLED:
            apart.append(name)
        else:
            full = voice.words(instrument.title)
            effect = chapters.capital(effects.told(voice, page.assessment, instrument))
            place = (status.grade is Grade.RECALLED, words.filing(name))
            rows.append((place, {**_treaty(page, name, full, status), "effect": effect}))
    rows.sort(key=lambda row: row[0])
    said, grounds = effects.general(voice, page.assessment)
    return {
        "in_law": chapters.stopped(said),
        "grounds": [
            f"{citations.provision(voice, item.act, item.pin)} ({words.grade(voice, item.grade)})"
            for item in grounds
        ],
        "rows": [row for _, row in rows],
        "apart": voice(
            "The State is not a party to: {treaties}.",
            treaties="; ".join(sorted(apart, key=words.filing)),
        )
        if apart
        else "",
        "silent": voice(
            "Status not yet looked up: {treaties}.",
            treaties="; ".join(sorted(silent, key=words.filing)),
        )
        if silent
        else "",
    }


def _treaty(page: Page, name: str, title: str, status: TreatyStatus) -> Facts:
    voice, sources = page.voice, page.country.jurisdiction.sources
    differ = [
        voice("Another source differs: {says}", says=voice.words(item.says))
        for item in status.conflicts
        if item.source is None or page.source(sources.get(item.source)) is not None
    ]
    return {
        "name": name,
        "title": title if title != name else "",
        "status": chapters.capital(why.status_words(voice, status)),
        "notes": differ,
        "source": page.source(sources.get(status.source or "")),
    }


def sources(page: Page) -> list[Facts]:
    """The public sources by what they are about, each once."""
    voice, country = page.voice, page.country
    national = [source for act in country.acts.values() for source in act.sources.values()]
    for name in page.assessment.drafts:
        national += country.drafts[name].sources.values()
    beside = [*country.tracker.sources.values(), *country.enforceability.sources.values()]
    listed = [
        (voice("National law"), _unique(page, national)),
        (voice("By-laws and enforceability"), _unique(page, beside)),
        (
            voice("The State and its treaties"),
            _unique(page, country.jurisdiction.sources.values()),
        ),
        (voice("Published observations"), _unique(page, country.observation_sources.values())),
        (voice("International instruments"), _instruments(page)),
    ]
    return [{"title": title, "sources": found} for title, found in listed if found]


def _unique(page: Page, listed: Iterable[Source]) -> list[Facts]:
    found = [known for source in listed if (known := page.source(source)) is not None]
    by_name = {f"{known['title']} {known['url']}": known for known in found}
    return [by_name[key] for key in sorted(by_name)]


def _instruments(page: Page) -> list[Facts]:
    """The instruments behind the questions, with where they are published."""
    voice, known = page.voice, page.yardstick.instruments
    used = {
        name.partition(":")[0]
        for found in page.assessment.findings
        for name in found.indicator.standards
    }
    made = []
    for slug in sorted(used & set(known)):
        title, short = voice.words(known[slug].title), voice.words(known[slug].short)
        published = original(voice, known[slug].citation)
        lead = f"{short}: " if short and short != title else ""
        text = f"{lead}{title}" + (f". {published}" if published else "")
        made.append({"title": text, "url": "", "opened": ""})
    return made
