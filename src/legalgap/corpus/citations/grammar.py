"""How the pieces of a citation join, in any language.

A language module finds the groups (`частями 2 и 3`, `section 4(1)`, `настоящей статьи`) and says by
which words they join; here groups become chains, and chains citations.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from legalgap.corpus.citations.records import ActName, Citation, Kind, Level, Step
from legalgap.frozen import frozen

Branch = tuple[Step, ...]


@frozen
class Group:
    """A unit with its numbers: each number a branch of one or more steps downwards."""

    start: int
    end: int
    branches: tuple[Branch, ...]
    spread: bool = True
    """What stands before it belongs to each of its numbers (`частями 1 и 2 статей 5 и 6`), not
    to the first alone (`частью 1 статьи 5, 6`)."""

    @property
    def level(self) -> Level:
        """The level of its unit."""
        return self.branches[0][0].level

    @property
    def deepest(self) -> Level:
        """The level of the last step of its last number."""
        return self.branches[-1][-1].level

    @property
    def pointing(self) -> bool:
        """Whether it has no number of its own: `this article`."""
        return bool(self.branches[0][0].points)


@frozen
class Joints:
    """The words between two groups, as patterns that match them whole."""

    up: re.Pattern[str]
    """The next group lies above: `части 2` `статьи 5`, `paragraph 1 of article 5`."""
    down: re.Pattern[str]
    """The next group lies below: `article 5, paragraph 1`, `ст. 5 ч. 2`."""
    beside: re.Pattern[str]
    """Another citation stands beside: `и`, `or`."""
    act: re.Pattern[str]
    """What stands between a citation and the name of its act."""


@dataclass
class Chain:
    """Groups that make one citation, from the top down."""

    groups: list[Group]
    start: int
    end: int
    downwards: bool
    act: ActName = field(default_factory=ActName)
    inherited: bool = False

    @property
    def top(self) -> Level:
        """The level of its uppermost group."""
        return self.groups[0].level


FindAct = Callable[[str, int], tuple[int, ActName] | None]
ActBefore = Callable[[str, int], ActName | None]
"""The act whose name, with what it is on, ends where a bracket opens."""
_LONGEST_BRACKET = 300
_OPENING = re.compile(r"\(\s?(?:(?:see|cf\.|см\.)\s+)?")


def citations(
    text: str,
    groups: Sequence[Group],
    joints: Joints,
    find_act: FindAct,
    act_before: ActBefore,
) -> tuple[Citation, ...]:
    """The citations that the groups of a text make."""
    chains = _chains(text, groups, joints)
    for place, chain in enumerate(chains):
        limit = chains[place + 1].start if place + 1 < len(chains) else len(text)
        joint = joints.act.match(text, chain.end)
        found = find_act(text, joint.end()) if joint else None
        if found and found[0] <= limit:
            chain.end, chain.act = found
    for place in range(len(chains) - 2, -1, -1):
        one, following = chains[place], chains[place + 1]
        if joints.beside.fullmatch(text, one.end, following.start):
            _inherit(one, following)
    _in_brackets(text, chains, act_before)
    return tuple(_citation(text, chain) for chain in chains)


def _in_brackets(text: str, chains: Sequence[Chain], act_before: ActBefore) -> None:
    """`the Convention on Arms (Articles 12 and 20, and Annex II)`: what stands within is of it."""
    opened, act = -1, ActName()
    for chain in chains:
        at = _bracket(text, chain.start)
        if at < 0:
            continue
        opening = _OPENING.match(text, at)
        if at != opened and opening is not None:
            first = opening.end() == chain.start
            opened, act = at, (act_before(text, at) if first else None) or ActName()
        if chain.act.kind == "silent" and not any(group.pointing for group in chain.groups):
            chain.act = act


def _bracket(text: str, place: int) -> int:
    """Where the bracket opens within which a place lies; -1 where none does."""
    depth = 0
    for at in range(place - 1, max(-1, place - _LONGEST_BRACKET), -1):
        depth += (text[at] == ")") - (text[at] == "(")
        if depth < 0:
            return at
    return -1


def _chains(text: str, groups: Sequence[Group], joints: Joints) -> list[Chain]:
    chains: list[Chain] = []
    place = 0
    while place < len(groups):
        run = [groups[place]]
        downwards: bool | None = None
        while place + len(run) < len(groups):
            last, following = run[-1], groups[place + len(run)]
            if downwards is not True and _joins_up(text, last, following, joints):
                downwards = False
            elif downwards is not False and _joins_down(text, last, following, joints):
                after = groups[place + len(run) + 1 : place + len(run) + 2]
                if after and _joins_up(text, following, after[0], joints):
                    break
                downwards = True
            else:
                break
            run.append(following)
        place += len(run)
        ordered = run if downwards else run[::-1]
        chains.append(Chain(ordered, run[0].start, run[-1].end, bool(downwards)))
    return chains


def _joins_up(text: str, one: Group, following: Group, joints: Joints) -> bool:
    between = joints.up.fullmatch(text, one.end, following.start)
    return bool(between) and following.level < one.level and not one.pointing


def _joins_down(text: str, one: Group, following: Group, joints: Joints) -> bool:
    between = joints.down.fullmatch(text, one.end, following.start)
    return bool(between) and following.level > one.deepest and not following.pointing


def _inherit(chain: Chain, following: Chain) -> None:
    """What `частью 1` takes from `и частью 2 статьи 5` after it: the article, and the act."""
    if chain.act.kind != "silent" or any(group.pointing for group in chain.groups):
        return
    inner = chain.top > Level.ARTICLE
    above = [group for group in following.groups if group.level < chain.top] if inner else []
    if above and not following.downwards:
        chain.groups = [*above, *chain.groups]
        chain.inherited = True
    if above or not inner:
        chain.act = following.act


def _citation(text: str, chain: Chain) -> Citation:
    paths = _paths(chain)
    kind = _kind(chain, paths)
    act = chain.act
    sure = 0.95 if act.kind != "silent" or kind == "short" else 0.8
    sure -= 0.1 * chain.inherited + 0.15 * (kind == "back")
    shape = "-".join(group.level.name.lower() for group in chain.groups)
    return Citation(
        chain.start,
        chain.end,
        text[chain.start : chain.end],
        kind,
        act,
        tuple(paths),
        ("down:" if chain.downwards else "") + shape + (f"+{act.kind}" * (act.kind != "silent")),
        round(sure, 2),
    )


def _paths(chain: Chain) -> list[Branch]:
    """Every path that a chain names, in the order of its numbers."""
    paths: list[Branch] = [()]
    spread = True
    before: list[Branch]
    after: list[Branch]
    for group in chain.groups:
        if chain.downwards:
            before, grown, after = paths[:-1], paths[-1:], []
        elif spread:
            before, grown, after = [], paths, []
        else:
            before, grown, after = [], paths[:1], paths[1:]
        grown = [stem + branch for stem in grown for branch in group.branches]
        paths = [*before, *grown, *after]
        spread = spread and group.spread
    return paths


def _kind(chain: Chain, paths: Sequence[Branch]) -> Kind:
    steps = [step for path in paths for step in path]
    if any(step.points in ("said", "preceding") for step in steps):
        return "back"
    if any(step.last for step in steps):
        return "range"
    if len(paths) > 1:
        return "list"
    return "short" if chain.top > Level.ARTICLE or chain.groups[0].pointing else "full"


def with_last(branches: Sequence[Branch], last: str) -> tuple[Branch, ...]:
    """The branches, the last of which is the beginning of a range."""
    *before, branch = branches
    return (*before, (*branch[:-1], replace(branch[-1], last=last)))
