"""All rules for a Word document that a machine can test.

The numbers are those of the accessibility rules of the project: 1 headings, 2 language,
3 properties, 4 to 6 tables, 7 images, 8 captions, 9 contents, 10 and 11 links, 12 colours,
13 fonts, 14 lists, 15 footnotes, 16 sections, 18 symbols, 19 order of reading, 20 opening,
21 finish. Rule 17 (quotations in a style of their own) needs a reader who knows what is quoted,
and rule 22 (same data, same file) needs two files: the tests of the report compare them.
"""

from collections import Counter
from collections.abc import Callable, Iterator

from legalgap.office.accessibility import (
    captions,
    colours,
    contents,
    fonts,
    footnotes,
    headings,
    images,
    language,
    links,
    lists,
    opening,
    properties,
    sections,
    tables,
)
from legalgap.office.accessibility.document import Document
from legalgap.office.accessibility.fault import Fault, Place
from legalgap.office.checks import unsound
from legalgap.office.package import Package

CHECKS: tuple[Callable[[Document], Iterator[Fault]], ...] = (
    headings.faults,
    language.faults,
    properties.faults,
    tables.faults,
    images.faults,
    captions.faults,
    contents.faults,
    links.faults,
    colours.faults,
    fonts.faults,
    lists.faults,
    footnotes.faults,
    sections.faults,
    opening.faults,
)
MOST_ALIKE = 20
"""Faults of one kind that are shown; the rest is counted."""


def check(package: Package) -> list[Fault]:
    """Every fault of a Word document, by rule and then by place.

    Raises LegalGapError for a package that is no Word document.
    """
    document = Document(package)
    found = [
        Fault(None, Place("file"), said, "save the file anew in Word, or make the report again")
        for said in unsound(package, document.roots, document.root)
    ]
    for rule in CHECKS:
        found += rule(document)
    return sorted(_limited(found), key=_order)


def _limited(found: list[Fault]) -> Iterator[Fault]:
    """Not more than `MOST_ALIKE` of the same message; the last says how many there are."""
    total = Counter((fault.rule, fault.message) for fault in found)
    seen: Counter[tuple[int | None, str]] = Counter()
    for fault in found:
        kind = (fault.rule, fault.message)
        seen[kind] += 1
        if seen[kind] < MOST_ALIKE or total[kind] == seen[kind] == MOST_ALIKE:
            yield fault
        elif seen[kind] == MOST_ALIKE:
            more = total[kind] - MOST_ALIKE
            yield Fault(
                fault.rule, fault.place, f"{fault.message} (and {more} more places)", fault.hint
            )


def _order(fault: Fault) -> tuple[int, int, str]:
    return (fault.rule or 0, fault.place.paragraph or 0, fault.place.part)
