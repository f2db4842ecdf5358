"""The blocks on scope, method, limits and the status of treaties."""

from fractions import Fraction
from functools import partial

from legalgap.model.assessment import Standing
from legalgap.model.instrument import Instrument, Reach
from legalgap.model.jurisdiction import Party, TreatyStatus
from legalgap.model.source import Grade, Visibility
from legalgap.office.xml import Cell, cell, p, t
from legalgap.prose import chapters, citations, doubts, effects, scores, words
from legalgap.report import asides
from legalgap.report.manuscript import Manuscript, bullets, labelled

MOST_ACTS = 12
"""Named in the body for each way of reading; annex A lists all."""
GRADE_MEANINGS = {
    Grade.TEXT_READ: words.N_("the wording of the provision was read"),
    Grade.HEADING_READ: words.N_(
        "its number and heading were read, not its wording; it never counts in full"
    ),
    Grade.REPORTED: words.N_("another document says so; the text itself was not read"),
    Grade.RECALLED: words.N_("nobody has checked it; it decides no answer and is listed to verify"),
}


def scope(report: Manuscript) -> str:
    """Which acts were read, how far, and the day at which the law stands."""
    voice, acts = report.voice, report.country.acts
    said = voice(
        "The report covers the law in force on {date}. What changed later is not in it.",
        date=voice.date(report.assessment.as_of),
    )
    lines = []
    for reading in words.READING:
        named = [citations.act_name(voice, act) for act in acts.values() if act.read == reading]
        if named:
            listed = "; ".join(named[:MOST_ACTS])
            more = len(named) - MOST_ACTS
            listed += "; " + voice.count("and {n} more", "and {n} more", more) if more > 0 else ""
            lines.append(labelled(chapters.capital(voice(words.ACTS_READ[reading])), listed + "."))
    drafts = [report.country.drafts[name] for name in report.assessment.drafts]
    lines += [
        labelled(
            voice("Draft taken as adopted"),
            voice(
                "{title}, from {date}.",
                title=voice.words(draft.title),
                date=voice.date(draft.in_force, of=True),
            ),
        )
        for draft in drafts
    ]
    note = report.country.jurisdiction.note
    tail = p(t(chapters.stopped(voice.words(note)))) if note else ""
    return (
        p(t(said))
        + bullets(lines)
        + tail
        + p(t(voice("Annex A lists the acts with their sources, annex J what to read next.")))
    )


def grades(report: Manuscript) -> str:
    """The legend of grades."""
    voice = report.voice
    intro = voice(
        "Each statement on the law has a grade, which says how it is known. The grade stands "
        "beside the article or in its note. A note names the source; where a source returns in "
        "the same chapter, so does the number of its note."
    )
    return p(t(intro)) + bullets(
        labelled(chapters.capital(voice(words.GRADES[grade])), voice(meaning) + ".")
        for grade, meaning in GRADE_MEANINGS.items()
    )


def scoring(report: Manuscript) -> str:
    """How answers become scores, from the numbers of the methodology."""
    voice, method = report.voice, report.method
    said = [
        voice(
            "Each question has a rule over elements of the law. An element is found, limited, "
            "lacking or unknown; a limited one counts {limited}. What is unknown counts neither "
            "for the law nor against it: it widens the range.",
            limited=voice.percent(Fraction(method.value.limited)),
        ),
        voice(
            "A question is answered “partial” only where at least {floor} of its rule is decided; "
            "below that the answer is “not yet known”.",
            floor=voice.percent(Fraction(method.answer_floor)),
        ),
        voice(
            "The law score of an area is the share of its decided rules that the law meets, from 0 "
            "to 100."
        )
        if method.area == "share"
        else voice("The law score of an area is the mean of what each question meets, 0 to 100."),
        voice(
            "Where less than {floor} of an area is decided, no score is given.",
            floor=voice.percent(Fraction(method.floor)),
        ),
    ]
    if method.cap.contradicted_obligation:
        said.append(
            voice(
                "A contradicted treaty obligation leaves an area no better band than {band}.",
                band=method.cap.contradicted_obligation,
            )
        )
    if method.lenses:
        said.append(_lens_weights(report))
    said.append(
        voice(
            "The law score says what the text holds. Whether the law can be enforced is a score of "
            "its own, which is never added to it."
        )
    )
    return "".join(p(t(words_)) for words_ in said) + _bands(report) + _answers(report)


def _lens_weights(report: Manuscript) -> str:
    voice, method = report.voice, report.method
    listed = "; ".join(
        voice(
            "{lens}: core {core}, relevant {relevant}",
            lens=scores.lens_title(voice, method, name),
            core=voice.amount(Fraction(lens.core)),
            relevant=voice.amount(Fraction(lens.relevant)),
        )
        for name, lens in method.lenses.items()
    )
    return voice(
        "Through a lens a question weighs as much as it matters there. {lenses}.", lenses=listed
    )


def _answers(report: Manuscript) -> str:
    voice = report.voice
    rows = [
        [
            cell(voice(words.ANSWERS[answer]), bold=True),
            cell(chapters.capital(voice(meaning)) + "."),
        ]
        for answer, meaning in words.ANSWER_MEANINGS.items()
    ]
    return report.table(
        voice("What the answers mean"),
        [4.0, 12.0],
        [voice("Answer"), voice("Meaning")],
        rows,
        whole=True,
    )


def _bands(report: Manuscript) -> str:
    """The bands in a sentence; the legend shows them with their colours."""
    voice, method = report.voice, report.method
    if not method.bands:
        return ""
    named = []
    for name, line in sorted(method.bands.items(), key=lambda item: -item[1]):
        title = method.band_titles.get(name)
        band = f"{name}, {scores.lowered(voice.words(title))}" if title else name
        named.append(voice("{band} from {low}", band=band, low=voice.amount(Fraction(line))))
    return p(t(voice("A score falls into a band: {bands}.", bands="; ".join(named))))


def limits(report: Manuscript) -> str:
    """What the report is not."""
    voice = report.voice
    return bullets(
        t(voice(sentence))
        for sentence in (
            words.N_("The views are those of the authors; this is no legal advice to anybody."),
            words.N_(
                "It rests on the texts that could be had by the date above, and on unofficial "
                "translations."
            ),
            words.N_("Where no evidence was found, this does not show that there is none."),
            words.N_("It speaks of the text of the law, not of how well it is applied."),
            words.N_("Scores are an aid to discussion. They do not rank States."),
            words.N_(
                "Names of States and territories imply no opinion on their status or borders."
            ),
            words.N_("It holds no personal data and no individual case."),
        )
    )


def treaties(report: Manuscript) -> str:
    """The treaties that bind the State, and those whose status nobody has checked."""
    voice = report.voice
    given = report.country.jurisdiction.treaties
    known = [
        (instrument, given[slug])
        for slug, instrument in report.yardstick.instruments.items()
        if slug in given
    ]
    shown = [item for item in known if not _apart(item[1])]
    shown.sort(key=lambda item: (item[1].grade is Grade.RECALLED, _filing(report, item[0])))
    intro = voice(
        "A standard is a duty only where the treaty is in force for the State. Soft law and "
        "regional treaties that the State has not joined are used as good practice."
    )
    in_law, grounds = effects.general(voice, report.assessment)
    said = t(f"{intro} {chapters.stopped(in_law)}") + report.notes.wordings(grounds)
    made = p(said, keep=True) + report.table(
        voice("Status of treaties"),
        [4.2, 5.7, 3.0, 3.1],
        [
            voice("Treaty"),
            voice("Status and date"),
            voice("Effect in national law"),
            voice("Used as"),
        ],
        [_treaty_row(report, instrument, status) for instrument, status in shown],
        voice("One row for each treaty: status, date, effect in national law, what it is used as."),
    )
    apart = [_name(report, instrument) for instrument, status in known if _apart(status)]
    if apart:
        said = voice(
            "The State is not a party to: {treaties}.",
            treaties="; ".join(sorted(apart, key=words.filing)),
        )
        made += p(t(said))
    silent = [
        _name(report, instrument)
        for slug, instrument in report.yardstick.instruments.items()
        if instrument.reach is not Reach.SOFT_LAW and slug not in given
    ]
    if silent:
        said = voice(
            "Status not yet looked up: {treaties}.",
            treaties="; ".join(sorted(silent, key=words.filing)),
        )
        made += p(t(said))
    return made


def _apart(status: TreatyStatus) -> bool:
    return status.status is Party.NOT_PARTY and status.grade is not Grade.RECALLED


def _name(report: Manuscript, instrument: Instrument) -> str:
    return report.voice.words(instrument.short or instrument.title)


def _filing(report: Manuscript, instrument: Instrument) -> list[str | int]:
    return words.filing(_name(report, instrument))


def _treaty_row(report: Manuscript, instrument: Instrument, status: TreatyStatus) -> list[Cell]:
    voice = report.voice
    if status.grade is Grade.RECALLED and status.ratified is None and status.in_force is None:
        said = voice("not yet verified")
    else:
        said = voice(words.PARTIES[status.status])
    when = []
    for sentence, day in (
        (words.N_("ratified or joined: {date}"), status.ratified),
        (words.N_("in force: {date}"), status.in_force),
    ):
        if day is not None:
            when.append(voice(sentence, date=voice.date(day)))
    if when and (status.date_grade or status.grade) is Grade.RECALLED:
        when.append(voice("date from memory, to be verified"))
    noted = report.notes.status(
        status, report.country.jurisdiction.sources.get(status.source or "")
    )
    told = t(chapters.capital("; ".join([said, *when])))
    doubt = partial(doubts.treaty, voice, status, _name(report, instrument))
    told = asides.beside(report, told, doubt)
    content = p(told + noted, "TableText")
    if status.reservations:
        named = citations.standards(voice, report.yardstick, status.reservations)
        content += p(t(voice("Reservation: {standards}", standards=named)), "TableText")
    return [
        cell(_name(report, instrument), bold=True),
        Cell(report.of(f"treaty:{instrument.id}", "status", content)),
        _effect(report, instrument, status),
        cell(_used(report, instrument)),
    ]


def _effect(report: Manuscript, instrument: Instrument, status: TreatyStatus) -> Cell:
    """What the treaty is in national law; an effect of its own names its provisions in a note."""
    said = t(effects.told(report.voice, report.assessment, instrument))
    own = effects.grounds(report.assessment, status.effect) if status.effect else ()
    return Cell(p(said + report.notes.wordings(own), "TableText"))


def _used(report: Manuscript, instrument: Instrument) -> str:
    """How many duties it gives rise to here; else as what its standards are used."""
    voice = report.voice
    found = [
        report.assessment.standing[f"{instrument.id}:{standard.pin}"]
        for standard in instrument.standards
    ]
    duties = sum(standing is Standing.OBLIGES for standing in found)
    if duties:
        return voice.count("{n} duty", "{n} duties", duties)
    if Standing.UNVERIFIED in found:
        return voice("to be verified")
    return voice("good practice")


def treaty_sources(report: Manuscript) -> str:
    """Of each treaty: who says so, other sources that differ, notes."""
    voice = report.voice
    lines = []
    for slug, instrument in report.yardstick.instruments.items():
        status = report.country.jurisdiction.treaties.get(slug)
        said = _notes(report, status) if status is not None else []
        if said:
            lines.append(labelled(_name(report, instrument), " ".join(said)))
    if not lines:
        return ""
    intro = p(t(voice("Status of treaties: sources")), "Heading3")
    return intro + bullets(lines, "TableList")


def _source_title(report: Manuscript, key: str | None) -> str:
    source = report.country.jurisdiction.sources.get(key or "")
    if source is None or source.visibility is not Visibility.PUBLIC:
        return ""
    return report.voice.words(source.title)


def _notes(report: Manuscript, status: TreatyStatus) -> list[str]:
    voice = report.voice
    lines = [title for title in [_source_title(report, status.source)] if title]
    for conflict in status.conflicts:
        by = _source_title(report, conflict.source)
        says = voice.words(conflict.says)
        lines.append(
            voice("Another source differs: {says}", says=says) + (f" ({by})" if by else "")
        )
    if status.note:
        lines.append(voice.words(status.note))
    return [chapters.stopped(line) for line in lines]
