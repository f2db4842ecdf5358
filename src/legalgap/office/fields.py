"""Proofreads a template against the data that will fill it: every wrong field, at its place.

Nothing is rendered here. The tags are read one by one, so that one that is broken does not hide
the next; what the sandbox then lets through is decided again, and strictly, by the linter.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from jinja2 import Environment, TemplateError, nodes
from lxml import etree

from legalgap.office.expressions import DEEPEST, Expression, Scope, Wrong
from legalgap.office.tags import Spot, Tag, tags
from legalgap.office.xml import text_of, w

MOST_TAGS = 5_000
LONGEST_TAG = 500
MOST_TURNS = 100_000
"""How often the loops of a template may turn, all together."""
LEVELS = ("", "p", "tr")
TRACKED = ("ins", "del", "moveFrom", "moveTo")
OPENINGS = ("{{", "{%")
HINT = "a template may hold names of the report, `if`, `for` and `block('name', ...)`"


@dataclass(frozen=True)
class Remark:
    """What is wrong with a template at one place, and what to do."""

    spot: Spot
    message: str
    hint: str = HINT

    def __str__(self) -> str:
        return f"template, {self.spot}: `{self.spot.words}`: {self.message}"


@dataclass
class Reading:
    """What reading a template has shown: its faults, and the fields that it names."""

    remarks: list[Remark] = field(default_factory=list)
    used: set[str] = field(default_factory=set)


class Proofreader:
    """Reads a template with the data of a real report beside it."""

    def __init__(
        self,
        env: Environment,
        data: Mapping[str, Any],
        blocks: Mapping[str, int | None],
        nearest: Callable[[str, Iterable[str]], str | None] | None = None,
    ) -> None:
        """Take the data of a real report.

        `blocks` says how many fields each block takes, None where it does not matter; `nearest`
        finds the known word that was probably meant.
        """
        self.env = env
        self.reading = Reading()
        self._expression = Expression(blocks, nearest, self.reading.used)
        self._data = data
        self._count = 0
        self._turns = 0

    def read(self, part: str, root: etree._Element) -> None:
        """Read one part; `part` is `document`, `header` or `footer`."""
        self._tracked(part, root)
        self._elsewhere(part, root)
        scope = Scope(self._data)
        open_tags: list[tuple[str, Tag, Scope]] = []
        for tag in tags(part, root):
            self._count += 1
            if self._count > MOST_TAGS:
                self._say(tag.spot, f"the template has more than {MOST_TAGS} tags")
                return
            try:
                scope = self._tag(tag, scope, open_tags)
            except Wrong as wrong:
                self._say(tag.spot, str(wrong))
                scope = wrong.scope or scope
        for word, tag, _ in open_tags:
            hint = f"write `{{%p end{word} %}}` in a paragraph of its own where it ends"
            self._say(tag.spot, f"this `{word}` has no end", hint)
        order = {"document": 0, "header": 1, "footer": 2}
        self.reading.remarks.sort(
            key=lambda item: (order[item.spot.part], item.spot.paragraph, item.spot.start)
        )

    def read_notes(self, part: str, root: etree._Element) -> None:
        """Find tags in notes, where nothing is filled in; `part` is `footnotes` or `endnotes`."""
        for place, paragraph in enumerate(root.iter(w("p")), start=1):
            words = text_of(paragraph).strip()
            if any(opening in words for opening in OPENINGS):
                said = "a tag in a note is not filled in"
                hint = "move it into the text, or write the words of the note out"
                self._say(Spot(part, place, words, 0, 0), said, hint)

    def _say(self, spot: Spot, message: str, hint: str = HINT) -> None:
        self.reading.remarks.append(Remark(spot, message, hint))

    def _tag(self, tag: Tag, scope: Scope, open_tags: list[tuple[str, Tag, Scope]]) -> Scope:
        if not tag.whole:
            raise Wrong("the tag is broken: its beginning or its end is missing")
        if tag.level == "p" and not tag.alone:
            raise Wrong("words beside a `{%p ... %}` tag would be lost: give it its own paragraph")
        if tag.opening not in OPENINGS:
            return scope
        if tag.level not in LEVELS or (tag.level and tag.opening == "{{"):
            raise Wrong(f"`{tag.level}` is not allowed here")
        if tag.opening == "{{":
            self._output(tag, scope)
            return scope
        return self._statement(tag, scope, open_tags)

    def _output(self, tag: Tag, scope: Scope) -> None:
        tree = self._parsed("{{ " + tag.said + " }}")
        found = tree.find(nodes.Output)
        inside = list(found.nodes) if found is not None else []
        if len(inside) != 1:
            raise Wrong("the tag says nothing")
        expression = inside[0]
        if isinstance(expression, nodes.Call):
            self._expression.block(expression, scope)
            self._block_place(tag)
        else:
            self._expression.printed(expression, scope)

    def _block_place(self, tag: Tag) -> None:
        if tag.spot.part != "document":
            raise Wrong("a block cannot stand in a header or footer")
        if not tag.alone:
            raise Wrong("a block needs a paragraph of its own")
        if tag.ends_section:
            raise Wrong(
                "the paragraph ends a section: put an empty paragraph after the block, and the "
                "section break there"
            )

    def _statement(self, tag: Tag, scope: Scope, open_tags: list[tuple[str, Tag, Scope]]) -> Scope:
        word = tag.said.split(" ")[0] if tag.said else ""
        if word == "for":
            open_tags.append(("for", tag, scope))
            return self._loop(tag, scope, open_tags)
        if word == "if":
            open_tags.append(("if", tag, scope))
            self._condition(tag, "if", scope)
        elif word in ("elif", "else"):
            if not open_tags or (word == "elif" and open_tags[-1][0] != "if"):
                raise Wrong(f"this `{word}` belongs to no `if`")
            if word == "elif":
                self._condition(tag, "elif", scope)
        elif word in ("endif", "endfor"):
            if not open_tags or open_tags[-1][0] != word[3:]:
                raise Wrong(f"this `{word}` ends no `{word[3:]}`")
            return open_tags.pop()[2]
        else:
            raise Wrong(f"`{word}` is not allowed")
        return scope

    def _condition(self, tag: Tag, word: str, scope: Scope) -> None:
        tree = self._parsed("{% if " + tag.said[len(word) :] + " %}{% endif %}")
        found = tree.find(nodes.If)
        if found is not None:
            self._expression.check(found.test, scope)

    def _loop(self, tag: Tag, scope: Scope, open_tags: list[tuple[str, Tag, Scope]]) -> Scope:
        inner = scope.open()  # names of a loop that is wrong are not reported again
        tree = self._parsed("{% " + tag.said + " %}{% endfor %}", or_else=inner)
        loop = tree.find(nodes.For)
        if loop is None or not isinstance(loop.target, nodes.Name):
            raise Wrong("a loop has one variable: `for area in areas`", inner)
        if loop.recursive or not isinstance(loop.iter, nodes.Name | nodes.Getattr):
            raise Wrong("a loop runs over a name: `for area in areas`", inner)
        if sum(word == "for" for word, _, _ in open_tags) > DEEPEST:
            raise Wrong(f"loops lie in one another more than {DEEPEST} deep", inner)
        inner = self._expression.loop(loop.iter, loop.target.name, scope)
        self._turns += inner.turns
        if self._turns > MOST_TURNS:
            raise Wrong("the loops of the template turn too often", inner)
        if loop.test is not None:
            self._expression.check(loop.test, inner)
        return inner

    def _parsed(self, source: str, or_else: Scope | None = None) -> nodes.Template:
        if len(source) > LONGEST_TAG:
            raise Wrong(f"the tag has more than {LONGEST_TAG} letters", or_else)
        try:
            return self.env.parse(source)
        except TemplateError as error:
            raise Wrong(f"the tag is broken: {error.message}", or_else) from error
        except RecursionError:
            raise Wrong("the tag is too deep", or_else) from None

    def _tracked(self, part: str, root: etree._Element) -> None:
        found = next(root.iter(*(w(name) for name in TRACKED)), None)
        if found is None:
            return
        number = 1
        for place, paragraph in enumerate(root.iter(w("p")), start=1):
            if found in paragraph.iter() or paragraph in found.iter():
                number = place
                break
        self._say(
            Spot(part, number, "", 0, 0),
            "the template holds tracked changes",
            "in Word choose Review > Accept > Accept All Changes and Stop Tracking, and save",
        )

    def _elsewhere(self, part: str, root: etree._Element) -> None:
        """Tags in fields, alternative texts and other places that are no text."""
        places = {node: number for number, node in enumerate(root.iter(w("p")), start=1)}
        for node in root.iter(etree.Element):
            hidden = [str(value) for value in node.attrib.values()]
            hidden += [node.text or ""] if node.tag != w("t") else []
            if any(opening in text for text in hidden for opening in OPENINGS):
                above = [node, *node.iterancestors()]
                number = next((places[item] for item in above if item in places), 1)
                self._say(Spot(part, number, "", 0, 0), "a tag stands where there is no text")


def leaves(data: Any, path: str = "") -> Iterable[str]:
    """Every field that a template can name: `cover.title`, `areas[].message`."""
    if isinstance(data, Mapping):
        for key, value in data.items():
            yield from leaves(value, f"{path}.{key}" if path else str(key))
    elif isinstance(data, list) and any(isinstance(item, Mapping) for item in data):
        keys = {key: item[key] for item in data if isinstance(item, Mapping) for key in item}
        yield from leaves(keys, f"{path}[]")
    else:
        yield path
