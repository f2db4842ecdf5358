"""The file of proposals: what a person looks through, edits, accepts and rejects."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from legalgap.corpus.problems import DataProblems
from legalgap.corpus.style import block
from legalgap.corpus.yaml_text import MOST_BYTES, read_bytes
from legalgap.errors import LegalGapError
from legalgap.intake.matching.proposing import Proposal

FOLDER = "proposals"
HEAD = """\
# Provisions that may answer indicators, found by likeness of words. None of them is a claim.
# Look at the wording; edit what stands under `claim` (provides, narrows, partly, lacks, note); then
#   legalgap match accept THIS-FILE ID... --coder A1 --grade text_read     (you read the wording)
#   legalgap match reject THIS-FILE ID... --coder A1
"""


@dataclass
class Reviewed:
    """What a file of proposals holds."""

    country: str
    proposals: list[dict[str, Any]] = field(default_factory=list)
    accepted: list[dict[str, Any]] = field(default_factory=list)
    rejected: list[dict[str, Any]] = field(default_factory=list)

    def text(self) -> str:
        """The file."""
        tree: dict[str, Any] = {"country": self.country}
        for name in ("accepted", "rejected", "proposals"):
            entries = getattr(self, name)
            if entries or name == "proposals":
                tree[name] = entries
        return HEAD + "\n".join(block(tree, 0)) + "\n"

    def find(self, name: str) -> dict[str, Any]:
        """A proposal by its id."""
        for entry in self.proposals:
            if entry["id"] == name:
                return entry
        done = {entry["id"]: "accepted" for entry in self.accepted}
        done |= {entry["id"]: "rejected" for entry in self.rejected}
        if name in done:
            raise LegalGapError(f"`{name}` was {done[name]} already; nothing was written")
        from legalgap.corpus.nearest import did_you_mean

        known = [entry["id"] for entry in self.proposals]
        raise LegalGapError(
            f"there is no proposal `{name}`; nothing was written",
            did_you_mean(name, known, "the ids stand in the file"),
            exit_code=2,
        )


def read_reviewed(path: Path) -> tuple[Reviewed, bytes]:
    """A file of proposals with its bytes; raises where it is none."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise LegalGapError(f"{path} is too large for a file of proposals")
        data = path.read_bytes()
    except OSError as error:
        raise LegalGapError(
            f"cannot read {path}: {error.strerror or error}",
            "`legalgap match` writes the file of proposals; give its path",
            exit_code=2,
        ) from None
    document, problems = read_bytes(str(path), data)
    if document is None or problems:
        raise DataProblems(problems)
    tree = document.tree
    is_ours = isinstance(tree, dict) and isinstance(tree.get("country"), str)
    if not is_ours or "proposals" not in tree:
        raise _no_proposals(path)
    made = Reviewed(tree["country"])
    for name in ("proposals", "accepted", "rejected"):
        entries = tree.get(name) or []
        if not isinstance(entries, list) or not all(_is_entry(entry) for entry in entries):
            raise _no_proposals(path, name)
        setattr(made, name, entries)
    return made, data


def _is_entry(entry: Any) -> bool:
    needed = ("id", "indicator", "act", "pin", "mark")
    return isinstance(entry, dict) and all(isinstance(entry.get(key), str) for key in needed)


def _no_proposals(path: Path, where: str = "") -> LegalGapError:
    at = f" at `{where}`" if where else ""
    return LegalGapError(
        f"{path} is no file of proposals{at}",
        "each entry needs id, indicator, act, pin and mark as `legalgap match` wrote them; make "
        "the file anew with `legalgap match` under another name",
    )


def not_rejected(items: Iterable[Proposal], old: Reviewed) -> tuple[Proposal, ...]:
    """Without what a person rejected; it is proposed again only where the wording changed."""
    refused = {(entry["id"], entry["mark"]) for entry in old.rejected}
    return tuple(item for item in items if (item.id, item.mark) not in refused)


def merged(
    old: Reviewed, items: Iterable[Proposal], is_looked_at: Callable[[Mapping[str, Any]], bool]
) -> Reviewed:
    """New proposals beside what a person did with the old ones.

    What somebody edited stays, with the edits, also where it is not proposed any more; so do
    proposals of acts and indicators that were not looked at this time.
    """
    kept_back = {
        entry["id"]: entry
        for entry in old.proposals
        if _is_edited(entry) or not is_looked_at(entry)
    }
    made = Reviewed(old.country, [], old.accepted, old.rejected)
    for item in items:
        entry = entry_of(item)
        kept = kept_back.pop(item.id, None)
        if kept is not None:
            entry["claim"] = kept.get("claim")
            if kept["mark"] != item.mark:
                entry["changed"] = "the wording changed after the claim was edited"
        made.proposals.append(entry)
    made.proposals += kept_back.values()
    return made


def _is_edited(entry: Mapping[str, Any]) -> bool:
    claim = entry.get("claim")
    return claim != {"provides": entry.get("likely") or []}


def entry_of(item: Proposal) -> dict[str, Any]:
    """A proposal as it stands in the file."""
    made: dict[str, Any] = {
        "id": item.id,
        "indicator": item.indicator,
        "act": item.act,
        "pin": item.pin,
        "score": f"{item.score:.2f}",
    }
    if item.heading:
        made["heading"] = item.heading
    made |= {
        "beginning": item.beginning,
        "carried": list(item.carried),
        "missing": list(item.missing),
        "likely": list(item.elements),
        "claim": {"provides": list(item.elements)},
        "mark": item.mark,
    }
    return made
