"""Word templates: strict, sandboxed, and filled in two steps.

Jinja fills the short texts. Where the template says `{{ block('name', ...) }}` in a paragraph of
its own, the block is built and put in after rendering, so that none of docxtpl's rewriting of
text touches it and no data is ever read as a template.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from lxml import etree

from legalgap.errors import LegalGapError
from legalgap.office import packaged_template
from legalgap.office.document import Document
from legalgap.office.package import Package, parse, to_xml
from legalgap.office.survey import Survey
from legalgap.office.word_charts import attach
from legalgap.office.xml import PLACE, clean, elements, select, speak, text_of, w

if TYPE_CHECKING:
    from legalgap.office.fields import Reading
    from legalgap.office.own_template import StrictTemplate
    from legalgap.office.sandbox import DataEnvironment

Block = Callable[..., str]
"""Makes the XML of a block from the arguments that the template gives it."""
Late = Callable[[Survey], str]
"""A block that needs the finished document, such as the contents."""

CALLING = "descendant::w:p[descendant::w:t[contains(., $place)]]"
PLACED = re.compile(f"{PLACE}(\\d+){PLACE}")
HERE, LATER = "legalgap-block", "legalgap-late"
"""Instructions that hold the places of blocks, by their numbers."""
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
        finish: Callable[[Document], None] | None = None,
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

    @cached_property
    def _env(self) -> "DataEnvironment":
        """The sandbox of the tags of others; heavy, as all of Jinja is."""
        from legalgap.office.sandbox import sandbox

        return sandbox(self._block)

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
        self._place(document)
        if self.finish is not None:
            self.finish(document)
        if self._close is not None:
            self._close(document)
        for name in document.led_to("header", "footer"):
            speak(document.xml(name))
        package = document.package()
        package.refuse_dangers(charts=True, written=True)
        return package

    def _filled(self, known: Mapping[str, Any]) -> Package:
        """The template with all tags filled, and a mark in the place of each block."""
        if self._theirs is None:
            return self._plainly_filled(known)
        from legalgap.office.own_template import filled

        self._check(self._theirs, known)
        return filled(self._theirs, known, self._env)

    def _plainly_filled(self, known: Mapping[str, Any]) -> Package:
        """The template of the package filled, without what the templates of others need."""
        package = Package.unpacked(self._data)
        for name, data in package.parts.items():
            source = data.decode()
            if "{" in source:
                filled = packaged_template.filled(source, known, self._block)
                package.parts[name] = filled.encode()
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
            raise LegalGapError(
                f"the template puts the block `{name}` in more than {OFTEN} times",
                "check the loops around it against those of the packaged template",
            )
        return f"{PLACE}{len(self._calls) - 1}{PLACE}"

    def _place(self, document: Document) -> None:
        """Put each block in the place of its paragraph; the late ones when all others stand."""
        late: list[str] = []
        made: list[str] = []
        etree.strip_tags(document.root, etree.PI)  # those of a user would be taken for ours
        for paragraph in select(document.root, CALLING, place=PLACE):
            found = PLACED.fullmatch(text_of(paragraph).strip())
            if found is None:
                continue
            name, arguments = self._calls[int(found.group(1))]
            if name in self.late:
                late.append(name)
                _replace(paragraph, etree.ProcessingInstruction(LATER, str(len(late) - 1)))
            else:
                made.append(self.blocks[name](*arguments))
                _replace(paragraph, etree.ProcessingInstruction(HERE, str(len(made) - 1)))
        if select(document.root, "descendant::w:t[contains(., $place)]", place=PLACE):
            raise LegalGapError(
                "a block of the template has other words in its paragraph, or stands in a header",
                "put each `{{ block(...) }}` in a paragraph of its own in the body",
            )
        document.put_in({f"<?{HERE} {number}?>": made[number] for number in range(len(made))})
        survey = document.survey
        for place in select(document.root, f"descendant::processing-instruction('{LATER}')"):
            for element in elements(self.late[late[int(place.text or "")]](survey)):
                place.addprevious(element)
            _remove(place)


def _replace(paragraph: etree._Element, place: etree._ProcessingInstruction) -> None:
    """Put what holds the place of a block where its paragraph stood."""
    if paragraph.find(f"{w('pPr')}/{w('sectPr')}") is not None:
        raise LegalGapError(
            "a block of the template stands in the paragraph that ends a section",
            "put an empty paragraph after it, and the section break there",
        )
    paragraph.addprevious(place)
    above = paragraph.getparent()
    assert above is not None
    if above.tag == w("tc") and above[-1] is paragraph:
        # A cell ends with a paragraph, else Word calls the file damaged.
        for child in list(paragraph):
            paragraph.remove(child)
        return
    _remove(paragraph)


def _remove(element: etree._Element) -> None:
    above = element.getparent()
    assert above is not None
    above.remove(element)


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
