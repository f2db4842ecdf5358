"""A deck of slides: titles, text, tables and native charts in reading order, with notes."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from lxml import etree
from pptx.chart.data import ChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml import parse_xml
from pptx.slide import Slide as Drawn
from pptx.util import Pt

from legalgap.office import slide_master as master
from legalgap.office.chart_looks import space
from legalgap.office.chart_sheets import workbook
from legalgap.office.charts import Chart
from legalgap.office.drawing import SPACES, A, P, Par, Table, emu, paragraph
from legalgap.office.measure import LINE, lines
from legalgap.office.xml import escaped, plain

TITLE_SIZES = (master.TITLE_SIZE, 24, 22, 20, 18)
TABLE_SIZES = (20, 18, 17, 16, 15, 14)
LEAST = 14
CHART_SIZE = 14
KICKER_SIZE = 16
ABOVE_BODY = 20.0
FACE = f'<a:latin typeface="{master.FONT}"/><a:cs typeface="{master.FONT}"/>'
NUMBER_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
FIRST_ID = 256
"""The id of the first slide of a presentation."""
TABLE_URI = "http://schemas.openxmlformats.org/drawingml/2006/table"
Place = tuple[float, float, float, float]
"""Left, top, width, height in points."""


class Slide:
    """One slide: what is put on it is read aloud in the order in which it came."""

    def __init__(self, drawn: Drawn, lang: str) -> None:
        self.drawn, self.lang = drawn, lang
        self.left_out: list[str] = []
        """The full text of every paragraph that had to be shortened."""
        self.body: Place = master.BODY
        """What is left for the rest of the slide, below its title."""

    def title(self, words: str, kicker: str = "") -> None:
        """The sentence that the slide says; a kicker stands above it in smaller letters."""
        size, high = self._title_size(words, kicker)
        left, _, wide, _ = master.BODY
        top = min(master.TITLE[1] + high + ABOVE_BODY, master.BODY[1])
        self.body = (left, top, wide, master.BODY[1] + master.BODY[3] - top)
        content = ""
        if kicker:
            small = paragraph(Par(kicker, bold=False, color=master.GREY), KICKER_SIZE, self.lang)
            content = small.removesuffix("</a:p>").removeprefix("<a:p>") + "<a:br/>"
        par = Par(words, bold=False)
        made = paragraph(par, None if size == master.TITLE_SIZE else size, self.lang)
        self._fill(0, made.replace("<a:p>", f"<a:p>{content}", 1))

    @staticmethod
    def _title_size(words: str, kicker: str) -> tuple[float, float]:
        """The size of a title, and how high it stands with its kicker."""
        above = KICKER_SIZE * LINE if kicker else 0
        high = 0.0
        for size in TITLE_SIZES:
            high = len(lines([(plain(words), True)], size, master.TITLE[2])) * size * LINE + above
            if high <= master.TITLE[3] - 8:
                return size, high
        return TITLE_SIZES[-1], high

    def opening(self, title: str, pars: Sequence[Par]) -> None:
        """The first slide."""
        self._fill(0, paragraph(Par(title), None, self.lang))
        self._fill(1, "".join(paragraph(par, None, self.lang) for par in pars))

    def text(self, pars: Sequence[Par]) -> None:
        """Bullets in the size of body text."""
        gap = '<a:pPr><a:spcBef><a:spcPts val="1400"/></a:spcBef></a:pPr>'
        self._fill(1, "".join(paragraph(par, None, self.lang, gap) for par in pars))

    def _fill(self, index: int, content: str) -> None:
        """Put paragraphs into a placeholder."""
        shape = next(
            item for item in self.drawn.placeholders if item.placeholder_format.idx == index
        )
        body = shape._element.find(f"{{{P}}}txBody")
        for old in body.findall(f"{{{A}}}p"):
            body.remove(old)
        for new in etree.fromstring(f"<p:txBody {SPACES}>{content}</p:txBody>"):
            body.append(new)

    def table(
        self,
        table: Table,
        alt: str,
        place: Place | None = None,
        sizes: Sequence[float] = TABLE_SIZES,
    ) -> None:
        """A table in the largest letters that fit its place; below the title by itself."""
        left, top, wide, high = place or self.body
        made = table.fitted(high, sizes, LEAST)
        self._note_clipped(table, made)
        frame = (
            f"<p:graphicFrame {SPACES}><p:nvGraphicFramePr>{self._named(alt)}<p:cNvGraphicFramePr>"
            '<a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
            f'<p:xfrm><a:off x="{emu(left)}" y="{emu(top)}"/><a:ext cx="{emu(wide)}" '
            f'cy="{emu(sum(made.heights))}"/></p:xfrm><a:graphic><a:graphicData uri="{TABLE_URI}">'
            f"{made.xml(self.lang, high)}</a:graphicData></a:graphic></p:graphicFrame>"
        )
        self.drawn.shapes._spTree.append(_parsed(frame))

    def _note_clipped(self, whole: Table, made: Table) -> None:
        for before, after in zip(whole.rows, made.rows, strict=True):
            for old, new in zip(before, after, strict=True):
                self.left_out += [
                    f"{first.lead} {first.text}".strip()
                    for first, second in zip(old.pars, new.pars, strict=True)
                    if first.text != second.text
                ]

    def _named(self, alt: str) -> str:
        number = self._next_id()
        return f'<p:cNvPr id="{number}" name="Object {number}" descr="{escaped(plain(alt))}"/>'

    def chart(self, chart: Chart, alt: str, place: Place) -> None:
        """A native chart with the sheet of its numbers."""
        left, top, wide, high = (Pt(length) for length in place)
        empty: Any = ChartData()  # python-pptx makes the parts; what they hold is ours
        empty.categories = [""]
        empty.add_series("", [0])
        bars = XL_CHART_TYPE.BAR_CLUSTERED
        frame = self.drawn.shapes.add_chart(bars, left, top, wide, high, empty)
        frame._element.xpath(".//p:cNvPr")[0].set("descr", plain(alt))
        part = frame.chart.part  # type: ignore[attr-defined]
        part.chart_workbook.update_from_xlsx_blob(workbook(chart).to_bytes())
        root, leads = part._element, part._element.externalData
        root[:] = [*space(chart, CHART_SIZE, self.lang), leads]

    def words(self, pars: Sequence[Par], place: Place, size: float) -> None:
        """Plain text at a place of its own."""
        left, top, wide, high = place
        number = self._next_id()
        content = "".join(paragraph(par, size, self.lang) for par in pars)
        self.drawn.shapes._spTree.append(
            _parsed(
                f'<p:sp {SPACES}><p:nvSpPr><p:cNvPr id="{number}" name="Text {number}"/><p:cNvSpPr '
                f'txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{emu(left)}" '
                f'y="{emu(top)}"/><a:ext cx="{emu(wide)}" cy="{emu(high)}"/></a:xfrm><a:prstGeom '
                'prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody><a:bodyPr '
                f'wrap="square" lIns="0" rIns="0" anchor="ctr"><a:noAutofit/></a:bodyPr>'
                f"<a:lstStyle/>{content}</p:txBody></p:sp>"
            )
        )

    def set_aside(self) -> None:
        """Keep it out of the show and the handout; its number and Enter bring it up."""
        self.drawn._element.set("show", "0")

    def notes(self, said: Sequence[str]) -> None:
        """What the speaker reads: one paragraph each."""
        page = self.drawn.notes_slide
        frame = page.notes_text_frame
        assert frame is not None
        body = frame._txBody
        for old in body.findall(f"{{{A}}}p"):
            body.remove(old)
        content = "".join(paragraph(Par(line), None, self.lang) for line in said)
        for new in etree.fromstring(f"<p:txBody {SPACES}>{content}</p:txBody>"):
            body.append(new)

    def finish(self, footer: str) -> None:
        """Footer and number, after all else."""
        look = '<a:pPr algn="{}"/>'.format
        said = paragraph(Par(footer, color=master.GREY), master.FOOTER_SIZE, self.lang, look("l"))
        # LibreOffice takes the font of a footer from its run alone.
        self._placeholder("ftr", 11, said.replace("</a:solidFill>", f"</a:solidFill>{FACE}"))
        number = self.drawn.slide_id - FIRST_ID + 1
        field = f'<a:fld id="{NUMBER_FIELD}" type="slidenum"><a:rPr lang="en-GB"/>'
        content = f"{field}<a:t>{number}</a:t></a:fld>"
        self._placeholder("sldNum", 12, f"<a:p>{look('r')}{content}</a:p>")

    def _placeholder(self, kind: str, index: int, content: str) -> None:
        """A placeholder of the layout that python-pptx leaves out."""
        number = self._next_id()
        self.drawn.shapes._spTree.append(
            _parsed(
                f'<p:sp {SPACES}><p:nvSpPr><p:cNvPr id="{number}" name="{kind} {number}"/>'
                '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph '
                f'type="{kind}" sz="quarter" idx="{index}"/></p:nvPr></p:nvSpPr><p:spPr/>'
                f"<p:txBody><a:bodyPr/><a:lstStyle/>{content}</p:txBody></p:sp>"
            )
        )

    def _next_id(self) -> int:
        """A number that no shape of the slide has."""
        return 1 + max(int(found) for found in self.drawn.shapes._spTree.xpath("//p:cNvPr/@id"))


class Deck:
    """The slides in their order."""

    def __init__(self, lang: str) -> None:
        self.lang, self.file = lang, master.blank()
        self.slides: list[Slide] = []

    def add(self, layout: str = master.ONLY_TITLE) -> Slide:
        """An empty slide after the others."""
        drawn = self.file.slides.add_slide(master.layout_of(self.file, layout))
        self.slides.append(Slide(drawn, self.lang))
        return self.slides[-1]

    def to_bytes(self, footer: str) -> bytes:
        """The file as python-pptx saves it; `slide_master.finished` makes it clean and stable."""
        for slide in self.slides:
            slide.finish(footer)
        out = BytesIO()
        self.file.save(out)
        return out.getvalue()


def _parsed(xml: str) -> etree._Element:
    """An element of the classes of python-pptx."""
    made: etree._Element = parse_xml(xml)
    return made
