"""A user's own Word template: docxtpl fills its tags, after each of them was looked at."""

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any, cast

from docxtpl import DocxTemplate
from jinja2 import TemplateError, nodes
from lxml import etree

from legalgap.errors import LegalGapError
from legalgap.office.expressions import DEEPEST, FILTERS
from legalgap.office.package import Package
from legalgap.office.sandbox import DataEnvironment
from legalgap.office.xml import clean

HEADER, FOOTER = DocxTemplate.HEADER_URI, DocxTemplate.FOOTER_URI
ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Const,
    nodes.For,
    nodes.If,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.CondExpr,
    nodes.Concat,
    nodes.Filter,
    nodes.Call,
)


class StrictTemplate(DocxTemplate):  # type: ignore[misc]  # docxtpl brings no types
    """docxtpl without its silent repairs (word_notes, section 10)."""

    def fix_tables(self, xml: str) -> etree._Element:
        """Stop at broken XML where docxtpl would drop the rest of the paragraph."""
        etree.fromstring(xml.encode())
        return cast(etree._Element, super().fix_tables(xml))

    def render_footnotes(self, context: Any, jinja_env: Any = None) -> None:
        """Footnotes hold no tags; docxtpl would read what data put there as a template."""

    def render_properties(self, context: Any, jinja_env: Any = None) -> None:
        """The writer sets the properties; docxtpl would escape them twice."""

    def sources(self) -> Iterator[tuple[str, str]]:
        """The name and the Jinja source of each part that may hold tags."""
        yield "document", self.patch_xml(self.get_xml())
        for kind, uri in (("header", HEADER), ("footer", FOOTER)):
            for _, part in self.get_headers_footers(uri):
                yield kind, self.patch_xml(self.get_part_xml(part))


def opened(data: bytes) -> StrictTemplate:
    """A template of docxtpl; raises LegalGapError where it is no Word document."""
    try:
        made = StrictTemplate(BytesIO(data))
        made.render_init()
    except (ValueError, KeyError, AttributeError) as error:
        raise LegalGapError(
            "the template is not a Word document",
            "`legalgap template init` writes a fresh one to start from",
        ) from error
    return made


def filled(form: StrictTemplate, known: Mapping[str, Any], env: DataEnvironment) -> Package:
    """The document with all tags filled; raises LegalGapError where that cannot be done."""
    out = BytesIO()
    try:
        form.render(known, env)
        form.save(out)
    except TemplateError as error:
        raise LegalGapError(
            f"the template cannot be filled: {error.message or error}",
            "check the tag against those of the packaged template",
        ) from error
    except etree.XMLSyntaxError as error:
        raise LegalGapError(
            "the template makes a damaged document",
            "a tag was typed with track changes on, or stands across two paragraphs: "
            "type it anew in one go",
        ) from error
    return Package.unpacked(out.getvalue())


class Linter:
    """Refuses whatever in a template is not a name, a condition, a loop or a block."""

    def __init__(
        self,
        env: DataEnvironment,
        part: str,
        source: str,
        names: set[str],
        blocks: set[str],
    ) -> None:
        self.env, self.part, self.names, self.blocks = env, part, names, blocks
        self.source = re.sub(r"<w:p([ >])", r"\n<w:p\1", source)

    def check(self) -> None:
        """Raise LegalGapError for the first thing that is not allowed."""
        try:
            tree = self.env.parse(self.source)
        except TemplateError as error:
            raise self._error(getattr(error, "lineno", 1), f"{error.message}") from error
        self._check(tree, set(), 0)

    def _error(self, line: int | None, what: str) -> LegalGapError:
        lines = self.source.splitlines()
        shown = re.sub(r"<[^>]*>", "", lines[min(line or 1, len(lines)) - 1]).strip()
        paragraph = max((line or 1) - 1, 1)
        return LegalGapError(
            f"template, {self.part}, paragraph {paragraph}: `{clean(shown)[:80]}`: {what}",
            "a template may hold names of the report, `if`, `for` and `block('name', ...)`",
        )

    def _check(self, node: nodes.Node, loops: set[str], depth: int) -> None:
        if not isinstance(node, ALLOWED):
            raise self._error(node.lineno, f"`{type(node).__name__.lower()}` is not allowed")
        if isinstance(node, nodes.For):
            self._for(node, loops, depth)
            return
        self._one(node, loops)
        for child in node.iter_child_nodes():
            self._check(child, loops, depth)

    def _one(self, node: nodes.Node, loops: set[str]) -> None:
        match node:
            case nodes.Name():
                if node.name not in self.names and node.name not in loops:
                    raise self._error(node.lineno, f"the report has no `{node.name}`")
            case nodes.Getattr():
                if node.attr.startswith("_"):
                    raise self._error(node.lineno, "names that begin with `_` are not allowed")
            case nodes.Getitem():
                key = node.arg
                fits = isinstance(key, nodes.Const) and not str(key.value).startswith("_")
                if not fits:
                    raise self._error(node.lineno, "a key is written out: `['title']`")
            case nodes.Filter():
                if node.name not in FILTERS:
                    raise self._error(node.lineno, f"the filter `{node.name}` is not allowed")
            case nodes.Call():
                self._call(node)
            case _:
                pass

    def _call(self, node: nodes.Call) -> None:
        if not isinstance(node.node, nodes.Name) or node.node.name != "block":
            raise self._error(node.lineno, "only `block('name', ...)` can be called")
        simple = (nodes.Const, nodes.Name, nodes.Getattr)
        if node.kwargs or node.dyn_args or node.dyn_kwargs or not node.args:
            raise self._error(node.lineno, "write `block('name', ...)`")
        if not all(isinstance(argument, simple) for argument in node.args):
            raise self._error(node.lineno, "a block takes names and words only")
        name = node.args[0].value if isinstance(node.args[0], nodes.Const) else None
        if name not in self.blocks:
            known = ", ".join(sorted(self.blocks))
            raise self._error(node.lineno, f"there is no block `{name}`; there are: {known}")

    def _for(self, node: nodes.For, loops: set[str], depth: int) -> None:
        if depth >= DEEPEST:
            raise self._error(node.lineno, f"loops lie in one another more than {DEEPEST} deep")
        if node.recursive or not isinstance(node.iter, nodes.Name | nodes.Getattr):
            raise self._error(node.lineno, "a loop runs over a name: `for area in areas`")
        if not isinstance(node.target, nodes.Name):
            raise self._error(node.lineno, "a loop has one variable: `for area in areas`")
        self._check(node.iter, loops, depth)
        inside = {*loops, node.target.name, "loop"}
        for child in (*node.body, *node.else_, *([node.test] if node.test else [])):
            self._check(child, inside, depth + 1)
