"""Two assessments side by side: as tables on the screen, and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from legalgap.engine.changes import Changes, Mark, Snapshot, Worsened
    from legalgap.engine.edits import Edit
    from legalgap.prose.voice import Voice


def shown(
    voice: Voice,
    changes: Changes,
    worse: tuple[Worsened, ...],
    aside: list[tuple[str, str]],
    *,
    signed: bool,
    names: tuple[str, str] | None = None,
) -> list[str]:
    """The table of answers, the table of scores, and what is taken away or set aside.

    `signed` marks better and worse; between two States there is neither.
    """
    from legalgap.cli.tables import columns
    from legalgap.prose import changes as prose

    before, after = names or (_name(changes.before), _name(changes.after))
    lines = []
    if not changes.any:
        said = voice("Between {before} and {after} nothing differs.", before=before, after=after)
        lines.append(said)
    if changes.answers:
        head = [voice("Indicator"), *([""] if signed else []), before, after, voice("Articles")]
        lines += columns([head, *prose.rows(voice, changes, signed=signed)])
    if not signed:
        lines.append(voice("The two are laid side by side; this is no ranking."))
    scores = prose.score_rows(voice, changes)
    if scores:
        lines += ["", *columns([[voice("Score"), before, after], *scores])]
    if worse:
        lines += ["", voice("Warning: this takes away from what is there:")]
        lines += [f"  {line}" for line in prose.worsened(voice, worse)]
    if aside:
        lines += ["", voice("Set aside, to read again, since what they rest on has changed:")]
        lines += [f"  {provision}  ({indicator})" for provision, indicator in aside]
    return lines


def shown_edit(voice: Voice, edit: Edit, names: tuple[str, str]) -> list[str]:
    """A change to the data: as above, with the claims that go away and the records that differ."""
    from legalgap.cli.tables import columns
    from legalgap.prose import edits as prose

    aside = list(edit.to_read_again)
    lines = shown(voice, edit.changes, edit.worse, aside, signed=True, names=names)
    if edit.unconfirmed:
        lines += ["", voice("Warning: {what}", what=prose.unconfirmed_heading(voice, edit))]
        for item in edit.unconfirmed:
            provision, what, before, after = prose.unconfirmed(voice, item)
            lines.append(f"  {provision}  {what}: {before} → {after}")
    if edit.touched:
        rows = [list(prose.touched(voice, item)) for item in edit.touched]
        lines += ["", *columns([[voice("Provision"), "", voice("Indicators")], *rows])]
    notes = list(prose.notes(voice, edit))
    return [*lines, "", *notes] if notes else lines


def edit_content(edit: Edit) -> dict[str, Any]:
    """The same as JSON."""
    return {
        "jurisdiction": edit.jurisdiction,
        **content(edit.changes, edit.worse, list(edit.to_read_again)),
        "articles": list(edit.articles),
        "records": [
            {"id": item.id, "how": item.how, "indicators": list(item.indicators)}
            for item in edit.touched
        ],
        "confirmed_claims_gone": [
            {
                "provision": item.id,
                "indicator": item.indicator,
                "element": item.element or None,
                "before": item.before,
                "after": item.after or None,
                "grade": item.grade or None,
            }
            for item in edit.unconfirmed
        ],
        "withheld": edit.withheld,
    }


def _name(side: Snapshot) -> str:
    drafts = f" + {', '.join(side.drafts)}" if side.drafts else ""
    return f"{side.jurisdiction} {side.as_of}{drafts}"


def content(
    changes: Changes, worse: tuple[Worsened, ...], aside: list[tuple[str, str]]
) -> dict[str, Any]:
    """The same as JSON."""
    from legalgap.report.numbers import maybe

    return {
        "before": _side(changes.before),
        "after": _side(changes.after),
        "answers": [
            {
                "indicator": moved.indicator,
                "before": _mark(moved.before),
                "after": _mark(moved.after),
                "elements": [
                    {"id": name, "before": was or None, "after": now or None}
                    for name, was, now in moved.elements
                ],
                "provisions": list(moved.provisions),
            }
            for moved in changes.answers
        ],
        "scores": [
            {"what": name, "before": maybe(old), "after": maybe(new)}
            for name, old, new in changes.scores
        ],
        "worse": [
            {
                "element": item.element,
                "before": item.before,
                "after": item.after,
                "provisions": list(item.provisions),
            }
            for item in worse
        ],
        "to_read_again": [
            {"provision": provision, "indicator": indicator} for provision, indicator in aside
        ],
    }


def _side(side: Snapshot) -> dict[str, Any]:
    return {
        "jurisdiction": side.jurisdiction,
        "as_of": side.as_of,
        "methodology": side.methodology,
        "drafts": list(side.drafts),
    }


def _mark(mark: Mark | None) -> dict[str, Any] | None:
    from legalgap.report.numbers import maybe, number

    if mark is None:
        return None
    return {
        "answer": mark.answer,
        "low": number(mark.low),
        "high": number(mark.high),
        "verb": mark.verb,
        "enforceability": maybe(mark.enforced),
        "tags": list(mark.tags),
    }
