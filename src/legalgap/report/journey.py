"""The journey test: invented people and steps in one grid, and where each is first stopped."""

from legalgap.model.assessment import Path, Taken
from legalgap.office.xml import Cell, cell, p, t
from legalgap.prose import chapters, journeys, words
from legalgap.report.manuscript import WIDTH, Manuscript, bullets, on

STEP_WIDTH = 4.4
FILLS = {
    Taken.YES: "DDEBF7",
    Taken.ONLY_IF: "FBE5D6",
    Taken.NO: "A6480A",
    Taken.UNKNOWN: "EDEDED",
    Taken.NOT_ASKED: "",
}


def journey(report: Manuscript) -> str:
    """The first “no” of each path, the grid, and what its words mean."""
    voice, paths = report.voice, report.assessment.journey
    if not paths:
        return ""
    intro = voice(
        "Invented people walk the texts. At each step the question is whether it can happen "
        "tomorrow from published law, without anybody's discretion. Nobody real is meant."
    )
    stops = bullets(
        t(f"{_title(report, path)}. ", bold=True)
        + t(voice.words(journeys.person(report.assessment, path).story) + " ")
        + t(journeys.sentence(voice, report.assessment, path))
        for path in paths
    )
    return p(t(intro), keep=True) + stops + _legend(report) + _grid(report, paths)


def _legend(report: Manuscript) -> str:
    """What each word of the grid means; those that occur."""
    voice = report.voice
    used = {item.taken for path in report.assessment.journey for item in path.steps}
    said = [
        chapters.capital(journeys.taken_word(voice, taken)) + f": {voice(meaning)}."
        for taken, meaning in words.TAKEN_MEANINGS.items()
        if taken in used
    ]
    return p(t(" ".join(said)), "Note")


def _title(report: Manuscript, path: Path) -> str:
    return report.voice.words(journeys.person(report.assessment, path).title)


def _grid(report: Manuscript, paths: tuple[Path, ...]) -> str:
    voice = report.voice
    steps = [item.step for item in paths[0].steps]
    rows = [
        [
            cell(voice.words(journeys.step(report.assessment, name).title), bold=True),
            *(_cell(report, path.steps[place].taken) for path in paths),
        ]
        for place, name in enumerate(steps)
    ]
    each = round((WIDTH - STEP_WIDTH) / len(paths), 2)
    return report.table(
        voice("Journey test"),
        [STEP_WIDTH, *(each for _ in paths)],
        [voice("Step"), *(_title(report, path) for path in paths)],
        rows,
        voice(
            "One row for each step, one column for each person: yes, only if, no, not yet known."
        ),
        whole=True,
    )


def _cell(report: Manuscript, taken: Taken) -> Cell:
    fill = FILLS[taken]
    said = journeys.taken_word(report.voice, taken)
    return cell(said, fill=fill, color=on(fill), bold=taken is Taken.NO)
