"""The shipped law under drafts and at two dates: what a lawyer expects to see."""

from functools import cache
from pathlib import Path

import pytest

from legalgap.corpus.draft_file import read_draft
from legalgap.corpus.library import Library
from legalgap.corpus.problems import DataProblems
from legalgap.corpus.reading import Setting, read_library
from legalgap.engine.assess import assess
from legalgap.engine.changes import Changes, Worsened, compare, snapshot, worsened
from legalgap.model.assessment import Assessment
from legalgap.model.dates import PartialDate
from legalgap.model.draft import Draft
from legalgap.model.workspace import Workspace

CODE = "criminal-code-2021"
CHILD = {"CRIM-09", "CRIM-10", "CRIM-15", "CRIM-16", "INV-01"}


@cache
def library() -> Library:
    return read_library(Setting(None, Workspace()))


@cache
def law(code: str, day: str) -> Assessment:
    yardstick = library().yardstick("legalgap-2026")
    return assess(library().country(code), yardstick, PartialDate.parse(day).latest)


def with_draft(code: str, draft: Draft) -> tuple[Assessment, Assessment]:
    before = law(code, str(draft.in_force))
    return before, assess(before.country, before.yardstick, before.as_of, [draft])


def read(folder: Path, text: str, code: str = "KGZ") -> Draft:
    file = folder / "bill.yaml"
    file.write_text(text, encoding="utf-8")
    return read_draft(file, code, library())


def moved(before: Assessment, after: Assessment) -> Changes:
    return compare(snapshot(before), snapshot(after))


def bill(changes: str, amends: str = CODE, in_force: str = "2027-01-01") -> str:
    head = f"id: bill\ntitle: A bill\namends: {amends}\nin_force: {in_force}\nchanges:\n"
    return head + changes


def problems(folder: Path, text: str, code: str = "KGZ") -> list[tuple[str, str]]:
    with pytest.raises(DataProblems) as caught:
        read(folder, text, code)
    for problem in caught.value.problems:
        assert problem.place.file.endswith("bill.yaml")
        assert problem.place.line > 0
    return [(problem.code, problem.message) for problem in caught.value.problems]


# The child tier of Kyrgyzstan's trafficking article.


@pytest.fixture(scope="module")
def child_tier() -> tuple[Assessment, Assessment]:
    return with_draft("KGZ", library().country("KGZ").drafts["child-tier"])


def test_the_child_tier_raises_what_it_claims(child_tier: tuple[Assessment, Assessment]) -> None:
    before, after = child_tier
    for name in CHILD:
        assert after.finding(name).interval.low >= before.finding(name).interval.low
    raised = {item.indicator for item in moved(before, after).answers if item.direction == 1}
    assert {"CRIM-15", "CRIM-16", "INV-01"} <= raised
    draft = before.country.drafts["child-tier"]
    assert raised <= set(draft.changes[0].claims)


def test_the_child_tier_takes_nothing_away(child_tier: tuple[Assessment, Assessment]) -> None:
    assert worsened(*child_tier) == ()


def test_the_child_tier_is_what_decides_now(child_tier: tuple[Assessment, Assessment]) -> None:
    _, after = child_tier
    states = {element.id: element for element in after.finding("CRIM-15").elements}
    parity = states["CRIM-15.child_not_punished_less_than_adult"]
    assert parity.state == "found"
    (statement,) = parity.statements
    assert (statement.id, statement.wording.draft) == (f"{CODE}:166(4)", "child-tier")


def test_general_rules_that_reached_the_child_tier_are_to_be_read_again(
    child_tier: tuple[Assessment, Assessment],
) -> None:
    before, after = child_tier
    fresh = {item.id for item in after.to_read_again} - {item.id for item in before.to_read_again}
    assert {f"{CODE}:57", f"{CODE}:58", f"{CODE}:69"} <= fresh
    assert "criminal-procedure-code-2021:24(2)" in fresh
    assert not any(pin.startswith(f"{CODE}:166") for pin in fresh)
    # What no longer counts contradicts nothing either.
    assert {item.id for item in before.finding("INV-01").contradictions} >= {f"{CODE}:57"}
    assert after.finding("INV-01").contradictions == ()


def test_before_its_day_the_child_tier_changes_nothing() -> None:
    before = law("KGZ", "2026-12-31")
    draft = before.country.drafts["child-tier"]
    after = assess(before.country, before.yardstick, before.as_of, [draft])
    assert not moved(before, after).any


def test_a_draft_with_the_lower_penalty_alone_is_no_cure(tmp_path: Path) -> None:
    """The same article, rewritten by somebody who forgets what it says besides."""
    draft = read(
        tmp_path,
        bill("""\
  - replace: 166(4)
    read: whole
    claims:
      CRIM-15:
        provides: [child_not_punished_less_than_adult]
        values: {child_victim_max_years: 10}
"""),
    )
    before, after = with_draft("KGZ", draft)
    raised = {item.indicator for item in moved(before, after).answers if item.direction == 1}
    assert "CRIM-15" in raised
    lost = {item.element: item for item in worsened(before, after)}
    assert {"CRIM-09.child_rule_explicit", "CRIM-09.no_means_required"} <= set(lost)
    assert f"{CODE}:166(4)" in lost["CRIM-09.no_means_required"].provisions


# A rule on interpreters for Turkmenistan.


def test_a_rule_on_interpreters_moves_its_own_indicator_and_area_only(tmp_path: Path) -> None:
    draft = read(
        tmp_path,
        bill(
            """\
  - add: 999-1
    read: whole
    claims:
      INV-06:
        provides: [interpretation_free, help_with_key_documents, sign_and_other_communication]
""",
            amends="criminal-procedure-code-2009",
        ),
        "TKM",
    )
    before, after = with_draft("TKM", draft)
    found = moved(before, after)
    assert [(item.indicator, item.direction) for item in found.answers] == [("INV-06", 1)]
    assert after.finding("INV-06").answer == "full"
    area = before.finding("INV-06").area
    named = {name.partition("/")[0] for name, _, _ in found.scores}
    assert {name for name in named if not name.startswith("lens:")} <= {area}
    assert after.area(area).law.coverage > before.area(area).law.coverage
    for other in before.areas:
        if other.id != area:
            assert other == after.area(other.id)
    assert worsened(before, after) == ()
    assert after.to_read_again == before.to_read_again


# Drafts that narrow what exists.


def test_a_draft_that_narrows_what_is_there_is_a_loss(tmp_path: Path) -> None:
    draft = read(
        tmp_path,
        bill("""\
  - add: 166-9
    read: whole
    claims:
      CRIM-09: {narrows: {no_means_required: children under 14 only}}
"""),
    )
    before, after = with_draft("KGZ", draft)
    (found,) = worsened(before, after)
    assert found == Worsened(
        "CRIM-09.no_means_required", "found", "limited", (f"{CODE}:166(4)", f"{CODE}:166-9")
    )


def test_a_draft_that_ends_a_rule_is_a_loss(tmp_path: Path) -> None:
    before, after = with_draft("KGZ", read(tmp_path, bill("  - repeal: 166\n")))
    lost = {item.element for item in worsened(before, after)}
    assert {"CRIM-01.separate_offence", "CRIM-02.recruitment", "CRIM-09.no_means_required"} <= lost


# Drafts that are wrong.


def test_a_provision_that_is_not_there_is_refused(tmp_path: Path) -> None:
    ((code, message),) = problems(tmp_path, bill("  - replace: 966(4)\n"))
    assert (code, message) == ("LG304", f"the provision `966(4)` is not recorded in `{CODE}`")


def test_an_act_that_is_not_there_is_refused(tmp_path: Path) -> None:
    ((code, message),) = problems(tmp_path, bill("  - add: 1\n", amends="criminal-code"))
    assert (code, message) == ("LG304", "there is no act `criminal-code`")


@pytest.mark.parametrize("pin", ["166(4)", "166"])
def test_what_is_there_cannot_be_added(tmp_path: Path, pin: str) -> None:
    ((code, message),) = problems(tmp_path, bill(f"  - add: {pin}\n"))
    assert (code, message) == ("LG311", f"the provision `{pin}` is there already")


def test_two_changes_of_one_provision_are_refused(tmp_path: Path) -> None:
    ((code, message),) = problems(tmp_path, bill("  - replace: 166(4)\n  - repeal: 166(4)\n"))
    assert (code, message) == ("LG308", "two changes concern `166(4)`")


def test_a_date_before_the_act_or_after_it_is_refused(tmp_path: Path) -> None:
    ((code, message),) = problems(tmp_path, bill("  - add: 999\n", in_force="2019-01-01"))
    assert code == "LG608"
    assert "before its act (2021-12-01)" in message
    late = bill("  - add: 999\n", amends="criminal-code-1997", in_force="2023-01-01")
    ((code, message),) = problems(tmp_path, late, "TKM")
    assert code == "LG608"
    assert "when its act has ended (2022-12-31)" in message
    early = bill("  - add: 999\n", amends="criminal-code-1997", in_force="2022-12-31")
    assert read(tmp_path, early, "TKM").changes


def test_a_by_law_of_an_act_that_is_not_there_is_refused(tmp_path: Path) -> None:
    rules = """\
id: bill
title: A bill
amends: criminal-code-2021
in_force: 2027-01-01
bylaws:
  - id: rules
    title: Rules
    status: not_issued
    grade: text_read
    mandated_by: ["criminal-code:166"]
    unlocks: [INV-99]
    source: nowhere
"""
    found = problems(tmp_path, rules)
    assert ("LG304", "there is no act `criminal-code`") in found
    assert ("LG302", "there is no indicator `INV-99`") in found
    assert ("LG305", "there is no source `nowhere` in this file") in found


@pytest.mark.parametrize(
    ("claim", "code"),
    [
        ("{provides: [no_means_requird]}", "LG303"),
        ("{provides: [no_means_required], source: nowhere}", "LG305"),
        ("{provides: [no_means_required], for: [martians]}", "LG306"),
        ('{provides: [no_means_required], through: ["criminal-code:5"]}', "LG304"),
        ("{lacks: [no_means_required]}", "LG605"),
        ("{}", "LG205"),
    ],
)
def test_a_claim_that_names_what_is_not_there_or_shows_too_much_is_refused(
    tmp_path: Path, claim: str, code: str
) -> None:
    found = problems(tmp_path, bill(f"  - add: 999\n    claims:\n      CRIM-09: {claim}\n"))
    assert code in [item for item, _ in found]


def test_a_claim_may_name_a_source_of_the_act_and_what_the_draft_itself_adds(
    tmp_path: Path,
) -> None:
    key = library().country("KGZ").acts[CODE].source
    draft = read(
        tmp_path,
        bill(f"""\
  - add: 999
  - add: 998
    claims:
      CRIM-09: {{provides: [no_means_required], source: {key}, through: [999]}}
"""),
    )
    assert len(draft.changes) == 2


# Turkmenistan before and after the codes and laws of 2016 and 2022.


def test_at_two_dates_the_codes_of_their_time_decide() -> None:
    deciding = {}
    for day in ("2015-01-01", "2023-11-22"):
        made = law("TKM", day)
        deciding[day] = {
            item.wording.act.id
            for finding in made.findings
            for element in finding.elements
            for item in element.statements
        }
        assert {item.wording.act.id for item in made.to_read_again}.isdisjoint(
            {"criminal-code-1997"} if day.startswith("2023") else {"criminal-code-2022"}
        )
    then, now = deciding["2015-01-01"], deciding["2023-11-22"]
    assert {"criminal-code-1997", "ctip-law-2007"} <= then
    assert {"ctip-law-2016", "social-services-law-2021"} <= now
    assert not {"criminal-code-1997", "ctip-law-2007"} & now
    assert not {"criminal-code-2022", "ctip-law-2016", "social-services-law-2021"} & then


def test_between_the_two_dates_the_answers_move_by_the_articles_of_the_two_codes() -> None:
    before, after = law("TKM", "2015-01-01"), law("TKM", "2023-11-22")
    found = {item.indicator: item for item in moved(before, after).answers}
    assert "criminal-code-1997:129-1(1)" in found["CRIM-02"].provisions
    lost = {item.element for item in worsened(before, after)}
    assert "CRIM-15.child_not_punished_less_than_adult" in lost
    named = {name for item in found.values() for name in item.provisions}
    assert any(name.startswith("ctip-law-2016:") for name in named)
