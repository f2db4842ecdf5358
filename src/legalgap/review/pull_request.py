"""What a change to the data moves, as a comment on a pull request."""

from collections.abc import Iterator, Sequence

from legalgap.engine.edits import Edit
from legalgap.prose import changes as moved
from legalgap.prose import edits as prose
from legalgap.prose.voice import Voice

LONGEST = 65_000
"""Characters; the service takes 65 536, and whoever posts it may add a line."""
MARK = "<!-- legalgap diff -->"
"""The first line, by which a later comment finds the one to replace."""
APART = "\u2060"
"""A word joiner: nobody sees it, and no program reads over it."""
_STEPS = (None, 400, 100, 40, 10, 3, 0)
"""So many rows of each table are tried, until all of it is short enough."""


def comment(
    voice: Voice,
    edits: Sequence[Edit],
    names: tuple[str, str],
    apart: Sequence[tuple[str, str]] = (),
    most: int = LONGEST,
) -> str:
    """Markdown with what moves for each State, the details folded away.

    `names` says what lies on each side; `apart` are States that one side only knows, each with a
    word on it. Where it would be longer than `most`, rows are left out and counted.
    """
    text = ""
    for rows in _STEPS:
        text = "\n".join(_lines(voice, edits, names, apart, rows)) + "\n"
        if len(text) <= most:
            return text
    lines, size = [], len(text) - most
    for line in reversed(text.splitlines()):  # many States: the last ones go
        if size > -100:
            size -= len(line) + 1
        else:
            lines.append(line)
    return "\n".join([*reversed(lines), "", f"_{voice('The rest is left out here.')}_"]) + "\n"


def _lines(
    voice: Voice,
    edits: Sequence[Edit],
    names: tuple[str, str],
    apart: Sequence[tuple[str, str]],
    rows: int | None,
) -> Iterator[str]:
    yield MARK
    yield f"### {voice('What this change moves')}"
    yield ""
    yield f"{_code(names[0])} → {_code(names[1])}"
    yield ""
    still = [edit for edit in edits if not edit.any]
    for edit in edits:
        if edit.any:
            yield from _state(voice, edit, rows)
    for code, said in apart:
        yield f"**{_cell(code)}**: {_cell(said)}"
        yield ""
    if still:
        listed = ", ".join(edit.jurisdiction for edit in still)
        yield voice("Nothing differs: {states}.", states=listed)


def _state(voice: Voice, edit: Edit, rows: int | None) -> Iterator[str]:
    yield f"**{edit.jurisdiction}**: {prose.summary(voice, edit)}"
    yield ""
    if edit.unconfirmed:
        yield "> [!WARNING]"
        yield f"> {prose.unconfirmed_heading(voice, edit)}"
        shown = edit.unconfirmed[:rows]
        for item in shown:
            provision, what, before, after = prose.unconfirmed(voice, item)
            yield f"> - {_code(provision)}, {_code(what)}: {_cell(before)} → {_cell(after)}"
        if len(shown) < len(edit.unconfirmed):
            yield f"> - {_more(voice, len(edit.unconfirmed) - len(shown))}"
        yield ""
    before, after = voice("Before"), voice("After")
    answers = list(moved.rows(voice, edit.changes, signed=True))
    head = [voice("Indicator"), "", before, after, voice("Articles")]
    yield from _table(voice, voice("Answers"), head, answers, rows, codes=(0,))
    scores = moved.score_rows(voice, edit.changes)
    yield from _table(voice, voice("Scores"), [voice("Score"), before, after], scores, rows)
    worse = [[said] for said in moved.worsened(voice, edit.worse)]
    yield from _table(voice, voice("Taken away from what is there"), [""], worse, rows)
    aside = [list(pair) for pair in edit.to_read_again]
    head = [voice("Provision"), voice("Indicator")]
    title = voice("Set aside, to read again")
    yield from _table(voice, title, head, aside, rows, codes=(0, 1))
    touched = [list(prose.touched(voice, item)) for item in edit.touched]
    head = [voice("Provision"), "", voice("Indicators")]
    title = voice("Records that differ")
    yield from _table(voice, title, head, touched, rows, codes=(0,))
    for note in prose.notes(voice, edit):
        yield f"_{note}_"
        yield ""


def _table(
    voice: Voice,
    title: str,
    head: list[str],
    body: list[list[str]],
    rows: int | None,
    codes: tuple[int, ...] = (),
) -> Iterator[str]:
    """A table that is folded away under its title and the number of its rows."""
    if not body:
        return
    yield f"<details><summary>{title} ({len(body)})</summary>"
    yield ""
    shown = body[:rows]
    if shown:
        yield "| " + " | ".join(_cell(word) for word in head) + " |"
        yield "|" + " --- |" * len(head)
    for row in shown:
        cells = [_code(word) if at in codes else _cell(word) for at, word in enumerate(row)]
        yield "| " + " | ".join(cells) + " |"
    if len(shown) < len(body):
        yield ""
        yield _more(voice, len(body) - len(shown))
    yield ""
    yield "</details>"
    yield ""


def _more(voice: Voice, left: int) -> str:
    return voice.count("and one more", "and {n} more", left)


_MEANT = str.maketrans(
    {**{sign: f"\\{sign}" for sign in "\\`*_[]|#!~"}, "<": "&lt;", ">": "&gt;", "&": "&amp;"}
)


def _cell(text: str) -> str:
    """Words as they are: nothing in them is read as Markdown, and nobody is called by them."""
    said = " ".join(text.split()).translate(_MEANT)
    for sign in ("@", "://", "www."):  # else the service makes calls and links of them
        said = said.replace(sign, sign[0] + APART + sign[1:])
    return said


def _code(text: str) -> str:
    """An id or a name as code; what would end the code is left out."""
    said = " ".join(text.split()).replace("`", "").replace("|", "\\|")
    return f"`{said}`" if said else ""
