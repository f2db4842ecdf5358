"""What is said of enforceability: what holds a rule down, what waits for a by-law, whom to ask."""

from dataclasses import replace
from datetime import date

import pytest
from lawcase import Case

from legalgap.corpus.reading import Setting, read_library
from legalgap.engine.assess import assess
from legalgap.engine.waiting import waiting
from legalgap.model.assessment import Path, StepTaken, Taken
from legalgap.model.enforced import Pending, Unsteady
from legalgap.model.source import Source, Visibility
from legalgap.model.workspace import Workspace
from legalgap.prose import bylaws, findings, journeys, machinery, views
from legalgap.prose.voice import Voice
from legalgap.prose.why import why

EN = Voice("en")
ASSISTANCE = "0 1 0 0 1 0 0 0 1 1 3 2"
REFLECTION = "1 3 1 2 3 1 0 1 1 0 2 2"
CALLED_FOR = {"unlocks": ["A-01"], "status": "not_issued", "title": "Rules on help"}


def made(tests=None, **more):
    """The assessment of one entitlement that the text gives in full."""
    case = {
        "case": "?",
        "rule": "x",
        "type": "entitlement",
        "acts": {"law": {"1": {"provides": ["x"]}}},
        "expect": {"low": "0"},
        **({"tests": tests} if tests else {}),
        **more,
    }
    return Case.model_validate(case).assessed()


def explained(assessment, voice: Voice = EN) -> str:
    return " ".join(machinery.explanation(voice, assessment, assessment.finding("A-01").enforced))


def first(assessment):
    return next(iter(waiting(assessment)))


class Page:
    def __init__(self) -> None:
        self.text = ""

    def heading(self, text: str) -> None:
        self.text += f"# {text}\n"

    def line(self, text: str) -> None:
        self.text += f"{text}\n"

    def item(self, text: str, depth: int = 0) -> None:
        self.text += f"{'  ' * depth}- {text}\n" if text else ""


def told(assessment, indicator: str = "A-01") -> str:
    page = Page()
    why(EN, assessment, assessment.finding(indicator), page)
    return page.text


class TestScore:
    def test_it_names_what_holds_a_rule_down_and_what_helps(self):
        said = explained(made(ASSISTANCE, machinery={"delegates": "yes"}))
        assert said.startswith("22 of 100, band D, largely declaratory; coverage 100%.")
        held, helped = said.split("Helped by: ")
        assert "money and means (no payer)" in held
        assert "trigger and deadline (none)" in held
        assert helped.startswith("knowability (public, in plain versions")

    def test_it_says_that_a_cap_lowers_nothing_further(self):
        said = explained(made(ASSISTANCE, machinery={"delegates": "yes"}))
        assert "It could reach 50 at most, which lowers nothing further: nobody pays." in said
        assert "Dormant: it waits for a by-law." in said

    def test_it_says_from_where_a_cap_lowers(self):
        said = explained(made("3 3 3 3 3 3 3 3 3 3 3 0"))
        assert "Capped at 25 (from" in said
        assert "Blocked by another rule." in said

    def test_where_no_answer_is_the_worst_it_names_the_weak_ones(self):
        assert "Weak: implementing act (a draft" in explained(made("1 3 2 2 3 2 2 2 2 2 2 2"))

    def test_below_the_floor_it_says_that_it_could_not_be_verified(self):
        said = explained(made("1 3 U U U U U U U U U U"))
        assert said.startswith("Could not be verified yet: the tests with an answer cover")
        assert "Not yet verified: procedure and forms; trigger and deadline" in said
        assert "does not exist" not in said

    def test_without_an_answer_it_says_just_that(self):
        assert explained(made()) == "Could not be verified yet: no test has an answer."

    def test_it_counts_the_gender_and_age_questions_and_names_the_blind(self):
        lens = dict.fromkeys(
            ("forms_record", "choice_of_sex", "child_track", "places_for_all"), "no"
        )
        best = "3 3 3 3 3 3 3 3 3 3 3 3"
        said = explained(made(best, machinery={"lens": {**lens, "forms_record": "yes"}}))
        assert "yes on 1 of 4 questions" in said
        assert "Enforceable but blind to sex and age." in said

    def test_it_names_the_by_law_that_is_not_in_force(self):
        assert "By-law not in force: Rules on help." in explained(made(bylaws=[CALLED_FOR]))


class TestVerb:
    def said(self, assessment) -> str:
        return findings.verb_sentence(EN, assessment.yardstick, assessment.finding("A-01"))

    def test_what_is_met_on_paper_and_cannot_be_applied_says_why_it_should(self):
        said = self.said(made(REFLECTION))
        assert said == (
            "Should: the text meets the standard in full, but cannot yet be applied: "
            "its enforceability is 48 of 100, below 60."
        )

    def test_what_waits_for_a_by_law_says_so(self):
        assert "cannot yet be applied: dormant: it waits for a by-law" in self.said(
            made(bylaws=[CALLED_FOR])
        )

    def test_a_missed_standard_that_is_to_be_weighed_is_not_called_idle(self):
        missed = made(standards={"treaty:1": "weigh"}, acts={"law": {"1": {"lacks": ["x"]}}})
        assert "undertook to weigh is missed" in self.said(missed)
        assert "applied" not in self.said(missed)


class TestWhy:
    def test_each_test_has_its_answer_its_level_and_who_gave_it(self):
        said = told(made(ASSISTANCE))
        assert "# Can it be applied?" in said
        assert (
            "E2 Competent body: 1 of 3, several, none in the lead · answered by the expert" in said
        )

    def test_an_open_test_is_printed_with_the_question_and_whom_to_ask(self):
        tests = {"E6": {"score": "U", "ask": "Ministry of Finance"}, "E1": "3"}
        said = told(made(tests))
        assert (
            "E6 Money and means: not yet verified. Who pays, by which line, and how much last "
            "year? (to ask: Ministry of Finance)"
        ) in said

    def test_the_tracker_is_named_where_it_answers(self):
        assert "by the by-law tracker: Rules on help" in told(made(bylaws=[CALLED_FOR]))

    def test_it_is_short_where_nothing_is_asked(self):
        said = told(made(acts={"law": {"1": {"lacks": ["x"]}}}))
        part = said.split("# Can it be applied?\n")[1].split("#")[0].strip()
        assert part == "Not asked: the tests are for what the law has in full or in part."

    def test_a_note_whose_source_is_not_public_is_not_printed(self):
        tests = {"E1": {"score": "2", "note": "An order that nobody may see", "source": "inside"}}
        assessment = made(tests)
        data = assessment.country.enforceability.model_copy(
            update={
                "sources": {"inside": Source(title={"en": "?"}, visibility=Visibility.INTERNAL)}
            }
        )
        country = replace(assessment.country, enforceability=data)
        assert "nobody may see" in told(assessment)
        assert "nobody may see" not in told(replace(assessment, country=country))


class TestByLaws:
    def test_a_missing_one_names_what_it_keeps_asleep(self):
        said = bylaws.line(EN, first(made(bylaws=[CALLED_FOR])))
        assert said == "Rules on help: called for, not issued; asleep without it: A-01"

    def test_what_waits_for_two_wakes_with_neither_alone(self):
        both = [CALLED_FOR, {**CALLED_FOR, "title": "Form"}]
        assert [item.freed for item in waiting(made(bylaws=both))] == [(), ()]

    def test_one_of_unknown_status_only_may_keep_asleep(self):
        said = bylaws.line(EN, first(made(bylaws=[{**CALLED_FOR, "status": "unknown"}])))
        assert "status not verified; asleep if it is not in force: A-01" in said

    def test_an_open_answer_that_it_bears_on_is_named(self):
        bears = {"status": "unknown", "indicators": ["A-01"], "title": "Standard"}
        said = bylaws.line(EN, first(made(acts={}, bylaws=[bears])))
        assert "bears on answers not yet known: A-01" in said

    def test_what_is_in_force_awaits_nothing(self):
        item = first(made(bylaws=[{**CALLED_FOR, "status": "in_force"}]))
        assert not item.open
        assert bylaws.effects(EN, item) == []

    def test_it_is_said_to_be_overdue_once_its_date_has_passed(self):
        item = first(made(bylaws=[{**CALLED_FOR, "due": "2025-06-30"}]))
        assert bylaws.status(EN, item) == "called for, not issued; overdue since 30 June 2025"

    def test_the_tracker_is_put_in_numbers(self):
        assessment = made(
            acts={"law": {"adopted": "2020-01-01", "1": {"provides": ["x"]}}},
            bylaws=[
                {**CALLED_FOR, "due": "2025-06-30"},
                {"status": "in_force", "issued": "2000-04-10", "mandated_by": ["law:1"]},
                {"status": "unknown"},
            ],
        )
        said = " ".join(bylaws.in_numbers(EN, assessment, assessment.machine.timeliness))
        assert "3 by-laws are tracked." in said
        assert "In force: 1; not in force: 1; could not be verified: 1." in said
        assert "50% are in force" in said
        assert "From the law to the one by-law with both dates known: 100 days." in said
        assert "Overdue: Rules on help." in said

    def test_the_days_of_several_by_laws_are_a_median(self):
        issued = {"status": "in_force", "mandated_by": ["law:1"]}
        assessment = made(
            acts={"law": {"adopted": "2020-01-01", "1": {"provides": ["x"]}}},
            bylaws=[{**issued, "issued": "2000-04-10"}, {**issued, "issued": "2000-01-11"}],
        )
        said = " ".join(bylaws.in_numbers(EN, assessment, assessment.machine.timeliness))
        assert "From the law to the by-law: 55 days (median of 2)." in said


@pytest.fixture(scope="module")
def kyrgyzstan():
    library = read_library(Setting(None, Workspace()))
    return assess(library.country("KGZ"), library.yardstick("legalgap-2026"))


class TestJourney:
    def test_the_first_no_has_its_reasons_with_articles(self, kyrgyzstan):
        path = next(item for item in kyrgyzstan.journey if item.first_no)
        said = journeys.sentence(EN, kyrgyzstan, path)
        assert said.startswith("The first “no” is at “")
        assert "not there: " in said or "stands against it: " in said

    def test_a_path_without_a_no_may_still_hold_one(self, kyrgyzstan):
        name = kyrgyzstan.yardstick.journey.steps[0].id
        path = Path(kyrgyzstan.journey[0].person, (StepTaken(name, Taken.UNKNOWN),))
        said = journeys.sentence(EN, kyrgyzstan, path)
        assert "No step is certain to be closed" in said
        assert "may hold one" in said

    def test_what_is_asleep_is_a_reason(self, kyrgyzstan):
        step = StepTaken("papers", Taken.ONLY_IF, asleep=("SUP-23",))
        assert journeys.reasons(EN, kyrgyzstan, step) == ["asleep: SUP-23"]


class TestViews:
    def test_bands_that_hang_on_the_weights_are_named(self):
        assessment = made(REFLECTION)
        shaky = (
            Unsteady("area:a/lens:gender", "C", "B"),
            Unsteady("enforceability:A-01", "C", "D"),
        )
        machine = replace(assessment.machine, unsteady=shaky)
        assert views.robustness(EN, replace(assessment, machine=machine)) == (
            "If all weights were equal, these bands would change: a, lens gender: B instead of C; "
            "enforceability of A-01: D instead of C."
        )

    def test_that_none_would_change_is_said_too(self):
        assessment = made(REFLECTION)
        machine = replace(assessment.machine, unsteady=())
        said = views.robustness(EN, replace(assessment, machine=machine))
        assert said == "If all weights were equal, no band would change."

    def test_a_pending_answer_is_told_with_its_date(self):
        found = Pending("A-01", date(2026, 3, 1), "unknown", "full")
        said = views.pending(EN, made(), found)
        assert said == "from 1 March 2026: not yet known → full"

    def test_every_status_every_step_and_every_tag_speaks_russian(self):
        from legalgap.prose import words

        voice = Voice("ru")
        for known in (words.BYLAW_STATUSES, words.TAKEN, words.TAKEN_MEANINGS, words.TAGS):
            for sentence in known.values():
                assert voice(sentence) != sentence
