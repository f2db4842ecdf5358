"""`legalgap new draft --from REC-CRIM-02`: a recommendation as a draft to edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from legalgap.errors import LegalGapError

if TYPE_CHECKING:
    from datetime import date

    from legalgap.corpus.library import Library
    from legalgap.engine.changes import Worsened
    from legalgap.engine.drafting import Proposal
    from legalgap.model.act import Act
    from legalgap.model.country import Country
    from legalgap.model.pin import Pin
    from legalgap.model.recommendation import Recommendation

HEAD = """\
# A draft made from {name}: `legalgap assess {country} --with {id}` shows what it moves.
# The claims say what the text would have once it is written; make the wording so, then check them.
"""
LOST = """\
# Known today, and no longer once this is in force, since what it rests on changes. Read it again;
# what still holds, claim above:
"""


def text(
    library: Library,
    country: str,
    recommendation: str,
    *,
    name: str,
    amends: str | None,
    at: str | None,
    start: str,
    methodology: str,
) -> str:
    """The file; raises LegalGapError where there is no such recommendation, act or place."""
    from legalgap.engine.assess import assessment_date
    from legalgap.engine.drafting import Drafter, free_pin, taken_away
    from legalgap.model.draft import Draft

    item = library.recommendations.get(recommendation)
    if item is None:
        raise library.unknown("recommendation", recommendation, list(library.recommendations))
    state = library.country(country)
    day = assessment_date(state, None)
    drafter = Drafter(state, library.indicators, item, day)
    if not drafter.added() and not item.ends:
        raise LegalGapError(
            f"{recommendation} names nothing that an article could provide",
            "what is counted from the by-law tracker goes into bylaws.yaml",
            exit_code=2,
        )
    act = _act(library, state, item, amends, day)
    pin = _pin(act, at) if at else free_pin(act, item)
    made = drafter.proposal(act, pin)
    content = _content(item, made, name=name, start=_start(act, start))
    lost = taken_away(state, library.yardstick(methodology), Draft.model_validate(content))
    head = HEAD.format(name=recommendation, country=country, id=name)
    return head + _by_hand(made) + _lost(lost) + _dumped(content)


def _act(
    library: Library, state: Country, item: Recommendation, amends: str | None, day: date
) -> Act:
    """The act to amend: the one named, else the law that says most on the subject."""
    from legalgap.engine.drafting import likely_act
    from legalgap.model.statement import act_span

    chosen = amends or likely_act(state, item, day)
    if chosen is None:
        code = state.jurisdiction.id
        raise LegalGapError(
            f"no act of {code} says anything on what {item.id} closes",
            "name the act to amend: --amends criminal-code",
            exit_code=2,
        )
    if chosen not in state.acts:
        raise library.unknown("act", chosen, list(state.acts))
    act = state.acts[chosen]
    if act_span(act).end < day:
        raise LegalGapError(
            f"`{chosen}` is in force until {act.in_force.to} only",
            f"amend `{act.replaced_by}`" if act.replaced_by else "name an act in force",
            exit_code=2,
        )
    return act


def _start(act: Act, start: str) -> str:
    """The day of entry into force, not before that of the act."""
    from legalgap.model.statement import act_span

    return max(start, act_span(act).start.isoformat())


def _pin(act: Act, text: str) -> Pin:
    """A place in the act; raises LegalGapError for an article of which only parts are recorded."""
    from legalgap.model.pin import Pin

    try:
        pin = Pin.parse(text)
    except ValueError as error:
        raise LegalGapError(f"--at: {error}", exit_code=2) from None
    below = [str(item.pin) for item in act.provisions if pin.covers(item.pin) and item.pin != pin]
    if below:
        raise LegalGapError(
            f"--at: `{act.id}` has {', '.join(below[:3])} below {pin}, which this would replace",
            "name one of them, or a number that is free",
            exit_code=2,
        )
    return pin


def _content(item: Recommendation, made: Proposal, *, name: str, start: str) -> dict[str, Any]:
    changes: list[dict[str, Any]] = [
        {
            "replace" if made.there else "add": str(made.pin),
            "read": "whole",
            "summary": dict(item.drafting or item.adopt),
            "claims": made.claims,
        }
    ]
    for wording, claims in made.replaced:
        kept: dict[str, Any] = {"replace": str(wording.pin), "read": "whole"}
        if wording.wording.summary:
            kept["summary"] = dict(wording.wording.summary)
        if claims:
            kept["claims"] = claims
        changes.append(kept)
    return {
        "id": name,
        "title": dict(item.title),
        "amends": made.act.id,
        "in_force": start,
        "note": dict(item.adopt),
        "changes": changes,
    }


def _by_hand(made: Proposal) -> str:
    """What the draft cannot change by itself, as comments."""
    lines = dict.fromkeys(
        f"# {item.id} stands in the way of {item.indicator}; change it by hand.\n"
        for item in made.by_hand
        if item.public
    )
    return "".join(lines)


def _lost(lost: tuple[Worsened, ...]) -> str:
    """What nobody would know any longer, as comments."""
    if not lost:
        return ""
    lines = [
        f"#   {item.element}: {', '.join(item.provisions) or 'no provision'}\n" for item in lost
    ]
    return LOST + "".join(lines)


def _dumped(content: dict[str, Any]) -> str:
    """In the style of `legalgap fmt`."""
    from legalgap.corpus.style import block, tree_to_write

    return "\n".join(block(tree_to_write(content), 0)) + "\n"
