"""Sections of an action plan name areas and recommendations that are there."""

from small_workspace import STATE

PLANS = """\
plans:
  - id: plan-2025
    name: {en: National action plan, ru: Национальный план действий}
    grade: reported
    sections:
      - id: law
        title: {en: Law, ru: Законодательство}
        areas: [AREA]
        recommendations: [RECOMMENDATION]
"""


def problems(workspace, area, recommendation):
    text = workspace.path(STATE).read_text(encoding="utf-8")
    plans = PLANS.replace("AREA", area).replace("RECOMMENDATION", recommendation)
    workspace.write(STATE, text + plans)
    return [(item.code, item.message) for item in workspace.problems()]


def test_a_section_of_known_areas_and_recommendations_is_sound(workspace):
    assert problems(workspace, "criminalization", "REC-CRIM-01") == []


def test_an_unknown_area_is_named(workspace):
    found = problems(workspace, "criminalisation", "REC-CRIM-01")
    assert found == [("LG306", "there is no area `criminalisation`")]


def test_an_unknown_recommendation_is_named(workspace):
    found = problems(workspace, "criminalization", "REC-CRIM-09")
    assert found == [("LG307", "there is no recommendation `REC-CRIM-09`")]
