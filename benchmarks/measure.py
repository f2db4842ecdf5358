"""Runs whole processes in turn and compares them: fresh, interleaved, minimum and median."""

import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

Command = Sequence[str]


@dataclass
class Subject:
    """One thing to measure: commands that run one after another, as one whole."""

    name: str
    commands: Sequence[Command]
    folder: Path
    ok: tuple[int, ...] = (0,)
    wall: list[float] = field(default_factory=list)
    work: list[float] = field(default_factory=list)
    """Seconds of processor time, of the processes and their children."""

    def run(self) -> None:
        """Run it once and note the time; stops the benchmark where a command fails."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        began = time.perf_counter()
        for command in self.commands:
            done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True)
            if done.returncode not in self.ok:
                sys.exit(
                    f"{self.name}: {' '.join(command[:3])} failed:\n{done.stdout}{done.stderr}"
                )
        self.wall.append(time.perf_counter() - began)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        self.work.append(used)


@dataclass
class Contest:
    """What is measured against its floor, and the ratio that it should not exceed."""

    name: str
    ours: Subject
    floor: Subject
    target: float
    less: float = 0.0
    """Seconds taken off the floor: start-ups that one process would not repeat."""

    def result(self) -> dict[str, object]:
        """Minimum and median of both, and their ratios."""
        found: dict[str, object] = {"name": self.name, "target": self.target}
        for kind in ("wall", "work"):
            own, other = getattr(self.ours, kind), getattr(self.floor, kind)
            for how, of in (("min", min), ("median", statistics.median)):
                low = max(of(other) - self.less, 1e-9)
                found[f"{kind}_{how}"] = {
                    self.ours.name: round(of(own), 3),
                    self.floor.name: round(low, 3),
                    "ratio": round(of(own) / low, 2),
                }
        return found


def run(contests: Sequence[Contest], times: int, told: Callable[[str], None]) -> None:
    """Run all of them in turn, so that a busy moment hits everybody; the first turn warms up."""
    subjects = {id(item): item for one in contests for item in (one.ours, one.floor)}
    for turn in range(times + 1):
        for item in subjects.values():
            item.run()
            if turn == 0:
                item.wall.clear()
                item.work.clear()
        told(f"turn {turn} of {times}")


def table(results: Sequence[dict[str, object]]) -> str:
    """The results for a person: one line each, processor and wall time."""
    lines = [f"{'':46} {'ours':>7} {'floor':>7} {'ratio':>6} {'median':>7} {'target':>7}"]
    for found in results:
        for kind, called in (("wall", "clock"), ("work", "processor")):
            least, middle = found[f"{kind}_min"], found[f"{kind}_median"]
            assert isinstance(least, dict)
            assert isinstance(middle, dict)
            ours, floor, ratio = least.values()
            name = f"{found['name']} ({called})"
            lines.append(
                f"{name:46} {ours:7.2f} {floor:7.2f} {ratio:6.2f} {middle['ratio']:7.2f} "
                f"{found['target']:7.2f}"
            )
    return "\n".join(lines)


def as_json(results: Sequence[dict[str, object]]) -> str:
    """The results for a program."""
    return json.dumps({"format": 1, "results": list(results)}, indent=2) + "\n"
