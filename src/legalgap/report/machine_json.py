"""Enforceability, by-laws, journey and robustness as `assessment.json` holds them."""

from typing import Any

from legalgap.engine.changes import rounded
from legalgap.model.assessment import Assessment, Finding
from legalgap.model.enforced import Enforced, Timeliness
from legalgap.report.numbers import maybe, number


def content(assessment: Assessment) -> dict[str, Any]:
    """What is not bound to one finding."""
    machine = assessment.machine
    return {
        "views": {
            area: {
                "bands": dict(view.bands),
                "no_score": view.no_score,
                "weakest": view.weakest,
                "gap": maybe(view.gap),
                "quadrant": view.quadrant,
            }
            for area, view in machine.views.items()
        },
        "chain": [
            {"link": link.id, "score": maybe(link.score), "weakest": link.weakest}
            for link in machine.chain
        ],
        "bylaws": None if machine.timeliness is None else _timeliness(machine.timeliness),
        "journey": [
            {
                "person": path.person,
                "first_no": path.first_no,
                "steps": [
                    {
                        "step": step.step,
                        "answer": step.taken.value,
                        "elements": {item.id: item.state.value for item in step.elements},
                        "asleep": list(step.asleep),
                        "contradicted_by": list(step.contradicted_by),
                        "judged": list(step.judged),
                    }
                    for step in path.steps
                ],
            }
            for path in assessment.journey
        ],
        "equal_weights": [
            {"what": item.what, "band": item.band, "equal_band": item.equal_band}
            for item in machine.unsteady
        ],
        "pending": [
            {
                "indicator": item.indicator,
                "from": item.from_.isoformat(),
                "answer": item.answer,
                "answer_then": item.answer_then,
                "enforceability_then": None if item.enforced is None else _enforced(item.enforced),
            }
            for item in machine.pending
        ],
    }


def of_finding(finding: Finding) -> dict[str, Any] | None:
    """The enforceability of one finding; null where nothing is asked."""
    return None if finding.enforced is None else _enforced(finding.enforced)


def _enforced(found: Enforced) -> dict[str, Any]:
    return {
        "score": maybe(found.score),
        "low": number(found.low),
        "high": number(found.high),
        "coverage": number(rounded(found.coverage)),
        "band": found.band,
        "raw": maybe(found.raw),
        "caps": [
            {"id": cap.id, "most": number(cap.most), "lowers": cap.lowers} for cap in found.caps
        ],
        "tags": list(found.tags),
        "bylaws": list(found.bylaws),
        "tests": {
            test.id: {
                "score": test.score if test.applicable else "NA",
                "basis": test.basis or None,
                "grade": test.grade.value if test.grade else None,
            }
            for test in found.tests
        },
        "lens": None if found.lens is None else {"yes": found.lens[0], "of": found.lens[1]},
        "equal_weights": {"score": maybe(found.equal_score), "band": found.equal_band},
    }


def _timeliness(found: Timeliness) -> dict[str, Any]:
    return {
        "mandated": found.mandated,
        "in_force": found.in_force,
        "unknown": found.unknown,
        "share_in_force": maybe(None if found.share is None else rounded(found.share)),
        "due": found.due,
        "on_time": found.on_time,
        "overdue": list(found.overdue),
        "median_days": maybe(found.median_days),
        "timed": found.timed,
        "dormant": list(found.dormant),
    }
