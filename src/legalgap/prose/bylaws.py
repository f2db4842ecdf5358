"""The by-law tracker as sentences: what is in force, what is awaited, and what waits for it."""

from legalgap.engine.waiting import Waiting
from legalgap.model.assessment import Assessment
from legalgap.model.bylaw import ByLawStatus
from legalgap.model.enforced import Timeliness
from legalgap.model.pin import Pin
from legalgap.model.source import Grade
from legalgap.prose import citations, machinery, words
from legalgap.prose.chapters import capital
from legalgap.prose.voice import Voice


def status(voice: Voice, item: Waiting) -> str:
    """Its status at the date, in words, with its number and dates."""
    bylaw = item.bylaw
    said = [voice(words.BYLAW_STATUSES[item.status])]
    if item.status is ByLawStatus.ADOPTED and bylaw.in_force and bylaw.in_force.from_:
        said.append(voice("in force from {date}", date=voice.date(bylaw.in_force.from_, of=True)))
    if bylaw.issued is not None and not _later(item):
        said.append(
            voice(
                "No. {number} of {date}",
                number=bylaw.number,
                date=voice.date(bylaw.issued, of=True),
            )
            if bylaw.number
            else voice("issued {date}", date=voice.date(bylaw.issued))
        )
    if item.overdue and bylaw.due is not None:
        said.append(voice("overdue since {date}", date=voice.date(bylaw.due)))
    elif bylaw.due is not None:
        said.append(voice("due {date}", date=voice.date(bylaw.due)))
    if bylaw.grade is Grade.RECALLED:
        said.append(voice(words.GRADES[Grade.RECALLED]))
    return "; ".join(said)


def _later(item: Waiting) -> bool:
    """Whether at the date it was not issued yet, so that its number is no news of that day."""
    return item.status in (ByLawStatus.NOT_ISSUED, ByLawStatus.DRAFT)


def mandate(voice: Voice, assessment: Assessment, item: Waiting) -> str:
    """The provisions that call for it, as cited; empty where none is named."""
    said = []
    for entry in item.bylaw.mandated_by:
        name, _, pin = entry.partition(":")
        act = assessment.country.acts.get(name)
        if act is None or not pin:
            said.append(citations.act_name(voice, act) if act is not None else entry)
            continue
        said.append(citations.provision(voice, act, Pin.parse(pin)))
    return "; ".join(dict.fromkeys(said))


def effects(voice: Voice, item: Waiting) -> list[str]:
    """What waits for it: labels, each with the ids of the indicators, in sentences."""
    said = []
    for label, names in effect_lists(voice, item):
        said.append(f"{label}: {', '.join(names)}")
    return said


def effect_lists(voice: Voice, item: Waiting) -> list[tuple[str, tuple[str, ...]]]:
    """What waits for it: each label with its indicators."""
    if not item.open:
        return []
    made = []
    if item.needing and item.missing:
        made.append((voice("asleep without it"), item.needing))
    elif item.needing:
        made.append((voice("asleep if it is not in force"), item.needing))
    if item.freed and item.freed != item.needing:
        made.append((voice("would wake once it is in force"), item.freed))
    if item.settles:
        made.append((voice("bears on answers not yet known"), item.settles))
    return made


def line(voice: Voice, item: Waiting) -> str:
    """One by-law that something waits for, in one line."""
    title = voice.words(item.bylaw.title)
    return "; ".join([f"{title}: {status(voice, item)}", *effects(voice, item)])


def in_numbers(voice: Voice, assessment: Assessment, found: Timeliness) -> list[str]:
    """The tracker in numbers: how many are in force, how late they came."""
    out = found.mandated - found.in_force - found.unknown
    said = [
        voice.count(
            "{n} by-law is tracked.",
            "{n} by-laws are tracked.",
            found.mandated,
        )
        + " "
        + voice(
            "In force: {force}; not in force: {out}; could not be verified: {unknown}.",
            force=voice.number(found.in_force),
            out=voice.number(out),
            unknown=voice.number(found.unknown),
        )
    ]
    # A share of a few would speak for all.
    if found.share is not None and 0 < found.unknown <= found.mandated / 2:
        said.append(
            voice(
                "Of those whose status is known, {share} are in force.",
                share=voice.percent(found.share),
            )
        )
    if found.due:
        said.append(
            voice.count(
                "Of {n} whose date has passed, {time} was issued in time.",
                "Of {n} whose date has passed, {time} were issued in time.",
                found.due,
                time=voice.number(found.on_time),
            )
        )
    overdue = machinery.bylaw_names(voice, assessment, found.overdue)
    if overdue:
        said.append(voice("Overdue: {bylaws}.", bylaws=overdue))
    if found.median_days is not None:
        said.append(_days(voice, found))
    return said


def _days(voice: Voice, found: Timeliness) -> str:
    """The days from the law to the by-law; of one by-law they are no median."""
    if found.timed == 1:
        return voice.count(
            "From the law to the one by-law with both dates known: {n} day.",
            "From the law to the one by-law with both dates known: {n} days.",
            _rounded(found),
        )
    return voice.count(
        "From the law to the by-law: {n} day (median of {timed}).",
        "From the law to the by-law: {n} days (median of {timed}).",
        _rounded(found),
        timed=voice.number(found.timed),
    )


def _rounded(found: Timeliness) -> int:
    assert found.median_days is not None
    return int((2 * found.median_days + 1) // 2)


def asleep_sentence(voice: Voice, found: Timeliness) -> str:
    """The questions whose rule cannot work for want of a by-law; empty where there is none."""
    if not found.dormant:
        return ""
    ids = ", ".join(found.dormant)
    return voice("Waiting for a by-law that is not in force: {ids}.", ids=ids)


def title(voice: Voice, item: Waiting) -> str:
    """Its title with a capital."""
    return capital(voice.words(item.bylaw.title))
