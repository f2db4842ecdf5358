"""The fixed words of the page: headings, labels, and what its controls say."""

from legalgap.prose.voice import Voice
from legalgap.prose.words import N_


def labels(voice: Voice) -> dict[str, str]:
    """Headings, labels and controls by the names that the template uses."""
    return {
        **_headings(voice),
        **_evidence(voice),
        **_columns(voice),
        **_card(voice),
        **_controls(voice),
    }


def _headings(voice: Voice) -> dict[str, str]:
    return {
        "contents": voice("Contents"),
        "summary": voice("Summary"),
        "at_a_glance": voice("The areas at a glance"),
        "strengths": voice("Strengths to keep"),
        "gaps": voice("Main gaps"),
        "lenses": voice("Lenses"),
        "key_recommendations": voice("Key recommendations"),
        "changes": voice("What the drafts would change"),
        "area_changes": voice("Area scores that would change"),
        "answer_changes": voice("Answers that would change"),
        "no_changes": voice("The drafts change no answer and no score."),
        "areas": voice("Areas"),
        "asks": voice("What the standards ask"),
        "published": voice("What others have published"),
        "findings": voice("Findings"),
        "recommendations": voice("Recommendations"),
        "decisions": voice("Decisions asked"),
        "roadmap": voice("Road map"),
        "gains": voice("The areas with all of these measures"),
        "no_measure": voice("No measure would change an answer of this assessment."),
        "practices": voice("Practice of other States"),
        "practice_note": voice(
            "A practice is an example to discuss, not a model to copy; its source and weakness are "
            "given with it."
        ),
        "enforceability": voice("Enforceability"),
        "side_by_side": voice("Law and enforceability side by side"),
        "apart": voice(
            "The enforceability score stands beside the law score and is never added to it. It "
            "speaks of what the acts provide, not of how well anybody works."
        ),
        "gap_note": voice(
            "The gap is the law score minus the enforceability score. Where it is large, the right "
            "stands on paper; where it is below zero, practice is ahead of the law and rests on "
            "orders or projects that a change of staff can end."
        ),
        "questions": voice("Questions to ministries"),
        "pending": voice("Adopted, not yet in force"),
        "journey": voice("Journey test"),
        "journey_intro": voice(
            "Invented people walk the texts. At each step the question is whether it can happen "
            "tomorrow from published law, without anybody's discretion. Nobody real is meant."
        ),
        "journey_why": voice("Step by step"),
        "tracker": voice("By-law tracker"),
    }


def _evidence(voice: Voice) -> dict[str, str]:
    return {
        "to_read": voice("What to read next"),
        "to_read_intro": voice(
            "These acts were not read in full, and they bear on elements of which nothing is "
            "known. Those that settle most come first."
        ),
        "to_verify": voice("What to verify"),
        "recalled": voice("Known from memory only: to verify"),
        "recalled_intro": voice(
            "Nobody has checked these statements. They decide no answer until they are."
        ),
        "treaties_to_verify": voice("Treaties whose status nobody has checked"),
        "again": voice("Checked on another wording: to read again"),
        "nothing_to_verify": voice("Nothing in this assessment rests on memory alone."),
        "treaties": voice("Treaties and their status"),
        "acts": voice("Acts, and how far they were read"),
        "sources": voice("Sources"),
        "legend": voice("How to read this page"),
        "limits": voice("Limits"),
    }


def _columns(voice: Voice) -> dict[str, str]:
    return {
        "id": voice("Id"),
        "area": voice("Area"),
        "law": voice("Law"),
        "score": voice("Score"),
        "range": voice("Range"),
        "coverage": voice("Coverage"),
        "gap": voice("Gap"),
        "together": voice("Together"),
        "weakest": voice("Weakest"),
        "before": voice("Before"),
        "after": voice("After"),
        "question": voice("Question"),
        "recommendation": voice("Recommendation"),
        "verb": voice("Verb"),
        "lead": voice("Lead"),
        "horizon": voice("Horizon"),
        "number": voice("No."),
        "decision": voice("Decision"),
        "why_now": voice("Why now"),
        "by": voice("By"),
        "measure": voice("Measure"),
        "priority": voice("Priority"),
        "changed": voice("Changes"),
        "unchanged": voice("nothing by itself"),
        "step": voice("Step"),
        "bylaw": voice("By-law"),
        "mandate": voice("Called for by"),
        "body": voice("Body"),
        "status": voice("Status"),
        "effects": voice("What waits for it"),
        "whom": voice("To ask"),
        "about": voice("About the rules on"),
        "act": voice("Act"),
        "kind": voice("Kind"),
        "how_far": voice("How far read"),
        "source": voice("Source"),
        "open_answers": voice("Open answers"),
        "open_elements": voice("Open elements"),
        "questions_column": voice("Questions"),
        "treaty": voice("Treaty"),
        "status_date": voice("Status and date"),
        "effect": voice("Effect in national law"),
        "none_named": voice("none named"),
        "no_acts": voice("No act is known that was not read in full."),
    }


def _card(voice: Voice) -> dict[str, str]:
    return {
        "answer": voice("Answer"),
        "contradiction": voice("Contradiction"),
        "says": voice("What the law says"),
        "standard": voice("What the standard asks"),
        "why": voice("Why this verb"),
        "applied": voice("Can it be applied?"),
        "tests": voice("The tests and their answers"),
        "unread": voice("Not yet read"),
        "bonus": voice("Noted beside the answer"),
        "judgement": voice("Judgement"),
        "adopt": voice("What to adopt"),
        "drafting": voice("Drafting"),
        "closes": voice("Closes"),
        "comes_after": voice("Comes after"),
        "from_memory": voice("The authors propose it from memory; to be verified"),
        "caveat": voice("Caveat"),
        "held": voice("What it is said to hold"),
        "in_own_words": voice("In own words"),
        "wording": voice("Wording"),
        "note": voice("Note"),
        "example_for": voice("Example for"),
    }


def _controls(voice: Voice) -> dict[str, str]:
    return {
        "skip": voice("Skip to the content"),
        "skip_findings": voice("Go to the findings"),
        "search": voice("Search in the findings"),
        "filter": voice("Search and filter the findings"),
        "every": voice("all"),
        "reset": voice("Clear search and filters"),
        "open_all": voice("Open all details"),
        "close_all": voice("Close all details"),
        "shown": voice("Findings shown: {n} of {total}"),
        "measures_shown": voice("Measures for the findings chosen: {n} of {total}"),
        "none_shown": voice("No finding matches. Clear the search or a filter."),
        "script": voice(
            "Search and filters need JavaScript. Without it everything on this page is open, and "
            "the search of the browser finds it."
        ),
        "details": voice("Evidence, reasons and recommendations"),
        "findings_of_area": voice("Findings of this area"),
        "back": voice("Back to the contents"),
    }


LIMITS = (
    N_("The views are those of the authors; this is no legal advice to anybody."),
    N_(
        "It rests on the texts that could be had by the date above, and on unofficial translations."
    ),
    N_("Where no evidence was found, this does not show that there is none."),
    N_("It speaks of the text of the law, not of how well it is applied."),
    N_("Scores are an aid to discussion. They do not rank States."),
    N_("Names of States and territories imply no opinion on their status or borders."),
    N_("It holds no personal data and no individual case."),
)


def limits(voice: Voice) -> list[str]:
    """What the assessment is not."""
    return [voice(sentence) for sentence in LIMITS]
