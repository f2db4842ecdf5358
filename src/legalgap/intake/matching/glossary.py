"""The glossary: terms of the field under one id for all languages, and terms not to be mixed up."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import Field, ValidationError

from legalgap.corpus.problems import DataProblems
from legalgap.corpus.schema_errors import schema_problems
from legalgap.corpus.tree import data_root, read_file
from legalgap.intake.languages import SMALL_WORDS
from legalgap.intake.matching.normaliser import words
from legalgap.intake.matching.stems import stemmer
from legalgap.model.base import Key, Record

FOLDER = "templates/glossary"


class Term(Record):
    """One concept of the field with its terms."""

    id: Key
    terms: dict[str, tuple[str, ...]] = Field(min_length=1, description="By language.")
    source: str = Field(default="", description="The texts that the terms were seen in.")


class GlossaryFile(Record):
    """One file of the glossary."""

    contrasts: tuple[tuple[Key, ...], ...] = Field(
        default=(), description="Concepts that a match must not mix up, such as child and adult."
    )
    small_words: dict[str, str] = Field(
        default_factory=dict, description="Words that carry no match, by language."
    )
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True)
class Glossary:
    """All terms that were read; a later file replaces the terms of an earlier one by id."""

    terms: Mapping[str, Term] = field(default_factory=dict)
    contrasts: tuple[frozenset[str], ...] = ()
    small_words: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def languages(self) -> set[str]:
        """The languages that have a term at all."""
        return {lang for term in self.terms.values() for lang in term.terms}


def read_glossary(folder: Path | None = None) -> Glossary:
    """The packaged glossary, with what a workspace adds below its `templates/glossary`."""
    roots = [data_root()]
    if folder is not None and folder.resolve() != roots[0].resolve():
        roots.append(folder)
    terms: dict[str, Term] = {}
    contrasts: list[frozenset[str]] = []
    small: dict[str, set[str]] = {}
    for root in roots:
        for path in sorted((root / FOLDER).glob("*.yaml")):
            made = _read(path, root)
            terms.update((term.id, term) for term in made.terms)
            contrasts += [frozenset(group) for group in made.contrasts]
            for lang, text in made.small_words.items():
                small.setdefault(lang, set()).update(words(text))
    return Glossary(
        terms, tuple(contrasts), {lang: frozenset(found) for lang, found in small.items()}
    )


def _read(path: Path, root: Path) -> GlossaryFile:
    document, problems = read_file(path, path.relative_to(root).as_posix(), root)
    if document is None or problems:
        raise DataProblems(problems)
    try:
        return GlossaryFile.model_validate(document.tree)
    except ValidationError as error:
        raise DataProblems(schema_problems(error, document, GlossaryFile)) from None


MARK = "§"
"""What the id of a concept begins with among stems, so that no word equals it."""


class WordReader:
    """Reads the wordings of one language: stems, and the concepts of the glossary."""

    def __init__(self, lang: str, glossary: Glossary) -> None:
        self.lang = lang
        self._stem = stemmer(lang)
        self._small = SMALL_WORDS.get(lang, frozenset[str]()) | glossary.small_words.get(
            lang, frozenset()
        )
        self._kept: dict[str, str] = {}
        self._terms: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for term in glossary.terms.values():
            for wording in dict.fromkeys(term.terms.get(lang, ())):
                stems = tuple(self.stems(wording))
                if stems:
                    self._terms.setdefault(stems[0], []).append((stems, MARK + term.id))

    def stems(self, text: str) -> list[str]:
        """The stems of the words that can carry a match, in their order."""
        return [stem for word in words(text) if (stem := self._known(word))]

    def with_words(self, text: str) -> Iterator[tuple[str, str]]:
        """Each stem with the word that it was made of."""
        return ((stem, word) for word in words(text) if (stem := self._known(word)))

    def _known(self, word: str) -> str:
        found = self._kept.get(word)
        if found is None:
            carries = (len(word) > 1 or word.isdecimal()) and word not in self._small
            found = self._kept[word] = self._stem(word) if carries else ""
        return found

    def concepts(self, stems: Sequence[str]) -> list[str]:
        """The concepts whose terms stand among the stems, as often as they stand there."""
        found = []
        for place, stem in enumerate(stems):
            at_hand = self._terms.get(stem)
            if at_hand is None:
                continue
            here = {
                concept
                for term, concept in at_hand
                if len(term) == 1 or tuple(stems[place : place + len(term)]) == term
            }
            found += sorted(here)
        return found


def counted(items: Iterable[str], weight: float, into: dict[str, float]) -> None:
    """Add the items to a bag of words, each with a weight."""
    for item in items:
        into[item] = into.get(item, 0.0) + weight
