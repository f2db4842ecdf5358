"""The Word report: an assessment as a document that a ministry can read and decide on."""

from collections.abc import Callable
from functools import partial
from inspect import signature
from pathlib import Path
from typing import Any

from legalgap.corpus.nearest import nearest
from legalgap.corpus.tree import data_root
from legalgap.engine.changes import Snapshot
from legalgap.errors import LegalGapError
from legalgap.model.assessment import Assessment
from legalgap.office.document import Document
from legalgap.office.footnotes import Footnotes
from legalgap.office.leads import connect
from legalgap.office.margin import ANNOTATED, Margin
from legalgap.office.package import Package, is_untouched, parse
from legalgap.office.properties import STYLES, set_core, set_language
from legalgap.office.spoken import spoken
from legalgap.office.template import Block, Template
from legalgap.prose import places, scores
from legalgap.prose.voice import Voice
from legalgap.report import (
    advice,
    annexes,
    by_body,
    cards,
    chapters,
    comments,
    enforceability,
    framework,
    journey,
    measures,
    method,
    moved,
    outlook,
    practices,
    reached,
    reading,
    register,
    summary,
    wording,
)
from legalgap.report.anchors import Anchors, facts
from legalgap.report.contents import contents, lists, mark_areas, unlink_missing
from legalgap.report.context import context, parts, title
from legalgap.report.leading import CitingVoice
from legalgap.report.manuscript import Manuscript, anchor
from legalgap.report.outline import outline

__all__ = ["is_untouched", "packaged_brief", "packaged_template", "read_template", "render"]

TEMPLATE, BRIEF = ("templates", "report.docx"), ("templates", "brief.docx")
MOST_BYTES = 20_000_000
"""The most that a template may hold, packed."""
TOC_NUMBERS = 9_000_001
LIST_NUMBERS = 9_100_001
AREA_NUMBERS = 8_000_001

BLOCKS: dict[str, Callable[..., str]] = {
    "how_to_read": reading.paths,
    "decisions": measures.decisions,
    "assessed": summary.assessed,
    "changes": moved.by_drafts,
    "since": moved.since,
    "heat_strip": summary.heat_strip,
    "main_strengths": summary.main_strengths,
    "main_gaps": summary.main_gaps,
    "lenses": summary.lenses,
    "key_recommendations": summary.key_recommendations,
    "what_next": summary.what_next,
    "scope": method.scope,
    "grades": method.grades,
    "scoring": method.scoring,
    "limits": method.limits,
    "treaties": method.treaties,
    "acts": framework.acts,
    "bodies": framework.bodies,
    "services": framework.services,
    "plans": framework.plans,
    "standards": chapters.standards,
    "strengths": chapters.strengths,
    "findings": chapters.table_of_findings,
    "cards": cards.cards,
    "left_out": reached.left_out,
    "observations": chapters.observations,
    "recommendations": advice.recommendations,
    "training": advice.training,
    "practices": practices.practices,
    "questions": chapters.questions,
    "enforceability": enforceability.measured,
    "enforceability_areas": enforceability.areas,
    "bylaws": enforceability.tracker,
    "journey": journey.journey,
    "enforceability_questions": enforceability.questions,
    "pending": outlook.pending,
    "robustness": outlook.robustness,
    "reached": reached.matrix,
    "by_group": reached.by_group,
    "consolidated": measures.consolidated,
    "roadmap": measures.steps,
    "next": reading.next_steps,
    "annex_acts": annexes.acts,
    "annex_indicators": annexes.indicators,
    "annex_register": register.annex,
    "annex_wording": wording.annex,
    "annex_practices": practices.annex,
    "annex_bylaws": enforceability.annex,
    "annex_plan": measures.plan_table,
    "annex_comments": comments.annex,
    "annex_glossary": reading.glossary,
    "annex_to_read": annexes.to_read,
    "annex_questions": annexes.questions,
    "annex_ask": enforceability.all_questions,
    "annex_to_verify": annexes.to_verify,
    "annex_bodies": by_body.annex,
    "annex_since": moved.annex,
    "annex_sources": annexes.sources,
}
"""What a template can put in with `{{ block('name') }}`; those of a chapter take the area's id."""


def packaged_template() -> bytes:
    """The Word template of the package; raises LegalGapError where it is missing."""
    return read_template(data_root().joinpath(*TEMPLATE))


def packaged_brief() -> bytes:
    """The packaged template of a note of few pages, to be sent before a meeting."""
    return read_template(data_root().joinpath(*BRIEF))


def read_template(path: Path) -> bytes:
    """A Word template as a file; raises LegalGapError where it cannot be read."""
    try:
        if path.is_file() and path.stat().st_size > MOST_BYTES:
            raise LegalGapError(
                f"the Word template `{path.name}` is far larger than a template is",
                "make its pictures smaller: Word does it with Picture Format > Compress Pictures",
            )
        return path.read_bytes()
    except OSError as error:
        raise LegalGapError(
            f"the Word template `{path.name}` cannot be read: {error.strerror or error}",
            "check the path, and close the file in Word",
        ) from error


def render(
    assessment: Assessment,
    voice: Voice,
    *,
    before: Assessment | None = None,
    since: Snapshot | None = None,
    template: bytes | None = None,
    annotate: bool = False,
) -> bytes:
    """The report as the bytes of a .docx file: always the same for the same assessment.

    `before` is the assessment without the drafts, for the table of what they would change;
    `since` is what an earlier edition said, for the change log;
    `template` is a user's own template; `annotate` puts comments beside what is uncertain.
    Raises LegalGapError where a template is not sound.
    """
    anchors = Anchors()
    form, known = prepared(
        assessment,
        voice,
        before=before,
        since=since,
        template=template,
        annotate=annotate,
        anchors=anchors,
    )
    return _sealed(form.render(known), assessment, voice, anchors, annotate=annotate)


def prepared(
    assessment: Assessment,
    voice: Voice,
    *,
    before: Assessment | None = None,
    since: Snapshot | None = None,
    template: bytes | None = None,
    annotate: bool = False,
    anchors: Anchors | None = None,
) -> tuple[Template, dict[str, Any]]:
    """A template with its blocks, and the fields that it can name."""
    tagged = CitingVoice(voice, assessment)
    plan = outline(assessment)
    waiting: list[Manuscript] = []
    areas = list(assessment.yardstick.methodology.areas)
    blocks: dict[str, Block] = {name: partial(_written, waiting, areas, name) for name in BLOCKS}
    data = packaged_template() if template is None else template
    styles = parse(Package.unpacked(data).parts.get(STYLES, b"<none/>"), STYLES)
    titles = {"Table": voice("Tables"), "Figure": voice("Figures")}
    late = {
        "contents": lambda found: contents(found, styles, TOC_NUMBERS),
        "lists": lambda found: lists(found, titles, LIST_NUMBERS),
    }
    finish = partial(_finish, assessment, tagged)
    takes = {name: _taken(name) for name in BLOCKS} | dict.fromkeys(late, 0)
    footnotes, margin = Footnotes(), Margin() if annotate else None

    def close(document: Any) -> None:
        footnotes.put(document)
        if margin is not None:
            margin.put(document, assessment.as_of)
        settled = partial(anchors.settle, assessment=assessment) if anchors else str
        document.rewrite(spoken, lambda source: settled(waiting[0].settled(source)))

    known: dict[str, Any] = {"nearest": nearest, "takes": takes, "own": template is None}
    form = Template(data, blocks, late, finish=finish, close=close, **known)
    report = Manuscript(
        assessment,
        tagged,
        plan,
        form.address,
        before,
        since=since,
        footnotes=footnotes,
        margin=margin,
        chart=form.chart,
        anchors=anchors,
    )
    waiting.append(report)
    said = context(assessment, tagged, plan, changes=before is not None)
    said["summary"] |= {"since": since is not None, "since_more": moved.is_long(report)}
    return form, said


def _written(waiting: list[Manuscript], areas: list[str], name: str, *arguments: str) -> str:
    for item in arguments:
        if item not in areas:
            raise LegalGapError(
                f"the template gives the block `{name}` what is no area: `{item}`",
                f"write `{{{{ block('{name}', area.id) }}}}` within `{{%p for area in areas %}}`",
            )
    return BLOCKS[name](waiting[0], *arguments)


def _taken(name: str) -> int:
    """How many fields a block takes beside its name."""
    return len(signature(BLOCKS[name]).parameters) - 1


def _finish(assessment: Assessment, voice: CitingVoice, document: Document) -> None:
    """What can be done only when everything stands in its place."""
    methodology = assessment.yardstick.methodology
    titles = {
        anchor(area, "area"): scores.area_title(voice, methodology, area)
        for area in methodology.areas
    }
    titles |= {anchor(part, "part"): said for part, said in parts(assessment, voice).items()}
    mark_areas(document.survey, titles, AREA_NUMBERS)
    unlink_missing(document.survey, document.kept)
    connect(document.root, voice.leads.place)


def _sealed(
    package: Package,
    assessment: Assessment,
    voice: Voice,
    anchors: Anchors,
    *,
    annotate: bool = False,
) -> bytes:
    """Properties, language, manifest and digest; nothing of the time or place of the run."""
    said = facts(assessment, voice.lang)
    anchors.manifest(package, said).put(package)
    country = assessment.country.jurisdiction
    set_language(package, voice.lang)
    set_core(
        package,
        assessment.as_of,
        voice.lang,
        {
            "title": title(assessment, voice),
            "subject": voice("Assessment of the legal framework"),
            "creator": "legalgap",
            "keywords": "; ".join(
                [voice("trafficking in persons"), places.name(voice, country), country.id]
            ),
            "description": voice("Law in force on {date}", date=voice.date(assessment.as_of)),
        },
    )
    package.sign(
        {
            "legalgap-as-of": assessment.as_of.isoformat(),
            "legalgap-edition": said["edition"],
            "legalgap-jurisdiction": country.id,
            "legalgap-methodology": assessment.yardstick.methodology.id,
            **({ANNOTATED: "yes"} if annotate else {}),
        }
    )
    return package.to_bytes()
