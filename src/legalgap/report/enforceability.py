"""The chapter on enforceability: what is measured, the areas, the by-laws, what to ask."""

from fractions import Fraction
from functools import partial

from legalgap.engine.waiting import Waiting
from legalgap.model.assessment import AreaResult, Finding
from legalgap.model.bylaw import ByLawStatus
from legalgap.model.enforceability import EnforceabilityRules
from legalgap.model.enforced import AreaViews
from legalgap.model.indicator import Weight
from legalgap.model.source import Grade, Visibility
from legalgap.office.xml import Cell, cell, link, p, t
from legalgap.prose import bylaws, chapters, doubts, machinery, scores, views, words
from legalgap.report import asides, charts
from legalgap.report.figures import figure
from legalgap.report.manuscript import Manuscript, anchor
from legalgap.report.outline import MOST_BYLAWS, OpenTest

MOST_IDS = 12


def measured(report: Manuscript) -> str:
    """What the score asks, that it stands apart, and its bands."""
    voice, rules = report.voice, report.method.enforceability
    if rules is None:
        return ""
    titles = [machinery.title(voice, rules, name) for name in rules.tests]
    said = [
        voice(
            "A good text can stand idle where nobody is named to apply it, nothing says how, or "
            "nobody pays. Enforceability asks this of each rule that the law has in full or in "
            "part. The tests are: {tests}. Each is answered from 0 to 3, or does not apply.",
            tests="; ".join(titles),
        ),
        voice(
            "The score stands beside the law score and is never added to it. It speaks of what "
            "the acts provide, not of how well anybody works. What could not be verified counts "
            "neither way, and below {floor} coverage no score is given: this does not say that "
            "there is nothing.",
            floor=voice.percent(Fraction(rules.floor)),
        ),
    ]
    if rules.caps:
        listed = ", ".join(
            voice(
                "“{reason}” (at most {most})",
                reason=voice.words(cap.reason),
                most=voice.amount(Fraction(cap.most)),
            )
            for cap in rules.caps
        )
        said.append(
            voice("Some answers cap the score, whatever the others are: {caps}.", caps=listed)
        )
    return "".join(p(t(sentence)) for sentence in [*said, _legend(report, rules)])


def _legend(report: Manuscript, rules: EnforceabilityRules) -> str:
    """The bands with their sign, word and lowest score."""
    voice = report.voice
    lines = sorted(rules.bands.items(), key=lambda item: -item[1])
    listed = "; ".join(
        voice(
            "{band} from {low}",
            band=_signed(rules, name, machinery.band_words(voice, rules, name)),
            low=voice.amount(Fraction(line)),
        )
        for name, line in lines
    )
    none = _signed(rules, None, machinery.band_words(voice, rules, None))
    return voice("The bands: {bands}; without a score: {none}.", bands=listed, none=none)


def _signed(rules: EnforceabilityRules, band: str | None, said: str) -> str:
    sign = machinery.band_sign(rules, band)
    return f"{sign}\u00a0{said}" if sign else said


def score_cell(report: Manuscript, rules: EnforceabilityRules, result: AreaResult) -> Cell:
    """The enforceability of an area: sign, band, word and number."""
    voice, found = report.voice, result.enforceability
    if found.count == 0:
        return report.band_cell(None, chapters.capital(voice("nothing to ask yet")), rules.bands)
    words_ = chapters.capital(machinery.band_words(voice, rules, found.band))
    said = _signed(rules, found.band, words_)
    if found.score is not None:
        said = f"{said} ({voice.number(found.score, rules.digits)})"
    return report.band_cell(found.band, said, rules.bands)


def areas(report: Manuscript) -> str:
    """Law and enforceability side by side, the bands counted, and the chain."""
    rules = report.method.enforceability
    if rules is None:
        return ""
    voice = report.voice
    views_of = report.assessment.machine.views
    both = any(view.gap is not None for view in views_of.values())
    rows = [
        _area_row(report, rules, result, views_of[result.id], both=both)
        for result in report.assessment.areas
    ]
    beside = [voice("Gap"), voice("Together")] if both else []
    made = report.table(
        voice("Law and enforceability side by side"),
        [3.2, 2.7, 2.9, 1.8, 3.0, 2.4] if both else [4.6, 4.0, 4.0, 3.4],
        [voice("Area"), voice("Law"), voice("Enforceability"), *beside, voice("Weakest")],
        rows,
        voice(
            "One row for each area: law, enforceability, the gap between them, what both say "
            "together, and the weakest finding."
        )
        if both
        else voice("One row for each area: law, enforceability, and the weakest finding."),
    )
    note = voice(
        "The gap is the law score minus the enforceability score. Where it is large, the right "
        "stands on paper; where it is below zero, practice is ahead of the law and rests on orders "
        "or projects that a change of staff can end."
    )
    if not both:
        note = voice("No area has both scores yet, so the two cannot be held against each other.")
    chain = views.chain_sentence(voice, report.assessment)
    return made + p(t(note), "Note") + _distribution(report, rules) + (p(t(chain)) if chain else "")


def _area_row(
    report: Manuscript,
    rules: EnforceabilityRules,
    result: AreaResult,
    view: AreaViews,
    *,
    both: bool,
) -> list[Cell]:
    voice, method = report.voice, report.method
    title = scores.area_title(voice, method, result.id)
    law = chapters.capital(scores.band_words(voice, method, result.law))
    if result.law.score is not None:
        law = f"{law} ({voice.number(result.law.score, method.digits)})"
    row = [
        Cell(p(link(anchor(result.id, "area"), t(title, style="RecordLink")), "TableText")),
        report.band_cell(result.law.band, law),
        score_cell(report, rules, result),
    ]
    if both:
        row += [cell(views.gap_words(voice, rules, view)), _together(report, rules, view)]
    return [*row, _weakest(report, rules, view)]


def _together(report: Manuscript, rules: EnforceabilityRules, view: AreaViews) -> Cell:
    """What the two scores say together, and what to do about it."""
    voice, quadrant = report.voice, views.quadrant(rules, view)
    if quadrant is None:
        return cell(voice("not yet known"))
    advice = p(t(voice.words(quadrant.advice)), "TableSmall")
    return Cell(p(t(voice.words(quadrant.title), bold=True), "TableText") + advice)


def _weakest(report: Manuscript, rules: EnforceabilityRules, view: AreaViews) -> Cell:
    if view.weakest is None:
        return cell(report.voice("not yet known"))
    finding = report.assessment.finding(view.weakest)
    made = p(report.finding_link(finding.id), "TableText")
    return Cell(made + p(t(views.weakest_words(report.voice, rules, finding)), "TableSmall"))


def _distribution(report: Manuscript, rules: EnforceabilityRules) -> str:
    """How many rules stand in each band; nothing while no rule has a score."""
    if not report.plan.machinery.scored:
        return ""
    voice = report.voice
    bands = sorted(rules.bands, key=lambda name: -rules.bands[name])
    rows = []
    for result in report.assessment.areas:
        view = report.assessment.machine.views[result.id]
        counted = [*(view.bands.get(name, 0) for name in bands), view.no_score]
        title = scores.area_title(voice, report.method, result.id)
        rows.append([cell(title), *(cell(voice.number(number)) for number in counted)])
    each = round(8.0 / len(bands), 2)
    head = [voice("Area"), *(_signed(rules, name, name) for name in bands)]
    made = report.table(
        voice("How many rules stand in each band"),
        [5.0, *(each for _ in bands), 3.0],
        [*head, _signed(rules, None, voice("not enough evidence"))],
        rows,
        voice("One row for each area: the number of rules in each band."),
        whole=True,
    )
    return made + figure(report, charts.bands(report.assessment, voice))


def tracker(report: Manuscript) -> str:
    """The by-laws that hold back most: what is in force, what is awaited, what waits for it."""
    voice, plan = report.voice, report.plan.machinery
    found = report.assessment.machine.timeliness
    said = bylaws.in_numbers(voice, report.assessment, found) if found is not None else []
    made = p(t(" ".join(said)), keep=True) if said else ""
    made += report.table(
        voice("By-laws that hold back most"),
        [4.0, 2.3, 2.6, 2.1, 5.0],
        [
            voice("By-law"),
            voice("Called for by"),
            voice("Body"),
            voice("Status"),
            voice("What waits for it"),
        ],
        [_bylaw_row(report, item, noted=True) for item in plan.bylaws[:MOST_BYLAWS]],
        voice("One row for each by-law, the one that holds back most first."),
    )
    more = []
    if len(plan.bylaws) > MOST_BYLAWS:
        more.append(
            voice.count(
                "Annex F tracks {n} more by-law.",
                "Annex F tracks {n} more by-laws.",
                len(plan.bylaws) - MOST_BYLAWS,
            )
        )
    more += _hidden(report)
    return made + (p(t(" ".join(more)), "Note") if more else "")


def _hidden(report: Manuscript) -> list[str]:
    """That some by-laws may not be named, where this is so."""
    hidden = report.plan.machinery.hidden_bylaws
    if not hidden:
        return []
    return [
        report.voice.count(
            "{n} by-law rests on a source that is not public.",
            "{n} by-laws rest on sources that are not public.",
            hidden,
        )
    ]


def annex(report: Manuscript) -> str:
    """Annex F, table T9: every by-law of the tracker that may be named."""
    voice, plan = report.voice, report.plan.machinery
    made = report.table(
        voice("By-law tracker"),
        [5.6, 3.2, 3.2, 2.8, 1.7, 5.9, 2.3],
        [
            voice("By-law"),
            voice("Called for by"),
            voice("Body"),
            voice("Status"),
            voice("Due"),
            voice("What waits for it"),
            voice("Lenses"),
        ],
        [_tracked(report, item) for item in plan.bylaws],
        voice("One row for each by-law: mandate, body, status, date, what waits, lenses."),
    )
    hidden = " ".join(_hidden(report))
    if not made and not hidden:
        return p(t(voice("No by-law is tracked yet.")))
    note = voice(
        "Lenses: those at whose core a question stands that the by-law serves; check that its "
        "forms, staff and places fit them."
    )
    return made + p(t(f"{note} {hidden}".strip()), "Note")


def _tracked(report: Manuscript, item: Waiting) -> list[Cell]:
    """A row of the full tracker: that of the body with the date and the lenses."""
    title, mandate, body, status, waits = _bylaw_row(report, item)
    due = report.voice.date(item.bylaw.due) if item.bylaw.due else report.voice("none set")
    served = {*item.bylaw.unlocks, *item.bylaw.indicators, *item.needing, *item.settles}
    found = [report.asked[name] for name in served if name in report.asked]
    lenses = [
        scores.lowered(scores.lens_title(report.voice, report.method, lens))
        for lens in report.method.lenses
        if any(finding.indicator.lenses.get(lens) is Weight.CORE for finding in found)
    ]
    named = ", ".join(lenses) or report.voice("no lens")
    return [title, mandate, body, status, cell(due), waits, cell(named)]


def _bylaw_row(report: Manuscript, item: Waiting, *, noted: bool = False) -> list[Cell]:
    """A by-law; `noted` gives its source in a note, else it stands below the title."""
    voice = report.voice
    title = t(bylaws.title(voice, item), bold=True)
    if noted:
        content = p(title + report.notes.bylaw(item.bylaw, report.country.tracker), "TableText")
    else:
        content = p(title, "TableText") + p(t(_how_known(report, item)), "TableSmall")
    mandate = t(bylaws.mandate(voice, report.assessment, item) or voice("not stated"))
    mandate += report.notes.mandates(item.bylaw, report.country.acts) if noted else ""
    unknown = item.status is ByLawStatus.UNKNOWN
    nothing = voice("not yet known") if unknown else voice("nothing")
    status = t(chapters.capital(bylaws.status(voice, item)), bold=item.missing)
    effects = ""
    for label, names in bylaws.effect_lists(voice, item):
        links = t(", ").join(map(report.finding_link, names))
        effects += p(t(f"{chapters.capital(label)}: ") + links, "TableText")
    return [
        Cell(report.of(f"bylaw:{item.bylaw.id}", "status", content)),
        Cell(p(mandate, "TableText")),
        cell(voice.words(item.bylaw.body) if item.bylaw.body else voice("not stated")),
        Cell(p(asides.beside(report, status, partial(doubts.bylaw, voice, item)), "TableText")),
        Cell(effects or p(t(nothing), "TableText")),
    ]


def _how_known(report: Manuscript, item: Waiting) -> str:
    """The grade of what is said of a by-law; the source too, where no article is cited for it."""
    voice, data = report.voice, report.country.tracker
    source = data.sources.get(item.bylaw.source or data.source or "")
    said = words.grade(voice, item.bylaw.grade)
    cited = item.bylaw.mandated_by and item.bylaw.grade is Grade.TEXT_READ
    if source is None or source.visibility is not Visibility.PUBLIC or cited:
        return chapters.capital(said)
    return f"{chapters.capital(said)}: {voice.words(source.title)}"


def questions(report: Manuscript) -> str:
    """What to ask ministries first: the questions that most findings wait for."""
    voice, plan = report.voice, report.plan.machinery
    intro = voice(
        "These questions are open. Ministries are asked to answer them, and to correct any answer "
        "above, before this report is published: by-laws are often not known outside. “Not our "
        "competence”, “an act is being drafted” and “cannot say” are answers too."
    )
    made = _questions(report, plan.pressing, voice("First questions to ministries"))
    more = len(plan.questions) - len(plan.pressing)
    if more > 0:
        said = voice.count(
            "Annex J holds {n} more question of this kind.",
            "Annex J holds {n} more questions of this kind.",
            more,
        )
        made += p(t(said), "Note")
    return p(t(intro), keep=True) + made


def all_questions(report: Manuscript) -> str:
    """For annex J: every open question on enforceability."""
    plan = report.plan.machinery
    return _questions(report, plan.questions, report.voice("Open questions on enforceability"))


def _questions(report: Manuscript, shown: tuple[OpenTest, ...], title: str) -> str:
    """The questions as a table: test by test, with the rules that each is about."""
    voice, rules = report.voice, report.method.enforceability
    if rules is None:
        return ""
    named = any(item.whom for item in shown)
    rows = [_question_row(report, rules, item, named=named) for item in shown]
    head = [voice("Question"), voice("About the rules on")]
    return report.table(
        title,
        [4.4, 6.0, 5.6] if named else [7.6, 8.4],
        [voice("To ask"), *head] if named else head,
        rows,
        voice("One row for each question: whom to ask, and the findings that it is about."),
    )


def _question_row(
    report: Manuscript, rules: EnforceabilityRules, item: OpenTest, *, named: bool
) -> list[Cell]:
    voice = report.voice
    rule = rules.tests[item.test]
    content = p(
        t(chapters.capital(machinery.title(voice, rules, item.test)), bold=True), "TableText"
    )
    if rule.question:
        content += p(t(voice.words(rule.question)), "TableText")
    row = [Cell(content), Cell(p(_about(report, item.findings), "TableText"))]
    if named:
        whom = voice.words(item.whom) if item.whom else voice("the body in charge")
        row.insert(0, cell(chapters.capital(whom)))
    return row


def _about(report: Manuscript, found: tuple[Finding, ...]) -> str:
    """The ids with links; many of them are counted after the first."""
    made = report.finding_links(found[:MOST_IDS])
    more = len(found) - MOST_IDS
    if more > 0:
        made += t("; " + report.voice.count("and {n} more", "and {n} more", more))
    return made
