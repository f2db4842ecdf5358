"""What stands within a tag: names of the data, conditions, and calls of blocks."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from jinja2 import nodes

FILTERS = ("length", "upper", "lower", "join", "first", "last")
DEEPEST = 3
LOOP = ("index", "index0", "first", "last", "length")
SIMPLE = (nodes.Const, nodes.Name, nodes.Getattr)
PLAIN = (
    nodes.Name,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Const,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.CondExpr,
    nodes.Concat,
    nodes.Filter,
)
MOST_NAMED = 8


class Scope:
    """The names that can be used at one place, with values that they have in a real report."""

    def __init__(
        self,
        data: Mapping[str, Any],
        loops: Mapping[str, "Found"] | None = None,
        *,
        turns: int = 1,
        anything: bool = False,
    ) -> None:
        self.data, self.loops = data, dict(loops or {})
        self.turns = turns
        """How often the innermost loop turns, those around it counted in."""
        self.anything = anything
        """Whether unknown names are let pass: in a loop that is wrong itself."""

    def open(self) -> "Scope":
        """The same scope with unknown names let pass."""
        return Scope(self.data, self.loops, turns=self.turns, anything=True)

    def names(self) -> list[str]:
        """Everything that can be named."""
        return [*self.loops, *self.data]


@dataclass(frozen=True)
class Found:
    """What a name stands for: its path in the data, and examples of its value."""

    path: str
    shown: str
    examples: Sequence[Any] = ()
    known: bool = True
    """False where the data of this report have no example."""
    part_of_loop: bool = field(default=False)


class Wrong(Exception):
    """What is wrong with a tag; `scope` holds behind it, where it opened a loop."""

    def __init__(self, message: str, scope: Scope | None = None) -> None:
        super().__init__(message)
        self.scope = scope


class Expression:
    """Checks expressions; keeps the paths of the fields that they name."""

    def __init__(
        self,
        blocks: Mapping[str, int | None],
        nearest: Callable[[str, Iterable[str]], str | None] | None,
        used: set[str],
    ) -> None:
        self.blocks, self.used = blocks, used
        self._nearest = nearest or (lambda _word, _known: None)

    def check(self, node: nodes.Node, scope: Scope) -> None:
        """Raise Wrong for what a template must not hold, or what the data do not have."""
        if isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem):
            self._found(node, scope)
            return
        if isinstance(node, nodes.Call):
            raise Wrong("only `block('name', ...)` can be called, in a tag of its own")
        if not isinstance(node, PLAIN):
            raise Wrong(f"`{type(node).__name__.lower()}` is not allowed")
        if isinstance(node, nodes.Filter) and node.name not in FILTERS:
            raise Wrong(f"the filter `{node.name}` is not allowed")
        for child in node.iter_child_nodes():
            self.check(child, scope)

    def printed(self, node: nodes.Node, scope: Scope) -> None:
        """As `check`; what is printed is a text or a number, never a list or a yes."""
        if not isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem):
            self.check(node, scope)
            return
        found = self._found(node, scope)
        example = found.examples[0] if found.examples else ""
        if isinstance(example, Mapping):
            known = ", ".join(f"`{found.shown}.{key}`" for key in list(example)[:MOST_NAMED])
            raise Wrong(f"`{found.shown}` holds several fields; name one of them: {known}")
        if isinstance(example, list):
            raise Wrong(f"`{found.shown}` is a list: write `{{%p for item in {found.shown} %}}`")
        if isinstance(example, bool):
            raise Wrong(
                f"`{found.shown}` is a yes or no and no text: write `{{%p if {found.shown} %}}`"
            )

    def loop(self, node: nodes.Node, variable: str, scope: Scope) -> Scope:
        """The scope within a loop over a name."""
        if variable.startswith("_"):
            raise Wrong("names that begin with `_` are not allowed", scope.open())
        try:
            found = self._found(node, scope)
        except Wrong as wrong:
            raise Wrong(str(wrong), scope.open()) from wrong
        lists = [example for example in found.examples if isinstance(example, list)]
        if found.known and found.examples and not lists:
            raise Wrong(f"`{found.shown}` is not a list, so no loop can run over it", scope.open())
        items = [item for example in lists for item in example]
        inside = Found(f"{found.path}[]", variable, items, known=bool(items))
        place = Found("", "loop", (dict.fromkeys(LOOP, 1),), part_of_loop=True)
        turns = scope.turns * max((len(example) for example in lists), default=1)
        loops = {**scope.loops, variable: inside, "loop": place}
        return Scope(scope.data, loops, turns=turns, anything=scope.anything)

    def block(self, node: nodes.Call, scope: Scope) -> None:
        """Check a call of a block."""
        if not isinstance(node.node, nodes.Name) or node.node.name != "block":
            raise Wrong("only `block('name', ...)` can be called")
        if node.kwargs or node.dyn_args or node.dyn_kwargs or not node.args:
            raise Wrong("write `block('name', ...)`")
        first = node.args[0]
        name = str(first.value) if isinstance(first, nodes.Const) else "?"
        if name not in self.blocks:
            meant = self._nearest(name, self.blocks)
            known = f"did you mean `{meant}`?" if meant else f"there are: {self._listed()}"
            raise Wrong(f"there is no block `{name}`; {known}")
        self.used.add(f"block('{name}')")
        wanted, given = self.blocks[name], len(node.args) - 1
        if wanted is not None and wanted != given:
            fields = "1 field" if wanted == 1 else f"{wanted or 'no'} fields"
            raise Wrong(f"the block `{name}` takes {fields} beside its name, and is given {given}")
        for argument in node.args[1:]:
            if not isinstance(argument, SIMPLE):
                raise Wrong("a block takes names and words only")
            if not isinstance(argument, nodes.Const):
                self._found(argument, scope)

    def _listed(self) -> str:
        return ", ".join(sorted(self.blocks))

    def _found(self, node: nodes.Node, scope: Scope) -> Found:
        found = self._value(node, scope)
        if not found.part_of_loop and found.path:
            self.used.add(found.path)
        return found

    def _value(self, node: nodes.Node, scope: Scope) -> Found:
        if isinstance(node, nodes.Name):
            return self._name(node.name, scope)
        if isinstance(node, nodes.Getattr):
            return self._key(self._value(node.node, scope), node.attr)
        if isinstance(node, nodes.Getitem):
            return self._item(self._value(node.node, scope), node.arg)
        self.check(node, scope)
        return Found("", "", known=False)

    def _name(self, name: str, scope: Scope) -> Found:
        if name in scope.loops:
            return scope.loops[name]
        if name in scope.data:
            return Found(name, name, (scope.data[name],))
        if scope.anything and not name.startswith("_"):
            return Found("", name, known=False)
        meant = self._nearest(name, scope.names())
        if meant is None:
            below = {
                key: f"{above}.{key}"
                for above, value in reversed(list(scope.data.items()))
                if isinstance(value, Mapping)
                for key in value
            }
            meant = below.get(self._nearest(name, below) or "")
        raise Wrong(f"the report has no `{name}`" + (f"; did you mean `{meant}`?" if meant else ""))

    def _item(self, found: Found, key: nodes.Node) -> Found:
        if not isinstance(key, nodes.Const):
            raise Wrong("a key is written out: `['title']`")
        if isinstance(key.value, int):
            lists = [example for example in found.examples if isinstance(example, list)]
            items = [item for example in lists for item in example]
            if found.known and not lists:
                raise Wrong(f"`{found.shown}` is not a list")
            return replace(found, path=f"{found.path}[]", examples=items, known=bool(items))
        return self._key(found, str(key.value))

    def _key(self, found: Found, key: str) -> Found:
        shown = f"{found.shown}.{key}"
        if key.startswith("_"):
            raise Wrong("names that begin with `_` are not allowed")
        path = f"{found.path}.{key}" if found.path else key
        if not found.known:
            return Found("", shown, known=False)
        maps = [example for example in found.examples if isinstance(example, Mapping)]
        values = [example[key] for example in maps if key in example]
        if values and len(values) < len(found.examples):
            raise Wrong(f"`{shown}` is not there in every case")
        if values:
            return Found(path, shown, values, part_of_loop=found.part_of_loop)
        if not maps and any(isinstance(example, list) for example in found.examples):
            raise Wrong(
                f"`{shown}` does not exist: `{found.shown}` is a list; write "
                f"`{{%p for item in {found.shown} %}}`"
            )
        known = list(dict.fromkeys(name for example in maps for name in example))
        meant = self._nearest(key, known)
        if meant:
            raise Wrong(f"`{shown}` does not exist; did you mean `{found.shown}.{meant}`?")
        listed = ", ".join(known[:MOST_NAMED])
        raise Wrong(f"`{shown}` does not exist" + (f"; there are: {listed}" if listed else ""))
