"""What the data covers: standards, indicators and grades."""

from collections import Counter
from typing import Any

from legalgap.corpus.library import Library
from legalgap.model.statement import statements, wordings


def rows(library: Library, country: str | None) -> list[dict[str, Any]]:
    """Counts: standards by grade and use; for each State its claims by grade and indicators."""
    cited = {
        standard for indicator in library.indicators.values() for standard in indicator.standards
    }
    grades = Counter(
        standard.grade.value
        for instrument in library.instruments.values()
        for standard in instrument.standards
    )
    untouched = [
        f"{slug}:{standard.pin}"
        for slug, instrument in library.instruments.items()
        for standard in instrument.standards
        if f"{slug}:{standard.pin}" not in cited
    ]
    made: list[dict[str, Any]] = []
    if country is None:
        made.append(
            {
                "what": "standards",
                "count": sum(grades.values()),
                "grades": dict(sorted(grades.items())),
                "in no indicator": untouched,
            }
        )
    made += [_state(library, code) for code in library.jurisdictions if country in (None, code)]
    return made


def _state(library: Library, code: str) -> dict[str, Any]:
    found = [
        statement
        for act in library.country(code).acts.values()
        for wording in wordings(act)
        for statement in statements(wording)
    ]
    grades = Counter(statement.grade.value for statement in found)
    touched = {statement.indicator for statement in found}
    return {
        "what": code,
        "count": len(found),
        "grades": dict(sorted(grades.items())),
        "indicators touched": len(touched),
        "indicators untouched": [name for name in library.indicators if name not in touched],
    }
