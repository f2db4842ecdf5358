"""The comparison of two editions as text for a terminal and as Markdown."""

import re
from collections.abc import Callable, Iterator, Sequence

from legalgap.corpus.word_diff import Op, Segment, in_brackets, marked, near
from legalgap.intake.versions.comparison import ArticleChange, PassageChange
from legalgap.intake.versions.edition import NewerEdition
from legalgap.intake.versions.sentences import Sentences
from legalgap.prose.voice import Voice

Dress = Callable[[Op, str], str]


def as_text(voice: Voice, edition: NewerEdition, dress: Dress | None = None) -> Iterator[str]:
    """Lines for a terminal: what went stands in [-…-], what came in {+…+}.

    `dress` may add colour to a run that is marked already.
    """
    say = Sentences(voice, edition)

    def mark(op: Op, text: str) -> str:
        bare = in_brackets(op, text)
        return dress(op, bare) if dress else bare

    yield say.title()
    yield say.counts()
    for article in edition.comparison.articles:
        yield ""
        yield say.article(article)
        for change in _told(article):
            if change.pin != article.pin or change.kind != article.kind:
                yield f"  {say.passage(change)}"
            for segments in (change.heading, change.text):
                if _differs(segments):
                    for line in marked(near(segments), mark).split("\n"):
                        yield f"    {line.strip()}"
    yield from _headings(say, edition, mark)
    yield ""
    yield from _claims(say, edition)
    yield from _remarks(say, "")


def as_markdown(voice: Voice, edition: NewerEdition) -> str:
    """A page in Markdown: what went is struck out, what came is bold."""
    say = Sentences(voice, edition)

    def mark(op: Op, text: str) -> str:
        sign = "~~" if op == "removed" else "**"
        parts = re.split(r"(\s*\n\s*)", text)
        return "".join(
            part if number % 2 or not part else f"{sign}{part}{sign}"
            for number, part in enumerate(parts)
        )

    made = [f"# {_escaped(say.title())}", "", _escaped(say.counts()), ""]
    made += [voice("Struck out: words that went. Bold: words that came."), ""]
    for article in edition.comparison.articles:
        made += [f"## {_escaped(say.article(article))}", ""]
        for change in _told(article):
            if change.pin != article.pin or change.kind != article.kind:
                made += [f"**{_escaped(say.passage(change))}**", ""]
            for segments in (change.heading, change.text):
                if _differs(segments):
                    safe = [Segment(s.op, _escaped(s.old), _escaped(s.new)) for s in segments]
                    shown = marked(safe, mark)
                    made += [f"> {line.strip()}".rstrip() for line in shown.split("\n")]
                    made.append("")
    headings = list(_headings(say, edition, mark))
    if headings:
        made += [f"## {headings[1]}", "", *(f"- {line.strip()}" for line in headings[2:]), ""]
    touched, untouched = edition.touched, edition.untouched
    resting, staying = _resting(voice), _staying(voice)
    made += [f"## {resting} ({len(touched)})", ""]
    made += [f"- {_escaped(say.claim(item))}" for item in touched]
    made += ["", f"## {staying} ({len(untouched)})", ""]
    made += [f"- {_escaped(f'{item.id} {item.indicator}')}" for item in untouched]
    remarks = list(say.remarks())
    if remarks:
        heading = voice("Notes on the comparison")
        made += ["", f"## {heading}", "", *(f"- {_escaped(line)}" for line in remarks)]
    return "\n".join(made).rstrip() + "\n"


def _told(article: ArticleChange) -> Iterator[PassageChange]:
    """The provisions worth a line: those of an article that was renumbered as it was are not."""
    for change in article.passages:
        only_number = change.kind == "renumbered" and not change.is_reworded
        with_article = (
            article.kind == "renumbered"
            and change.old is not None
            and change.new is not None
            and change.old.pin.steps[1:] == change.new.pin.steps[1:]
        )
        if not (only_number and with_article):
            yield change


def _differs(segments: Sequence[Segment]) -> bool:
    return any(part.op != "same" for part in segments)


def _headings(
    say: Sentences, edition: NewerEdition, mark: Callable[[Op, str], str]
) -> Iterator[str]:
    if edition.comparison.headings:
        yield ""
        yield say.voice("Headings of parts and chapters")
        for part in edition.comparison.headings:
            yield f"  {mark(part.op, (part.old or part.new).strip())}"


def _claims(say: Sentences, edition: NewerEdition) -> Iterator[str]:
    voice = say.voice
    yield f"{_resting(voice)}: {voice.number(len(edition.touched))}"
    for item in edition.touched:
        yield f"  {say.claim(item)}"
    count = voice.number(len(edition.untouched))
    yield f"{_staying(voice)}: {count}"


def _resting(voice: Voice) -> str:
    return voice("Claims that rest on changed words")


def _staying(voice: Voice) -> str:
    return voice("Claims of the act that stay untouched")


def _remarks(say: Sentences, lead: str) -> Iterator[str]:
    for remark in say.remarks():
        yield f"{lead}{remark}"


def _escaped(text: str) -> str:
    """Signs that Markdown would take for its own, made plain."""
    return re.sub(r"([\\`*_~\[\]<>#|])", r"\\\1", text)
