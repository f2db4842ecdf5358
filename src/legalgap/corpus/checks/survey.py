"""One walk over the tree of each file: its texts, its web addresses, its exceptions."""

from dataclasses import dataclass, field
from typing import Any

from legalgap.corpus.document import EXCEPT, Document
from legalgap.corpus.library import Library
from legalgap.model.language import LANGUAGES

Loc = tuple[str | int, ...]

# Keys whose values are written for a reader of the report.
PROSE = frozenset(
    {"title", "short", "label", "test", "question", "partial", "contradiction", "summary"}
    | {"heading", "asks", "gap", "adopt", "drafting", "lead", "focus", "activity", "success"}
    | {"does", "why", "caveat", "country", "instrument", "name", "says", "reason", "contradicts"}
    | {"only", "note", "body", "wording", "no_indicator", "partners", "target", "verification"}
    | {"story", "cited"}
)
# Keys whose values are prose in one kind of record, and a word of a list in another.
SOMETIMES = frozenset({"region"})
TEXTS = PROSE | SOMETIMES
# Keys whose values are maps of a name to prose.
PROSE_MAPS = frozenset({"narrows", "partly", "band_titles", "groups"})
# Forms of a name that some languages need and others have not.
FORMS = frozenset({"forms"})


@dataclass
class Survey:
    """What was seen in one file, each with its place."""

    document: Document
    texts: list[tuple[Loc, set[str]]] = field(default_factory=list)
    """Every text for readers, with the languages that it stands in."""
    addresses: list[tuple[Loc, str]] = field(default_factory=list)
    """Every piece of text that holds a web address."""
    exceptions: list[tuple[Loc, str]] = field(default_factory=list)
    """Where each exception stands: the record that makes it, and the code."""

    def see(self, tree: Any, lang: str, loc: Loc = ()) -> None:
        """Look at a piece and all below it."""
        if isinstance(tree, dict):
            for key, value in tree.items():
                self._value(key, value, lang, (*loc, key))
        elif isinstance(tree, list):
            for number, child in enumerate(tree):
                if _is_text(child) and not LANGUAGES.keys().isdisjoint(child):
                    self._text(child, lang, (*loc, number))
                else:
                    self.see(child, lang, (*loc, number))
        elif isinstance(tree, str) and "://" in tree:
            self.addresses.append((loc, tree))

    def _value(self, key: str, value: Any, lang: str, here: Loc) -> None:
        if key in FORMS:
            return
        known = key in TEXTS or (isinstance(value, dict) and not LANGUAGES.keys().isdisjoint(value))
        if (key in PROSE and isinstance(value, str)) or (known and _is_text(value)):
            self._text(value, lang, here)
        elif key in PROSE_MAPS and isinstance(value, dict):
            for name, inner in value.items():
                if isinstance(inner, str) or _is_text(inner):
                    self._text(inner, lang, (*here, name))
        elif key == EXCEPT and isinstance(value, dict):
            self.exceptions += [(here[:-1], str(code)) for code in value]
        else:
            self.see(value, lang, here)

    def _text(self, text: str | dict[str, Any], lang: str, here: Loc) -> None:
        said = {lang: text} if isinstance(text, str) else text
        self.texts.append((here, set(said)))
        for language, words in said.items():
            if isinstance(words, str) and "://" in words:
                at = here if isinstance(text, str) else (*here, language)
                self.addresses.append((at, words))


def _is_text(value: Any) -> bool:
    if not isinstance(value, dict) or not value:
        return False
    return all(len(key) in (2, 3) and not isinstance(value[key], list | dict) for key in value)


def texts(tree: Any, document: Document) -> list[tuple[Loc, set[str]]]:
    """Every text of a piece of a file, with the languages that it stands in."""
    made = Survey(document)
    made.see(tree, document.lang)
    return made.texts


def surveys(library: Library) -> list[Survey]:
    """The survey of every file of which a record was read, in order of their paths; made once."""
    found = library._cache.get("surveys")
    if found is None:
        documents: dict[str, Document] = {}
        for entries in library.entries.values():
            for entry in entries.values():
                documents.setdefault(entry.document.path, entry.document)
        found = library._cache["surveys"] = [_survey(documents[path]) for path in sorted(documents)]
    made: list[Survey] = found
    return made


def _survey(document: Document) -> Survey:
    made = Survey(document)
    made.see(document.tree, document.lang)
    return made
