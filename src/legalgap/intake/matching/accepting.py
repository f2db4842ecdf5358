"""Accepts and rejects proposals: only here does a proposal become a claim, and by a person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from legalgap.corpus.desk import Desk
from legalgap.corpus.editing import Edited
from legalgap.corpus.library import Library
from legalgap.corpus.nearest import did_you_mean
from legalgap.corpus.saving import Change, finish, save
from legalgap.errors import LegalGapError
from legalgap.intake.matching.places import places_of
from legalgap.intake.matching.proposals_file import Reviewed, read_reviewed
from legalgap.model.act import Act
from legalgap.model.claim import Claim
from legalgap.model.pin import Pin
from legalgap.model.source import Grade

GRADE = Grade.HEADING_READ
"""What is known of a proposal that somebody accepted without saying that the wording was read."""
NAMES = ("provides", "lacks", "narrows", "partly", "values")


@dataclass(frozen=True)
class Decision:
    """Who decides, and how far the wording was read."""

    coder: str
    grade: Grade = GRADE


def accept(
    file: Path, names: Sequence[str], decision: Decision, library: Library, folder: Path
) -> list[Path]:
    """Write the claims of proposals into their acts; all of them, or nothing."""
    finish(folder)
    reviewed, was = read_reviewed(file)
    desk = Desk(folder)
    for name in dict.fromkeys(names):
        entry = reviewed.find(name)
        act = desk.open(_act_file(folder, reviewed.country, entry["act"], decision.coder))
        _check_wording(act, entry)
        claim = _claim(entry, library, decision, act)
        _write(act, entry, claim)
        _move(reviewed, entry, "accepted", {**_by(decision), "grade": decision.grade.value})
    changes = [*desk.changes(), Change(file, reviewed.text().encode(), was)]
    return save(changes, _root(file, folder))


def reject(file: Path, names: Sequence[str], coder: str, folder: Path) -> list[Path]:
    """Remember that proposals are wrong: they come again only where the wording changes."""
    finish(folder)
    reviewed, was = read_reviewed(file)
    for name in dict.fromkeys(names):
        _move(reviewed, reviewed.find(name), "rejected", {"coder": coder} if coder else {})
    return save([Change(file, reviewed.text().encode(), was)], _root(file, folder))


def _root(file: Path, folder: Path) -> Path:
    if not file.resolve().is_relative_to(folder.resolve()):
        raise LegalGapError(
            f"{file} lies outside of the workspace",
            "move it into the workspace, so that claims and proposals are saved as one change",
        )
    return folder


def _act_file(folder: Path, country: str, act: str, coder: str) -> str:
    """The act of the coder where there is one, else the agreed one."""
    base = f"national_law/{country}"
    own = f"{base}/coders/{coder}/acts/{act}.yaml"
    if coder and (folder / own).is_file():
        return own
    agreed = f"{base}/acts/{act}.yaml"
    if not (folder / agreed).is_file():
        raise LegalGapError(
            f"the act `{act}` does not lie in this workspace, so nothing can be written into it",
            f"import it with `legalgap import FILE --jurisdiction {country} --act {act}`",
        )
    return agreed


def _check_wording(act: Edited, entry: Mapping[str, Any]) -> None:
    lang = act.get(("lang",), "en")
    record = Act.model_validate(act.document.tree, context={"lang": lang})
    article = _pin(entry).steps[0], _pin(entry).annex
    places = {(place.pin.steps[0], place.pin.annex): place for place in places_of(record)}
    if article not in places or places[article].mark != entry["mark"]:
        raise LegalGapError(
            f"the wording of {entry['act']}:{entry['pin']} is another one than that of proposal "
            f"`{entry['id']}`; nothing was written",
            "run `legalgap match` again and look at the new wording",
        )


def _claim(
    entry: Mapping[str, Any], library: Library, decision: Decision, act: Edited
) -> dict[str, Any]:
    """The claim under `claim`, checked as it will be read."""
    indicator = library.indicators.get(entry["indicator"])
    if indicator is None:
        raise LegalGapError(
            f"there is no indicator `{entry['indicator']}`",
            did_you_mean(entry["indicator"], library.indicators),
        )
    given = entry.get("claim")
    claim = {key: value for key, value in given.items() if value} if isinstance(given, dict) else {}
    claim["grade"] = decision.grade.value
    try:
        read = Claim.model_validate(claim, context={"lang": act.get(("lang",), "en")})
    except ValidationError as error:
        what = error.errors()[0]
        at = ".".join(str(part) for part in what["loc"])
        raise LegalGapError(
            f"the claim of `{entry['id']}` cannot be written: {at + ': ' if at else ''}"
            f"{what['msg'].removeprefix('Value error, ')}; nothing was written",
            f"edit `claim` of `{entry['id']}`: name the elements of {entry['indicator']} that the "
            f"provision has, of {', '.join(indicator.elements)}",
        ) from None
    for name in (name for key in NAMES for name in getattr(read, key)):
        if name not in indicator.elements:
            raise LegalGapError(
                f"{entry['indicator']} has no element `{name}`; nothing was written",
                did_you_mean(name, indicator.elements, ", ".join(indicator.elements)),
            )
    return claim


def _write(act: Edited, entry: Mapping[str, Any], claim: dict[str, Any]) -> None:
    pin = _pin(entry)
    provisions = act.get(("provisions",), [])
    number = next(
        (at for at, item in enumerate(provisions) if _same_pin(item.get("pin"), pin)), None
    )
    if number is None:
        act.append(("provisions",), {"pin": entry["pin"], "claims": {entry["indicator"]: claim}})
        return
    way: tuple[str | int, ...] = ("provisions", number)
    editions = act.get((*way, "editions"))
    if editions:
        way = (*way, "editions", len(editions) - 1)
    if act.get((*way, "claims", entry["indicator"])) is not None:
        raise LegalGapError(
            f"{entry['act']}:{entry['pin']} has a claim on {entry['indicator']} already; nothing "
            "was written",
            f"edit it there, or reject `{entry['id']}`",
        )
    act.set_value((*way, "claims", entry["indicator"]), claim)


def _pin(entry: Mapping[str, Any]) -> Pin:
    try:
        return Pin.parse(entry["pin"])
    except ValueError as error:
        raise LegalGapError(f"`{entry['id']}`: {error}; nothing was written") from None


def _same_pin(text: Any, pin: Pin) -> bool:
    try:
        return Pin.parse(str(text)) == pin
    except ValueError:
        return False


def _by(decision: Decision) -> dict[str, str]:
    return {"coder": decision.coder} if decision.coder else {}


def _move(reviewed: Reviewed, entry: dict[str, Any], to: str, more: Mapping[str, str]) -> None:
    reviewed.proposals.remove(entry)
    kept = {key: entry[key] for key in ("id", "indicator", "act", "pin", "mark")}
    getattr(reviewed, to).append({**kept, **more})
