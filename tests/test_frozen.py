"""Our classes of values behave as the standard library's frozen dataclasses do."""

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace
from functools import cached_property

import pytest

from legalgap.frozen import frozen


@frozen
class Ours:
    """One of ours."""

    kept: int
    name: str = "none"
    listed: dict = field(default_factory=dict)
    hidden: str = field(default="x", repr=False, compare=False)
    twice: int = field(init=False)
    made: list = field(init=False, default_factory=list, compare=False)

    def __post_init__(self):
        object.__setattr__(self, "twice", 2 * self.kept)

    @cached_property
    def length(self):
        return len(self.name)


@dataclass(frozen=True)
class Theirs:
    """The same by the standard library."""

    kept: int
    name: str = "none"
    listed: dict = field(default_factory=dict)
    hidden: str = field(default="x", repr=False, compare=False)
    twice: int = field(init=False)
    made: list = field(init=False, default_factory=list, compare=False)

    def __post_init__(self):
        object.__setattr__(self, "twice", 2 * self.kept)


@pytest.mark.parametrize(
    ("given", "named"), [((1,), {}), ((1, "a"), {}), ((), {"kept": 3, "listed": {"a": 1}})]
)
def test_an_object_has_the_same_fields_and_prints_the_same(given, named):
    ours, theirs = Ours(*given, **named), Theirs(*given, **named)
    assert vars(ours) == vars(theirs)
    assert list(vars(ours)) == list(vars(theirs))
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert [item.name for item in fields(ours)] == [item.name for item in fields(theirs)]
    assert Ours.__match_args__ == Theirs.__match_args__


@pytest.mark.parametrize("given", [{}, {"kept": 1, "other": 2}, {"kept": 1, "twice": 2}])
def test_what_is_missing_or_unknown_is_refused(given):
    with pytest.raises(TypeError, match="argument"):
        Ours(**given)


def test_equality_looks_at_the_fields_that_count_and_at_the_class():
    assert Ours(1, hidden="a") == Ours(1, hidden="b")
    assert Ours(1) != Ours(2)
    assert Ours(1) != Theirs(1)
    assert Ours(1).length == 4
    assert Ours(1) == replace(Ours(2), kept=1)


def test_equal_values_have_one_hash_and_what_cannot_be_hashed_says_so():
    @frozen
    class Plain:
        first: int
        second: tuple = ()

    assert len({Plain(1), Plain(1, ()), Plain(2)}) == 2
    with pytest.raises(TypeError, match="unhashable"):
        hash(Ours(1))


def test_nothing_of_it_changes():
    one = Ours(1)
    with pytest.raises(FrozenInstanceError, match="name"):
        one.name = "b"
    with pytest.raises(FrozenInstanceError, match="name"):
        del one.name
    assert one.name == "none"


def test_each_object_has_its_own_default():
    assert Ours(1).listed is not Ours(1).listed


def test_it_is_copied_and_stored_like_any_object():
    one = Ours(1, listed={"a": [1]})
    assert copy.deepcopy(one) == one
    assert copy.copy(one) == one
    assert pickle.loads(pickle.dumps(one)) == one


def test_a_class_below_adds_fields_and_keeps_the_rest():
    @frozen
    class More(Ours):
        more: str = "m"

    assert More(1).more == "m"
    assert More(1).twice == 2
    assert More(1) != Ours(1)
    assert More(1, "a", {}, "h", "n").more == "n"
    assert Ours(5).twice == 10
