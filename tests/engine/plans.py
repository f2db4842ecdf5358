"""Random States with recommendations, and what trying every set of measures would find."""

from collections.abc import Collection, Iterator
from fractions import Fraction
from itertools import combinations
from random import Random
from typing import Any

from hypothesis import strategies as st
from lawcase import Case

from legalgap.engine.measures import Measures, Outcome
from legalgap.model.assessment import Assessment

WANTED = ("a", "b", "c", "d")
UNWANTED = ("x", "y", "z")
AGE = {"number": {"element": "age", "min": "18", "partly": "16"}}
OWNERS = ("A-01", "A-02", "B-01")
NAMES = tuple(f"REC-A-0{n}" for n in range(1, 6))
ZERO = Fraction(0)


def rule(chance: Random, depth: int = 2, *, bad: bool = False) -> Any:
    """Any rule over wanted elements, bad ones under `not`, a number and a treaty."""
    if depth == 0 or chance.random() < 0.35:
        return leaf(chance, bad=bad)
    if not bad and chance.random() < 0.25:
        return {"not": rule(chance, depth, bad=True)}
    of = [rule(chance, depth - 1, bad=bad) for _ in range(chance.randint(2, 4))]
    key = chance.choice(["all", "any", "at_least"])
    return {key: {"n": chance.randint(1, len(of)), "of": of} if key == "at_least" else of}


def leaf(chance: Random, *, bad: bool) -> Any:
    """One child at the end of a rule."""
    if bad:
        return chance.choice(UNWANTED)
    return chance.choice([*WANTED, *WANTED, AGE, {"ratified": "ilo"}])


def named(rule: Any) -> set[str]:
    """The elements that a rule names."""
    if isinstance(rule, str):
        return {rule}
    if isinstance(rule, list):
        return set().union(*map(named, rule))
    ((key, inner),) = rule.items()
    if key == "number":
        return {inner["element"]}
    return set() if key == "ratified" else named(inner["of"] if key == "at_least" else inner)


def law(chance: Random, elements: dict[str, list[str]]) -> dict[str, Any]:
    """One code, read whole: what it says of each element, and whether it says the opposite."""
    provision: dict[str, Any] = {}
    for owner, names in elements.items():
        claim: dict[str, Any] = {}
        for name in names:
            way = chance.choice(["provides", "narrows", "lacks", "lacks", "silent"])
            if name in UNWANTED:
                way = chance.choice(["provides", "provides", "narrows", "silent"])
            if name == "age" and way != "silent":
                claim.setdefault("values", {})[name] = chance.choice(["14", "16", "18"])
            elif way == "narrows":
                claim.setdefault("narrows", {})[name] = "in some cases"
            elif way != "silent":
                claim.setdefault(way, []).append(name)
        against = chance.choice(["no", "no", "no", "all", "some"])
        if against != "no":
            claim["contradicts"] = "the opposite"
        if against == "some":
            claim["only"] = "some cases"
        if claim:
            provision[owner] = claim
    return {"5": provision}


def remedies(chance: Random, elements: dict[str, list[str]]) -> dict[str, dict[str, Any]]:
    """Some recommendations, each with what it gives, what it ends and what comes first."""
    found: dict[str, dict[str, Any]] = {}
    for name in sorted(chance.sample(NAMES, chance.randint(1, len(NAMES)))):
        item: dict[str, Any] = {"effort": chance.choice(["low", "medium", "high"])}
        for owner, names in elements.items():
            for element in chance.sample(names, chance.randint(0, min(3, len(names)))):
                if element == "age":
                    value = chance.choice(["16", "18"])
                    item.setdefault("values", {}).setdefault(owner, {})[element] = value
                else:
                    way = "ends" if element in UNWANTED else "provides"
                    item.setdefault(way, {}).setdefault(owner, []).append(element)
        item["after"] = [other for other in found if chance.random() < 0.2]
        found[name] = item
    return found


def world(chance: Random) -> dict[str, Any]:
    """A whole case, as the YAML of tests/rules would say it."""
    asked: dict[str, dict[str, Any]] = {}
    elements: dict[str, list[str]] = {}
    standards = {"treaty:1": "duty", "other:1": "duty", "guide:1": "soft"}
    for owner in OWNERS:
        made = rule(chance)
        own = sorted(named(made))
        asked[owner] = {
            "rule": made,
            "standards": standards,
            "from": {name: [chance.choice(sorted(standards))] for name in own},
            "lenses": {"gender": chance.choice(["core", "relevant", "none"])},
        }
        if own:
            elements[owner] = own
    main = asked.pop(OWNERS[0])
    return {
        "case": "random",
        **main,
        "also": asked,
        "soft_law": ["guide"],
        "treaties": {
            "treaty": "in_force",
            "other": chance.choice(["in_force", "not_party", "recalled"]),
            "ilo": chance.choice(["in_force", "not_party", "recalled"]),
        },
        "acts": {"code": law(chance, elements)} if elements else {},
        "read_in_full": [owner for owner in elements if chance.random() < 0.3],
        "recommendations": remedies(chance, elements) if elements else {},
        "judgement": chance.choice([None] * 9 + ["partial"]),
        "methodology": {"floor": "0"},
        "expect": {"low": 0},
    }


def states() -> st.SearchStrategy[dict[str, Any]]:
    """Worlds by the number that they are drawn from: as varied for large numbers as for small."""
    return st.integers(0, 10**6).map(lambda seed: world(Random(seed)))


def assessed(world: dict[str, Any]) -> Assessment:
    """The assessment of a world."""
    return Case.model_validate(world).assessed()


def gained(before: Assessment, after: Outcome) -> dict[str, Fraction]:
    """What an outcome gains by stage, from findings alone: the assessment with minus without."""
    found = dict.fromkeys(("obligations", "lenses", "rest", "open_obligations", "open_rest"), ZERO)
    weights = {"core": Fraction(1), "relevant": Fraction(1, 2), "none": ZERO}
    for old, new in zip(before.findings, after.findings, strict=True):
        lenses = sum((weights[weight] for weight in old.indicator.lenses.values()), ZERO)
        rise = new.interval.high - old.interval.high
        found["lenses"] += lenses * rise
        found["rest"] += rise
        found["open_rest"] += new.interval.low - old.interval.low
        if old.obligations.interval and new.obligations.interval:
            was, now = old.obligations.interval, new.obligations.interval
            found["obligations"] += now.high - was.high
            found["open_obligations"] += now.low - was.low
    return found


def allowed(measures: Measures, budget: int) -> Iterator[tuple[str, ...]]:
    """Every set of at most so many measures that has all that must come first."""
    for size in range(min(budget, len(measures.useful)) + 1):
        for chosen in combinations(measures.useful, size):
            if all(set(measures.needs(name)) <= set(chosen) for name in chosen):
                yield chosen


def merit(measures: Measures, chosen: Collection[str]) -> tuple[Any, ...]:
    """What makes one set better than another: its gains, its effort, and then its ids."""
    gains = measures.gain((), chosen).values()
    return (*gains, -measures.effort(chosen), [name in chosen for name in measures.useful])
