"""What a line without a number is: a title, the wording of an item, or of what lies above it."""

from legalgap.intake.manuscript import words
from legalgap.intake.styles import Line, Rank, Style
from legalgap.intake.tree import Division, Text, Unit

MOST_HEADING_WORDS = 40
LONGEST_TITLE = 200
ENDS = (".", ";", ":")
DASHES = ("-", "–", "—", "•", "*")


def is_wording_of(line: Line, unit: Unit, style: Style) -> bool:
    """Whether an unnumbered paragraph belongs to an item rather than to what lies above it.

    A part goes on until the next; a point ends with its paragraph, unless it opens a list
    (`судья освобождается:` / `– за нарушение;`) that is still going on.
    """
    if unit.form in style.open_forms or unit.rank is Rank.NOTE:
        return True
    before = unit.last_words
    listed = line.text.startswith(DASHES) or line.text[:1].islower()
    if before.endswith(style.list_opening):
        return listed or not unit.paragraphs
    return listed and before.endswith(";") and unit.paragraphs > 1


def is_title_of(line: Line, unit: Unit, *, followed: bool) -> bool:
    """Whether a line is, or goes on with, the title of an article; `followed` by its wording."""
    if unit.rank is not Rank.ARTICLE or unit.blocks or line.table:
        return False
    if unit.heading:
        goes_on = unit.loud and line.strong and not line.text.endswith(ENDS)
        return goes_on and not unit.heading.endswith(ENDS)
    if line.heading:
        return True
    ended = line.text.endswith((*ENDS, ",", "—", "–"))
    short = len(line.text) < LONGEST_TITLE
    return followed and short and not ended and line.text[:1].isupper()


def add_to_division(line: Line, division: Division) -> None:
    """A line under the heading of a part or chapter: more of the heading, or text below it."""
    goes_on = line.text[:1].islower() and not division.heading.endswith(".")
    title = line.loud or goes_on or not line.text.endswith((*ENDS, ",", ")"))
    if title and not division.text and len(words(division.heading)) < MOST_HEADING_WORDS:
        division.heading = f"{division.heading} {line.text}"
    else:
        division.text.append(line.text)


def settle_title(article: Unit, style: Style) -> None:
    """A sentence that was taken for a title, and nothing follows it, is the wording."""
    if article.blocks or not article.heading or article.loud:
        return
    if article.heading.endswith(".") or style.is_repeal(article.heading):
        article.repealed = style.is_repeal(article.heading)
        article.add(Text(article.heading, repealed=article.repealed))
        article.heading = ""
