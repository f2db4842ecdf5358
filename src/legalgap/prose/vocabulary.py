"""The words of closed lists that readers choose from, and of kinds that tables name."""

from legalgap.model.indicator import Type
from legalgap.model.recommendation import Form
from legalgap.prose.voice import Voice
from legalgap.prose.words import N_

TYPES = {
    Type.OFFENCE: N_("offence"),
    Type.ENTITLEMENT: N_("entitlement"),
    Type.INSTITUTION: N_("institution"),
    Type.SAFEGUARD: N_("safeguard"),
    Type.PROGRAMME: N_("programme"),
}
"""What an indicator enforces."""
FORMS = {
    Form.LAW: N_("law"),
    Form.BY_LAW: N_("by-law"),
    Form.PROCEDURE: N_("procedure"),
    Form.PROGRAMME: N_("programme"),
}
"""What a practice is."""
MEASURES = {
    "law": N_("law"),
    "by_law": N_("by-law"),
    "sop": N_("operating procedure"),
    "guidance": N_("guidance"),
    "training": N_("training"),
    "budget": N_("budget"),
    "programme": N_("programme"),
    "coordination": N_("coordination"),
    "agreement": N_("agreement"),
    "treaty": N_("treaty"),
    "resolution": N_("court resolution"),
    "service": N_("service"),
}
"""What a recommendation asks to adopt."""
COMMENT_TYPES = {
    "fact": N_("fact"),
    "law_text": N_("text of the law"),
    "new_act": N_("new act"),
    "translation": N_("translation"),
    "assessment": N_("assessment"),
    "wording": N_("wording of the report"),
    "confidentiality": N_("confidentiality"),
}
DECISIONS = {
    "accepted": N_("accepted"),
    "in_part": N_("accepted in part"),
    "not_accepted": N_("not accepted"),
    "noted": N_("noted"),
    "clarify": N_("clarification asked"),
}
COMMENT_STATUSES = {
    "new": N_("not yet answered"),
    "in_work": N_("in work"),
    "answered": N_("answered"),
    "closed": N_("closed"),
}
COMMENT_KINDS = {
    "comment": N_("comment"),
    "insertion": N_("insertion"),
    "deletion": N_("deletion"),
    "rewording": N_("rewording"),
    "move": N_("move"),
    "edit": N_("untracked change"),
}
MATCHES = {
    "sure": N_("certain"),
    "good": N_("likely"),
    "ask": N_("please check"),
}
QUESTION_STATUSES = {
    "to_ask": N_("not yet asked"),
    "asked": N_("asked"),
    "answered": N_("answered"),
    "other_body": N_("not our competence"),
    "drafting": N_("an act is being drafted"),
    "cannot_say": N_("cannot say"),
}
"""What can be said of a question; that nobody can say is an answer too."""
NOT_APPLICABLE, UNKNOWN = "NA", "U"
TEST_ANSWERS = {
    NOT_APPLICABLE: N_("the test does not fit by nature"),
    UNKNOWN: N_("nobody could verify it yet; it counts neither way"),
}
"""What is not a number among the answers to the tests of enforceability."""
UNITS = {
    "years": N_("years"),
    "months": N_("months"),
    "days": N_("days"),
    "hours": N_("hours"),
    "percent": N_("per cent"),
}
"""The units of numbers in rules."""


def unit(voice: Voice, name: str) -> str:
    """A unit in words; as it stands where the list does not know it."""
    return voice(UNITS[name]) if name in UNITS else name


def measures(voice: Voice, names: tuple[str, ...]) -> str:
    """The kinds of a recommendation."""
    return ", ".join(voice(MEASURES[name]) for name in names)
