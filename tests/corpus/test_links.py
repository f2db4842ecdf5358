"""Standards, indicators, recommendations and practices hang together, or say why not."""

from small_workspace import ADVICE, CONVENTION, EXAMPLE, INDICATOR


def links(workspace):
    return [item for item in workspace.problems() if item.code in ("LG315", "LG316")]


def test_a_standard_that_no_indicator_asks_about_is_named(workspace):
    workspace.edit(
        INDICATOR, "standards: [example:3(a), example:3(c)]", "standards: [example:3(c)]"
    )
    (found,) = links(workspace)
    assert "`example:3(a)` is asked about by no indicator" in found.message
    assert found.severity.value == "warning"
    assert "no_indicator" in found.hint


def test_a_reason_is_enough(workspace):
    workspace.edit(
        INDICATOR, "standards: [example:3(a), example:3(c)]", "standards: [example:3(c)]"
    )
    reason = "\n    no_indicator: {en: It states a purpose., ru: В ней указана цель.}"
    workspace.edit(CONVENTION, "- pin: 3(a)", "- pin: 3(a)" + reason)
    assert links(workspace) == []


def test_a_reason_that_is_no_longer_true_is_named(workspace):
    reason = "\n    no_indicator: {en: It states a purpose., ru: В ней указана цель.}"
    workspace.edit(CONVENTION, "- pin: 3(a)", "- pin: 3(a)" + reason)
    (found,) = links(workspace)
    assert found.code == "LG316"
    assert "CRIM-01 rests on `example:3(a)`" in found.message


def test_several_lonely_standards_of_a_file_are_told_once(workspace):
    more = "".join(
        f"""\
  - pin: {number}
    asks: {{en: Something else., ru: Нечто иное.}}
    force: duty
    grade: text_read
"""
        for number in (7, 8, 9)
    )
    text = workspace.path(CONVENTION).read_text(encoding="utf-8")
    workspace.write(CONVENTION, text + more)
    (found,) = links(workspace)
    assert "`example:7`" in found.message
    assert "2 more of this file" in found.message


def test_an_indicator_that_nothing_closes_and_a_recommendation_that_closes_nothing(workspace):
    workspace.edit(ADVICE, "  provides: {CRIM-01: [no_means_required]}\n", "")
    found = links(workspace)
    assert sorted((item.code, item.message) for item in found) == [
        ("LG315", "the indicator `CRIM-01` is closed by no recommendation"),
        ("LG315", "the recommendation `REC-CRIM-01` closes no indicator"),
        ("LG316", "`REC-CRIM-01` gives none of the elements of CRIM-01"),
    ]


def test_a_number_or_an_end_closes_too(workspace):
    workspace.edit(
        ADVICE, "provides: {CRIM-01: [no_means_required]}", "ends: {CRIM-01: [age_test]}"
    )
    assert links(workspace) == []
    workspace.edit(
        ADVICE, "provides: {CRIM-01: [no_means_required]}", "values: {CRIM-01: {max_years: 8}}"
    )
    assert links(workspace) == []


def test_a_practice_of_nothing_is_named(workspace):
    workspace.edit(EXAMPLE, "  indicators: [CRIM-01]\n", "")
    (found,) = links(workspace)
    assert found.message == "the practice `BP-CRIM-01` is an example of no indicator"
