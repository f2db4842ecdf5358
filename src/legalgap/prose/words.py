"""One word for one concept: answers, verbs, states, grades, forces and ranks."""

import re

from legalgap.model.act import Kind
from legalgap.model.assessment import Limit, State, Taken, Verb
from legalgap.model.bylaw import ByLawStatus
from legalgap.model.instrument import Force
from legalgap.model.judgement import Answer
from legalgap.model.jurisdiction import Party
from legalgap.model.source import Grade
from legalgap.prose.voice import Voice


def N_(sentence: str) -> str:  # noqa: N802 - the name that extractors of sentences know
    """Marks a sentence for the translators."""
    return sentence


ANSWERS = {
    Answer.FULL: N_("full"),
    Answer.PARTIAL: N_("partial"),
    Answer.NONE: N_("none"),
    Answer.CONTRADICTION: N_("contradiction"),
    Answer.UNKNOWN: N_("not yet known"),
    Answer.NOT_APPLICABLE: N_("not applicable"),
}
VERBS = {
    Verb.MUST: N_("must"),
    Verb.SHOULD: N_("should"),
    Verb.COULD: N_("could"),
    Verb.VERIFY: N_("verify"),
    Verb.KEEP: N_("keep"),
}
VERB_MEANINGS = {
    Verb.MUST: N_("a treaty duty of the State is certainly not met in the text of its law"),
    Verb.SHOULD: N_(
        "a standard that the State undertook to weigh is missed, a standard is contradicted, or "
        "what is met on paper cannot yet be applied"
    ),
    Verb.COULD: N_("good practice is missed; no duty of the State is certainly unmet"),
    Verb.VERIFY: N_("nothing is certain to be missing; law or treaty status is still to be read"),
    Verb.KEEP: N_("the standard is met in full"),
}
ANSWER_MEANINGS = {
    Answer.FULL: N_("every element that the standard asks for was found"),
    Answer.PARTIAL: N_("some elements were found, others are limited or lacking"),
    Answer.NONE: N_("no element that the standard asks for is there"),
    Answer.CONTRADICTION: N_("a provision in force orders or permits the opposite of the standard"),
    Answer.UNKNOWN: N_("too little of the law was read to answer; this is neither zero nor no"),
    Answer.NOT_APPLICABLE: N_("the question does not fit the State; the reason is given"),
}
STATES = {
    State.FOUND: N_("found"),
    State.LIMITED: N_("limited"),
    State.LACKING: N_("lacking"),
    State.UNKNOWN: N_("unknown"),
}
LIMITS = {
    Limit.NARROWED: N_("a provision narrows it"),
    Limit.IN_PART: N_("it is provided in part"),
    Limit.GROUPS: N_("it reaches some groups of people only"),
    Limit.HEADING: N_("only the heading of the provision was read"),
    Limit.RANK: N_("it stands below the rank of act that is asked for"),
    Limit.NOT_PENAL: N_("it stands only in an act that creates no criminal liability"),
    Limit.SOME_VALUES: N_("some of the numbers in force meet the line, others do not"),
    Limit.PARTLY: N_("the numbers in force meet the weaker line only"),
}
TAGS = {
    "dormant": N_("dormant: it waits for a by-law"),
    "blocked": N_("blocked by another rule"),
    "pending": N_("adopted, not yet in force"),
    "burdensome": N_("burdensome"),
    "blind": N_("enforceable but blind to sex and age"),
}
BYLAW_STATUSES = {
    ByLawStatus.IN_FORCE: N_("in force"),
    ByLawStatus.ADOPTED: N_("adopted, not yet in force"),
    ByLawStatus.DRAFT: N_("a draft"),
    ByLawStatus.NOT_ISSUED: N_("called for, not issued"),
    ByLawStatus.OUTDATED: N_("in force, for a law that has changed since"),
    ByLawStatus.RESTRICTED: N_("in force, not published"),
    ByLawStatus.NOT_REQUIRED: N_("not required"),
    ByLawStatus.REPEALED: N_("repealed"),
    ByLawStatus.UNKNOWN: N_("status not verified"),
}
TAKEN = {
    Taken.YES: N_("yes"),
    Taken.ONLY_IF: N_("only if"),
    Taken.NO: N_("no"),
    Taken.UNKNOWN: N_("not yet known"),
    Taken.NOT_ASKED: N_("does not concern"),
}
TAKEN_MEANINGS = {
    Taken.YES: N_("the texts in force let it happen, and nothing that it rests on is dormant"),
    Taken.ONLY_IF: N_(
        "it can happen under a condition: part of what is needed is limited or lacking, or waits "
        "for a by-law"
    ),
    Taken.NO: N_("the texts do not let it happen, or a provision stands against it"),
    Taken.UNKNOWN: N_("too little of the law was read to say"),
    Taken.NOT_ASKED: N_("the step does not arise for this person"),
}
GRADES = {
    Grade.TEXT_READ: N_("text read"),
    Grade.HEADING_READ: N_("heading read"),
    Grade.REPORTED: N_("reported by another document"),
    Grade.RECALLED: N_("recalled, not checked"),
}
FORCES = {
    Force.DUTY: N_("duty"),
    Force.MATCH: N_("definition to match"),
    Force.WEIGH: N_("duty to consider"),
    Force.OPTION: N_("option"),
    Force.SOFT: N_("soft law"),
    Force.NONE: N_("no duty by itself"),
}
KINDS = {
    Kind.CONSTITUTION: N_("constitution"),
    Kind.CODE: N_("code"),
    Kind.LAW: N_("law"),
    Kind.DECREE: N_("decree"),
    Kind.REGULATION: N_("regulation"),
    Kind.ORDER: N_("order"),
    Kind.SERVICE_STANDARD: N_("service standard"),
    Kind.PLAN: N_("plan"),
    Kind.AGREEMENT: N_("agreement"),
    Kind.COURT_GUIDANCE: N_("court guidance"),
}
PARTIES = {
    Party.PARTY: N_("party"),
    Party.SIGNATORY: N_("signatory"),
    Party.NOT_PARTY: N_("not a party"),
}
HORIZONS = {
    "short": N_("up to 12 months"),
    "medium": N_("one to three years"),
    "long": N_("three to five years"),
}
EFFORTS = {"low": N_("low effort"), "medium": N_("medium effort"), "high": N_("high effort")}
READING = {
    "whole": N_("read whole"),
    "part": N_("read in part"),
    "none": N_("not yet read"),
}
ACTS_READ = {
    "whole": N_("acts read whole"),
    "part": N_("acts read in part"),
    "none": N_("acts not yet read"),
}
"""Before a list of acts, however many it names."""
LEVELS = {
    "article": N_("art.\u00a0{number}"),
    "part": N_("part\u00a0{number}"),
    "point": N_("point\u00a0{number}"),
    "subpoint": N_("sub-point\u00a0{number}"),
    "paragraph": N_("para.\u00a0{number}"),
    "section": N_("section\u00a0{number}"),
    "clause": N_("clause\u00a0{number}"),
    "subparagraph": N_("sub-para.\u00a0{number}"),
    "subsection": N_("subsection\u00a0{number}"),
}
"""The levels of an act, with the number or letter in its place."""


def filing(name: str) -> list[str | int]:
    """Where a name stands in a list: its numbers count, so that No. 29 comes before No. 105."""
    parts = re.split(r"([0-9]+)", name)
    return [int(part) if place % 2 else part for place, part in enumerate(parts)]


def answer(voice: Voice, value: Answer) -> str:
    """The word for an answer."""
    return voice(ANSWERS[value])


def verb(voice: Voice, value: Verb | None) -> str:
    """The word for a verb; a dash where the finding has none."""
    return voice(VERBS[value]) if value else "–"


def state(voice: Voice, value: State) -> str:
    """The word for a state."""
    return voice(STATES[value])


def grade(voice: Voice, value: Grade | None) -> str:
    """The words for a grade."""
    return voice(GRADES[value]) if value else "–"
