"""The corpus: all records by id, each with its place, and the problems met on the way."""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import field
from typing import Any

from pydantic import BaseModel, ValidationError

from legalgap.corpus.document import Document, Loc
from legalgap.corpus.layout import Kind, is_translation, kind_of, records_in
from legalgap.corpus.nearest import did_you_mean
from legalgap.corpus.problems import Problem, Severity
from legalgap.corpus.schema_errors import language_hint, schema_problems
from legalgap.corpus.translated import Translations, translate
from legalgap.errors import LegalGapError
from legalgap.frozen import frozen
from legalgap.model.act import Act
from legalgap.model.bylaw import Tracker
from legalgap.model.comment import Comments
from legalgap.model.country import Country, Yardstick
from legalgap.model.draft import Draft
from legalgap.model.enforceability import Enforceability
from legalgap.model.indicator import Indicator
from legalgap.model.instrument import Instrument
from legalgap.model.judgement import Judgements, Observations
from legalgap.model.jurisdiction import Jurisdiction
from legalgap.model.language import LANGUAGE
from legalgap.model.methodology import Methodology
from legalgap.model.recommendation import Clause, Practice, Recommendation


@frozen
class Entry:
    """A record with the place that it was read from."""

    record: Any
    document: Document
    loc: tuple[str | int, ...] = ()
    country: str = ""
    packaged: bool = True
    coder: str = ""
    """The code of the coder whose folder it lies in; empty for what is agreed."""

    def problem(
        self,
        code: str,
        loc: Loc,
        message: str,
        hint: str = "",
        *,
        severity: Severity = Severity.ERROR,
        key: bool = False,
    ) -> Problem:
        """A problem at a piece of this record."""
        where = (*self.loc, *loc)
        return self.document.problem(code, where, message, hint, severity=severity, key=key)

    def holding(self, record: Any) -> "Entry":
        """The same place with another record."""
        return Entry(record, self.document, self.loc, self.country, self.packaged, self.coder)


@frozen
class Library:
    """Every record that was read, by kind and id; a workspace's records replace packaged ones."""

    entries: Mapping[str, Mapping[str, Entry]]
    problems: tuple[Problem, ...] = ()
    unread: frozenset[tuple[str, str]] = frozenset()
    """Kind and name of each record that is there but has problems of its own; the name is empty
    where a file of several records could not be read."""
    _cache: dict[str, Any] = field(default_factory=dict, repr=False)

    def of(self, kind: str) -> Mapping[str, Entry]:
        """All entries of a kind, by id; acts and the like by `ISO3/id`, codings `ISO3/code/id`."""
        return self.entries.get(kind, {})

    def records(self, kind: str) -> dict[str, Any]:
        """All records of a kind, by id, in order of their ids."""
        if kind not in self._cache:
            entries = self.of(kind)
            self._cache[kind] = {name: entries[name].record for name in sorted(entries)}
        found: dict[str, Any] = self._cache[kind]
        return found

    @property
    def instruments(self) -> dict[str, Instrument]:
        """Instruments by slug."""
        return self.records("instrument")

    @property
    def indicators(self) -> dict[str, Indicator]:
        """Indicators by id."""
        return self.records("indicators")

    @property
    def methodologies(self) -> dict[str, Methodology]:
        """Methodologies by id."""
        return self.records("methodology")

    @property
    def jurisdictions(self) -> dict[str, Jurisdiction]:
        """Jurisdictions by ISO code."""
        return self.records("jurisdiction")

    @property
    def recommendations(self) -> dict[str, Recommendation]:
        """Recommendations by id."""
        return self.records("recommendations")

    @property
    def practices(self) -> dict[str, Practice]:
        """Practices by id."""
        return self.records("practices")

    @property
    def clauses(self) -> dict[str, Clause]:
        """Model clauses by id."""
        return self.records("clauses")

    def _within(self, kind: str, code: str) -> dict[str, Any]:
        entries = self.of(kind)
        return {
            name.partition("/")[2]: entries[name].record
            for name in sorted(entries)
            if name.startswith(code + "/")
        }

    def encoded(self) -> Iterator[Entry]:
        """Every act that somebody encoded: the agreed ones, then those of coders."""
        yield from self.of("act").values()
        yield from self.of("coding").values()

    def coders(self, code: str) -> dict[str, dict[str, Act]]:
        """The acts that coders of a State encoded apart, by coder and act; no assessment uses them.

        Coders stand under their codes, in the order of these.
        """
        found: dict[str, dict[str, Act]] = {}
        for name, act in self._within("coding", code).items():
            coder, _, own = name.partition("/")
            found.setdefault(coder, {})[own] = act
        return found

    def country(self, code: str) -> Country:
        """One State with its acts; raises LegalGapError where there is none of that code."""
        if code not in self.jurisdictions:
            raise self.unknown("jurisdiction", code, list(self.jurisdictions))
        acts: dict[str, Act] = self._within("act", code)
        drafts: dict[str, Draft] = self._within("draft", code)
        tracker: Tracker = self._within("tracker", code).get("bylaws", Tracker.blank())
        judged: Judgements = self._within("judgements", code).get("judgements", Judgements.blank())
        seen: Observations = self._within("observations", code).get(
            "observations", Observations.blank()
        )
        said: Comments = self._within("comments", code).get("comments", Comments.blank())
        machinery = self._within("enforceability", code)
        return Country(
            self.jurisdictions[code],
            acts,
            tracker,
            judged.judgements,
            seen.observations,
            seen.sources,
            drafts,
            machinery.get("enforceability", Enforceability.blank()),
            said.comments,
        )

    def yardstick(self, methodology: str) -> Yardstick:
        """The standards and indicators under one methodology."""
        if methodology not in self.methodologies:
            raise self.unknown("methodology", methodology, list(self.methodologies))
        return Yardstick(
            self.instruments,
            self.indicators,
            self.methodologies[methodology],
            self.recommendations,
            self.practices,
            self.records("journey").get("journey"),
            self.clauses,
        )

    def misses(self, what: str, name: str) -> bool:
        """Whether a record is certainly not there, rather than there with problems of its own."""
        if what == "standard":
            what, name = "instrument", name.partition(":")[0]
        doubtful = {known for kind, known in self.unread if kind == what}
        return not doubtful or (name not in doubtful and "" not in doubtful and name != "")

    @staticmethod
    def unknown(what: str, name: str, known: Sequence[str]) -> LegalGapError:
        """The error for a name on the command line that no record has."""
        listed = ", ".join(known) if len(known) <= 12 else f"`legalgap list {what}s` shows them"
        hint = did_you_mean(name, known, f"known: {listed}" if known else "none is there yet")
        return LegalGapError(f"there is no {what} `{name}`", hint, exit_code=2)


@contextmanager
def quiet_collector() -> Iterator[None]:
    """Reading makes many objects and drops none; the cycle collector would only cost time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class Shelf:
    """Gathers records file by file into a library."""

    def __init__(self) -> None:
        self.entries: dict[str, dict[str, Entry]] = {}
        self.problems: list[Problem] = []
        self._duplicates: dict[tuple[str, str, bool], Entry] = {}
        self._unread: set[tuple[str, str]] = set()
        self._translations: list[Translations] = []

    def add(self, path: str, document: Document, *, packaged: bool) -> None:
        """Validate the records of one file; `path` is the one below the root."""
        if is_translation(path):
            self._translations.append(Translations(_stem(path), document, packaged))
            return
        kind = kind_of(path)
        if kind is None:
            self.problems.append(_unread(document, path))
            return
        self.problems.extend(_heading_problems(kind, document))
        raw, at = records_in(kind, document.tree)
        if kind.listed and not raw:
            self.problems.append(
                document.problem(
                    "LG206",
                    at,
                    f"a list of {kind.name} is expected",
                    f"begin each record with `- id:`, at the top level or under `{kind.name}:`",
                )
            )
            self.lost(path)
            return
        country = path.split("/")[1] if path.startswith("national_law/") else ""
        coder = path.split("/")[3] if kind.name == "coding" else ""
        for number, tree in enumerate(raw):
            loc: tuple[str | int, ...] = (*at, number) if kind.listed else ()
            record = self._validated(kind, tree, document, loc, path)
            if record is not None:
                entry = Entry(record, document, loc, country, packaged, coder)
                self._place(kind, path, entry)

    def lost(self, path: str, name: str = "") -> None:
        """Note that a record, or all of a file, is there but could not be read."""
        kind = kind_of(path)
        if kind is None:
            return
        if kind.name == "jurisdiction":
            name = path.split("/")[1]
        elif kind.by_file_name:
            name = _stem(path)
        if kind.name == "methodology":
            self._unread |= {("lens", ""), ("group", "")}
        self._unread.add((kind.name.removesuffix("s"), name))

    def _validated(
        self, kind: Kind, tree: Any, document: Document, loc: tuple[str | int, ...], path: str
    ) -> BaseModel | None:
        try:
            return kind.model.model_validate(tree, context={"lang": document.lang})
        except ValidationError as error:
            self.problems.extend(schema_problems(error, document, kind.model, loc))
            in_id = any(detail["loc"] == ("id",) for detail in error.errors(include_url=False))
            own = tree.get("id") if isinstance(tree, dict) and not in_id else ""
            self.lost(path, own or "")
        except RecursionError:
            self.problems.append(
                document.problem("LG106", loc, "nested too deep", "check the indentation")
            )
        return None

    def _place(self, kind: Kind, path: str, entry: Entry) -> None:
        stem = _stem(path)
        own = getattr(entry.record, "id", stem)
        if kind.by_file_name and own != stem:
            self.problems.append(
                entry.problem(
                    "LG111",
                    ("id",),
                    f"the id `{own}` differs from the file name `{stem}`",
                    f"rename the file to {own}.yaml, or write `id: {stem}`",
                )
            )
        if kind.name == "jurisdiction" and own != entry.country:
            self.problems.append(
                entry.problem(
                    "LG111",
                    ("id",),
                    f"the id `{own}` differs from the folder `{entry.country}`",
                    f"rename the folder to {own}, or write `id: {entry.country}`",
                )
            )
        scoped = entry.country and kind.name != "jurisdiction"
        folders = [entry.country, entry.coder] if scoped else []
        name = "/".join([*filter(None, folders), own])
        first = self._duplicates.get((kind.name, name, entry.packaged))
        if first is not None:
            place = first.document.place((*first.loc, "id"))
            self.problems.append(
                entry.problem(
                    "LG308",
                    ("id",),
                    f"the id `{own}` is taken",
                    f"it stands at {place.file}:{place.line} too; give one of them another id",
                )
            )
            return
        self._duplicates[(kind.name, name, entry.packaged)] = entry
        self.entries.setdefault(kind.name, {})[name] = entry

    def library(self) -> Library:
        """What was gathered, with the translations laid over it."""
        self.problems.extend(translate(self.entries, self._translations, self._unread))
        found = tuple(sorted(self.problems, key=lambda item: item.order))
        return Library(self.entries, found, frozenset(self._unread))


def _stem(path: str) -> str:
    return path.rpartition("/")[2].rsplit(".", 1)[0]


def _heading_problems(kind: Kind, document: Document) -> Iterator[Problem]:
    """What stands at the top of a file beside its records: the language, and nothing unknown."""
    tree = document.tree if isinstance(document.tree, dict) else {}
    named = tree.get("lang")
    if isinstance(named, str) and not LANGUAGE.fullmatch(named):
        said = f"`{named}` is not a language code"
        hint = language_hint(named) or "write two letters: `en`, `ru`"
        yield document.problem("LG204", ("lang",), said, hint)
    if not kind.listed or not tree:
        return
    known = ("lang", kind.name)
    for name in tree:
        if name not in known:
            hint = did_you_mean(name, known, f"known here: `lang`, `{kind.name}`")
            yield document.problem("LG201", (name,), f"unknown key `{name}`", hint, key=True)


def _unread(document: Document, path: str) -> Problem:
    parts = path.split("/")
    known = {
        "standards": "instruments/<slug>.yaml, indicators/<area>.yaml, methodology/<name>.yaml, "
        "journey.yaml",
        "national_law": "<ISO3>/jurisdiction.yaml, acts/, drafts/, bylaws.yaml, observations.yaml, "
        "judgements.yaml, comments.yaml, enforceability.yaml, coders/<code>/acts/",
        "recommendations": "<area>.yaml, practices/<area>.yaml, clauses.yaml",
        "translations": "<lang>.yaml",
    }
    return document.problem(
        "LG112",
        (),
        "no command reads this file",
        f"files read in {parts[0]}/: {known[parts[0]]}",
        severity=Severity.WARNING,
    )
