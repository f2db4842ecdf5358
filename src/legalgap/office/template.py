"""Word templates: strict, sandboxed, and filled in two steps.

Jinja fills the short texts. Where the template says `{{ block('name', ...) }}` in a paragraph of
its own, the block is built and put in after rendering, so that none of docxtpl's rewriting of
text touches it and no data is ever read as a template.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from jinja2 import StrictUndefined, TemplateError, TemplateRuntimeError
from lxml import etree

from legalgap.errors import LegalGapError
from legalgap.office.document import Document
from legalgap.office.package import Package, parse, to_xml
from legalgap.office.sandbox import DataEnvironment
from legalgap.office.word_charts import attach
from legalgap.office.xml import PLACE, clean, elements, select, speak, text_of, w

if TYPE_CHECKING:
    from legalgap.office.fields import Reading
    from legalgap.office.own_template import StrictTemplate

Block = Callable[..., str]
"""Makes the XML of a block from the arguments that the template gives it."""
Late = Callable[[etree._Element], str]
"""A block that needs the finished document, such as the contents."""

CALLING = "descendant::w:p[descendant::w:t[contains(., $place)]]"
PLACED = re.compile(f"{PLACE}(\\d+){PLACE}")
ALONE = re.compile(r"<w:p>(?:(?!<w:p>|</w:p>).)*?{%p (.*?%})(?:(?!<w:p>).)*?</w:p>", re.DOTALL)
"""A paragraph that holds a condition or the ends of a loop, and goes with it."""
OFTEN = 5
"""How often the same block may be put in."""


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
        close: Callable[[Document], None] | None = None,
        own: bool = False,
    ) -> None:
        """Open a template; raises LegalGapError for a file that is not safe or not sound.

        `late` blocks are made when all others stand; `finish` sees the whole document last;
        `nearest` finds the known word that was probably meant; `takes` says how many fields
        a block takes beside its name; `close` is given the filled document, to write what has
        parts of its own; `own` is for the template of the package, which was
        proofread before it was released: its fields are strict and its sandbox is the same.
        """
        if not own:
            Package.open(data)
        self._own = own
        self.blocks, self.late, self.finish, self._close = blocks, late or {}, finish, close
        self._nearest, self._takes = nearest, takes or {}
        self._calls: list[tuple[str, tuple[Any, ...]]] = []
        self._data = data
        self._document: Document | None = None
        self._theirs: StrictTemplate | None = None
        if not own:
            from legalgap.office.own_template import opened  # heavy, and for the tags of others

            self._theirs = opened(data)
        self._env = DataEnvironment(undefined=StrictUndefined, autoescape=True)
        self._env.globals.clear()
        self._env.globals["block"] = self._block

    @property
    def document(self) -> Document:
        """The document while blocks are put in; it is there once the tags are filled."""
        assert self._document is not None
        return self._document

    def address(self, url: str) -> str:
        """The id of the relationship that leads to an address on the web."""
        return self.document.relations().to(url)

    def chart(self, space: etree._Element, book: bytes) -> str:
        """The id of the relationship that leads to a chart; `book` is the workbook behind it."""
        return attach(self.document, space, book)

    def render(self, context: Mapping[str, Any]) -> Package:
        """The filled document; raises LegalGapError with the paragraph where a tag is wrong."""
        known = cleaned(context)
        document = self._document = Document(self._filled(known))
        root = document.root
        self._place(root)
        if self.finish is not None:
            self.finish(root)
        if self._close is not None:
            self._close(document)
        for name in document.led_to("header", "footer"):
            speak(document.xml(name))
        package = document.package()
        package.refuse_dangers(charts=True, written=True)
        return package

    def _filled(self, known: Mapping[str, Any]) -> Package:
        """The template with all tags filled, and a mark in the place of each block."""
        try:
            if self._theirs is None:
                return self._plainly_filled(known)
            self._check(self._theirs, known)
            return self._theirs.filled(known, self._env)
        except TemplateError as error:
            raise self._runtime_error(error) from error
        except etree.XMLSyntaxError as error:
            raise LegalGapError(
                "the template makes a damaged document",
                "a tag was typed with track changes on, or stands across two paragraphs: "
                "type it anew in one go",
            ) from error

    def _plainly_filled(self, known: Mapping[str, Any]) -> Package:
        """The template of the package filled: its tags are whole, and each is in one run.

        What a user types needs the repairs of docxtpl; a test proves that for this template both
        ways give the same bytes.
        """
        package = Package.unpacked(self._data)
        for name, data in package.parts.items():
            source = data.decode()
            if "{" in source:
                source = ALONE.sub(r"{% \1", source)
                package.parts[name] = self._env.from_string(source).render(known).encode()
            else:
                package.parts[name] = to_xml(parse(data, name))  # as all other parts are written
        return package

    def _check(self, template: "StrictTemplate", known: Mapping[str, Any]) -> None:
        """Raise LegalGapError for the first wrong field, and for what is not allowed."""
        from legalgap.office.own_template import Linter

        found = self.proofread(known).remarks
        if found:
            more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
            raise LegalGapError(f"{clean(str(found[0]))}{more}", found[0].hint)
        for part, source in template.sources():
            Linter(self._env, part, source, {*known, "block"}, self._named()).check()

    def proofread(self, context: Mapping[str, Any]) -> "Reading":
        """Every wrong field of the template, and the fields that it names; renders nothing."""
        from legalgap.office.fields import Proofreader

        blocks = {name: self._takes.get(name) for name in (*self.blocks, *self.late)}
        reader = Proofreader(self._env, cleaned(context), blocks, self._nearest)
        document = Document(Package.unpacked(self._data))
        reader.read("document", document.root[0])
        for kind in ("header", "footer"):
            for name in document.led_to(kind):
                reader.read(kind, document.xml(name))
        for name in document.led_to("footnotes", "endnotes"):
            reader.read_notes(name.rpartition("/")[2].removesuffix(".xml"), document.xml(name))
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
