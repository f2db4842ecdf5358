"""The national framework at a glance: acts by rank, institutions, services, plans."""

from legalgap.engine.plan import plan_in_force
from legalgap.model.act import Act
from legalgap.model.jurisdiction import NamedFact
from legalgap.model.source import Visibility
from legalgap.office.xml import Cell, cell, p, t
from legalgap.prose import chapters, citations, words
from legalgap.report import timeline
from legalgap.report.manuscript import Manuscript, labelled

MOST_NAMED = 5


def acts(report: Manuscript) -> str:
    """How many acts of each rank there are, and how far they were read."""
    voice = report.voice
    held = list(report.country.acts.values())
    rows = []
    for kind, label in words.KINDS.items():
        found = [act for act in held if act.kind is kind]
        if not found:
            continue
        counted = [sum(act.read == reading for act in found) for reading in words.READING]
        rows.append(
            [
                cell(chapters.capital(voice(label)), bold=True),
                *(cell(voice.number(number)) for number in (len(found), *counted)),
                cell(_named(report, found)),
            ]
        )
    made = report.table(
        voice("Acts by rank"),
        [2.9, 1.3, 1.7, 1.7, 1.9, 6.5],
        [
            voice("Rank"),
            voice("Acts"),
            *(chapters.capital(voice(label)) for label in words.READING.values()),
            voice("Among them"),
        ],
        rows,
        voice("One row for each rank of acts: how many, how far read, the best known ones."),
    )
    return (made or p(t(voice("No act has been entered yet.")))) + timeline.drawn(report)


def _named(report: Manuscript, found: list[Act]) -> str:
    """The acts read the most, by their short names."""
    order = list(words.READING)
    ranked = sorted(found, key=lambda act: (order.index(act.read), -len(act.provisions), act.id))
    named = [citations.act_name(report.voice, act) for act in ranked[:MOST_NAMED]]
    return "; ".join(named)


def bodies(report: Manuscript) -> str:
    """Table T4: institutions with their duties, and what is not known of them."""
    voice = report.voice
    return report.table(
        voice("Institutions"),
        [4.0, 6.8, 5.2],
        [
            voice("Body"),
            voice("What it does"),
            voice("Notes and what is missing"),
        ],
        [_row(report, "body", item) for item in shown(report, report.country.jurisdiction.bodies)],
        voice("One row for each body: its duty, and what is not known of it."),
    )


def services(report: Manuscript) -> str:
    """Services that are known to work at the date; earlier ones in a line."""
    voice = report.voice
    known = shown(report, report.country.jurisdiction.services)
    now = [item for item in known if not _ended(report, item)]
    made = report.table(
        voice("Services"),
        [4.0, 6.8, 5.2],
        [
            voice("Service"),
            voice("What it does"),
            voice("Notes and what is missing"),
        ],
        [_row(report, "service", item) for item in now],
        voice("One row for each service: what it does, what is not known of it."),
    )
    earlier = [item for item in known if _ended(report, item)]
    if earlier:
        made += p(_listed(report, voice("Earlier services"), earlier))
    return made


def _listed(report: Manuscript, label: str, listed: list[NamedFact]) -> str:
    """Several of them in a line, each with its years; those of today with their notes."""
    named = t("; ").join(
        t(f"{report.voice.words(item.name)}{_years(report, item)}")
        + ("" if _ended(report, item) else _noted(report, item))
        for item in listed
    )
    return t(f"{label}: ", bold=True) + named + t(".")


def plans(report: Manuscript) -> str:
    """The plan in force on trafficking, the other plans at the date, and earlier ones."""
    voice, plan = report.voice, plan_in_force(report.assessment)
    known = shown(report, report.country.jurisdiction.plans)
    made = ""
    if plan is not None and plan in known:
        said = voice.words(plan.does) if plan.does else ""
        name = f"{voice.words(plan.name)}{_years(report, plan)}"
        made += p(
            labelled(voice("Plan in force"), chapters.stopped(name))
            + _noted(report, plan)
            + (t(f" {said}") if said else "")
        )
        if plan.note:
            made += p(t(voice.words(plan.note)), "Note")
    rest = [item for item in known if item is not plan]
    for label, listed in (
        (voice("Other plans at the date"), [item for item in rest if not _ended(report, item)]),
        (voice("Earlier plans"), [item for item in rest if _ended(report, item)]),
    ):
        if listed:
            made += p(_listed(report, label, listed))
    return made


def shown(report: Manuscript, listed: tuple[NamedFact, ...]) -> list[NamedFact]:
    """Those of public sources."""
    sources = report.country.jurisdiction.sources
    return [
        item
        for item in listed
        if item.source not in sources or sources[item.source].visibility is Visibility.PUBLIC
    ]


def _ended(report: Manuscript, item: NamedFact) -> bool:
    return item.to is not None and item.to.latest < report.assessment.as_of


def _years(report: Manuscript, item: NamedFact) -> str:
    """Its years in brackets, where its name does not give them."""
    voice = report.voice
    since = str(item.from_.year) if item.from_ else ""
    until = str(item.to.year) if item.to else ""
    named = voice.words(item.name)
    if not (since or until) or (since in named and until in named):
        return ""
    if since and until:
        return f" ({since})" if since == until else f" ({since}–{until})"
    said = voice("since {year}", year=since) if since else voice("until {year}", year=until)
    return f" ({said})"


def _row(report: Manuscript, kind: str, item: NamedFact) -> list[Cell]:
    voice = report.voice
    name = p(t(voice.words(item.name), bold=True) + _noted(report, item), "TableText")
    years = _years(report, item).strip(" ()")
    name += p(t(years), "TableSmall") if years else ""
    unknown = chapters.capital(voice("its tasks are not known"))
    return [
        Cell(report.of(f"{kind}:{item.id}", "name", name)),
        cell(voice.words(item.does) if item.does else unknown),
        cell(voice.words(item.note) if item.note else voice("no notes")),
    ]


def _noted(report: Manuscript, item: NamedFact) -> str:
    """The note with the source of a body, service or plan, and its grade."""
    return report.notes.fact(item, report.country.jurisdiction.sources.get(item.source or ""))
