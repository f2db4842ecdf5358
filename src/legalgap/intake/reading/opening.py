"""Opens a file, knows it by its content, and hands it to the reader of its format."""

from pathlib import Path

from legalgap.errors import LegalGapError
from legalgap.intake.manuscript import Format, Manuscript, Progress
from legalgap.intake.reading.contents import with_contents
from legalgap.intake.reading.encoding import decode
from legalgap.intake.reading.recognise import known_bytes, known_text

MOST_BYTES = 100_000_000
"""The largest file that is read at all."""
MOST_TEXT = 40_000_000
"""The largest file of plain text, Markdown, HTML or JSON: some twenty times the longest code."""


def read_file(
    path: Path, *, declared: Format | None = None, progress: Progress | None = None
) -> Manuscript:
    """Read a document of any known format; see `legalgap.intake.manuscript.read`."""
    made = _read(_content(path), path.name, declared, progress)
    made.paragraphs = with_contents(made.paragraphs)
    if not any(paragraph.text.strip() for paragraph in made.paragraphs):
        raise LegalGapError(
            "the file holds no text", "choose the file that holds the text of the act"
        )
    return made


def _content(path: Path) -> bytes:
    """The bytes of a file; neither a device nor a file without end is read."""
    try:
        if path.is_dir():
            raise LegalGapError(f"{path} is a folder", "name the file of the act")
        if path.exists() and not path.is_file():
            raise LegalGapError(f"{path} is not a file", "name the file of the act")
        if path.stat().st_size > MOST_BYTES:
            raise LegalGapError(
                f"the file is larger than {MOST_BYTES // 1_000_000} MB",
                "save the text of the act without its pictures",
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise LegalGapError(f"there is no file {path}", "check its name and folder") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise LegalGapError(
            f"the file cannot be opened: {reason}", "check that you may read it"
        ) from error


def _read(data: bytes, name: str, declared: Format | None, progress: Progress | None) -> Manuscript:
    known = known_bytes(data)
    if known == "zip":
        from legalgap.intake.reading.word import read_word

        return read_word(data, progress)
    if known == "pdf":
        from legalgap.intake.reading.pdf import read_pdf

        return read_pdf(data, progress)
    if len(data) > MOST_TEXT:
        raise LegalGapError(
            f"the text is larger than {MOST_TEXT // 1_000_000} MB",
            "an act is far shorter: choose the file that holds only the act",
        )
    if known == "mhtml":
        from legalgap.intake.reading.web_archive import page_in

        page, charset = page_in(data)
        return _read_text(page, charset, name, "html", progress)
    return _read_text(data, "", name, declared, progress)


def _read_text(
    data: bytes, charset: str, name: str, declared: Format | None, progress: Progress | None
) -> Manuscript:
    from legalgap.intake.reading.web import declared_charset

    decoded = decode(data, charset or declared_charset(data))
    if decoded is None:
        raise LegalGapError(
            "the file is no text and no document that is known here",
            "choose a Word (.docx), PDF, HTML, text, Markdown or JSON file",
        )
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    known = known_text(text, name)
    form = declared if declared in ("html", "txt", "markdown", "json") else known
    made = _reader(form, text, progress)
    made.metadata["encoding"] = decoded.encoding
    if decoded.note:
        made.problems.insert(0, decoded.note)
    return made


def _reader(form: str, text: str, progress: Progress | None) -> Manuscript:
    if form == "html":
        from legalgap.intake.reading.web import read_web

        return read_web(text, progress)
    if form == "json":
        from legalgap.intake.reading.records import read_records

        return read_records(text)
    if form == "markdown":
        from legalgap.intake.reading.markdown import read_markdown

        return read_markdown(text)
    from legalgap.intake.reading.plain import read_plain

    return read_plain(text)
