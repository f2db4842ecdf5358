"""Which findings are the gravest."""

from fractions import Fraction

from legalgap.model.assessment import Assessment, Finding, Verb
from legalgap.model.indicator import Weight
from legalgap.model.judgement import Answer

_VERBS = [Verb.MUST, Verb.SHOULD, Verb.COULD]
_ANSWERS = [Answer.CONTRADICTION, Answer.NONE, Answer.PARTIAL, Answer.UNKNOWN, Answer.FULL]


def gravity(finding: Finding) -> tuple[int, int, int, Fraction, str]:
    """A sort key, the gravest first.

    By verb, contradictions before gaps, answer, how many lenses hold the indicator core, what is
    left even if all that is unread turns out well, and id.
    """
    core = sum(weight is Weight.CORE for weight in finding.indicator.lenses.values())
    return (
        _VERBS.index(finding.verb) if finding.verb in _VERBS else len(_VERBS),
        0 if finding.contradictions else 1 + _ANSWERS.index(finding.answer),
        -core,
        finding.interval.high,
        finding.id,
    )


def gravest(findings: list[Finding], most: int) -> list[Finding]:
    """At most so many findings that certainly ask for action, the gravest first."""
    asking = [finding for finding in findings if finding.verb in _VERBS]
    return sorted(asking, key=gravity)[:most]


def shows_a_gap(finding: Finding) -> bool:
    """Whether it asks for action, or shows something missing that is still to be verified."""
    if finding.verb in _VERBS:
        return True
    return finding.verb is Verb.VERIFY and any(element.missed for element in finding.elements)


def contradictions(assessment: Assessment) -> list[Finding]:
    """The findings that a provision in force contradicts."""
    return [finding for finding in assessment.findings if finding.contradictions]
