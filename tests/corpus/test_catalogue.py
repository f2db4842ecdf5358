"""What the shipped catalogue holds, and how its parts hang together."""

from collections import defaultdict

import pytest

from legalgap.corpus.library import Shelf
from legalgap.corpus.reading import read_tree
from legalgap.corpus.tree import data_root
from legalgap.engine.assess import assess
from legalgap.model.assessment import State
from legalgap.model.judgement import Answer
from legalgap.model.source import Grade

ROOT = data_root()
OPENED = [
    "c105",
    "c189",
    "c29",
    "cedaw",
    "cets197",
    "cets210",
    "crc",
    "iccpr",
    "opac",
    "opsc",
    "p029",
    "slav26",
    "slav56",
    "smug",
    "tip",
    "untoc",
]
"""Instruments whose texts were opened whole."""
AREAS = {"CRIM", "PROS", "IDEN", "STAT", "SERV", "REMD", "PREV", "COOP", "CAPA"}


@pytest.fixture(scope="module")
def library():
    if not (ROOT / "standards" / "indicators").is_dir():
        pytest.skip("the data is not there as YAML")
    shelf = Shelf()
    read_tree(shelf, ROOT, packaged=True)
    return shelf.library()


@pytest.fixture(scope="module")
def kyrgyzstan(library):
    return assess(library.country("KGZ"), library.yardstick("legalgap-2026"))


class TestCounts:
    def test_standards(self, library):
        standards = library.yardstick("legalgap-2026").standards
        assert len(standards) >= 650
        assert sum(item.grade is Grade.TEXT_READ for item in standards.values()) >= 300

    def test_every_standard_of_an_opened_text_was_read(self, library):
        unread = {
            f"{slug}:{item.pin}"
            for slug in OPENED
            for item in library.instruments[slug].standards
            if item.grade is not Grade.TEXT_READ
        }
        assert unread == set()

    def test_indicators_recommendations_clauses_and_practices(self, library):
        assert len(library.indicators) == 164
        assert len(library.recommendations) >= 95
        assert len(library.clauses) == 12
        assert len(library.practices) == 99


class TestRecommendations:
    def test_each_has_all_that_a_plan_needs(self, library):
        for name, item in library.recommendations.items():
            for field in ("drafting", "focus", "activity", "success", "target", "verification"):
                assert getattr(item, field), (name, field)
            assert item.partners, name
            assert item.serves, name
            assert item.harm is not None, name
            assert item.enforceability_gain is not None, name
            assert item.standards, name

    def test_every_area_reaches_men_persons_with_disabilities_and_the_countryside(self, library):
        served = defaultdict(set)
        for name, item in library.recommendations.items():
            served[name.split("-")[1]] |= set(item.serves)
        assert set(served) == AREAS
        # Status, services and remedies are one thematic area.
        merged = {**served, "SUP": served["STAT"] | served["SERV"] | served["REMD"]}
        for area, groups in merged.items():
            if area in ("STAT", "SERV", "REMD"):
                continue
            assert {"men", "persons_with_disabilities", "rural_residents"} <= groups, area

    def test_each_indicator_is_led_by_one_and_supported_by_at_most_two(self, library):
        for name, indicator in library.indicators.items():
            assert 1 <= len(indicator.closes_with) <= 3, name

    def test_what_is_counted_from_the_tracker_is_promised_only_by_the_road_map_of_by_laws(
        self, library
    ):
        computed = {
            f"{name}.{element}"
            for name, indicator in library.indicators.items()
            for element, record in indicator.elements.items()
            if record.computed
        }
        promised = {
            name
            for name, item in library.recommendations.items()
            for indicator, elements in item.closes.items()
            if computed & {f"{indicator}.{element}" for element in elements}
        }
        assert promised == {"REC-COOP-03"}


class TestPractices:
    def test_what_binds_freedom_or_help_is_shown_as_a_warning_only(self, library):
        warnings = {name for name, item in library.practices.items() if item.cautionary}
        assert {"BP-PREV-02", "BP-PREV-03", "BP-REMD-08"} <= warnings

    def test_a_warning_is_no_example(self, kyrgyzstan):
        practices = kyrgyzstan.yardstick.practices
        for finding in kyrgyzstan.findings:
            assert len(finding.practices) <= 2
            assert not any(practices[name].cautionary for name in finding.practices)

    def test_no_state_is_an_example_to_itself(self, kyrgyzstan):
        practices = kyrgyzstan.yardstick.practices
        shown = {name for finding in kyrgyzstan.findings for name in finding.practices}
        assert shown
        assert "Kyrgyzstan" not in {practices[name].country["en"] for name in shown}


class TestKyrgyzstan:
    def test_the_codes_touch_and_decide_enough(self, library, kyrgyzstan):
        touched = {
            indicator
            for act in library.country("KGZ").acts.values()
            for provision in act.provisions
            for wording in (provision, *provision.editions)
            for indicator in wording.claims
        }
        assert len(touched) >= 90
        answered = [item for item in kyrgyzstan.findings if item.answer is not Answer.UNKNOWN]
        assert len(answered) >= 60

    def test_every_claim_names_an_article_that_was_opened(self, library):
        for act in library.country("KGZ").acts.values():
            for provision in act.provisions:
                for wording in (provision, *provision.editions):
                    if wording.claims:
                        assert provision.pin.steps[0][0].isdigit() or provision.pin.annex
                        assert wording.summary, f"{act.id}:{provision.pin}"

    def test_few_answers_rest_on_reading_in_full_alone(self, library, kyrgyzstan):
        country = library.country("KGZ")
        bare = country.jurisdiction.model_copy(update={"read_in_full": ()})
        without = assess(
            type(country)(
                bare, country.acts, country.tracker, country.judgements, drafts=country.drafts
            ),
            library.yardstick("legalgap-2026"),
        )
        alone = [
            new.id
            for old, new in zip(without.findings, kyrgyzstan.findings, strict=True)
            if old.answer is Answer.UNKNOWN and new.answer is not Answer.UNKNOWN
        ]
        assert len(alone) <= 15

    def test_a_child_weighs_less_than_an_adult_in_article_166(self, kyrgyzstan):
        element = _element(kyrgyzstan, "CRIM-15", "child_not_punished_less_than_adult")
        assert element.state is State.LACKING
        assert "criminal-code-2021:166(4)" in {item.id for item in element.statements}

    def test_article_166_omits_the_abuse_of_vulnerability(self, kyrgyzstan):
        element = _element(kyrgyzstan, "CRIM-03", "abuse_of_vulnerability")
        assert element.state is State.LACKING
        assert {item.id for item in element.statements} == {"criminal-code-2021:166(1)"}

    def test_the_note_on_non_punishment_shows_its_limits(self, kyrgyzstan):
        element = _element(kyrgyzstan, "INV-02", "covers_criminal")
        assert element.state in (State.FOUND, State.LIMITED)
        named = {item.id for item in kyrgyzstan.finding("INV-02").elements[0].statements}
        assert any(name.startswith("criminal-code-2021:166(note)") for name in named)


def _element(assessment, indicator, name):
    finding = assessment.finding(indicator)
    return next(item for item in finding.elements if item.id == f"{indicator}.{name}")
