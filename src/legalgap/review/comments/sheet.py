"""The matrix of comments as a workbook: one row for each comment, with decision and reply."""

from collections.abc import Sequence
from datetime import date

from legalgap.model.comment import Comment
from legalgap.office.spreadsheet import Cell, Column, Properties, Sheet, Value, to_bytes
from legalgap.prose import vocabulary
from legalgap.prose.voice import Voice

NOTHING = "–"
ASK_FILL = "FBE5D6"
"""The ground of what a person should look at."""


def workbook(comments: Sequence[Comment], voice: Voice, country: str, day: date) -> bytes:
    """The workbook as a file: always the same for the same comments."""
    about = voice("One row for each comment or change, with the record, the decision and reply.")
    made = Sheet(
        "Comments",
        voice("Comments and replies"),
        about,
        _columns(voice),
        [_row(voice, item) for item in comments],
        frozen=2,
    )
    texts = {
        "title": voice("Comments and replies"),
        "subject": voice("Comments of reviewers on the assessment"),
        "creator": "legalgap",
        "keywords": country,
        "description": about,
    }
    footer = voice("Reviewers stand under codes. Replies are written into comments.yaml.")
    properties = Properties(day, voice.lang, texts, {"legalgap-jurisdiction": country}, footer)
    return to_bytes([made], properties)


def _columns(voice: Voice) -> list[Column]:
    return [
        Column(voice("Id"), 12),
        Column(voice("Reviewer"), 12),
        Column(voice("Date"), 13),
        Column(voice("Kind"), 20),
        Column(voice("Record"), 26),
        Column(voice("Place in the report"), 22),
        Column(voice("Remark"), 40),
        Column(voice("Words of the report"), 36),
        Column(voice("Proposed text"), 36),
        Column(voice("File and line"), 30),
        Column(voice("Certainty"), 14),
        Column(voice("Status"), 16),
        Column(voice("Decision"), 18),
        Column(voice("Reply"), 40),
        Column(voice("Edition"), 26),
    ]


def _row(voice: Voice, item: Comment) -> list[Value | Cell]:
    decision = voice(vocabulary.DECISIONS[item.decision]) if item.decision else NOTHING
    match = voice(vocabulary.MATCHES[item.match])
    ask = item.match.value == "ask"
    return [
        item.id,
        item.reviewer,
        (item.when.earliest if item.when and item.when.day else str(item.when or NOTHING)),
        voice(vocabulary.COMMENT_KINDS[item.kind]),
        "; ".join((item.record, *item.also)) or NOTHING,
        item.place or NOTHING,
        comment_words(voice, item) or NOTHING,
        item.quote or NOTHING,
        item.proposes or NOTHING,
        f"{item.file}:{item.line}" if item.file else NOTHING,
        Cell(match, ASK_FILL if ask else "", bold=ask),
        voice(vocabulary.COMMENT_STATUSES[item.status]),
        decision,
        (voice.words(item.reply) if item.reply else "") or NOTHING,
        item.edition or NOTHING,
    ]


def comment_words(voice: Voice, item: Comment) -> str:
    """What was said, with what it answers."""
    said = item.comment
    if item.beside:
        said = voice("{said} (on the remark of the tool: {remark})", said=said, remark=item.beside)
    if item.answers:
        said = voice("{said} (in reply to {id})", said=said, id=item.answers)
    return said
