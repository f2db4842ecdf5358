"""Exceptions: which warnings and hints a record says do not hold for it."""

from collections.abc import Collection, Iterable, Iterator

from legalgap.corpus.checks.survey import surveys
from legalgap.corpus.codes import codes
from legalgap.corpus.document import EXCEPT
from legalgap.corpus.library import Library
from legalgap.corpus.nearest import did_you_mean
from legalgap.corpus.problems import Problem, Severity

Made = tuple[str, tuple[str | int, ...], str]
"""An exception by its file, the place of its record, and the code."""


def applied(
    library: Library, found: Iterable[Problem], asleep: Collection[str]
) -> Iterator[Problem]:
    """The problems that no exception holds for, and those of the exceptions themselves.

    Errors stay: what cannot be assessed has no good reason. `asleep` are the codes that were not
    looked for.
    """
    used: set[Made] = set()
    refused: set[Made] = set()
    for problem in found:
        if problem.excepted is None:
            yield problem
            continue
        made = (problem.place.file, problem.excepted, problem.code)
        if problem.severity is Severity.ERROR:
            refused.add(made)
            yield problem
        else:
            used.add(made)
    for survey in surveys(library):
        for loc, code in survey.exceptions:
            made, at = (survey.document.path, loc, code), (*loc, EXCEPT, code)
            if code not in codes():
                said = f"there is no problem code `{code}`"
                hint = did_you_mean(code, codes(), "`legalgap explain` lists every code")
            elif made in refused:
                said = f"{code} is an error here, and stays one"
                hint = "mend what it shows, and take the exception out"
            elif made not in used and code not in asleep:
                said = f"nothing here gives {code} any more"
                hint = "take the exception out"
                severity = Severity.HINT
                yield survey.document.problem("LG319", at, said, hint, severity=severity, key=True)
                continue
            else:
                continue
            severity = Severity.WARNING
            yield survey.document.problem("LG318", at, said, hint, severity=severity, key=True)
