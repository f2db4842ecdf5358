"""How a road map is chosen and its measures are ranked, as data."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from legalgap.model.base import Record
from legalgap.model.recommendation import Effort

Stage = Literal["obligations", "lenses", "rest", "open_obligations", "open_rest"]
"""What a set of measures gains, each stage before the next.

`obligations`: what is certainly missing of the duties of the State; `lenses`: of what its lenses
ask; `rest`: of every rule; `open_obligations` and `open_rest`: what is certain to be met where
the law is still to be read.
"""
STAGES: tuple[Stage, ...] = ("obligations", "lenses", "rest", "open_obligations", "open_rest")

Points = Annotated[int, Field(ge=1, le=99)]
Times = Annotated[int, Field(ge=0, le=99)]


class PriorityWeights(Record):
    """How often each input counts; each input lies between 0 and 3."""

    obligation: Times = Field(default=3, description="That a duty of the State is missed.")
    harm: Times = Field(default=2, description="What the gap does to people.")
    enforceability_gain: Times = Field(default=2, description="What the measure makes work.")
    quick_win: Times = Field(default=1, description="That it is soon and cheaply done.")


class PriorityBands(Record):
    """The least sum of each band of priority; what lies below all of them is low."""

    critical: int = Field(default=18, ge=0, description="The least sum that is critical.")
    high: int = Field(default=13, ge=0, description="The least sum that is high.")
    medium: int = Field(default=8, ge=0, description="The least sum that is medium.")
    low: int = Field(default=0, ge=0, description="The least sum that is low.")

    @model_validator(mode="after")
    def _fall(self) -> "PriorityBands":
        if not self.critical > self.high > self.medium > self.low:
            raise ValueError("the bands must fall: critical above high, medium and low")
        return self


class Roadmap(Record):
    """How many measures a road map holds, what it gains first, and how measures are ranked."""

    budget: int = Field(default=14, ge=0, description="At most so many measures.")
    stages: tuple[Stage, ...] = Field(
        default=STAGES, min_length=1, description="What is gained, the most important first."
    )
    effort: dict[Effort, Points] = Field(
        default_factory=lambda: {Effort.LOW: 1, Effort.MEDIUM: 2, Effort.HIGH: 3},
        description="What each effort counts; of equal gains the cheaper set is taken.",
    )
    priority: PriorityWeights = PriorityWeights.blank()
    bands: PriorityBands = PriorityBands.blank()

    @model_validator(mode="after")
    def _whole(self) -> "Roadmap":
        if len(set(self.stages)) != len(self.stages):
            raise ValueError("the same stage is listed twice")
        missing = [effort.value for effort in Effort if effort not in self.effort]
        if missing:
            raise ValueError(f"`effort` says nothing of `{missing[0]}`")
        return self
