"""The short tables that `assess` prints."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from legalgap.cli import machinery
from legalgap.engine import gaps
from legalgap.engine.changes import Changes, compare, snapshot, worsened
from legalgap.prose import changes as moved
from legalgap.prose import findings, words

if TYPE_CHECKING:
    from legalgap.model.assessment import Assessment, Score
    from legalgap.prose.voice import Voice

GAPS_SHOWN = 8
TO_READ_SHOWN = 5


def shown(
    voice: Voice, assessment: Assessment, before: Assessment | None, earlier: bytes | None
) -> Iterator[str]:
    """Areas, contradictions, the gravest gaps, by-laws, the journey, what to read, what moved."""
    jurisdiction = assessment.country.jurisdiction
    yield ""
    yield voice(
        "{country}: law in force on {date}",
        country=voice.words(jurisdiction.name),
        date=voice.date(assessment.as_of),
    )
    yield ""
    yield from areas(voice, assessment)
    yield from _contradictions(voice, assessment)
    yield from _gaps(voice, assessment)
    yield from machinery.shown(voice, assessment)
    yield from _to_read(voice, assessment)
    if before is not None:
        yield from _drafts(voice, before, assessment)
    yield from _since(voice, assessment, earlier)
    yield ""


def areas(voice: Voice, assessment: Assessment) -> Iterator[str]:
    """One row an area: law score, range, coverage, band, lens scores; enforceability beside."""
    method = assessment.yardstick.methodology
    lenses = list(method.lenses)
    head = [voice("Area"), voice("Law"), voice("Range"), voice("Coverage"), voice("Band")]
    rules = method.enforceability
    beside = [voice("Enforceability")] if rules is not None else []
    head += [voice.words(method.lenses[lens].title) or lens for lens in lenses] + beside
    rows = [head]
    for area in assessment.areas:
        title = voice.words(method.areas[area.id].title) or area.id
        rows.append([title, *_cells(voice, area.law, method.digits), area.law.band or "–"])
        rows[-1] += [_number(voice, area.lenses[lens], method.digits) for lens in lenses]
        if rules is not None:
            rows[-1].append(_banded(voice, area.enforceability, rules.digits))
    if assessment.index is not None:
        cells = _cells(voice, assessment.index, method.digits)
        blanks = ["" for _ in [*lenses, *beside]]
        rows.append([voice("Index"), *cells, assessment.index.band or "–", *blanks])
    yield from aligned(rows)
    if any(area.law.score is None for area in assessment.areas):
        yield voice(
            "– means: not enough evidence for a score (coverage below {floor}).",
            floor=voice.percent(_floor(assessment)),
        )


def _floor(assessment: Assessment) -> Fraction:
    return Fraction(assessment.yardstick.methodology.floor)


def _cells(voice: Voice, score: Score, digits: int) -> list[str]:
    spread = "–"
    if score.low is not None and score.high is not None:
        spread = f"{voice.number(score.low, digits)}–{voice.number(score.high, digits)}"
    return [_number(voice, score, digits), spread, voice.percent(score.coverage)]


def _number(voice: Voice, score: Score, digits: int) -> str:
    return "–" if score.score is None else voice.number(score.score, digits)


def _banded(voice: Voice, score: Score, digits: int) -> str:
    """A score with its band: `48 C`."""
    return " ".join(part for part in (_number(voice, score, digits), score.band) if part)


def aligned(rows: list[list[str]]) -> Iterator[str]:
    """Rows as columns: the first to the left, the others to the right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for number, row in enumerate(rows):
        cells = [row[0].ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        yield "  ".join(cells).rstrip()
        if number == 0:
            yield "  ".join("-" * width for width in widths)


def columns(rows: list[list[str]]) -> Iterator[str]:
    """Rows as columns, all to the left; the last one runs on."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for number, row in enumerate(rows):
        cells = [cell.ljust(width) for cell, width in zip(row[:-1], widths[:-1], strict=True)]
        yield "  ".join([*cells, row[-1]]).rstrip()
        if number == 0:
            yield "  ".join("-" * width for width in widths).rstrip()


def _contradictions(voice: Voice, assessment: Assessment) -> Iterator[str]:
    found = gaps.contradictions(assessment)
    if found:
        yield ""
        yield voice("Contradictions")
        for finding in found:
            for said in findings.contradiction_sentences(voice, finding):
                yield f"  {finding.id}  {said}"


def _gaps(voice: Voice, assessment: Assessment) -> Iterator[str]:
    gravest = gaps.gravest(list(assessment.findings), GAPS_SHOWN)
    if gravest:
        yield ""
        yield voice("The gravest gaps")
        for finding in gravest:
            title = voice.words(finding.indicator.name)
            said = f"{words.verb(voice, finding.verb)}, {words.answer(voice, finding.answer)}"
            yield f"  {finding.id}  {title} ({said})"


def _to_read(voice: Voice, assessment: Assessment) -> Iterator[str]:
    if assessment.to_read:
        yield ""
        yield voice("To read next, the most useful first")
        for item in assessment.to_read[:TO_READ_SHOWN]:
            act = assessment.country.acts[item.act]
            said = voice.count(
                "it bears on one indicator that is still open",
                "it bears on {n} indicators that are still open",
                len(item.indicators),
            )
            yield f"  {voice.words(act.title)}: {said}"


def _drafts(voice: Voice, before: Assessment, after: Assessment) -> Iterator[str]:
    yield ""
    yield voice("With the draft: {drafts}", drafts=", ".join(after.drafts))
    yield from _moved(voice, compare(snapshot(before), snapshot(after)))
    worse = worsened(before, after)
    if worse:
        yield voice("Warning: this takes away from what is there:")
        for said in moved.worsened(voice, worse):
            yield "  " + said
    fresh = [item for item in after.to_read_again if item not in before.to_read_again]
    if fresh:
        yield voice("Set aside, to read again, since the draft changes what they rest on:")
        for item in fresh:
            yield f"  {item.id}  ({item.indicator})"


def _since(voice: Voice, assessment: Assessment, earlier: bytes | None) -> Iterator[str]:
    from legalgap.report import json_file

    made = json_file.read(earlier) if earlier is not None else None
    old = json_file.snapshot_of(made) if made is not None else None
    if old is None:
        return
    yield ""
    yield voice(
        "Since the assessment that lay there ({code}, {date})",
        code=old.jurisdiction,
        date=old.as_of,
    )
    yield from _moved(voice, compare(old, snapshot(assessment)))


def _moved(voice: Voice, changes: Changes) -> Iterator[str]:
    if not changes.any:
        yield "  " + voice("nothing moved")
        return
    for said in moved.sentences(voice, changes):
        yield "  " + said
