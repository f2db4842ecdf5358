"""Annex H: the comments that came with their replies, and the form for new ones."""

from legalgap.model.comment import Comment, CommentKind
from legalgap.model.source import Visibility
from legalgap.office.xml import Cell, cell, p, t
from legalgap.prose import chapters, vocabulary
from legalgap.report.manuscript import Manuscript, labelled
from legalgap.report.tagging import original

ROWS = 8
OPEN = "…"
LONGEST = 240
"""Letters of the words of the report that are repeated beside a comment."""


def annex(report: Manuscript) -> str:
    """What reviewers said of earlier editions, answered; then the form for new comments."""
    return _received(report) + form(report)


def _received(report: Manuscript) -> str:
    """The matrix of comments; nothing where none came."""
    voice = report.voice
    told = [item for item in report.country.comments if item.visibility is Visibility.PUBLIC]
    hidden = len(report.country.comments) - len(told)
    made = ""
    if told:
        editions = list(dict.fromkeys(item.edition for item in told if item.edition))
        intro = voice.count(
            "{n} comment of reviewers was received.", "{n} comments of reviewers were received.",
            len(told),
        )  # fmt: skip
        if editions:
            intro += " " + voice("They are on: {editions}.", editions="; ".join(editions))
        intro += " " + voice("Reviewers stand under codes; the reply says what was changed.")
        made = p(t(intro), keep=True) + report.table(
            voice("Comments received, with replies"),
            [1.7, 2.6, 4.0, 8.2, 8.2],
            [
                voice("No."),
                voice("Reviewer, date"),
                voice("Finding or place"),
                voice("Remark"),
                voice("Decision and reply"),
            ],
            [_row(report, item) for item in told],
            voice("One row for each comment: who, on what, what was said, what was answered."),
            breaks=True,
        )
    if hidden:
        said = voice.count(
            "{n} comment is not printed here.", "{n} comments are not printed here.", hidden
        )
        made += p(t(said), "Note")
    return made


def _row(report: Manuscript, item: Comment) -> list[Cell]:
    voice = report.voice
    who = p(t(item.reviewer), "TableText")
    who += p(t(voice.date(item.when)), "TableSmall") if item.when else ""
    number = p(t(item.id), "TableText")
    if item.record:
        number = report.of(item.record, "comment", number)
    return [
        Cell(number),
        Cell(who),
        Cell(_where(report, item)),
        _said(report, item),
        _reply(report, item),
    ]


def _where(report: Manuscript, item: Comment) -> str:
    """The record with a link where this edition still has it, and the heading."""
    kind, _, name = item.record.partition(":")
    link = ""
    if kind == "finding" and name in report.asked:
        link = report.finding_link(name)
    elif kind == "recommendation":
        link = report.recommendation_link(name)
    elif kind not in ("part", "report", ""):
        link = t(name)
    made = p(link, "TableText") if link else ""
    if item.place:
        made += p(t(original(report.voice, item.place)), "TableSmall")
    return made or p(t(OPEN), "TableText")


def _said(report: Manuscript, item: Comment) -> Cell:
    voice = report.voice
    made = ""
    if item.kind is not CommentKind.COMMENT:
        kind = chapters.capital(voice(vocabulary.COMMENT_KINDS[item.kind]))
        made += p(t(kind, bold=True), "TableText")
    if item.answers:
        said = voice("In reply to {id}", id=item.answers)
        made += p(t(f"{said}."), "TableSmall")
    for line in item.comment.splitlines():
        made += p(t(original(voice, line)), "TableText")
    if item.quote:
        made += p(
            labelled(voice("On the words"), original(voice, _short(item.quote))), "TableSmall"
        )
    if item.proposes:
        words = original(voice, item.proposes)
        made += p(labelled(voice("Proposed text"), words), "TableText")
    return Cell(made or p(t(OPEN), "TableText"))


def _reply(report: Manuscript, item: Comment) -> Cell:
    voice = report.voice
    said = voice(vocabulary.COMMENT_STATUSES[item.status])
    if item.decision is not None:
        said = voice(vocabulary.DECISIONS[item.decision])
    made = p(t(chapters.capital(said), bold=True), "TableText")
    if item.reply:
        made += p(t(voice.words(item.reply)), "TableText")
    return Cell(made)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"


def form(report: Manuscript) -> str:
    """Table T12: what a ministry fills in, and what the authors answer."""
    voice = report.voice
    shown = (
        voice("for example {id}", id=report.assessment.findings[0].id)
        if (report.assessment.findings)
        else OPEN
    )
    example = [
        voice("how to fill it in"),
        voice("institution and date; no name of a person"),
        shown,
        voice("fact, text of a law, new act, translation, assessment, wording, confidential"),
        voice("one comment to a row"),
        voice("the words that you propose"),
        voice("the act with its number and date, attached"),
        voice("filled in by the authors: decision, reply, change made, effect on the score"),
    ]
    rows = [[cell(text, "TableSmall") for text in example]]
    rows += [
        [cell(voice.number(number)), *(cell(OPEN) for _ in range(7))]
        for number in range(1, ROWS + 1)
    ]
    intro = voice(
        "Please send this table back within 15 working days. Every row is answered, and the "
        "answers are shared with all who commented, without names of persons."
    )
    return p(t(intro), keep=True) + report.table(
        voice("Comments and replies"),
        [1.9, 3.0, 2.6, 3.6, 4.2, 4.0, 2.7, 2.7],
        [
            voice("No."),
            voice("Institution, date"),
            voice("Finding or place"),
            voice("Kind"),
            voice("Remark"),
            voice("Proposed text"),
            voice("Document"),
            voice("Reply"),
        ],
        rows,
        voice("One row for each comment: who, on what, comment, proposed text, document, reply."),
    )
