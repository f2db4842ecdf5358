"""An assessment as `assessment.json`: the keys that scripts rely on."""

import hashlib
import json
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from legalgap.engine.changes import Mark, Snapshot, rounded
from legalgap.model.assessment import Assessment, ElementFinding, Finding, Score
from legalgap.model.statement import Statement
from legalgap.prose.voice import Voice
from legalgap.report import machine_json
from legalgap.report.numbers import maybe, number

FORMAT = 1
DIGEST = "digest"


def render(
    assessment: Assessment, voice: Voice | None = None, *, before: Assessment | None = None
) -> bytes:
    """The file: deterministic, UTF-8, with a digest that shows whether it was changed since.

    It holds no sentence; language and earlier state change nothing.
    """
    return signed(content(assessment))


def content(assessment: Assessment) -> dict[str, Any]:
    """The keys and values of the file, without the digest."""
    return {
        "format": FORMAT,
        "jurisdiction": assessment.country.jurisdiction.id,
        "as_of": assessment.as_of.isoformat(),
        "methodology": assessment.yardstick.methodology.id,
        "drafts": list(assessment.drafts),
        "index": None if assessment.index is None else _score(assessment.index),
        "lenses": {lens: _score(score) for lens, score in assessment.lenses.items()},
        "areas": [
            {
                "id": area.id,
                "law": _score(area.law),
                "enforceability": _score(area.enforceability),
                "obligations": _score(area.obligations),
                "good_practice": _score(area.good_practice),
                "lenses": {lens: _score(score) for lens, score in area.lenses.items()},
            }
            for area in assessment.areas
        ],
        "findings": [_finding(finding) for finding in assessment.findings],
        **machine_json.content(assessment),
        "to_verify": [
            *_set_aside(assessment.to_verify),
            *({"treaty": slug} for slug in assessment.treaties_to_verify),
        ],
        "to_read_again": _set_aside(assessment.to_read_again),
        "to_read": [
            {
                "act": item.act,
                "indicators": list(item.indicators),
                "elements": item.elements,
                "answers": item.answers,
            }
            for item in assessment.to_read
        ],
    }


TREATY = {True: "in_force", False: "not_in_force", None: "not_verified"}
"""Whether a treaty that a rule asks for binds the State at the date."""


def _finding(finding: Finding) -> dict[str, Any]:
    made: dict[str, Any] = {
        "indicator": finding.id,
        "area": finding.area,
        "answer": finding.answer.value,
        "low": number(rounded(finding.interval.low)),
        "high": number(rounded(finding.interval.high)),
        "verb": finding.verb.value if finding.verb else None,
        "elements": [_element(element) for element in finding.elements],
        "bonus": [_element(element) for element in finding.bonus],
        "basis": list(finding.basis),
        "treaties": {name: TREATY[found] for name, found in finding.treaties.items()},
        "contradictions": [
            {
                "provision": item.id,
                "grade": item.grade.value,
                "contradicts": item.claim.contradicts,
                "only": item.claim.only,
            }
            for item in finding.contradictions
            if item.public
        ],
        "standards": list(finding.indicator.standards),
        "recommendations": list(finding.recommendations),
        "practices": list(finding.practices),
        "enforceability": machine_json.of_finding(finding),
    }
    if finding.judgement is not None and finding.engine_answer is not None:
        made["judgement"] = {
            "by": finding.judgement.by,
            "when": str(finding.judgement.when),
            "reason": finding.judgement.reason,
            "engine": finding.engine_answer.value,
        }
    if finding.reason:
        made["reason"] = dict(finding.reason)
    return made


def _element(element: ElementFinding) -> dict[str, Any]:
    return {
        "id": element.id,
        "state": element.state.value,
        "provisions": list(_provisions(element.statements)),
        "grade": element.grade.value if element.grade else None,
    }


def _provisions(statements: Iterable[Statement]) -> dict[str, None]:
    return dict.fromkeys(item.id for item in statements if item.public)


def _set_aside(statements: Iterable[Statement]) -> list[dict[str, Any]]:
    return [
        {"provision": item.id, "indicator": item.indicator, "grade": item.grade.value}
        for item in statements
        if item.public
    ]


def _score(score: Score) -> dict[str, Any]:
    return {
        "score": maybe(score.score),
        "low": maybe(score.low),
        "high": maybe(score.high),
        "coverage": number(rounded(score.coverage)),
        "band": score.band,
    }


def _text(made: dict[str, Any]) -> str:
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def signed(made: dict[str, Any]) -> bytes:
    """The file with a digest, by which `is_untouched` sees whether it was changed since."""
    digest = hashlib.sha256(_text(made).encode()).hexdigest()
    return _text({**made, DIGEST: digest}).encode()


def read(data: bytes) -> dict[str, Any] | None:
    """The content of an assessment that was written earlier; None where it is not one."""
    try:
        made = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return made if isinstance(made, dict) and made.get("format") == FORMAT else None


def is_untouched(data: bytes) -> bool:
    """Whether the file was written by `render` and nobody has changed it since."""
    made = read(data)
    if made is None or DIGEST not in made:
        return False
    return signed({key: value for key, value in made.items() if key != DIGEST}) == data


def snapshot_of(made: dict[str, Any]) -> Snapshot | None:
    """A snapshot for comparison from what was written earlier; None where a key is missing."""
    try:
        answers = {
            item["indicator"]: Mark(
                item["answer"],
                rounded(Fraction(str(item["low"]))),
                rounded(Fraction(str(item["high"]))),
                item["verb"],
                {
                    element["id"]: (element["state"], tuple(element["provisions"]))
                    for element in item["elements"]
                },
                _score_read(item.get("enforceability") or {}),
                tuple((item.get("enforceability") or {}).get("tags", ())),
                tuple(dict.fromkeys(found["provision"] for found in item["contradictions"])),
                tuple(item["basis"]),
            )
            for item in made["findings"]
        }
        scores = {area["id"]: _score_read(area["law"]) for area in made["areas"]}
        beside = {f"{area['id']}/enforceability": area["enforceability"] for area in made["areas"]}
        beside |= {f"lens:{lens}": score for lens, score in made["lenses"].items()}
        known = {name: _score_read(score) for name, score in beside.items()}
        scores |= {name: score for name, score in known.items() if score is not None}
        return Snapshot(
            str(made["jurisdiction"]),
            str(made["as_of"]),
            str(made["methodology"]),
            answers,
            scores,
            tuple(made.get("drafts", ())),
        )
    except (KeyError, TypeError, ValueError, AttributeError, ZeroDivisionError):
        return None


def _score_read(made: dict[str, Any]) -> Fraction | None:
    score = made.get("score")
    return None if score is None else Fraction(str(score))
