"""Rows for an action plan: each measure of a road map with its section and its years."""

from legalgap.engine.priority import Priority
from legalgap.engine.roadmap import RoadMap, Step
from legalgap.frozen import frozen
from legalgap.model.assessment import Assessment
from legalgap.model.jurisdiction import NamedFact, PlanSection
from legalgap.model.recommendation import Horizon, Recommendation

YEARS = {Horizon.SHORT: 1, Horizon.MEDIUM: 3, Horizon.LONG: 5}
"""Years from the date of the assessment by which a measure is to be taken."""


@frozen
class PlanRow:
    """One measure as a row of an action plan."""

    number: int
    recommendation: Recommendation
    section: PlanSection | None
    """The section of the plan in force; None where there is none, or none fits."""
    since: int
    until: int
    """The first and the last year."""
    findings: tuple[str, ...]
    """The indicators that it changes."""
    priority: Priority
    plan: NamedFact | None = None
    """The plan in force; of some only the name is known, and no section."""


def plan_in_force(assessment: Assessment) -> NamedFact | None:
    """The plan of the State that holds at the date: the first with sections, else the first."""
    holding = [plan for plan in assessment.country.jurisdiction.plans if _holds(plan, assessment)]
    return next((plan for plan in holding if plan.sections), next(iter(holding), None))


def plan_rows(found: RoadMap) -> tuple[PlanRow, ...]:
    """The measures of a road map in their order."""
    plan = plan_in_force(found.assessment)
    return tuple(
        _row(found.assessment, plan, number, step) for number, step in enumerate(found.steps, 1)
    )


def _row(assessment: Assessment, plan: NamedFact | None, number: int, step: Step) -> PlanRow:
    item = assessment.yardstick.recommendations[step.recommendation]
    year = assessment.as_of.year
    return PlanRow(
        number,
        item,
        _section(assessment, plan, item),
        year,
        year + YEARS[item.horizon],
        tuple(dict.fromkeys(moved.after.id for moved in step.moved)),
        step.priority,
        plan,
    )


def _section(
    assessment: Assessment, plan: NamedFact | None, item: Recommendation
) -> PlanSection | None:
    """The section that names a recommendation, else that of the first indicator it closes."""
    sections = plan.sections if plan else ()
    naming = next((part for part in sections if item.id in part.recommendations), None)
    if naming is not None:
        return naming
    first = next(iter(item.closes), None)
    area = assessment.yardstick.area_of(first) if first else None
    return next((part for part in sections if area in part.areas), None)


def _holds(plan: NamedFact, assessment: Assessment) -> bool:
    """Whether a plan is in force at the date, as far as its years are known."""
    day = assessment.as_of
    begun = plan.from_ is None or plan.from_.earliest <= day
    return begun and (plan.to is None or plan.to.latest >= day)
