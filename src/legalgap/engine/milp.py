"""Mixed-integer programs, solved by HiGHS the same way at every run.

One thread, a fixed seed, and a limit on nodes rather than on time: the same program has the same
solution on a fast machine and on a slow one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import field
from fractions import Fraction
from math import inf
from typing import TYPE_CHECKING

from legalgap.frozen import frozen

if TYPE_CHECKING:
    from highspy import Highs

SEED = 1
NODES = 5000
"""Beyond so many nodes a search stops, and says how far it may be from the best."""
TOLERANCE = 1e-9
OPTIONS: dict[str, bool | int | float | str] = {
    "output_flag": False,
    "threads": 1,
    "parallel": "off",
    "random_seed": SEED,
    "mip_rel_gap": 0.0,
    "mip_max_nodes": NODES,
    # A guess at a first set, which costs more here than the search itself.
    "mip_heuristic_run_feasibility_jump": False,
    "mip_feasibility_tolerance": TOLERANCE,
    "primal_feasibility_tolerance": TOLERANCE,
    "dual_feasibility_tolerance": TOLERANCE,
}
LARGEST = 10**6
"""The sum of coefficients that a row is scaled to at most."""


@frozen
class Linear:
    """A constant and variables with their factors, exact."""

    constant: Fraction = Fraction(0)
    terms: Mapping[int, Fraction] = field(default_factory=dict)

    def __add__(self, other: Linear) -> Linear:
        terms = dict(self.terms)
        for variable, factor in other.terms.items():
            terms[variable] = terms.get(variable, Fraction(0)) + factor
        return Linear(self.constant + other.constant, terms)

    def times(self, factor: Fraction | int) -> Linear:
        """Each part of it, so many times."""
        if factor == 0:
            return Linear()
        scaled = {variable: own * factor for variable, own in self.terms.items()}
        return Linear(self.constant * factor, scaled)

    def __sub__(self, other: Linear) -> Linear:
        return self + other.times(-1)


def total(parts: Iterable[Linear]) -> Linear:
    """The sum of some parts."""
    constant, terms = Fraction(0), dict[int, Fraction]()
    for part in parts:
        constant += part.constant
        for variable, factor in part.terms.items():
            terms[variable] = terms.get(variable, Fraction(0)) + factor
    return Linear(constant, terms)


@frozen
class Solved:
    """The best solution found, and what no solution can be better than."""

    chosen: frozenset[int] | None
    """The binary variables that are 1; None where the search ended without a solution."""
    bound: float
    impossible: bool = False
    """Whether it is proved that the rows leave no solution."""


class Program:
    """Variables, rows and an objective that changes from stage to stage."""

    def __init__(self) -> None:
        import highspy

        self._solver: Highs = highspy.Highs()  # type: ignore[no-untyped-call]
        self._binaries: list[int] = []
        self._count = 0
        for name, value in OPTIONS.items():
            self._solver.setOptionValue(name, value)

    def binary(self) -> int:
        """A variable that is 0 or 1."""
        import highspy

        made = self.share()
        self._solver.changeColIntegrality(made, highspy.HighsVarType.kInteger)
        self._binaries.append(made)
        return made

    def share(self) -> int:
        """A variable between 0 and 1."""
        self._solver.addVar(0.0, 1.0)
        self._count += 1
        return self._count - 1

    def at_most(self, low: Linear, high: Linear) -> None:
        """Let one sum never exceed another."""
        difference = low - high
        terms = [(name, float(factor)) for name, factor in difference.terms.items() if factor]
        names, factors = [name for name, _ in terms], [factor for _, factor in terms]
        self._solver.addRow(-inf, float(-difference.constant), len(names), names, factors)

    def best(self, objective: Linear, unit: int) -> Solved:
        """The greatest value of a sum whose values differ by at least 1/unit."""
        import highspy

        solver, scale = self._solver, scale_of(objective, unit)
        costs = [float(objective.terms.get(name, 0) * scale) for name in range(self._count)]
        solver.changeColsCost(self._count, list(range(self._count)), costs)
        solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
        solver.setOptionValue("mip_abs_gap", float(scale / (4 * unit)))
        solver.run()
        info, values = solver.getInfo(), solver.getSolution().col_value
        bound = info.mip_dual_bound / float(scale) + float(objective.constant)
        if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            impossible = solver.getModelStatus() == highspy.HighsModelStatus.kInfeasible
            return Solved(None, inf, impossible)
        return Solved(frozenset(name for name in self._binaries if values[name] > 0.5), bound)

    def differ(self, among: Iterable[int], taken: Collection[int]) -> None:
        """Let at least one of some binary variables differ from what was taken of them."""
        apart = Linear(
            Fraction(len(taken)), {name: Fraction(-1 if name in taken else 1) for name in among}
        )
        self.at_most(Linear(Fraction(1)), apart)

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return int(self._solver.getNumRow())

    def forget(self, rows: int) -> None:
        """Take away the rows that came after the first so many."""
        last = range(rows, self.rows)
        if last:
            self._solver.deleteRows(len(last), list(last))

    def keep(self, objective: Linear, unit: int, value: Fraction) -> None:
        """Let a sum stay at a value that was reached, less half of the least difference."""
        scale = scale_of(objective, unit)
        least = Linear(value - Fraction(1, 2 * unit))
        self.at_most(least.times(scale), objective.times(scale))


def scale_of(objective: Linear, unit: int) -> Fraction:
    """What makes a sum count in whole units, as far as numbers of the solver can be told apart."""
    size = sum(map(abs, objective.terms.values()), Fraction(0))
    return Fraction(unit) if size * unit <= LARGEST else LARGEST / size
