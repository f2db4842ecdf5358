"""What moved: by drafts that are taken as adopted, and since an earlier edition of the report."""

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

from legalgap.engine.changes import Changes, Mark, Moved, compare, snapshot
from legalgap.engine.gaps import gravity
from legalgap.model.assessment import Finding
from legalgap.model.dates import PartialDate
from legalgap.model.judgement import Answer
from legalgap.office.xml import Cell, cell, p, t
from legalgap.prose import gists, scores, words
from legalgap.report.manuscript import Manuscript

MOST_MOVED = 10
"""Answers named in the summary; annex J holds them all."""
BETTER, WORSE, EITHER = 1, -1, 0
DIRECTIONS = {
    BETTER: words.N_("closer to the standard: {n}"),
    WORSE: words.N_("farther from it: {n}"),
    EITHER: words.N_(
        "otherwise, since more is known, it was seen whether it can be applied, or the question is "
        "new or gone: {n}"
    ),
}


def by_drafts(report: Manuscript) -> str:
    """What the drafts would change: answers and area scores, before and after."""
    before, voice, method = report.before, report.voice, report.method
    if before is None:
        return ""
    old = {finding.id: finding for finding in before.findings}
    rows = [
        [
            Cell(p(report.finding_link(finding.id), "TableText")),
            cell(voice.words(finding.indicator.question)),
            report.answer_cell(old[finding.id], _answer_and_value(report, old[finding.id])),
            report.answer_cell(finding, _answer_and_value(report, finding)),
        ]
        for finding in report.assessment.findings
        if finding.id in old
        and (finding.answer, finding.interval) != (old[finding.id].answer, old[finding.id].interval)
    ]
    areas = [
        [
            cell(scores.area_title(voice, method, result.id)),
            cell(scores.number_words(voice, method, before.area(result.id).law)),
            cell(scores.number_words(voice, method, result.law)),
        ]
        for result in report.assessment.areas
        if result.law.score != before.area(result.id).law.score
    ]
    made = report.table(
        voice("Area scores that would change"),
        [9.0, 3.5, 3.5],
        [voice("Area"), voice("Before"), voice("After")],
        areas,
    ) + report.table(
        voice("Answers that would change"),
        [2.3, 7.7, 3.0, 3.0],
        [voice("Id"), voice("Question"), voice("Before"), voice("After")],
        rows,
    )
    return made or p(t(voice("The drafts change no answer and no score.")))


def _answer_and_value(report: Manuscript, finding: Finding) -> str:
    value = gists.share(report.voice, finding)
    return f"{words.answer(report.voice, finding.answer)} ({value})"


def _found(report: Manuscript) -> Changes | None:
    """All that moved since the earlier edition; None where none is given."""
    return None if report.since is None else compare(report.since, snapshot(report.assessment))


def since(report: Manuscript) -> str:
    """The change log in short: how many answers moved, the scores, the gravest answers."""
    found, voice = _found(report), report.voice
    if found is None:
        return ""
    made = p(t(" ".join(_told(report, found))))
    made += report.table(
        voice("Scores that changed since the earlier edition"),
        [9.0, 3.5, 3.5],
        [voice("Score"), voice("Then"), voice("Now")],
        [_score_row(report, *item) for item in found.scores],
    )
    shown = _gravest_first(report, found.answers)
    made += _answers(report, shown[:MOST_MOVED])
    more = len(shown) - MOST_MOVED
    if more > 0:
        said = voice.count(
            "Annex J lists {n} more answer that changed.",
            "Annex J lists {n} more answers that changed.",
            more,
        )
        made += p(t(said), "Note")
    return made


def annex(report: Manuscript) -> str:
    """The answers that changed and for which the summary has no room."""
    found = _found(report)
    return "" if found is None else _answers(report, _rest(report, found))


def is_long(report: Manuscript) -> bool:
    """Whether the annex has to list more answers than the summary."""
    found = _found(report)
    return found is not None and bool(_rest(report, found))


def _rest(report: Manuscript, found: Changes) -> list[Moved]:
    return _gravest_first(report, found.answers)[MOST_MOVED:]


def _told(report: Manuscript, found: Changes) -> list[str]:
    """Which edition it is held against, and how many answers moved which way."""
    voice, before, after = report.voice, found.before, found.after
    day = voice.date(PartialDate.parse(before.as_of), of=True)
    said = [voice("The earlier edition told of the law in force on {date}.", date=day)]
    if before.methodology != after.methodology:
        said.append(
            voice(
                "It was counted by another methodology ({before}), so scores are not to be held "
                "against each other.",
                before=before.methodology,
            )
        )
    if before.drafts:
        said.append(voice("It took drafts as adopted: {drafts}.", drafts=", ".join(before.drafts)))
    if not found.any:
        return [*said, voice("No answer and no score has changed since.")]
    if not found.answers:
        return [*said, voice("No answer has changed since.")]
    counted = Counter(item.direction for item in found.answers)
    listed = "; ".join(
        voice(sentence, n=voice.number(counted[way]))
        for way, sentence in DIRECTIONS.items()
        if counted[way]
    )
    said.append(
        voice.count(
            "{n} answer has changed since ({listed}).",
            "{n} answers have changed since ({listed}).",
            len(found.answers),
            listed=listed,
        )
    )
    return said


def _gravest_first(report: Manuscript, moved: Iterable[Moved]) -> list[Moved]:
    """What the text answers otherwise, by its gravity; then the rest, then what is gone."""
    known = {finding.id: finding for finding in report.assessment.findings}
    listed = list(moved)
    now = [item for item in listed if item.indicator in known]
    gone = [item for item in listed if item.indicator not in known]
    return [
        *sorted(now, key=lambda item: (_same_text(item), gravity(known[item.indicator]))),
        *gone,
    ]


def _same_text(moved: Moved) -> bool:
    """Whether the law answers as before, and only its enforceability moved."""
    before, after = moved.before, moved.after
    if before is None or after is None:
        return False
    return (before.answer, before.low, before.high) == (after.answer, after.low, after.high)


def _answers(report: Manuscript, moved: list[Moved]) -> str:
    voice = report.voice
    return report.table(
        voice("Answers that changed since the earlier edition"),
        [2.2, 5.4, 2.7, 2.7, 3.0],
        [voice("Id"), voice("Question"), voice("Then"), voice("Now"), voice("Articles")],
        [_answer_row(report, item) for item in moved],
        voice("One row for each answer that changed: then, now, and the articles behind it."),
    )


def _answer_row(report: Manuscript, moved: Moved) -> list[Cell]:
    voice = report.voice
    known = {finding.id: finding for finding in report.assessment.findings}
    finding = known.get(moved.indicator)
    if finding is None:
        old = report.yardstick.indicators.get(moved.indicator)
        asked = voice.words(old.question) if old else voice("a question of the earlier edition")
        return [
            cell(moved.indicator),
            cell(asked),
            cell(_mark(report, moved.before, None)),
            cell(voice("no longer asked")),
            cell("–"),
        ]
    behind = [
        item
        for item in (
            *(item for element in finding.elements for item in element.statements),
            *finding.contradictions,
        )
        if item.id in moved.provisions
    ]
    return [
        Cell(p(report.finding_link(finding.id), "TableText")),
        cell(voice.words(finding.indicator.question)),
        cell(_mark(report, moved.before, moved.after)),
        report.answer_cell(finding, _mark(report, moved.after, moved.before)),
        cell(gists.cited(voice, behind) or "–"),
    ]


def _mark(report: Manuscript, mark: Mark | None, other: Mark | None) -> str:
    """An answer with the share of its rule that is met; its enforceability where it differs."""
    voice = report.voice
    if mark is None:
        return voice("no such question")
    known = {item.value: item for item in Answer}
    said = words.answer(voice, known[mark.answer]) if mark.answer in known else mark.answer
    low, high = voice.percent(Fraction(mark.low)), voice.percent(Fraction(mark.high))
    if mark.answer != Answer.NOT_APPLICABLE.value:
        value = voice("open")
        if mark.low == mark.high:
            value = low
        elif mark.low > 0 or mark.high < 1:
            value = voice("{low} to {high}", low=voice.number(100 * mark.low), high=high)
        said += f" ({value})"
    if mark.enforced is not None and (other is None or other.enforced != mark.enforced):
        said += voice("; enforceability {score}", score=voice.number(mark.enforced))
    return said


def _score_row(
    report: Manuscript, name: str, before: Fraction | None, after: Fraction | None
) -> list[Cell]:
    voice = report.voice
    none = voice("not yet scored")
    return [
        cell(_score_name(report, name)),
        cell(none if before is None else voice.number(before)),
        cell(none if after is None else voice.number(after)),
    ]


def _score_name(report: Manuscript, name: str) -> str:
    """What a score is of, by its title: an area's law, its enforceability, or a lens."""
    voice, method = report.voice, report.method
    lens = name.removeprefix("lens:")
    if lens != name:
        title = scores.lens_title(voice, method, lens) if lens in method.lenses else lens
        return voice("Lens: {lens}", lens=scores.lowered(title))
    area, slash, _ = name.partition("/")
    title = scores.area_title(voice, method, area) if area in method.areas else area
    if slash:
        return voice("{area}, enforceability", area=title)
    return voice("{area}, law score", area=title)
