"""Word templates: strict, sandboxed, and filled in two steps.

Jinja fills the short texts. Where the template says `{{ block('name', ...) }}` in a paragraph of
its own, the block is built and put in after rendering, so that none of docxtpl's rewriting of
text touches it and no data is ever read as a template.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from io import BytesIO
from typing import Any, cast

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, TemplateRuntimeError, nodes
from jinja2 import Template as JinjaTemplate
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from legalgap.errors import LegalGapError
from legalgap.office.expressions import DEEPEST, FILTERS, LOOP
from legalgap.office.fields import Proofreader, Reading
from legalgap.office.links import Links
from legalgap.office.package import Package, parse
from legalgap.office.word_charts import attach
from legalgap.office.xml import PLACE, clean, elements, select, speak, text_of, w

Block = Callable[..., str]
"""Makes the XML of a block from the arguments that the template gives it."""
Late = Callable[[etree._Element], str]
"""A block that needs the finished document, such as the contents."""

CALLING = "descendant::w:p[descendant::w:t[contains(., $place)]]"
PLACED = re.compile(f"{PLACE}(\\d+){PLACE}")
HEADER, FOOTER = DocxTemplate.HEADER_URI, DocxTemplate.FOOTER_URI
MOST_LETTERS = 30_000_000
"""The most that a part may hold once its tags are filled; a report has a hundredth of it."""
OFTEN = 5
"""How often the same block may be put in."""
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


class BoundedTemplate(JinjaTemplate):
    """A template whose result has an end."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        """The filled text; raises TemplateRuntimeError where it grows beyond any report."""
        pieces, size = [], 0
        for piece in self.generate(*args, **kwargs):
            size += len(piece)
            if size > MOST_LETTERS:
                raise TemplateRuntimeError("it grows far beyond any report")
            pieces.append(piece)
        return "".join(pieces)


class DataEnvironment(ImmutableSandboxedEnvironment):
    """A sandbox in which a name after a dot is a key of the data, never a method."""

    template_class = BoundedTemplate

    def getattr(self, obj: Any, attribute: str) -> Any:
        """The value under a key, or where a loop stands."""
        if isinstance(obj, Mapping):
            return obj[attribute] if attribute in obj else self.undefined(name=attribute)
        if isinstance(obj, LoopContext) and attribute in LOOP:
            return getattr(obj, attribute)
        return self.undefined(name=attribute, hint=f"the report has no `{attribute}` here")

    def getitem(self, obj: Any, argument: Any) -> Any:
        """As `getattr`; lists are read by position."""
        if isinstance(obj, list) and isinstance(argument, int):
            return super().getitem(obj, argument)
        return self.getattr(obj, str(argument))


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


class Template:
    """A Word template and how it is filled."""

    def __init__(
        self,
        data: bytes,
        blocks: Mapping[str, Block],
        late: Mapping[str, Late] | None = None,
        *,
        finish: Callable[[etree._Element], None] | None = None,
        nearest: Callable[[str, Iterable[str]], str | None] | None = None,
        takes: Mapping[str, int] | None = None,
        close: Callable[[Any], None] | None = None,
        own: bool = False,
    ) -> None:
        """Open a template; raises LegalGapError for a file that is not safe or not sound.

        `late` blocks are made when all others stand; `finish` sees the whole document last;
        `nearest` finds the known word that was probably meant; `takes` says how many fields
        a block takes beside its name; `close` is given the filled document of python-docx, to
        write what has parts of its own; `own` is for the template of the package, which was
        proofread before it was released: its fields are strict and its sandbox is the same.
        """
        if not own:
            Package.open(data)
        self._own = own
        self.blocks, self.late, self.finish, self._close = blocks, late or {}, finish, close
        self._nearest, self._takes = nearest, takes or {}
        self._calls: list[tuple[str, tuple[Any, ...]]] = []
        self._links: Links | None = None
        try:
            self._docx = StrictTemplate(BytesIO(data))
            self._docx.render_init()
        except (ValueError, KeyError, AttributeError) as error:
            raise LegalGapError(
                "the template is not a Word document",
                "`legalgap template init` writes a fresh one to start from",
            ) from error
        self._env = DataEnvironment(undefined=StrictUndefined, autoescape=True)
        self._env.globals.clear()
        self._env.globals["block"] = self._block

    def address(self, url: str) -> str:
        """The id of the relationship that leads to an address on the web."""
        if self._links is None:
            self._links = Links(self._docx.docx.part)
        return self._links.to(url)

    def chart(self, space: etree._Element, book: bytes) -> str:
        """The id of the relationship that leads to a chart; `book` is the workbook behind it."""
        return attach(self._docx.docx.part, space, book)

    def render(self, context: Mapping[str, Any]) -> Package:
        """The filled document; raises LegalGapError with the paragraph where a tag is wrong."""
        known = cleaned(context)
        if not self._own:
            self._check(known)
        try:
            self._docx.render(known, self._env)
        except TemplateError as error:
            raise self._runtime_error(error) from error
        except etree.XMLSyntaxError as error:
            raise LegalGapError(
                "the template makes a damaged document",
                "a tag was typed with track changes on, or stands across two paragraphs: "
                "type it anew in one go",
            ) from error
        root = self._docx.docx._element
        self._place(root)
        if self.finish is not None:
            self.finish(root)
        if self._close is not None:
            self._close(self._docx.docx)
        for part in self._docx.docx.part.package.iter_parts():
            if part.content_type.endswith(("header+xml", "footer+xml")):
                speak(part._element)
        out = BytesIO()
        self._docx.save(out)
        package = Package.unpacked(out.getvalue())
        package.refuse_dangers(charts=True, written=True)
        return package

    def _check(self, known: Mapping[str, Any]) -> None:
        """Raise LegalGapError for the first wrong field, and for what is not allowed."""
        found = self.proofread(known).remarks
        if found:
            more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
            raise LegalGapError(f"{clean(str(found[0]))}{more}", found[0].hint)
        for part, source in self._docx.sources():
            Linter(self._env, part, source, {*known, "block"}, self._named()).check()

    def proofread(self, context: Mapping[str, Any]) -> Reading:
        """Every wrong field of the template, and the fields that it names; renders nothing."""
        blocks = {name: self._takes.get(name) for name in (*self.blocks, *self.late)}
        reader = Proofreader(self._env, cleaned(context), blocks, self._nearest)
        reader.read("document", _plain(self._docx.docx._element.body))
        for kind, uri in (("header", HEADER), ("footer", FOOTER)):
            for _, part in self._docx.get_headers_footers(uri):
                reader.read(kind, _plain(part._element))
        for relation in self._docx.docx.part.rels.values():
            kind = relation.reltype.rpartition("/")[2]
            if kind in ("footnotes", "endnotes") and not relation.is_external:
                reader.read_notes(kind, parse(relation.target_part.blob, kind))
        return reader.reading

    def _named(self) -> set[str]:
        return {*self.blocks, *self.late}

    def _block(self, name: str, *arguments: Any) -> str:
        self._calls.append((name, arguments))
        if self._calls.count((name, arguments)) > OFTEN:
            raise TemplateRuntimeError(f"the block `{name}` is put in more than {OFTEN} times")
        return f"{PLACE}{len(self._calls) - 1}{PLACE}"

    def _place(self, root: etree._Element) -> None:
        """Put each block in the place of its paragraph; the late ones when all others stand."""
        waiting = []
        for paragraph in select(root, CALLING, place=PLACE):
            found = PLACED.fullmatch(text_of(paragraph).strip())
            if found is None:
                continue
            name, arguments = self._calls[int(found.group(1))]
            if name in self.late:
                waiting.append((paragraph, name))
            else:
                self._put(paragraph, self.blocks[name](*arguments))
        for paragraph, name in waiting:
            self._put(paragraph, self.late[name](root))
        if select(root, "descendant::w:t[contains(., $place)]", place=PLACE):
            raise LegalGapError(
                "a block of the template has other words in its paragraph, or stands in a header",
                "put each `{{ block(...) }}` in a paragraph of its own in the body",
            )

    @staticmethod
    def _put(paragraph: etree._Element, xml: str) -> None:
        parent = paragraph.getparent()
        assert parent is not None
        section = paragraph.find(f"{w('pPr')}/{w('sectPr')}")
        if section is not None:
            raise LegalGapError(
                "a block of the template stands in the paragraph that ends a section",
                "put an empty paragraph after it, and the section break there",
            )
        for element in elements(xml):
            paragraph.addprevious(element)
        if parent.tag == w("tc") and parent[-1] is paragraph:
            # A cell ends with a paragraph, else Word calls the file damaged.
            for child in list(paragraph):
                paragraph.remove(child)
            return
        parent.remove(paragraph)

    def _runtime_error(self, error: TemplateError) -> LegalGapError:
        return LegalGapError(
            f"the template cannot be filled: {error.message or error}",
            "check the tag against those of the packaged template",
        )


def _plain(element: etree._Element) -> etree._Element:
    """The same element without what python-docx adds to its nodes."""
    return etree.fromstring(etree.tostring(element))


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


def cleaned(value: Any) -> Any:
    """Plain data with every text cleaned; raises TypeError for what is not plain data."""
    if isinstance(value, str):
        return clean(value)
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, Mapping):
        return {str(key): cleaned(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [cleaned(item) for item in value]
    raise TypeError(f"a template takes plain data, not {type(value).__name__}")
