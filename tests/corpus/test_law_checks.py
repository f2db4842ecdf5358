"""Claims that contradict each other, dates out of order, addresses, phrases, and what is stale."""

from datetime import date

import pytest
from small_workspace import ACT, FILES, METHOD, STATE, standing

from legalgap.corpus.checks.addresses import fault
from legalgap.corpus.problems import Severity

DAY = date(2026, 6, 1)
DRAFT = "national_law/ABC/drafts/child-tier.yaml"
DRAFT_TEXT = """\
id: child-tier
title: {en: Bill, ru: Проект}
amends: criminal-code
in_force: 2027-01-01
changes:
  - replace: 166(1)
    claims:
      CRIM-01: {provides: [no_means_required]}
"""


def of(workspace, code, day=None):
    return [item for item in workspace.problems(day) if item.code == code]


def provision(pin, claim, more=""):
    return f"  - pin: {pin}\n    grade: text_read\n    read: whole\n{more}    claims: {claim}\n"


def with_provisions(*made):
    return FILES[ACT].partition("provisions:\n")[0] + "provisions:\n" + "".join(made)


def test_a_part_cannot_have_what_the_whole_article_lacks(workspace):
    text = with_provisions(
        provision("166", "{CRIM-01: {lacks: [recruitment]}}"),
        provision("166(2)", "{CRIM-01: {provides: [recruitment]}}"),
    )
    workspace.write(ACT, text)
    (problem,) = of(workspace, "LG614")
    assert (problem.place.line, problem.place.column) == standing(text, "recruitment]")
    assert "`recruitment` is said to be lacking here, and to be there in `166(2)`" in (
        problem.message
    )
    assert problem.severity is Severity.WARNING


@pytest.mark.parametrize(
    "made",
    [
        [("166(1)", "lacks", ""), ("166(2)", "provides", "")],
        [("166", "provides", ""), ("166(2)", "lacks", "")],
        [("166", "lacks", ""), ("166(2)", "provides", ", for: [children]")],
        [("166", "lacks", ""), ("166(2)", "provides", ", through: [57]")],
        [("166", "lacks", ""), ("166(2)", "provides", ", grade: recalled")],
        [("166", "lacks", ""), ("167", "provides", "")],
    ],
)
def test_other_parts_people_and_offences_contradict_nothing(workspace, made):
    workspace.write(
        ACT,
        with_provisions(
            *(
                provision(pin, f"{{CRIM-01: {{{way}: [recruitment]{more}}}}}")
                for pin, way, more in made
            )
        ),
    )
    assert of(workspace, "LG614") == []


def test_two_blocks_of_one_provision_contradict_each_other(workspace):
    block = "{CRIM-01: [{provides: [recruitment]}, {lacks: [recruitment], source: official}]}"
    workspace.write(ACT, with_provisions(provision("166", block)))
    assert len(of(workspace, "LG614")) == 1


def test_editions_of_other_days_contradict_nothing(workspace):
    def edition(days, way):
        return f"      - {days}\n        grade: text_read\n        read: whole\n" + (
            f"        claims: {{CRIM-01: {{{way}: [recruitment]}}}}\n"
        )

    text = with_provisions(
        "  - pin: 166\n    editions:\n",
        edition("from: 2021-01-01\n        to: 2023-12-31", "lacks"),
        edition("from: 2024-01-01", "provides"),
    )
    workspace.write(ACT, text)
    assert of(workspace, "LG614") == []
    assert workspace.errors() == []


def test_two_numbers_for_one_thing_contradict_each_other(workspace):
    block = "{CRIM-01: [{values: {max_years: 6}}, {values: {max_years: %s}%s}]}"
    for second, more, count in (("8", "", 1), ("6", "", 0), ("8", ", through: [57]", 0)):
        workspace.write(ACT, with_provisions(provision("166", block % (second, more))))
        assert len(of(workspace, "LG614")) == count, second


def test_a_treaty_in_force_before_it_was_ratified_is_a_warning(workspace):
    workspace.edit(STATE, "{in_force: 2005,", "{ratified: 2006-02, in_force: 2005,")
    (problem,) = of(workspace, "LG603")
    assert problem.severity is Severity.WARNING
    assert "in force from 2005, before 2006-02" in problem.message
    workspace.edit(STATE, "{in_force: 2005,", "{ratified: 2005-02, in_force: 2005,")
    assert of(workspace, "LG603") == []


def test_a_body_or_a_by_law_that_ends_before_it_begins_is_an_error(workspace):
    body = "{id: unit, name: {en: Unit, ru: Отдел}, grade: recalled, from: 2020, to: 2019-05}"
    workspace.edit(STATE, "treaties:\n", f"bodies:\n  - {body}\ntreaties:\n")
    rule = (
        "{id: rules, title: {en: Rules, ru: Правила}, status: in_force, grade: recalled, "
        "issued: 2022-05, in_force: {from: 2022-01-01, to: 2021-01-01}}"
    )
    workspace.write("national_law/ABC/bylaws.yaml", f"bylaws:\n  - {rule}\n")
    found = [(item.severity.value, item.place.line) for item in of(workspace, "LG603")]
    assert sorted(found) == [("error", 2), ("error", 8), ("warning", 2)]


@pytest.mark.parametrize(
    ("address", "wrong"),
    [
        ("https://example.org/law?id=1#art-5", ""),
        ("http://example.org:8080/a%20b", ""),
        ("https://минюст.рф/закон", ""),
        ("https://[2001:db8::1]/a", ""),
        ("https://example/law", "has no dot"),
        ("https:///law", "names no host"),
        ("https://example.org:port/", "port"),
        ("https://[example.org/", "invalid IPv6"),
        ("https://exa_-.org/", "name of a host"),
        ("https://example.org/a|b", "`|` cannot stand in it"),
        ("https://example.org/100%", "`%` cannot stand in it"),
        ("ftp://example.org/a", "neither http nor https"),
    ],
)
def test_an_address_says_what_is_wrong_with_it(address, wrong):
    found = fault(address)
    assert bool(found) == bool(wrong)
    assert wrong in found


def test_addresses_in_texts_end_before_the_marks_of_the_sentence(workspace):
    said = "(see https://example.org/a_(b)), https://nowhere, and «https://example.org»."
    workspace.edit(ACT, "en: Trafficking in persons.", f'en: "{said}"')
    (problem,) = of(workspace, "LG320")
    assert "`https://nowhere`" in problem.message
    text = workspace.path(ACT).read_text(encoding="utf-8")
    assert (problem.place.line, problem.place.column) == standing(text, f'"{said}')


PHRASES = """\
enforceability:
  tests: {E1: {title: {en: Act, ru: Акт}}}
  weights: {offence: {E1: 1}}
  phrases:
    - id: open
      title: {en: Left open, ru: Не решено}
      tests: [E1]
      words: {en: [established by legislation], ru: [установленн* законодательств*]}
    - id: soft
      title: {en: Soft, ru: Мягко}
      words: {en: [may]}
      text_only: true
    - id: clock
      title: {en: No clock, ru: Без срока}
      words: {en: [promptly]}
      unless_number: true
"""


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("summary: {en: As established\n      BY legislation, ru: x}", ["Left open"]),
        ("summary: {en: x, ru: В установленном законодательством порядке}", ["Left open"]),
        ("summary: {en: preestablished by legislation, ru: x}", []),
        ("summary: {en: It may help, ru: x}", []),
        ("text: {en: It may help, ru: x}", ["Soft"]),
        ("text: {en: It maybe helps, ru: x}", []),
        ("summary: {en: It acts promptly, ru: x}", ["No clock"]),
        ("summary: {en: It acts promptly within 3 days, ru: x}", []),
    ],
)
def test_phrases_of_the_methodology_are_hints(workspace, said, found):
    workspace.write(METHOD, FILES[METHOD] + PHRASES)
    workspace.edit(ACT, "summary: {en: Trafficking in persons., ru: Торговля людьми.}", said)
    problems = of(workspace, "LG615")
    assert [item.message.partition(":")[0] for item in problems] == found
    assert all(item.severity is Severity.HINT for item in problems)


def test_without_a_day_nothing_is_stale(workspace):
    workspace.write(DRAFT, DRAFT_TEXT.replace("2027-01-01", "2021-06-01"))
    assert workspace.problems() == []


def test_sources_that_nobody_opened_since_a_day_are_told_with_what_rests_on_them(workspace):
    found = [item for item in of(workspace, "LG616", DAY) if item.place.file.endswith(ACT)]
    (problem,) = found
    assert problem.message == "`official` was last opened on 2026-01-01; 1 claim rests on it"
    assert of(workspace, "LG616", date(2026, 1, 1)) != []  # some name no day at all
    opened = [item.message for item in of(workspace, "LG616", date(2026, 1, 1))]
    assert all("opened nobody says when" in said for said in opened)


def test_an_act_amended_between_the_assessment_and_the_day_is_told(workspace):
    for start, told in (("2026-04-01", 1), ("2025-12-31", 0), ("2026-06-02", 0)):
        text = with_provisions(
            "  - pin: 166\n    editions:\n      - {from: 2021-01-01, to: 2025-12-30}\n"
            f"      - {{from: {start}}}\n"
        )
        workspace.write(ACT, text)
        assert len(of(workspace, "LG617", DAY)) == told, start


def test_an_act_that_ended_since_the_assessment_is_told(workspace):
    workspace.edit(ACT, "{from: 2021-01-01}", "{from: 2021-01-01, to: 2026-03-01}")
    (problem,) = of(workspace, "LG617", DAY)
    assert "`criminal-code` ended on 2026-03-01" in problem.message


def test_a_draft_whose_day_has_passed_is_overtaken(workspace):
    workspace.write(DRAFT, DRAFT_TEXT.replace("2027-01-01", "2026-05-01"))
    (problem,) = of(workspace, "LG618", DAY)
    assert problem.place.line == 4
    assert of(workspace, "LG618", date(2026, 5, 1)) == []


def test_a_draft_of_a_wording_that_was_amended_since_is_overtaken(workspace):
    workspace.write(DRAFT, DRAFT_TEXT)
    text = with_provisions(
        "  - pin: 166(1)\n    editions:\n      - {from: 2021-01-01, to: 2026-03-31}\n"
        "      - {from: 2026-04-01}\n"
    )
    workspace.write(ACT, text)
    (problem,) = of(workspace, "LG618", DAY)
    assert problem.place.line == 6
    read = "sources: {bill: {title: {en: Bill, ru: Проект}, checked: 2026-05-01}}\nsource: bill\n"
    workspace.write(DRAFT, DRAFT_TEXT.replace("changes:\n", read + "changes:\n"))
    assert of(workspace, "LG618", DAY) == []
