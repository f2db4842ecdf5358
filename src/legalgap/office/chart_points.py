"""What the XML of every scatter chart is made of: series, marks, labels, axes, the area drawn on.

A scatter chart has no names on its upright axis: they are the labels of a series of its own, at
the left edge. All series have the same number of points, else LibreOffice drops some of them.
"""

from collections.abc import Sequence

from legalgap.office.chart_sheets import Column
from legalgap.office.charts import EDGE, FONT, GRID, INK, said
from legalgap.office.measure import lines
from legalgap.office.xml import escaped

X_AXIS, Y_AXIS = 111, 112
Place = tuple[float, float, float, float]
"""Left, top, width and height of what is drawn on, in shares of the chart."""
Scale = tuple[float, float, float]
"""The least and the most number from left to right, and the distance of two lines."""
HIDDEN = "".join(
    f'<c:show{name} val="0"/>'
    for name in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
)
SHOWN = HIDDEN.replace('showVal val="0"', 'showVal val="1"')
CLEAR = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
NO_STROKE = '<c:spPr><a:ln w="19050"><a:noFill/></a:ln></c:spPr>'
NO_MARKER = '<c:marker><c:symbol val="none"/></c:marker>'


def fill(color: str) -> str:
    """A fill of one colour."""
    return f'<a:solidFill><a:srgbClr val="{color}"/></a:solidFill>'


def stroke(color: str, wide: int) -> str:
    """The look of a line."""
    return f'<c:spPr><a:ln w="{wide}" cap="rnd">{fill(color)}</a:ln></c:spPr>'


def look(size: float, wrap: str = "square") -> str:
    """The letters of an axis, a legend or labels."""
    return (
        f'<c:txPr><a:bodyPr wrap="{wrap}"/><a:lstStyle/><a:p><a:pPr>{letters("defRPr", size)}'
        '</a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr>'
    )


def letters(tag: str, size: float, lang: str = "") -> str:
    """How letters look."""
    spoken = f' lang="{escaped(lang)}"' if lang else ""
    return (
        f'<a:{tag}{spoken} sz="{round(size * 100)}" b="0">{fill(INK)}<a:latin typeface="{FONT}"/>'
        f'<a:cs typeface="{FONT}"/></a:{tag}>'
    )


def numbers(tag: str, column: Column, values: Sequence[float | None]) -> str:
    """The numbers of a role of a series, and the cells that hold them."""
    points = "".join(
        f'<c:pt idx="{place}"><c:v>{value!r}</c:v></c:pt>'
        for place, value in enumerate(values)
        if value is not None
    )
    return (
        f"<c:{tag}><c:numRef><c:f>{column.body}</c:f><c:numCache><c:formatCode>General"
        f'</c:formatCode><c:ptCount val="{len(values)}"/>{points}</c:numCache></c:numRef></c:{tag}>'
    )


def series(place: int, name: str, shown: str, x_values: str, y_values: str) -> str:
    """A series of points."""
    return (
        f'<c:ser><c:idx val="{place}"/><c:order val="{place}"/>{name}{shown}{x_values}{y_values}'
        '<c:smooth val="0"/></c:ser>'
    )


def named(cell: str, name: str) -> str:
    """The name of a series, and the cell that holds it."""
    return (
        f'<c:tx><c:strRef><c:f>{cell}</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>'
        f"{escaped(said(name))}</c:v></c:pt></c:strCache></c:strRef></c:tx>"
    )


def labels(listed: str, size: float, side: str) -> str:
    """The labels of a series; points without one of their own have none."""
    return (
        f'<c:dLbls>{listed}{CLEAR}{look(size, "none")}<c:dLblPos val="{side}"/>{HIDDEN}</c:dLbls>'
    )


def label(row: int, pars: str, side: str, more: str = "") -> str:
    """The label of one point, in words of its own."""
    return (
        f'<c:dLbl><c:idx val="{row}"/><c:tx><c:rich><a:bodyPr wrap="none"/><a:lstStyle/>{pars}'
        f'</c:rich></c:tx>{CLEAR}<c:dLblPos val="{side}"/>{SHOWN}{more}</c:dLbl>'
    )


def par(text: str, size: float, lang: str, side: str) -> str:
    """A line of a label."""
    return (
        f'<a:p><a:pPr algn="{side}">{letters("defRPr", size)}</a:pPr><a:r>'
        f"{letters('rPr', size, lang)}<a:t>{escaped(said(text))}</a:t></a:r></a:p>"
    )


def name(text: str, size: float, lang: str, room: float) -> str:
    """A name in as many lines as it needs."""
    words = said(text)
    made, start = [], 0
    for count in lines([(words, False)], size, room):
        made.append(words[start : start + count].strip())
        start += count
    return "".join(par(line, size, lang, "r") for line in made)


def marker(shape: str, size: int, color: str, edge: int = 9525) -> str:
    """The mark of points with the width of its edge, which is all that a cross has."""
    return (
        f'<c:marker><c:symbol val="{shape}"/><c:size val="{size}"/><c:spPr>'
        f'{fill(color)}<a:ln w="{edge}">{fill(color)}</a:ln></c:spPr></c:marker>'
    )


def area(made: str, place: Place, scale: Scale, rows: int, size: float, legend: str = "") -> str:
    """The element `c:chart` with its series; `rows` are as many as stand one above the other."""
    left, top, wide, high = place
    return (
        '<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout><c:manualLayout>'
        '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{left}"/><c:y val="{top}"/><c:w val="{wide}"/><c:h val="{high}"/>'
        '</c:manualLayout></c:layout><c:scatterChart><c:scatterStyle val="lineMarker"/>'
        f'<c:varyColors val="0"/>{made}<c:axId val="{X_AXIS}"/><c:axId val="{Y_AXIS}"/>'
        f"</c:scatterChart>{_axes(scale, rows, size)}</c:plotArea>{legend}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
    )


def _axes(scale: Scale, rows: int, size: float) -> str:
    least, most, step = scale
    grid = (
        f'<c:majorGridlines><c:spPr><a:ln w="6350">{fill(GRID)}</a:ln></c:spPr></c:majorGridlines>'
    )
    ticks = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
    none = "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"
    return (
        f'<c:valAx><c:axId val="{X_AXIS}"/><c:scaling><c:orientation val="minMax"/><c:max '
        f'val="{most:g}"/><c:min val="{least:g}"/></c:scaling><c:delete val="0"/><c:axPos val="b"/>'
        f'{grid}<c:numFmt formatCode="0" sourceLinked="0"/>{ticks}<c:tickLblPos val="low"/>{none}'
        f'{look(size)}<c:crossAx val="{Y_AXIS}"/><c:crosses val="min"/><c:crossBetween '
        f'val="midCat"/><c:majorUnit val="{step:g}"/></c:valAx>'
        f'<c:valAx><c:axId val="{Y_AXIS}"/><c:scaling><c:orientation val="minMax"/><c:max '
        f'val="{rows}"/><c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="l"/>{grid}'
        f'<c:numFmt formatCode="0" sourceLinked="0"/>{ticks}<c:tickLblPos val="none"/>'
        f'<c:spPr><a:ln w="9525">{fill(EDGE)}</a:ln></c:spPr>{look(size)}'
        f'<c:crossAx val="{X_AXIS}"/><c:crosses val="min"/><c:crossBetween val="midCat"/>'
        '<c:majorUnit val="1"/></c:valAx>'
    )
