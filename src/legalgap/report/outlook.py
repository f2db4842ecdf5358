"""What the enforceability chapter says beside its scores: acts to come, what hangs on weights."""

from legalgap.office.xml import p, t
from legalgap.prose import chapters, views
from legalgap.report.manuscript import Manuscript, bullets


def pending(report: Manuscript) -> str:
    """What changes once adopted acts are in force; scored apart."""
    voice, found = report.voice, report.assessment.machine.pending
    intro = voice(
        "These acts are adopted and not yet in force. The scores do not count them; once they are "
        "in force, these answers change."
    )
    return p(t(intro), keep=True) + bullets(
        report.finding_link(item.indicator)
        + t(" " + chapters.stopped(_title(report, item.indicator)))
        + t(f" {chapters.capital(views.pending(voice, report.assessment, item))}.")
        for item in found
    )


def _title(report: Manuscript, name: str) -> str:
    return report.voice.words(report.assessment.finding(name).indicator.name)


def robustness(report: Manuscript) -> str:
    """What hangs on the weights, as a footnote of the chapter."""
    if not report.method.bands:
        return ""
    return p(t(views.robustness(report.voice, report.assessment)), "Note")
