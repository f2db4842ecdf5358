"""Phrases of laws that predict that a rule will not be applied, as the methodology lists them."""

import re
from collections.abc import Iterator, Sequence

from legalgap.corpus.document import Loc
from legalgap.corpus.library import Entry, Library
from legalgap.corpus.problems import Problem, Severity
from legalgap.frozen import frozen
from legalgap.model.act import Act, Wording
from legalgap.model.enforceability import Phrase

NUMBER = re.compile(r"\d")


@frozen
class _Sign:
    """One pattern of the methodology, made ready to search a language with."""

    phrase: Phrase
    lang: str
    form: re.Pattern[str]
    stems: tuple[str, ...]
    """The longest word of each wording: a text that has none of them need not be searched."""

    def search(self, words: str, small: str) -> re.Match[str] | None:
        """The first place in a text; `small` is the text in small letters."""
        return self.form.search(words) if any(stem in small for stem in self.stems) else None


def signs(library: Library) -> list[_Sign]:
    """The patterns of every methodology, each once."""
    found: dict[tuple[str, str, str], _Sign] = {}
    for method in library.methodologies.values():
        for phrase in method.enforceability.phrases if method.enforceability else ():
            for lang, wordings in phrase.words.items():
                form = "|".join(map(_form, wordings))
                found.setdefault(
                    (phrase.id, lang, form),
                    _Sign(
                        phrase,
                        lang,
                        re.compile(rf"\b(?:{form})\b", re.IGNORECASE),
                        tuple(dict.fromkeys(map(_stem, wordings))),
                    ),
                )
    return list(found.values())


def _form(words: str) -> str:
    """Words as a pattern: `*` stands for the rest of a word, white space for any of it."""
    pieces = (re.escape(word).replace(r"\*", r"\w*") for word in words.split())
    return r"\s+".join(pieces)


def _stem(words: str) -> str:
    return max((part.lower() for word in words.split() for part in word.split("*")), key=len)


def predict(library: Library) -> Iterator[Problem]:
    """One hint for each phrase that the wording or the summary of a provision holds."""
    known = signs(library)
    for kind in ("act", "coding", "draft"):
        for entry in library.of(kind).values():
            if kind == "draft":
                for number, change in enumerate(entry.record.changes):
                    yield from _of(entry, ("changes", number), change, known)
                continue
            act: Act = entry.record
            for number, provision in enumerate(act.provisions):
                here = ("provisions", number)
                yield from _of(entry, here, provision, known)
                for place, edition in enumerate(provision.editions):
                    yield from _of(entry, (*here, "editions", place), edition, known)


def _of(entry: Entry, loc: Loc, wording: Wording, known: Sequence[_Sign]) -> Iterator[Problem]:
    for name, text in (("text", wording.text), ("summary", wording.summary)):
        if not text:
            continue
        told: set[str] = set()
        small = {lang: words.lower() for lang, words in text.items()}
        for sign in known:
            phrase, words = sign.phrase, text.get(sign.lang)
            if words is None or phrase.id in told or (name == "summary" and phrase.text_only):
                continue
            found = sign.search(words, small[sign.lang])
            if found is None or (phrase.unless_number and NUMBER.search(words)):
                continue
            told.add(phrase.id)
            said = f"{phrase.title.get('en', phrase.id)}: “{' '.join(found.group().split())}”"
            tests = ", ".join(phrase.tests)
            hint = f"see what the text leaves open before you answer {tests}" if tests else ""
            yield entry.problem(
                "LG615",
                (*loc, name, sign.lang),
                said,
                hint or "see whom the text leaves out",
                severity=Severity.HINT,
            )
