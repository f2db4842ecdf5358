"""The journey test: invented people walk the texts, step by step."""

from pydantic import Field, model_validator

from legalgap.model.base import Key, Record
from legalgap.model.rule import Rule
from legalgap.model.text import Text


class Person(Record):
    """An invented person; nobody real is meant."""

    id: Key
    title: Text = Field(description="A few words for a table.")
    story: Text = Field(description="One sentence.")


class Step(Record):
    """One thing that has to happen, and the rule by which the law lets it happen."""

    id: Key
    title: Text
    question: Text
    people: tuple[Key, ...] = Field(
        default=(), description="Those whom the step concerns; empty: all."
    )
    rule: Rule = Field(description="Over elements by their full ids: `ID-03.help_at_once`.")
    variants: dict[Key, Rule] = Field(
        default_factory=dict, description="Another rule for one of the people."
    )

    def rule_for(self, person: str) -> Rule | None:
        """The rule of the step for a person; None where it does not concern them."""
        if self.people and person not in self.people:
            return None
        return self.variants.get(person, self.rule)


class Journey(Record):
    """All people and steps, in order."""

    lang: str = "en"
    people: tuple[Person, ...] = Field(min_length=1)
    steps: tuple[Step, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _known_people(self) -> "Journey":
        known = {person.id for person in self.people}
        for step in self.steps:
            strange = sorted({*step.people, *step.variants} - known)
            if strange:
                raise ValueError(f"the step `{step.id}` names `{strange[0]}`, who is not there")
        return self
