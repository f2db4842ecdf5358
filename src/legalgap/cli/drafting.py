"""`legalgap new draft --from REC-CRIM-02`: a recommendation as a draft to edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from legalgap.errors import LegalGapError

if TYPE_CHECKING:
    from datetime import date

    from legalgap.corpus.library import Library
    from legalgap.engine.drafting import Proposal
    from legalgap.model.recommendation import Recommendation

HEAD = """\
# A draft made from {name}: `legalgap assess {country} --with {id}` shows what it moves.
# The claims say what the text would have once it is written; make the wording so, then check them.
"""
WIDTH = 100


def text(
    library: Library,
    country: str,
    recommendation: str,
    *,
    name: str,
    amends: str | None,
    at: str | None,
    start: str,
) -> str:
    """The file; raises LegalGapError where there is no such recommendation, act or place."""
    from legalgap.engine.assess import assessment_date
    from legalgap.engine.drafting import free_pin, likely_act, proposal

    item = library.recommendations.get(recommendation)
    if item is None:
        raise library.unknown("recommendation", recommendation, list(library.recommendations))
    state = library.country(country)
    day: date = assessment_date(state, None)
    chosen = amends or likely_act(state, item, day)
    if chosen is None:
        raise LegalGapError(
            f"no act of {country} says anything on what {recommendation} closes",
            "name the act to amend: --amends criminal-code",
            exit_code=2,
        )
    if chosen not in state.acts:
        raise library.unknown("act", chosen, list(state.acts))
    act = state.acts[chosen]
    pin = _pin(at) if at else free_pin(act, item)
    made = proposal(state, item, act, pin, day)
    content = _content(library, item, made, name=name, start=start)
    head = HEAD.format(name=recommendation, country=country, id=name)
    return head + _by_hand(made) + _dumped(content)


def _pin(text: str) -> Any:
    from legalgap.model.pin import Pin

    try:
        return Pin.parse(text)
    except ValueError as error:
        raise LegalGapError(f"--at: {error}", exit_code=2) from None


def _content(
    library: Library, item: Recommendation, made: Proposal, *, name: str, start: str
) -> dict[str, Any]:
    from legalgap.engine.drafting import added_claims

    computed = frozenset(
        f"{indicator.id}.{element}"
        for indicator in library.indicators.values()
        for element, record in indicator.elements.items()
        if record.computed
    )
    there = {str(provision.pin) for provision in made.act.provisions}
    way = "replace" if str(made.pin) in there else "add"
    changes: list[dict[str, Any]] = [
        {
            way: str(made.pin),
            "read": "whole",
            "summary": dict(item.drafting or item.adopt),
            "claims": added_claims(item, computed=computed),
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
    )
    return "".join(lines)


def _dumped(content: dict[str, Any]) -> str:
    import yaml

    made: str = yaml.safe_dump(
        content, allow_unicode=True, sort_keys=False, width=WIDTH, default_flow_style=False
    )
    return made
