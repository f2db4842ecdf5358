"""The best set of measures, proved by branching and bounding in whole numbers.

The worth of a set is one whole number that orders sets as the stages, the effort and the ids do.
It is a sum over questions, and few measures bear on each question: so what a set makes of a
question is looked up in a table, and what a measure can add at most is known for any company. A
branch is left once even those most cannot beat the best set found.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import lcm
from operator import mul, sub

from legalgap.engine.measures import Measures
from legalgap.engine.tally import Tally
from legalgap.frozen import frozen

MOST_BEARING = 10
"""Where more measures bear on one question, its table would be too long."""
NODES = 4000
"""Beyond so many branches another way is taken."""


def best_set(measures: Measures, most: int) -> frozenset[str] | None:
    """The one best set of at most so many measures; None where the search does not come to an end.

    Of sets that are alike in all stages and in effort it is the one that holds the first id in
    which they differ.
    """
    if any(len(found) > MOST_BEARING for found in _bearing(measures)):
        return None
    search = _Search(measures, min(most, len(measures.useful)))
    if not search.run():
        return None
    return frozenset(measures.useful[place] for place in search.found)


@dataclass
class _Table:
    """One question: the measures that bear on it, and what each set of them is worth.

    A set is a number whose bits are the measures, in the order of `bearing`.
    """

    bearing: tuple[int, ...]
    worth: list[int] = field(default_factory=list)
    _most: dict[tuple[int, int, int], int] = field(default_factory=dict)

    def most(self, bit: int, taken: int, left_out: int) -> int:
        """What a measure adds at most, whatever else is taken of what is still open."""
        key = bit, taken, left_out
        if key not in self._most:
            free = ((1 << len(self.bearing)) - 1) & ~(bit | taken | left_out)
            self._most[key] = max(
                self.worth[taken | other | bit] - self.worth[taken | other]
                for other in _subsets(free)
            )
        return self._most[key]


def _subsets(bits: int) -> Iterator[int]:
    """Every set within a set."""
    found = bits
    while found:
        yield found
        found = (found - 1) & bits
    yield 0


def _bearing(measures: Measures) -> Iterator[tuple[str, ...]]:
    """The measures that can change what each question is worth; they are useful all."""
    for question in measures.questions:
        yield measures.moving(question)


class _Search:
    """Goes through the sets, the most promising first."""

    def __init__(self, measures: Measures, most: int) -> None:
        self.most = most
        self.places = {name: place for place, name in enumerate(measures.useful)}
        self.tables: list[_Table] = []
        self.alone = [0] * len(self.places)
        """What each measure is worth beside what it gains: its effort, and its id."""
        self.within: list[list[tuple[_Table, int, int]]] = [[] for _ in self.places]
        """By measure, the tables of its questions, their places and its bit in each."""
        self._tabulate(measures)
        self.first = [self._all_first(measures, name) for name in measures.useful]
        """By measure, itself and all that must come first."""
        waiting: list[set[int]] = [set() for _ in self.first]
        for other, first in enumerate(self.first):
            for place in first:
                waiting[place].add(other)
        self.last = list(map(frozenset, waiting))
        """By measure, itself and all that waits for it."""
        self.best, self.found, self.nodes = 0, frozenset[int](), 0

    def _tabulate(self, measures: Measures) -> None:
        """Gains of all stages, effort and id as one number, the most important part on top."""
        rows = list(_gains(measures))
        efforts = [measures.effort([name]) for name in measures.useful]
        # The ids take a bit each, the first one the highest; then each part has room for all sets.
        scale = 1 << len(efforts)
        for place, effort in enumerate(efforts):
            self.alone[place] = (1 << (len(efforts) - 1 - place)) - effort * scale
        scale *= sum(efforts) + 1
        factors: list[list[int]] = [[] for _ in rows]
        stages = measures.yardstick.methodology.roadmap.stages
        for number, stage in reversed(list(enumerate(stages))):
            weights = [row.tally.weight(stage).as_integer_ratio() for row in rows]
            units = [share * row.tally.unit for row, (_, share) in zip(rows, weights, strict=True)]
            unit = lcm(*units)
            reach = 0
            for row, (count, _), own, factor in zip(rows, weights, units, factors, strict=True):
                parts = count * (unit // own)
                factor.insert(0, parts * scale)
                gains = [gain[number] for gain in row.gains]
                reach += (max(gains) - min(gains)) * parts
            scale *= reach + 1
        for row, factor in zip(rows, factors, strict=True):
            made = _Table(tuple(self.places[name] for name in row.bearing))
            made.worth = [sum(map(mul, gain, factor)) for gain in row.gains]
            for bit, place in enumerate(made.bearing):
                self.within[place].append((made, len(self.tables), 1 << bit))
            self.tables.append(made)

    def _all_first(self, measures: Measures, name: str) -> frozenset[int]:
        """A measure and whatever must come first, and before that."""
        found, ahead = {name}, [name]
        while ahead:
            new = set(measures.needs(ahead.pop())) - found
            found |= new
            ahead += new
        return frozenset(self.places[item] for item in found)

    def run(self) -> bool:
        """Find the best set; whether the search came to its end."""
        nothing = [0] * len(self.tables)
        highest = [self._highest(place, nothing, nothing) for place in range(len(self.places))]
        self._branch(0, frozenset(), highest, nothing, nothing)
        return self.nodes <= NODES

    def _highest(self, place: int, taken: Sequence[int], left_out: Sequence[int]) -> int:
        return self.alone[place] + sum(
            table.most(bit, taken[number], left_out[number])
            for table, number, bit in self.within[place]
        )

    def _branch(
        self,
        value: int,
        chosen: frozenset[int],
        highest: list[int],
        taken: list[int],
        left_out: list[int],
    ) -> None:
        """Take the most promising measure, then go on without it, as long as that may be better.

        `highest` is what each open measure adds at most, and 0 for one that is no longer open.
        """
        if value > self.best:
            self.best, self.found = value, chosen
        room = self.most - len(chosen)
        highest, left_out = list(highest), list(left_out)
        while room and self.nodes <= NODES:
            self.nodes += 1
            gaining = [(most, -place) for place, most in enumerate(highest) if most > 0]
            promising = sorted(gaining, reverse=True)[:room]
            if value + sum([most for most, _ in promising]) <= self.best:
                return
            place = -promising[0][1]
            new = self.first[place] - chosen
            if len(new) <= room:
                self._branch(*self._with(new, value, chosen, highest, taken, left_out))
            self._without(self.last[place], highest, taken, left_out)

    def _with(
        self,
        new: frozenset[int],
        value: int,
        chosen: frozenset[int],
        highest: list[int],
        taken: list[int],
        left_out: list[int],
    ) -> tuple[int, frozenset[int], list[int], list[int], list[int]]:
        """The branch in which some measures more are taken."""
        highest, taken = list(highest), list(taken)
        for place in new:
            value += self.alone[place]
            for table, number, bit in self.within[place]:
                value += table.worth[taken[number] | bit] - table.worth[taken[number]]
                taken[number] |= bit
            highest[place] = 0
        self._look_again(new, highest, taken, left_out)
        return value, chosen | new, highest, taken, left_out

    def _without(
        self,
        gone: frozenset[int],
        highest: list[int],
        taken: list[int],
        left_out: list[int],
    ) -> None:
        """Go on without some measures."""
        for place in gone:
            highest[place] = 0
            for _, number, bit in self.within[place]:
                left_out[number] |= bit
        self._look_again(gone, highest, taken, left_out)

    def _look_again(
        self,
        changed: frozenset[int],
        highest: list[int],
        taken: list[int],
        left_out: list[int],
    ) -> None:
        """What the neighbours of some measures can add now."""
        near = {
            other
            for place in changed
            for table, _, _ in self.within[place]
            for other in table.bearing
        }
        for place in near:
            if highest[place] > 0:
                highest[place] = self._highest(place, taken, left_out)


@frozen
class _Row:
    """One question, and what each set of the measures that bear on it gains by stage."""

    tally: Tally
    bearing: tuple[str, ...]
    gains: list[tuple[int, ...]]
    """In parts of the unit of the tally, before the weight."""


def _gains(measures: Measures) -> Iterator[_Row]:
    stages = measures.yardstick.methodology.roadmap.stages
    for question, names in zip(measures.questions, _bearing(measures), strict=True):
        if not names:
            continue
        tally, nothing = measures.tally(question), frozenset[str]()
        today = tally.worth(stages, nothing)
        given, gains = [nothing], [tuple([0] * len(today))]
        # Each measure doubles the sets: all of those before it, with it.
        for name in names:
            more = measures.given(question, [name])
            for before in given[:]:
                given.append(before | more)
                gains.append(tuple(map(sub, tally.worth(stages, given[-1]), today)))
        yield _Row(tally, names, gains)
