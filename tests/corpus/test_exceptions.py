"""A record may say which warnings and hints do not hold for it, and why."""

import pytest
from small_workspace import ACT, ADVICE, FILES, INDICATOR, STATE, shown, standing

from legalgap.corpus.problems import Severity

LONELY = "    title: {en: Official text, ru: Официальный текст}\n"
ONE_LANGUAGE = "    title: {en: Official text}\n"


def codes(workspace, stale_before=None):
    return [item.code for item in workspace.problems(stale_before)]


def test_an_exception_with_a_reason_silences_a_warning(workspace):
    workspace.edit(ACT, LONELY, ONE_LANGUAGE)
    assert codes(workspace) == ["LG310"]
    workspace.edit(ACT, LONELY, ONE_LANGUAGE + "    except: {LG310: it has no Russian title}\n")
    assert codes(workspace) == []


def test_an_exception_holds_for_all_that_lies_in_its_record_and_for_nothing_else(workspace):
    text = FILES[ACT].replace(LONELY, ONE_LANGUAGE)
    top = text.replace("kind: code\n", "kind: code\nexcept: {LG310: English only}\n")
    workspace.write(ACT, top)
    assert codes(workspace) == []
    elsewhere = text.replace("    read: whole\n", "    read: whole\n    except: {LG310: no}\n")
    workspace.write(ACT, elsewhere)
    assert sorted(codes(workspace)) == ["LG310", "LG319"]


def test_the_texts_that_have_no_reason_are_still_counted(workspace):
    text = FILES[ACT].replace(LONELY, ONE_LANGUAGE + "    except: {LG310: English only}\n")
    text = text.replace("{en: Trafficking in persons., ru: Торговля людьми.}", "Trafficking.")
    workspace.write(ACT, text)
    (problem,) = workspace.problems()
    assert problem.code == "LG310"
    assert problem.message == "1 text has no Russian"
    assert shown(problem)[1:] == standing(text, "summary")


def test_an_exception_that_nothing_needs_is_a_hint_at_its_code(workspace):
    workspace.edit(ACT, "kind: code\n", "kind: code\nexcept: {LG310: English only}\n")
    (problem,) = workspace.problems()
    text = workspace.path(ACT).read_text(encoding="utf-8")
    assert shown(problem) == ("LG319", *standing(text, "LG310"))
    assert problem.severity is Severity.HINT


def test_an_error_cannot_be_excepted(workspace):
    text = FILES[ACT].replace("[recruitment]", "[recruiting]")
    workspace.write(ACT, text.replace("kind: code\n", "kind: code\nexcept: {LG303: never mind}\n"))
    found = {item.code: item for item in workspace.problems()}
    assert set(found) == {"LG303", "LG318"}
    assert found["LG303"].severity is Severity.ERROR
    assert "is an error here" in found["LG318"].message


def test_a_code_that_is_not_there_is_told_with_the_nearest(workspace):
    workspace.edit(ACT, "kind: code\n", "kind: code\nexcept: {LG316x: never mind}\n")
    assert codes(workspace) == ["LG204"]
    workspace.edit(ACT, "kind: code\n", "kind: code\nexcept: {LG301: a, LG399: b}\n")
    found = [item for item in workspace.problems() if item.code == "LG318"]
    assert [item.message for item in found] == ["there is no problem code `LG399`"]
    assert found[0].hint.startswith("did you mean `LG39") or "LG3" in found[0].hint


@pytest.mark.parametrize("reason", ["", " ''", " []"])
def test_an_exception_needs_a_reason(workspace, reason):
    workspace.edit(ACT, "kind: code\n", f"kind: code\nexcept:\n  LG310:{reason}\n")
    assert {item.severity for item in workspace.problems()} == {Severity.ERROR}


def test_what_is_looked_for_with_a_day_only_may_be_excepted_at_any_time(workspace):
    from datetime import date

    new = "    checked: 2026-01-01\n    except: {LG616: the code is closed}\n"
    workspace.edit(ACT, "    checked: 2026-01-01\n", new)
    assert codes(workspace) == []
    stale = workspace.problems(date(2026, 6, 1))
    assert not [item for item in stale if item.place.file.endswith(ACT)]


def test_a_lonely_record_with_a_reason_is_not_counted_among_the_others(workspace):
    lonely = FILES[ADVICE].replace("  provides: {CRIM-01: [no_means_required]}\n", "")
    lonely = lonely.replace("REC-CRIM-01", "REC-CRIM-02")
    workspace.write(ADVICE, FILES[ADVICE] + lonely)
    (problem,) = workspace.problems()
    assert problem.code == "LG315"
    lonely += "  except: {LG315: it closes what no indicator asks}\n"
    workspace.write(ADVICE, FILES[ADVICE] + lonely)
    assert codes(workspace) == []


def test_every_kind_of_record_that_can_be_warned_about_takes_an_exception(workspace):
    for path, at in (
        (STATE, "id: ABC\n"),
        (INDICATOR, "- id: CRIM-01\n"),
        (ADVICE, "- id: REC-CRIM-01\n"),
    ):
        indent = "  " if at.startswith("- ") else ""
        workspace.edit(path, at, f"{at}{indent}except: {{LG310: English only}}\n")
        assert codes(workspace) == ["LG319"], path
        workspace.write(path, FILES[path])
