"""Proofreads a user's template: wrong fields, fields never used, and the report that it makes."""

from dataclasses import dataclass

from legalgap.errors import LegalGapError
from legalgap.model.assessment import Assessment
from legalgap.office.accessibility.check import check
from legalgap.office.accessibility.fault import Fault
from legalgap.office.fields import Remark, leaves
from legalgap.office.package import Package
from legalgap.office.remarks import annotated
from legalgap.office.tags import Spot
from legalgap.prose.voice import Voice
from legalgap.report import word


@dataclass(frozen=True)
class Proof:
    """What was found."""

    remarks: tuple[Remark, ...]
    unused: tuple[str, ...]
    """Fields and blocks that the report has and the template never names."""
    faults: tuple[Fault, ...]
    """What readers of the report would meet; empty where a remark kept it from being made."""


def proof(data: bytes, assessment: Assessment, voice: Voice) -> Proof:
    """Read a template with a real report beside it, then make the report.

    Raises LegalGapError for a file that is no sound Word document at all.
    """
    form, known = word.prepared(assessment, voice, template=data)
    reading = form.proofread(known)
    blocks = [f"block('{name}')" for name in (*word.BLOCKS, *form.late)]
    unused = tuple(name for name in (*leaves(known), *blocks) if name not in reading.used)
    remarks, faults = list(reading.remarks), []
    if not remarks:
        try:
            made = word.render(assessment, voice, template=data)
            faults = check(Package.unpacked(made))
        except LegalGapError as error:
            remarks.append(Remark(Spot("document", 1, "", 0, 0), error.message, error.hint))
    return Proof(tuple(remarks), unused, tuple(faults))


def marked(data: bytes, remarks: tuple[Remark, ...]) -> bytes:
    """A copy of the template with the remarks as comments; it says that we made it."""
    package = annotated(data, remarks)
    package.sign({"legalgap-checked": "template"})
    return package.to_bytes()
