"""Problems: what is wrong in a file, as values with their place."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from legalgap.errors import LegalGapError


class Severity(StrEnum):
    """How far a problem reaches."""

    ERROR = "error"
    """The data cannot be relied on; nothing is assessed."""
    WARNING = "warning"
    """The data can be used, but a reader will miss or misread something."""
    HINT = "hint"
    """Worth a look."""


def shortened(text: str, most: int = 300) -> str:
    """A text that may hold words of the data, cut where it would flood a screen."""
    return text if len(text) <= most else text[: most - 1] + "…"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A point in a file; lines and columns count from 1."""

    file: str
    line: int = 1
    column: int = 1
    width: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, where it stands, and what to do."""

    code: str
    message: str
    place: Place
    hint: str = ""
    severity: Severity = Severity.ERROR
    line_text: str = ""
    missing: tuple[str, str] | None = None
    """What is named and not there: the kind of record, and its name."""
    excepted: tuple[str | int, ...] | None = None
    """Where the record stands that makes an exception for this code, with its reason."""

    @property
    def order(self) -> tuple[Place, str, str]:
        """A sort key: by file, line, column, then code."""
        return (self.place, self.code, self.message)


class DataProblems(LegalGapError):
    """Data that cannot be assessed before its problems are mended."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(problems, key=lambda problem: problem.order)
        count = sum(problem.severity is Severity.ERROR for problem in self.problems)
        super().__init__(
            f"{count} {'problem' if count == 1 else 'problems'} in the data",
            "mend what is shown above; `legalgap explain CODE` says more about a code",
        )


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Only those that keep the data from being assessed."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]
