"""The comments of reviewers on a report, and what was answered."""

from enum import StrEnum

from pydantic import Field

from legalgap.model.base import Excepting, Record
from legalgap.model.dates import PartialDate
from legalgap.model.source import Visibility
from legalgap.model.text import Text

CODE = r"^[A-Z0-9][A-Z0-9-]*$"
"""A person by a code, never a name: `REV-01`."""


class CommentKind(StrEnum):
    """What a reviewer did."""

    COMMENT = "comment"
    """A comment in the margin."""
    INSERTION = "insertion"
    """Words put in, with track changes on."""
    DELETION = "deletion"
    """Words taken out, with track changes on."""
    REWORDING = "rewording"
    """Words put in the place of others, with track changes on."""
    MOVE = "move"
    """Words moved to another place, with track changes on."""
    EDIT = "edit"
    """A change without track changes, found by comparison with the report as it was written."""


class Match(StrEnum):
    """How certain it is that a comment belongs to its record."""

    SURE = "sure"
    """By the bookmark of the paragraph, or by words that stand in one place only."""
    GOOD = "good"
    """By the row, the table, the printed id, or words that are nearly the same."""
    ASK = "ask"
    """By what stands nearby, or not at all: a person should look."""


class CommentStatus(StrEnum):
    """How far the authors are with a comment."""

    NEW = "new"
    """Not yet answered."""
    IN_WORK = "in_work"
    """Somebody looks into it."""
    ANSWERED = "answered"
    """The reply is written."""
    CLOSED = "closed"
    """Answered, and the reviewer agrees or was told."""


class Decision(StrEnum):
    """What the authors decided on a comment."""

    ACCEPTED = "accepted"
    """Taken over as proposed."""
    IN_PART = "in_part"
    """Taken over in part."""
    NOT_ACCEPTED = "not_accepted"
    """Not taken over; the reply says why."""
    NOTED = "noted"
    """It asks for no change."""
    CLARIFY = "clarify"
    """The reviewer is asked what is meant."""


class Comment(Excepting):
    """One comment or change of a reviewer, the record that it is about, and the reply."""

    id: str = Field(
        pattern=r"^C-\d{3,}$", description="The number of the comment, for good: `C-001`."
    )
    reviewer: str = Field(
        pattern=CODE, description="Who wrote it, by a code, never a name: `REV-01`."
    )
    when: PartialDate | None = Field(
        default=None, description="The day on which it was written, as the reviewer's file says."
    )
    time: str = Field(
        default="",
        pattern=r"^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$|^$",
        description="The time of that day, by which it is known again: `10:15:00`.",
    )
    kind: CommentKind = CommentKind.COMMENT
    answers: str = Field(
        default="",
        pattern=r"^(C-\d{3,})?$",
        description="The comment to which this is a reply: `C-001`.",
    )
    beside: str = Field(
        default="",
        description="What the tool had said in the margin, where this is a reply to it.",
    )
    comment: str = Field(default="", description="What the reviewer wrote.")
    quote: str = Field(
        default="",
        description="The words of the report that it is about; of a change, those before it.",
    )
    proposes: str = Field(default="", description="Of a change: the words after it.")
    record: str = Field(
        default="",
        pattern=r"^([a-z_]+(:\S+)?)?$",
        description="The record that it is about, with its kind: `finding:CRIM-02`, "
        "`recommendation:REC-CRIM-02`, `act:labour-code`, `area:support`.",
    )
    part: str = Field(
        default="", description="Which part of the record stands there: `law`, `t5`, `full`."
    )
    provisions: tuple[str, ...] = Field(
        default=(), description="Provisions whose claims stand behind the words: `act:pin`."
    )
    also: tuple[str, ...] = Field(
        default=(), description="Other records that the commented words belong to."
    )
    place: str = Field(default="", description="The heading of the report under which it stands.")
    file: str = Field(default="", description="The YAML file of the record or claim.")
    line: int | None = Field(
        default=None, ge=1, description="The line in that file, when the comment was imported."
    )
    match: Match = Match.ASK
    edition: str = Field(
        default="",
        description="The edition of the report that was reviewed: State, date and eight signs.",
    )
    visibility: Visibility = Field(
        default=Visibility.PUBLIC,
        description="Whether the next report prints it; a comment given in confidence is "
        "`working_group` or `internal`.",
    )
    resolved: bool = Field(
        default=False, description="Whether it was marked as resolved in the reviewer's file."
    )
    status: CommentStatus = CommentStatus.NEW
    decision: Decision | None = None
    reply: Text | None = Field(
        default=None, description="What the authors answer, in one language or several."
    )
    by: str = Field(
        default="",
        pattern=r"^([A-Z0-9][A-Z0-9-]*)?$",
        description="Who answered, by a code, never a name: `EXP-01`.",
    )

    @property
    def stamp(self) -> str:
        """Day and time, as far as they are known: `2026-03-01 10:15:00`."""
        return f"{self.when or ''} {self.time}".strip()


class Comments(Record):
    """All comments of reviewers on the reports on one State."""

    lang: str = "en"
    comments: tuple[Comment, ...] = ()
