"""Runs the cases of the YAML files beside this one; each is one test, named by its sentence."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from lawcase import Case, read_cases
from pydantic import ValidationError

HERE = Path(__file__).parent
CASES = [
    pytest.param(raw, id=str(raw.get("case", f"{file.name}: a case without a sentence")))
    for file in sorted(HERE.glob("*.yaml"))
    for raw in read_cases(file)
]


@pytest.mark.parametrize("raw", CASES)
def test_case(raw: dict[str, Any]) -> None:
    """What the case expects is what the engine says."""
    amiss = Case.model_validate(raw).amiss()
    assert not amiss, "\n".join([str(raw["case"]), *amiss])


def test_every_case_has_its_own_sentence() -> None:
    counts = Counter(str(param.id) for param in CASES)
    assert [sentence for sentence, count in counts.items() if count > 1] == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"expct": {"answer": "full"}},
        {"expect": {"anser": "full"}},
        {"expect": {}},
        {"expect": {"answer": "fully"}},
        {"expect": {"answer": "full"}, "acts": {"law": {"penall": "yes"}}},
        {"expect": {"answer": "full"}, "acts": {"law": {"5": {"provide": ["x"]}}}},
        {"expect": {"why": {"x": "because"}}},
    ],
    ids=str,
)
def test_a_case_refuses_what_the_format_does_not_know(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Case.model_validate({"case": "wrong", **wrong}).amiss()
