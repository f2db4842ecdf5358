"""A road map as JSON for scripts, and its measures as rows of an action plan for spreadsheets."""

import csv
import io
from pathlib import Path
from typing import Any

from legalgap.engine.changes import rounded
from legalgap.engine.plan import plan_in_force, plan_rows
from legalgap.engine.roadmap import Moved, RoadMap, Step
from legalgap.model.assessment import Finding, Score
from legalgap.prose.roadmap import plan_cells, plan_labels
from legalgap.prose.voice import Voice
from legalgap.report import json_file
from legalgap.report.numbers import maybe, number
from legalgap.report.outputs import Output

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet takes for the beginning of a formula."""


def outputs(folder: Path, found: RoadMap, voice: Voice) -> list[Output]:
    """Both files: the JSON knows whether somebody has changed it; a table only if it differs."""
    code = found.assessment.country.jurisdiction.id
    table = csv_rows(found, voice)
    return [
        Output(
            folder / f"{code}-roadmap.json",
            json_file.signed(content(found, voice)),
            json_file.is_untouched,
        ),
        Output(folder / f"{code}-action-plan.csv", table, lambda there: there == table),
    ]


def content(found: RoadMap, voice: Voice) -> dict[str, Any]:
    """The keys and values of the file, without the digest."""
    assessment, plan = found.assessment, plan_in_force(found.assessment)
    return {
        "format": json_file.FORMAT,
        "jurisdiction": assessment.country.jurisdiction.id,
        "as_of": assessment.as_of.isoformat(),
        "methodology": assessment.yardstick.methodology.id,
        "drafts": list(assessment.drafts),
        "lang": voice.lang,
        "budget": found.budget,
        "useful": list(found.useful),
        "stages": [
            {
                "stage": reached.stage,
                "gain": number(rounded(reached.gain)),
                "exact": str(reached.gain),
                "proved": reached.proved,
                "gap": maybe(rounded(reached.gap) if reached.gap is not None else None),
            }
            for reached in found.stages
        ],
        "effort": {"points": found.effort, "proved": found.cheapest},
        "steps": [_step(found, voice, place, step) for place, step in enumerate(found.steps, 1)],
        "areas": [
            {"id": before.id, "before": _score(before.law), "after": _score(after.law)}
            for before, after in zip(assessment.areas, found.outcome.areas, strict=True)
        ],
        "lenses": {
            lens: {"before": _score(score), "after": _score(found.outcome.lenses[lens])}
            for lens, score in assessment.lenses.items()
        },
        "plan": {
            "in_force": plan.id if plan else None,
            "rows": [
                plan_cells(voice, assessment.yardstick, row)
                | {"number": row.number, "from": row.since, "to": row.until}
                | {"findings": list(row.findings), "serves": list(row.recommendation.serves)}
                for row in plan_rows(found)
            ],
        },
    }


def _step(found: RoadMap, voice: Voice, place: int, step: Step) -> dict[str, Any]:
    item = found.assessment.yardstick.recommendations[step.recommendation]
    rank = step.priority
    return {
        "order": place,
        "recommendation": item.id,
        "title": voice.words(item.title),
        "verb": step.verb.value if step.verb else None,
        "after": list(step.after),
        "priority": {
            "total": rank.total,
            "band": rank.band,
            "obligation": rank.obligation,
            "harm": rank.harm,
            "enforceability_gain": rank.enforceability_gain,
            "quick_win": rank.quick_win,
        },
        "gains": {stage: number(rounded(gain)) for stage, gain in step.gains.items()},
        "findings": [_moved(moved) for moved in step.moved],
    }


def _moved(moved: Moved) -> dict[str, Any]:
    return {
        "indicator": moved.after.id,
        "before": _finding(moved.before),
        "after": _finding(moved.after),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "answer": finding.answer.value,
        "low": number(rounded(finding.interval.low)),
        "high": number(rounded(finding.interval.high)),
    }


def _score(score: Score) -> dict[str, Any]:
    return {
        "score": maybe(score.score),
        "low": maybe(score.low),
        "high": maybe(score.high),
        "coverage": number(rounded(score.coverage)),
        "band": score.band,
    }


def csv_rows(found: RoadMap, voice: Voice) -> bytes:
    """The rows of an action plan: UTF-8 with a mark by which spreadsheets know it."""
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\r\n")
    labels = plan_labels(voice)
    writer.writerow(map(plain, labels.values()))
    for row in plan_rows(found):
        cells = plan_cells(voice, found.assessment.yardstick, row)
        writer.writerow(plain(cells[key]) for key in labels)
    return made.getvalue().encode("utf-8-sig")


def plain(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.lstrip(" \u00a0").startswith(FORMULA) else cell
