"""The notes of the report: each legal source in full where a chapter first cites it.

The text gives the article; the note gives title, number and date of the act, the source with its
address, the day on which it was opened, and the grade. Only public sources are named.
"""

from collections.abc import Iterable, Mapping

from legalgap.model.act import Act
from legalgap.model.bylaw import ByLaw, Tracker
from legalgap.model.instrument import Instrument
from legalgap.model.judgement import Observation
from legalgap.model.jurisdiction import NamedFact, TreatyStatus
from legalgap.model.pin import Pin
from legalgap.model.recommendation import Practice
from legalgap.model.source import Grade, Source, Visibility
from legalgap.model.statement import Statement, WordingInTime
from legalgap.office.footnotes import Footnotes, Note, Piece
from legalgap.office.xml import plain
from legalgap.prose import chapters, citations, findings, words
from legalgap.prose.voice import Voice
from legalgap.report.tagging import original

SHORTEST = 12
"""Letters that must be left of the title of a source without the title of the act before it."""


class Notes:
    """Marks in the text, and behind them what their notes say."""

    def __init__(self, voice: Voice, footnotes: Footnotes) -> None:
        self.voice, self._footnotes = voice, footnotes
        self._acts: dict[tuple[int, str | None, Grade], tuple[Act, Note]] = {}

    def provisions(self, statements: Iterable[Statement]) -> str:
        """The notes of the provisions behind some statements: one for each act and grade."""
        cited: dict[str, tuple[Note, dict[str, None]]] = {}
        for item in findings.public(tuple(statements)):
            act = item.wording.act
            note = self._act(act, item.source_key, item.source, item.grade)
            pin = citations.pin_words(self.voice, act, item.wording.pin)
            if item.wording.draft:
                pin = self.voice("{pin} (draft)", pin=pin)
            cited.setdefault(note.key, (note, {}))[1][pin] = None
        return self._footnotes.marks(cited.values())

    def mandates(self, item: ByLaw, acts: Mapping[str, Act]) -> str:
        """The notes of the articles that call for a by-law."""
        cited: dict[str, tuple[Note, dict[str, None]]] = {}
        for entry in item.mandated_by:
            name, _, pin = entry.partition(":")
            found = self._article(acts[name], Pin.parse(pin)) if name in acts and pin else None
            if found is not None:
                said = citations.pin_words(self.voice, acts[name], Pin.parse(pin))
                cited.setdefault(found.key, (found, {}))[1][said] = None
        return self._footnotes.marks(cited.values())

    def wordings(self, listed: Iterable[WordingInTime]) -> str:
        """The notes of provisions, whatever is claimed of them: one for each act and grade."""
        cited: dict[str, tuple[Note, dict[str, None]]] = {}
        for item in listed:
            key = item.wording.source or item.act.source
            note = self._act(item.act, key, item.act.sources.get(key or ""), item.grade)
            pin = citations.pin_words(self.voice, item.act, item.pin)
            cited.setdefault(note.key, (note, {}))[1][pin] = None
        return self._footnotes.marks(cited.values())

    def _article(self, act: Act, pin: Pin) -> Note | None:
        """The note of one article, whatever is said of it; None for a source not public."""
        found = next((item for item in act.provisions if item.pin == pin), None)
        key = (found.source if found else None) or act.source
        grade = (found.grade if found else None) or act.grade or Grade.RECALLED
        source = act.sources.get(key or "")
        if source is not None and source.visibility is not Visibility.PUBLIC:
            return None
        return self._act(act, key, source, grade)

    def instrument(self, instrument: Instrument) -> str:
        """The note of a treaty or soft law: told once in the document, with its publication."""
        title = self.voice.words(instrument.title)
        said = [title]
        if instrument.citation and plain(instrument.citation) not in plain(title):
            said.append(original(self.voice, instrument.citation))
        source = instrument.sources.get(instrument.source or "")
        known = words.grade(self.voice, instrument.grade)
        key, before = f"instrument:{instrument.id}", Piece(". ".join(said) + ". ")
        if source is not None and source.url:
            tail = self._tail(source, known, title)
        elif source is not None and source.checked:
            day = self.voice.date(source.checked)
            tail = (Piece(f"{chapters.capital(known)}, {self.voice('opened {date}', date=day)}."),)
        else:
            tail = (Piece(f"{chapters.capital(known)}."),)
        return self._footnotes.mark(Note(key, (before,), tail, anew=False))

    def status(self, status: TreatyStatus, source: Source | None) -> str:
        """The note of the status of a treaty; nothing where no public source gives it."""
        return self._sourced(f"status:{status.source}", source, status.grade)

    def fact(self, item: NamedFact, source: Source | None) -> str:
        """The note of a body, service or plan."""
        return self._sourced(f"fact:{item.source}", source, item.grade)

    def bylaw(self, item: ByLaw, tracker: Tracker) -> str:
        """The note of a by-law of the tracker."""
        key = item.source or tracker.source or ""
        return self._sourced(f"bylaw:{key}", tracker.sources.get(key), item.grade)

    def observation(self, item: Observation, source: Source | None, place: str) -> str:
        """The note of what a body has published."""
        known = words.grade(self.voice, item.grade)
        pieces = self._source(source, "") or (Piece(original(self.voice, item.document)),)
        pieces = (*pieces, Piece("".join(f"; {part}" for part in (place, known) if part) + "."))
        return self._footnotes.mark(Note(f"observation:{item.id}", pieces))

    def practice(self, item: Practice, known: str) -> str:
        """The note of a practice of another State; `known` says how it is known."""
        if item.source.visibility is not Visibility.PUBLIC:
            return ""
        if item.valid_as_of != item.source.checked:
            day = self.voice.date(item.valid_as_of)
            known += "; " + self.voice("as of {date}", date=day)
        tail = self._tail(item.source, known, "")
        return self._footnotes.mark(Note(f"practice:{item.id}", tail))

    def _act(self, act: Act, key: str | None, source: Source | None, grade: Grade) -> Note:
        """The note of an act, by the key of the source and the grade: the same each time."""
        found = self._acts.get((id(act), key, grade))
        if found is None:
            found = self._acts[id(act), key, grade] = act, self._of_act(act, key, source, grade)
        return found[1]

    def _of_act(self, act: Act, key: str | None, source: Source | None, grade: Grade) -> Note:
        title = chapters.act_title(self.voice, act)
        tail = self._tail(source, words.grade(self.voice, grade), self.voice.words(act.title))
        return Note(
            f"act:{act.id}:{key}:{grade}",
            (Piece(f"{title}, "),),
            (Piece(". "), *tail),
            subject=f"act:{act.id}",
            brief=(Piece(f"{citations.act_name(self.voice, act)}, "),),
            others=self.voice("others as the text names them"),
        )

    def _sourced(self, key: str, source: Source | None, grade: Grade) -> str:
        """A note that names a source and how it is known, and nothing else."""
        if source is None or source.visibility is not Visibility.PUBLIC:
            return ""
        tail = self._tail(source, words.grade(self.voice, grade), "")
        return self._footnotes.mark(Note(f"{key}:{grade}", tail))

    def _tail(self, source: Source | None, known: str, told: str) -> tuple[Piece, ...]:
        """The source with its address and day, then how it is known; it ends the note."""
        pieces = self._source(source, told)
        if not pieces:
            return (Piece(f"{chapters.capital(known)}."),)
        return (*pieces, Piece(f"; {known}."))

    def _source(self, source: Source | None, told: str) -> tuple[Piece, ...]:
        """A public source by its title, linked, and the day on which it was opened."""
        if source is None or source.visibility is not Visibility.PUBLIC:
            return ()
        title = self._without(self.voice.words(source.title), told)
        pieces = [Piece(title.rstrip("."), source.url or "")]
        if source.checked:
            opened = self.voice("opened {date}", date=self.voice.date(source.checked))
            pieces.append(Piece(f", {opened}"))
        return tuple(pieces)

    @staticmethod
    def _without(title: str, told: str) -> str:
        """The title of a source without what the note has said already."""
        bare, said = plain(title), plain(told)
        rest = bare[len(said) :].lstrip(" ,.;:")
        own = title == bare  # the part of a title in another language would lose its language
        if not own or not said or not bare.startswith(said) or rest[:1] == "(":
            return title
        if len(rest) < SHORTEST:
            return title
        return rest if "." in rest.split(maxsplit=1)[0].rstrip(".,;") else chapters.capital(rest)
