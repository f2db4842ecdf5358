"""Rows for an action plan: the measures of the road map in their order."""

from legalgap.engine.plan import PlanRow, plan_rows
from legalgap.office.spreadsheet import Cell, Column, Sheet, Value
from legalgap.prose.roadmap import plan_cells, plan_labels
from legalgap.report.sheets.ledger import NOTHING, Ledger

WIDTHS = {
    "number": 12,
    "nap_section": 16,
    "objective": 24,
    "gap": 26,
    "activity": 26,
    "indicator": 26,
    "baseline": 13,
    "target": 30,
    "lead": 14,
    "partners": 20,
    "from": 12,
    "to": 12,
    "cost": 13,
    "verification": 22,
    "findings": 12,
    "serves": 14,
    "priority": 18,
    "recommendation": 15,
}
COUNTED = ("target",)
"""Columns after which people are counted by sex and age."""
PAID = ("cost",)
NUMBERS = {"number", "from", "to"}


def sheet(ledger: Ledger) -> Sheet:
    """One row for each measure, with cells for figures that only the State has."""
    voice = ledger.voice
    labels = plan_labels(voice)
    columns: list[Column] = []
    for key, label in labels.items():
        columns.append(Column(label, WIDTHS.get(key, 20)))
        columns += _to_fill(ledger, key)
    rows = [_row(ledger, row) for row in plan_rows(ledger.roadmap)]
    return Sheet(
        "NAP_matrix",
        voice("NAP matrix"),
        voice("One row for each measure of the road map, ready for a national action plan."),
        columns,
        rows or [_none(ledger, columns)],
        frozen=1,
    )


def _to_fill(ledger: Ledger, key: str) -> list[Column]:
    """The columns that a working group fills in beside one of ours."""
    voice = ledger.voice
    if key in PAID:
        return [Column(voice("Budget and its source (to fill in)"), 14, fill_in=True)]
    if key not in COUNTED:
        return []
    headings = (
        voice("Target: women (to fill in)"),
        voice("Target: men (to fill in)"),
        voice("Target: girls (to fill in)"),
        voice("Target: boys (to fill in)"),
    )
    prompt = voice("A number of people; leave it open where nobody is counted.")
    return [Column(heading, 12, fill_in=True, prompt=prompt) for heading in headings]


def _row(ledger: Ledger, row: PlanRow) -> list[Value | Cell]:
    said = plan_cells(ledger.voice, ledger.yardstick, row)
    made: list[Value | Cell] = []
    for key in plan_labels(ledger.voice):
        text = said.get(key) or NOTHING
        made.append(int(text) if key in NUMBERS and text.isdigit() else text)
        made += [None] * len(_to_fill(ledger, key))
    return made


def _none(ledger: Ledger, columns: list[Column]) -> list[Value | Cell]:
    """One row that says so where no measure is taken."""
    made: list[Value | Cell] = [None if column.fill_in else NOTHING for column in columns]
    made[2] = ledger.voice("No measure is taken.")
    return made
