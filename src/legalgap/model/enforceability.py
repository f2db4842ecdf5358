"""How far a rule can be applied: the tests that an expert answers, and the numbers behind them."""

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from legalgap.model.base import Excepting, IndicatorId, Key, Record, Slug
from legalgap.model.indicator import Type
from legalgap.model.source import Grade, Source
from legalgap.model.text import Text

TestId = Annotated[str, Field(pattern=r"^E[1-9]\d?$")]
Points = Annotated[Decimal, Field(ge=0, le=100, max_digits=6)]
NOT_APPLICABLE = "NA"
UNKNOWN = "U"


def _scored(value: Any) -> Any:
    """`E1: 2` is short for `E1: {score: 2}`."""
    return value if isinstance(value, dict) else {"score": value}


Score = Annotated[
    Literal["0", "1", "2", "3", "NA", "U"],
    WithJsonSchema({"enum": [0, 1, 2, 3, "0", "1", "2", "3", "NA", "U"]}),
]


class TestAnswer(Record):
    """The answer to one test: 0 to 3, `NA` where it does not fit by nature, `U` unknown."""

    score: Score
    note: Text | None = None
    ask: Text | None = Field(default=None, description="Whom to ask, where it is unknown.")
    grade: Grade | None = None
    source: Key | None = None


Answered = Annotated[
    TestAnswer, BeforeValidator(_scored, json_schema_input_type=TestAnswer | str | int)
]


class Machinery(Excepting):
    """What is there to apply the rule of one indicator, judged on the provisions named."""

    indicator: IndicatorId
    provisions: tuple[str, ...] = Field(
        default=(),
        description="The provisions it was judged on, `act:pin`; where none of them decides the "
        "indicator at the date, the answers are set aside.",
    )
    tests: dict[TestId, Answered] = Field(default_factory=dict)
    delegates: bool = Field(
        default=False, description="The law itself leaves the procedure to a by-law."
    )
    contacts: int | None = Field(
        default=None, ge=0, description="Bodies and papers that a person must go through."
    )
    lens: dict[Key, Literal["yes", "no", "NA"]] = Field(
        default_factory=dict,
        description="The gender and age questions on forms, staff and places, by their key.",
    )
    grade: Grade = Field(description="How the answers are known that name no grade.")
    source: Key | None = None
    note: Text | None = None


class ActMachinery(Excepting):
    """Tests that are answered once for an act: data and review, knowability, coherence."""

    act: Slug
    tests: dict[TestId, Answered]
    grade: Grade
    source: Key | None = None
    note: Text | None = None


class Enforceability(Record):
    """The tests of one State."""

    lang: str = "en"
    sources: dict[Key, Source] = Field(default_factory=dict)
    source: Key | None = None
    acts: tuple[ActMachinery, ...] = ()
    indicators: tuple[Machinery, ...] = ()


class TestRule(Record):
    """One test of the methodology."""

    title: Text
    levels: tuple[Text, Text, Text, Text] | None = Field(
        default=None, description="What 0, 1, 2 and 3 mean."
    )
    question: Text | None = Field(default=None, description="What to ask a ministry.")


class CapRule(Record):
    """A test whose worst answer no other answer may outweigh."""

    id: Key
    of_test: TestId = Field(description="The test whose answer brings the cap about.")
    score: int = Field(
        default=0, ge=0, le=3, description="The highest answer that brings the cap about."
    )
    types: tuple[Type, ...] = Field(default=(), description="Of these types only; empty: of all.")
    delegated: bool = Field(
        default=False, description="Only where the law itself leaves the procedure to a by-law."
    )
    most: Points = Field(description="The highest score that is left.")
    tag: Literal["dormant", "blocked"] | None = Field(
        default=None, description="What a finding under the cap is called."
    )
    reason: Text


class Quadrant(Record):
    """What a law score and an enforceability score say together."""

    id: Key
    law_from: Points = Field(default=Decimal(0), description="The lowest law score in it.")
    enforceability_from: Points = Field(
        default=Decimal(0), description="The lowest enforceability score in it."
    )
    title: Text
    advice: Text = Field(description="What to do about it, in a sentence.")


class Link(Record):
    """One link of the chain from being noticed to being made whole."""

    id: Key
    title: Text
    indicators: tuple[IndicatorId, ...] = Field(min_length=1)


class LensOnMachinery(Record):
    """The gender and age questions on forms, staff and places; optional data."""

    enforceable_from: Points = Field(
        default=Decimal(60), description="The lowest score of a rule that the questions are put to."
    )
    blind_below: Points = Field(
        default=Decimal(50),
        description="Share of yes below which an enforceable rule is called blind, per cent.",
    )
    questions: dict[Key, Text] = Field(default_factory=dict)


class Phrase(Record):
    """Words of laws that predict that a rule will not be applied; `legalgap validate` shows them.

    The lawyer decides: they are hints, and change no answer.
    """

    id: Key
    title: Text
    tests: tuple[TestId, ...] = Field(default=(), description="The tests that they bear on.")
    words: dict[str, tuple[str, ...]] = Field(
        description="By language, the words; `*` stands for the rest of a word."
    )
    text_only: bool = Field(
        default=False,
        description="Looked for in the wording of a law alone: in a summary the words are common.",
    )
    unless_number: bool = Field(
        default=False, description="Of no matter where the same text holds a number."
    )


class EnforceabilityRules(Record):
    """The numbers of the enforceability score; see the design, section 3.6."""

    tests: dict[TestId, TestRule] = Field(min_length=1)
    weights: dict[Type, dict[TestId, Annotated[Decimal, Field(ge=0, max_digits=6)]]] = Field(
        description="By type of indicator, what each test weighs."
    )
    asked: dict[Type, tuple[TestId, ...]] = Field(
        default_factory=dict,
        description="For a type that is asked some tests only; others count if they are given.",
    )
    per_act: tuple[TestId, ...] = Field(
        default=(), description="Tests that may be answered once for an act."
    )
    by_law: TestId | None = Field(
        default=None, description="The test that the by-law tracker answers, if nobody has."
    )
    caps: tuple[CapRule, ...] = ()
    floor: Annotated[Decimal, Field(ge=0, le=1)] = Field(
        default=Decimal("0.6"),
        description="Share of weight answered below which no score is given.",
    )
    digits: int = Field(default=0, ge=0, le=6, description="Decimals of a score; half up.")
    bands: dict[str, Points] = Field(
        default_factory=dict, description="Each band and the lowest rounded score in it."
    )
    band_titles: dict[str, Text] = Field(
        default_factory=dict, description="What each band is called."
    )
    shapes: dict[str, str] = Field(default_factory=dict, description="One sign for each band.")
    no_score_shape: str = Field(default="?", description="The sign where there is no score.")
    enforceable: Points = Field(
        default=Decimal(60), description="The lowest score that counts as enforceable."
    )
    burdensome: int = Field(
        default=3, ge=0, description="More bodies and papers than this are a burden."
    )
    lens: LensOnMachinery = LensOnMachinery.blank()
    quadrants: tuple[Quadrant, ...] = ()
    chain: tuple[Link, ...] = ()
    phrases: tuple[Phrase, ...] = ()
