"""The formats of an assessment: which module writes each, found when it is asked for.

A writer is a module with `render(assessment, voice, *, before=None) -> bytes` and
`is_untouched(data) -> bool`; the same assessment gives the same bytes.
"""

from collections.abc import Iterable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from legalgap.corpus.nearest import did_you_mean
from legalgap.engine.changes import Snapshot
from legalgap.errors import LegalGapError
from legalgap.model.assessment import Assessment
from legalgap.prose.voice import Voice
from legalgap.report.outputs import Output

WRITERS: Mapping[str, str] = {
    "docx": "legalgap.report.word",
    "html": "legalgap.report.webpage",
    "json": "legalgap.report.json_file",
    "pptx": "legalgap.report.slides",
    "xlsx": "legalgap.report.workbook",
}
"""By format, which is also the ending of the file name."""
TEMPLATED = ("docx",)
"""Formats for which a user can bring a template."""
ANNOTATED = ("docx",)
"""Formats that can hold comments of the tool."""
EDITIONED = ("docx",)
"""Formats with a change log since an earlier edition."""
WORDLESS = ("json",)
"""Formats that hold no sentence, and so are written once for all languages."""


def chosen(text: str) -> list[str]:
    """The formats in a list such as `docx,json`; raises LegalGapError for an unknown one."""
    names = [name.strip().lower() for name in text.split(",") if name.strip()]
    for name in names:
        if name not in WRITERS:
            hint = did_you_mean(name, WRITERS, "known: " + ", ".join(WRITERS))
            raise LegalGapError(f"--formats: `{name}` is not a format", hint, exit_code=2)
    if not names:
        raise LegalGapError("--formats: name at least one", ", ".join(WRITERS), exit_code=2)
    return list(dict.fromkeys(names))


def refuse_annotations(formats: Iterable[str], *, annotate: bool) -> None:
    """Raise LegalGapError where comments are asked for and no format can hold them."""
    if annotate and not set(formats) & set(ANNOTATED):
        raise LegalGapError(
            "--annotate is for Word reports only", "add docx to --formats", exit_code=2
        )


def refuse_since(formats: Iterable[str], *, asked: bool) -> None:
    """Raise LegalGapError where a change log is asked for and no format holds one."""
    if asked and not set(formats) & set(EDITIONED):
        raise LegalGapError(
            "--since is for Word reports only", "add docx to --formats", exit_code=2
        )


def path(folder: Path, code: str, name: str, lang: str = "") -> Path:
    """`OUT/TKM-assessment.docx`; with a language where several are written."""
    tail = f"-{lang}" if lang and name not in WORDLESS else ""
    return folder / f"{code}-assessment{tail}.{name}"


def outputs(
    folder: Path,
    formats: Iterable[str],
    assessment: Assessment,
    voices: list[Voice],
    before: Assessment | None,
    template: bytes | None = None,
    *,
    annotate: bool = False,
    since: Snapshot | None = None,
) -> list[Output]:
    """Every file, finished, in the order of formats and languages.

    `template` is a user's own template, for the formats that take one; `annotate` asks for
    comments beside what is uncertain, where a format can hold them; `since` is what an earlier
    edition said, for the formats with a change log.
    """
    code = assessment.country.jurisdiction.id
    made = []
    for name in formats:
        writer: Any = import_module(WRITERS[name])
        for voice in voices[:1] if name in WORDLESS else voices:
            lang = voice.lang if len(voices) > 1 else ""
            more: dict[str, Any] = {}
            if template is not None and name in TEMPLATED:
                more["template"] = template
            if annotate and name in ANNOTATED:
                more["annotate"] = True
            if since is not None and name in EDITIONED:
                more["since"] = since
            data = writer.render(assessment, voice, before=before, **more)
            made.append(Output(path(folder, code, name, lang), data, writer.is_untouched))
    return made
