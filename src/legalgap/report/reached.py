"""Whom the law reaches: groups and lenses by area, and who is left out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from legalgap.engine.gaps import shows_a_gap
from legalgap.frozen import frozen
from legalgap.model.assessment import Finding
from legalgap.model.indicator import Weight
from legalgap.model.judgement import Answer
from legalgap.model.statement import Statement
from legalgap.office.xml import Cell, cell, p, t
from legalgap.prose import chapters, findings, gists, scores
from legalgap.report.manuscript import UNKNOWN_FILL, Manuscript, bullets

FIRST = 3.0
GAP_FILL, MET_FILL = "FBE5D6", "DDEBF7"


@frozen
class Limited:
    """A rule that a provision in force gives to some groups only."""

    finding: Finding
    element: str
    groups: tuple[str, ...]
    statements: tuple[Statement, ...]


def limited(found: Iterable[Finding]) -> Iterator[Limited]:
    """The rules that reach some groups only, by the claims that decide them."""
    for finding in found:
        for element in finding.elements:
            named = [item for item in findings.public(element.statements) if item.claim.for_]
            if named:
                groups = dict.fromkeys(group for item in named for group in item.claim.for_)
                yield Limited(finding, element.id, tuple(groups), tuple(named))


def left_out(report: Manuscript, area: str) -> str:
    """Of one chapter: which rules reach some groups only; that none was found, where none was."""
    voice, chapter = report.voice, report.plan.chapter(area)
    lines = [_line(report, item) for item in limited(chapter.findings)]
    if lines:
        return bullets(lines)
    if not report.method.groups:
        return p(t(voice("Nothing that was read limits a rule of this area to some people.")))
    return p(
        t(
            voice(
                "No provision that was read limits a rule of this area to one group. Whether all "
                "groups of the chapter on whom the law reaches are reached alike is not yet known."
            )
        )
    )


def _line(report: Manuscript, item: Limited) -> str:
    voice = report.voice
    label = voice.words(findings.element_of(report.yardstick, item.element).label)
    only = voice.joined([_group(report, name) for name in item.groups])
    said = voice("{rule}: given to {groups} only", rule=label, groups=only)
    where = gists.cited(voice, list(item.statements))
    return report.finding_link(item.finding.id) + t(f" {chapters.capital(said)} ({where}).")


def _group(report: Manuscript, name: str) -> str:
    words = report.method.groups.get(name)
    return report.voice.words(words) if words else name.replace("_", " ")


def matrix(report: Manuscript) -> str:
    """Groups and lenses against areas: met, gap, unread, in words and numbers."""
    voice, method = report.voice, report.method
    areas = [chapter.area for chapter in report.plan.chapters]
    states = {item.id: _state(item) for item in report.assessment.findings}
    rows = [_row(report, title, asked, areas, states) for title, asked in _asked(report)]
    heads = {area: method.areas[area].prefix or area[:4].upper() for area in areas}
    each = round((16.0 - FIRST) / max(len(areas), 1), 2)
    made = report.table(
        voice("What the answers say, by group and area"),
        [FIRST, *(each for _ in areas)],
        [voice("Whom it concerns"), *heads.values()],
        rows,
        voice("One row for each lens and group, one column for each area: met, gap, unread."),
    )
    if not made:
        return ""
    named = "; ".join(f"{heads[area]}: {scores.area_title(voice, method, area)}" for area in areas)
    note = voice(
        "Number of questions: met: answered in full; gap: something is missing in what was read; "
        "unread: nothing certain is known; silent: no question of the area concerns them. A group "
        "is concerned where a measure that would close the question serves it. Areas: {areas}.",
        areas=named,
    )
    return made + p(t(note), "Note")


def _asked(report: Manuscript) -> Iterator[tuple[str, list[Finding]]]:
    """Each lens with the questions at its core, each group with those that concern it."""
    voice, method, everything = report.voice, report.method, report.assessment.findings
    for lens in method.lenses:
        core = [item for item in everything if item.indicator.lenses.get(lens) is Weight.CORE]
        title = scores.lowered(scores.lens_title(voice, method, lens))
        yield voice("Lens: {lens}, core", lens=title), core
    served: dict[str, set[str]] = {}
    for item in report.yardstick.recommendations.values():
        for group in item.serves:
            served.setdefault(group, set()).update(item.closes)
    for group in method.groups:
        of_group = served.get(group, ())
        asked = [finding for finding in everything if finding.id in of_group]
        if asked:
            yield chapters.capital(_group(report, group)), asked


def _row(
    report: Manuscript,
    title: str,
    asked: list[Finding],
    areas: list[str],
    states: Mapping[str, str],
) -> list[Cell]:
    """What concerns somebody, area by area; `states` are those of the findings by id."""
    by_area: dict[str, list[str]] = {area: [] for area in areas}
    for item in asked:
        if item.applicable and item.area in by_area:
            by_area[item.area].append(states[item.id])
    return [cell(title, bold=True), *(_cell(report, found) for found in by_area.values())]


def _cell(report: Manuscript, states: list[str]) -> Cell:
    """How many questions are met, show a gap, or are unread; that none is asked."""
    voice = report.voice
    if not states:
        return cell(voice("silent"))
    counted = Counter(states)
    lines = [
        f"{word} {voice.number(counted[state])}"
        for state, word in (
            ("met", voice("met")),
            ("gap", voice("gap")),
            ("unread", voice("unread")),
        )
        if counted[state]
    ]
    fill = GAP_FILL if counted["gap"] else MET_FILL if counted["met"] else UNKNOWN_FILL
    return Cell("".join(p(t(line), "TableText") for line in lines), fill)


def _state(finding: Finding) -> str:
    if finding.answer is Answer.FULL:
        return "met"
    if shows_a_gap(finding) and chapters.has_evidence(finding):
        return "gap"
    return "unread"


def by_group(report: Manuscript) -> str:
    """Group by group: rules that are given to it alone; silence is said."""
    voice, groups = report.voice, report.method.groups
    found = list(limited(report.assessment.findings))
    lines, silent = [], []
    for name in groups:
        given = [item for item in found if name in item.groups]
        if not given:
            silent.append(_group(report, name))
            continue
        rules = "; ".join(
            f"{voice.words(findings.element_of(report.yardstick, item.element).label)} "
            f"({item.finding.id})"
            for item in given
        )
        said = voice("rules that reach them alone: {rules}.", rules=rules)
        lines.append(t(f"{chapters.capital(_group(report, name))}: ", bold=True) + t(said))
    made = bullets(lines)
    if silent:
        said = voice(
            "No rule that was read is given to one of these groups alone: {groups}. This says "
            "neither that the rules reach them nor that they leave them out: what was read is "
            "silent on it, and ministries are asked.",
            groups=", ".join(silent),
        )
        made += p(t(said))
    return made
