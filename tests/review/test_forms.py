"""Forms: exported, filled in by a lawyer, and imported back."""

import subprocess

import pytest
from filling import ACT, CODE, TITLES, Office, run

from legalgap.corpus.editing import Edited
from legalgap.office.package import Package


@pytest.fixture
def office(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return Office(tmp_path)


def changed_lines(before, after):
    """The lines that a diff takes out and puts in."""
    from difflib import unified_diff

    lines = unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")]


NEW = {"answer": "provides", "act": "criminal-code", "grade": "text read", "source": "official"}


class TestExport:
    def test_a_row_stands_for_each_statement_and_each_element_that_has_none(self, office):
        office.export()
        rows = office.content()["Criminalization"]
        ids = [row[0] for row in rows[1:] if row[0]]
        assert ids == [
            *["CRIM-01.recruitment"] * 3,
            *["CRIM-01.no_means_required"] * 2,
            "CRIM-01.age_test",
            "CRIM-01.max_years",
            "CRIM-01",
        ]
        assert sum(row[0] is None for row in rows) == 30

    def test_ids_and_questions_are_protected_and_answers_are_open(self, office):
        office.export()
        sheet = office.book()["Criminalization"]
        assert sheet.protection.sheet
        assert not sheet.protection.password
        places = office.places(sheet)
        locked = {key: sheet.cell(2, place).protection.locked for key, place in places.items()}
        assert {key for key, value in locked.items() if value} == {"id", "ref"}
        assert not sheet.cell(sheet.max_row, places["id"]).protection.locked

    def test_the_list_of_answers_fits_the_element(self, office):
        office.export()
        sheet = office.book()["Criminalization"]
        offered = {
            str(cell): rule.formula1
            for rule in sheet.data_validations.dataValidation
            for cell in rule.sqref.ranges
        }
        at = {
            name: office.at(name, article, "answer").partition("!")[2]
            for name, article in (
                ("CRIM-01.age_test", None),
                ("CRIM-01.max_years", "166(1)"),
                ("CRIM-01", "57@2024-01-01"),
            )
        }
        assert offered[at["CRIM-01.age_test"]] == "List_answers_element_bad"
        assert offered[at["CRIM-01.max_years"]] == "List_answers_number"
        assert offered[at["CRIM-01"]] == "List_answers_whole"

    def test_the_same_data_give_the_same_bytes(self, office):
        first = office.export().form.read_bytes()
        assert office.export().form.read_bytes() == first

    def test_no_text_of_the_data_becomes_a_formula(self, office):
        office.workspace.write(ACT, CODE.replace("Read with 57.", "'=1+1'"))
        office.export()
        parts = Package.open(office.form.read_bytes()).parts
        assert not any(b"<f>" in parts[name] for name in parts if "worksheets" in name)
        assert office.takes().output.startswith("Nothing to write")
        assert "=1+1" in office.act

    def test_a_form_that_somebody_filled_in_is_not_overwritten(self, office):
        office.export().fill(("CRIM-01.recruitment", "166(1)", {"note": "mine"}))
        result = run("form", "export", "ABC", "--out", office.form)
        assert result.exit_code == 1
        assert "somebody has changed" in result.exception.message

    @pytest.mark.parametrize(
        ("options", "message"),
        [
            (["--area", "criminalisation"], "did you mean `criminalization`?"),
            (["--indicator", "CRIM-1"], "did you mean `CRIM-01`?"),
            (["--act", "crimnal-code"], "did you mean `criminal-code`?"),
            (["--coder", "Maria"], "such as A1"),
        ],
    )
    def test_a_name_that_is_not_there_is_told_with_the_nearest(self, office, options, message):
        result = run("form", "export", "ABC", *options)
        assert result.exit_code == 2
        assert message in result.exception.hint


class TestImport:
    def test_a_form_that_nobody_changed_writes_nothing(self, office):
        assert office.export().takes().output == (
            "Nothing to write: 0 claims added, 0 changed, 0 withdrawn; 7 as before\n"
        )
        assert office.act == CODE

    def test_words_of_one_claim_change_one_line(self, office):
        office.export().fill(("CRIM-01.no_means_required", "166(2)", {"words": "of minors"}))
        office.takes()
        assert changed_lines(CODE, office.act) == [
            "-        - partly: {no_means_required: {en: of minors under 14, "
            "ru: не достигших 14 лет}}",
            "+        - partly: {no_means_required: {en: of minors, ru: не достигших 14 лет}}",
        ]

    def test_git_shows_only_the_lines_of_the_edited_claims(self, office):
        git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org"]
        for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "before"]):
            subprocess.run([*git, *words], check=True, cwd=office.folder, capture_output=True)
        office.export().fill(
            ("CRIM-01.max_years", "166(1)", {"number": 8}),
            ("CRIM-01", "57@2024-01-01", {"only": "minor crimes"}),
        )
        office.takes()
        done = subprocess.run(
            [*git, "diff", "-U0"], check=True, cwd=office.folder, capture_output=True
        )
        lines = [
            line
            for line in done.stdout.decode().splitlines()
            if line[:1] in "+-" and line[:3] not in ("+++", "---")
        ]
        assert lines == [
            "-            only: less grave crimes",
            "+            only: minor crimes",
            "-        values: {max_years: [6, 10]}",
            "+        values: {max_years: 8}",
        ]

    def test_a_note_of_one_element_gives_it_a_block_of_its_own(self, office):
        office.export().fill(("CRIM-01.recruitment", "166(1)", {"note": "Of adults."}))
        office.takes()
        claims = Edited(office.act).get(("provisions", 1, "claims", "CRIM-01"))
        assert claims == [
            {
                "lacks": ["no_means_required"],
                "values": {"max_years": ["6", "10"]},
                "note": "Read with 57.",
            },
            {"provides": ["recruitment"], "note": "Of adults."},
        ]

    def test_a_note_changed_in_all_rows_of_a_block_changes_it_in_place(self, office):
        rows = ("recruitment", "no_means_required", "max_years")
        office.export().fill(*((f"CRIM-01.{one}", "166(1)", {"note": "Anew."}) for one in rows))
        office.takes()
        assert changed_lines(CODE, office.act) == [
            "-        note: Read with 57.",
            "+        note: Anew.",
        ]

    def test_another_language_stands_beside_the_first(self, office):
        office.export().fill(("CRIM-01.recruitment", "57@2021-01-01", {"words.ru": "до изменения"}))
        office.takes()
        loc = ("provisions", 0, "editions", 0, "claims", "CRIM-01", "partly", "recruitment")
        assert Edited(office.act).get(loc) == {"en": "before the change", "ru": "до изменения"}

    def test_another_answer_moves_the_element(self, office):
        cells = {"answer": "provides in part", "words": "by one person"}
        office.export().fill(("CRIM-01.recruitment", "166(1)", cells))
        office.takes()
        assert changed_lines(CODE, office.act) == [
            "-        provides: [recruitment]",
            "+        partly:",
            "+          recruitment:",
            "+            en: by one person",
        ]

    def test_a_contradiction_that_reaches_all_cases_loses_its_limit(self, office):
        office.export().fill(("CRIM-01", "57@2024-01-01", {"only": None}))
        office.takes()
        assert changed_lines(CODE, office.act) == ["-            only: less grave crimes"]

    @pytest.mark.parametrize("word", ["withdraw this claim", "снять это утверждение", "withdraw"])
    def test_withdraw_takes_a_claim_out_and_leaves_the_provision(self, office, word):
        office.export().fill(("CRIM-01", "57@2024-01-01", {"answer": word}))
        office.takes()
        made = Edited(office.act).get(("provisions", 0, "editions", 1))
        assert "claims" not in made
        assert made["summary"] == {"en": "Ends the case.", "ru": "Прекращает дело."}

    def test_a_new_provision_stands_at_its_place_by_the_order_of_pins(self, office):
        cells = {**NEW, "article": "129-1(2)", "read": "whole", "summary": "Of means."}
        office.export().fill(("CRIM-01.age_test", None, cells))
        assert "1 claim added" in office.takes().output
        made = Edited(office.act).get(("provisions",))
        assert [one["pin"] for one in made] == ["57", "129-1(2)", "166(1)", "166(2)"]
        assert made[1] == {
            "pin": "129-1(2)",
            "grade": "text_read",
            "read": "whole",
            "summary": {"en": "Of means."},
            "claims": {"CRIM-01": {"provides": ["age_test"]}},
        }
        assert not [line for line in changed_lines(CODE, office.act) if line[0] == "-"]
        assert run("validate").exit_code == 0

    def test_several_rows_fill_one_new_provision(self, office):
        cells = {**NEW, "article": "170"}
        office.export().fill(
            ("CRIM-01.age_test", None, cells),
            ("CRIM-01.recruitment", None, cells),
            ("CRIM-01.max_years", None, {**cells, "answer": "gives a number", "number": "life"}),
        )
        assert "3 claims added" in office.takes().output
        made = Edited(office.act).get(("provisions",))[-1]
        assert made["claims"]["CRIM-01"] == {
            "provides": ["age_test", "recruitment"],
            "values": {"max_years": "life"},
        }

    def test_a_claim_on_a_provision_that_is_there_joins_the_block_known_the_same_way(self, office):
        office.export().fill(
            ("CRIM-01.age_test", None, {**NEW, "article": "166(1)", "note": "Read with 57."})
        )
        office.takes()
        assert changed_lines(CODE, office.act) == [
            "-        provides: [recruitment]",
            "+        provides: [recruitment, age_test]",
        ]

    def test_a_number_that_excel_made_of_an_article_is_read_as_the_article(self, office):
        office.export().fill(("CRIM-01.age_test", None, {**NEW, "article": 170}))
        office.takes()
        assert "- pin: 170\n" in office.act

    def test_the_day_on_which_a_source_was_opened_is_that_of_the_source(self, office):
        office.export().fill(("CRIM-01.recruitment", "166(1)", {"checked": "2026-02-01"}))
        office.takes()
        assert changed_lines(CODE, office.act) == [
            "-    checked: 2026-01-01   # opened twice",
            "+    checked: 2026-02-01   # opened twice",
        ]

    def test_a_summary_is_the_provisions(self, office):
        office.export().fill(("CRIM-01.recruitment", "166(1)", {"summary": "Trafficking."}))
        office.takes()
        assert changed_lines(CODE, office.act) == [
            "-    summary: {en: Trafficking in persons., ru: Торговля людьми.}",
            "+    summary: {en: Trafficking., ru: Торговля людьми.}",
        ]

    def test_a_row_whose_article_is_changed_moves_the_claim(self, office):
        office.export().fill(("CRIM-01.no_means_required", "166(2)", {"article": "166(3)"}))
        office.takes()
        made = Edited(office.act).get(("provisions",))
        assert [one["pin"] for one in made] == ["57", "166(1)", "166(2)", "166(3)"]
        assert made[3]["claims"]["CRIM-01"] == {
            "partly": {
                "no_means_required": {"en": "of minors under 14", "ru": "не достигших 14 лет"}
            },
            "for": ["children"],
            "through": ["166(1)"],
        }
        assert made[2]["claims"]["CRIM-01"] == [
            {"narrows": {"recruitment": "hiring"}, "grade": "reported", "source": "press"}
        ]

    def test_the_same_form_imported_twice_is_written_once(self, office):
        office.export().fill(
            ("CRIM-01.age_test", None, {**NEW, "article": "170"}),
            ("CRIM-01.max_years", "166(1)", {"number": "8"}),
            ("CRIM-01.recruitment", "166(2)", {"answer": "withdraw"}),
            ("CRIM-01.no_means_required", "166(2)", {"article": "166(3)"}),
        )
        office.takes()
        once = office.act
        assert "Nothing to write" in office.takes().output
        assert office.act == once

    def test_export_import_and_export_give_the_same_content(self, office):
        office.export()
        first = office.content()
        office.takes()
        assert office.export().content() == first

    def test_what_was_imported_is_in_the_next_form(self, office):
        office.export().fill(("CRIM-01.max_years", "166(1)", {"number": "7; 9", "note": "Anew."}))
        office.takes()
        office.export()
        rows = office.content()["Criminalization"]
        assert [
            row[rows[0].index(TITLES["number"])] for row in rows if row[0] == "CRIM-01.max_years"
        ] == ["7; 9"]

    def test_dry_run_shows_the_lines_and_writes_nothing(self, office):
        office.export().fill(("CRIM-01.max_years", "166(1)", {"number": 8}))
        result = office.takes("--dry-run")
        assert f"--- a/{ACT}\n" in result.output
        assert "+        values: {max_years: 8}\n" in result.output
        assert office.act == CODE


class TestBothChanged:
    def both(self, office):
        office.export().fill(("CRIM-01.max_years", "166(1)", {"number": 8}))
        office.workspace.write(ACT, CODE.replace("[6, 10]", "7"))

    def test_what_only_the_data_changed_stays(self, office):
        office.export().fill(("CRIM-01.recruitment", "166(2)", {"words": "of adults"}))
        office.workspace.write(ACT, CODE.replace("[6, 10]", "7"))
        office.takes()
        assert "values: {max_years: 7}" in office.act
        assert "recruitment: of adults" in office.act

    def test_a_cell_that_both_changed_stops_the_import(self, office):
        self.both(office)
        result = office.imported()
        assert result.exit_code == 1
        at = office.at("CRIM-01.max_years", "166(1)", "number")
        assert f"{at}: conflict: changed in the form and in the data too; the data say: 7" in (
            result.output
        )
        assert "--prefer sheet" in result.exception.hint
        assert "max_years: 7" in office.act

    @pytest.mark.parametrize(("side", "number"), [("sheet", "8"), ("yaml", "7")])
    def test_a_side_may_be_preferred(self, office, side, number):
        self.both(office)
        office.takes("--prefer", side)
        assert f"values: {{max_years: {number}}}" in office.act

    def test_both_wrote_the_same(self, office):
        office.export().fill(("CRIM-01.max_years", "166(1)", {"number": 7}))
        office.workspace.write(ACT, CODE.replace("[6, 10]", "7"))
        assert "Nothing to write" in office.takes().output

    def test_a_changed_claim_is_not_withdrawn_unasked(self, office):
        office.export().fill(("CRIM-01.max_years", "166(1)", {"answer": "withdraw"}))
        office.workspace.write(ACT, CODE.replace("[6, 10]", "7"))
        assert office.imported().exit_code == 1
        assert "max_years: 7" in office.act

    def test_a_claim_that_the_data_lost_is_not_brought_back_unasked(self, office):
        office.export().fill(("CRIM-01.max_years", "166(1)", {"number": 8}))
        gone = CODE.replace("        values: {max_years: [6, 10]}\n", "")
        office.workspace.write(ACT, gone)
        result = office.imported()
        assert result.exit_code == 1
        assert "taken out of the data since" in result.output
        assert office.act == gone
        office.takes("--prefer", "sheet")
        assert "max_years: 8" in office.act


class TestCoders:
    def test_a_coder_begins_with_an_empty_form_and_gets_a_folder(self, office):
        office.export("--coder", "A1")
        assert sum(bool(row[-1]) for row in office.content()["Criminalization"][1:]) == 0
        office.fill(("CRIM-01.recruitment", None, {**NEW, "article": "166(1)"}))
        office.takes()
        assert office.act == CODE
        path = office.folder / "national_law/ABC/coders/A1/acts/criminal-code.yaml"
        made = Edited(path.read_text(encoding="utf-8")).tree
        assert made["provisions"] == [
            {
                "pin": "166(1)",
                "grade": "text_read",
                "claims": {"CRIM-01": {"provides": ["recruitment"]}},
            }
        ]
        assert run("validate").exit_code == 0
        office.export("--coder", "A1")
        assert "Nothing to write" in office.takes().output

    def test_a_code_in_a_row_puts_it_into_the_folder_of_that_coder(self, office):
        office.export().fill(
            ("CRIM-01.age_test", None, {**NEW, "article": "170", "coder": "B2"}),
        )
        office.takes()
        assert office.act == CODE
        assert (office.folder / "national_law/ABC/coders/B2/acts/criminal-code.yaml").is_file()

    def test_a_name_is_no_code(self, office):
        office.export().fill(
            ("CRIM-01.age_test", None, {**NEW, "article": "170", "coder": "Anna K."})
        )
        result = office.imported()
        assert "never the name of a person" in result.output
        assert "Anna" not in result.output
        assert not (office.folder / "national_law/ABC/coders").exists()

    def test_the_form_of_one_coder_is_not_that_of_another(self, office):
        result = office.export("--coder", "A1").imported("--coder", "B2")
        assert result.exit_code == 2
