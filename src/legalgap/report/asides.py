"""Comments of the tool beside what is uncertain, for `assess --annotate`.

Only what rests on public sources is commented upon; without the flag there are no comments.
"""

from collections.abc import Callable, Iterable

from legalgap.model.statement import Statement
from legalgap.prose import doubts, findings
from legalgap.report.manuscript import Manuscript


def evidence(report: Manuscript, content: str, statements: Iterable[Statement]) -> str:
    """Cited provisions with what is uncertain of them: low grades, contested readings."""
    if not report.annotated:
        return content
    day = report.assessment.as_of
    said: dict[str, None] = {}
    settles: dict[str, None] = {}
    for item in findings.public(tuple(statements)):
        for lines in (
            doubts.low_grade(report.voice, item, day),
            doubts.contested(report.voice, item),
        ):
            said.update(dict.fromkeys(lines[:-1]))
            settles.update(dict.fromkeys(lines[-1:]))
    return report.aside(content, *said, *settles) if said and content else content


def beside(report: Manuscript, content: str, doubt: Callable[[], list[str]]) -> str:
    """Words with a comment; without one where nothing is in doubt, or none is asked for."""
    lines = doubt() if report.annotated else []
    return report.aside(content, *lines) if lines and content else content
