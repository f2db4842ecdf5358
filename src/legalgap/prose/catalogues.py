"""The catalogues of sentences: those of a workspace first, then those of the package.

A translator's file of a workspace is text from elsewhere: it is bounded, read by a parser of
catalogues, and its sentences may name the fields of the original and nothing else.
"""

import gettext
import struct
from collections.abc import Callable, Sequence
from functools import cache, cached_property
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from string import Formatter

from legalgap.corpus.tree import data_root
from legalgap.errors import LegalGapError
from legalgap.model.language import LANGUAGE

SOURCE_LANGUAGE = "en"
FOLDER = ("templates", "sentences")
BLANK = "legalgap.pot"
"""All sentences without a translation, for translators who begin."""
MOST_BYTES = 5_000_000
ORDERS = {b"\xde\x12\x04\x95": "<", b"\x95\x04\x12\xde": ">"}
"""How a compiled catalogue begins, and the order of bytes in which it has its numbers."""


class Source(str):
    """A sentence that nobody has translated, in the language of the program."""

    __slots__ = ()


class Untold(gettext.NullTranslations):
    """Answers where no catalogue does, and notes which sentences it was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[str] = set()

    def gettext(self, message: str) -> str:
        """The sentence as the program has it."""
        self.asked.add(message)
        return Source(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The sentence as the program has it, for one or for many."""
        self.asked.add(msgid1)
        return Source(msgid1 if n == 1 else msgid2)


class Compiled(gettext.NullTranslations):
    """A compiled catalogue (`.mo`) of the package: a sentence is read when it is asked for.

    The standard class reads all sentences first, and a report asks for a few words of the others.
    """

    def __init__(self, data: bytes) -> None:
        """`data` is the file as Babel writes it, in UTF-8; raises OSError for another one."""
        super().__init__()
        if data[:4] not in ORDERS:
            raise OSError("a compiled catalogue begins in another way")
        order, self._data = ORDERS[data[:4]], data
        count, ids, said = struct.unpack_from(f"{order}3I", data, 8)
        table = struct.unpack_from(f"{order}{2 * count}I", data, ids)
        self._originals = [
            data[at : at + long] for long, at in zip(table[::2], table[1::2], strict=True)
        ]
        self._said = struct.unpack_from(f"{order}{2 * count}I", data, said)
        # A sentence that counts stands with the one for many behind it.
        self._places = {
            original.partition(b"\0")[0]: place for place, original in enumerate(self._originals)
        }

    @cached_property
    def _plural(self) -> Callable[[int], int]:
        """Which form a number takes, by the rule in the head of the catalogue."""
        rules = (line.partition("plural=")[2] for line in self._translated(0).splitlines())
        return gettext.c2py(next((rule.strip("; ") for rule in rules if rule), "n != 1"))

    def gettext(self, message: str) -> str:
        """The translation, else that of the next catalogue."""
        place = self._places.get(message.encode())
        return super().gettext(message) if place is None else self._form(place, 1)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The translation in the form for a number, else that of the next catalogue."""
        place = self._places.get(msgid1.encode())
        if place is None or b"\0" not in self._originals[place]:
            return super().ngettext(msgid1, msgid2, n)
        return self._form(place, n)

    def _form(self, place: int, number: int) -> str:
        said = self._translated(place)
        return said.split("\0")[self._plural(number)] if "\0" in said else said

    def _translated(self, place: int) -> str:
        long, at = self._said[2 * place : 2 * place + 2]
        return self._data[at : at + long].decode()


def languages(workspace: Path | None = None) -> list[str]:
    """The languages in which there are sentences, in the package and in a workspace."""
    found = {file.stem for ending in ("*.po", "*.mo") for file in _packaged().glob(ending)}
    if workspace is not None:
        found |= {file.stem for file in workspace.joinpath(*FOLDER).glob("*.po")}
    return sorted({SOURCE_LANGUAGE, *(name for name in found if LANGUAGE.fullmatch(name))})


def catalogue(lang: str, workspace: Path | None, untold: Untold) -> gettext.NullTranslations:
    """The sentences of a language; what a workspace lacks comes from the package, then English."""
    if lang == SOURCE_LANGUAGE:
        return gettext.NullTranslations()
    found: list[gettext.NullTranslations] = []
    if workspace is not None:
        file = workspace.joinpath(*FOLDER, f"{lang}.po")
        if file.is_file():
            found.append(_compiled(_translators(file, workspace), str(file)))
    packaged = _of_package(lang)
    if packaged is not None:
        found.append(packaged)
    found.append(untold)
    for first, then in pairwise(found):
        first.add_fallback(then)
    return found[0]


def blank() -> bytes:
    """All sentences of the program, without a translation."""
    return (_packaged() / BLANK).read_bytes()


def _packaged() -> Path:
    return data_root().joinpath(*FOLDER)


def _of_package(lang: str) -> gettext.NullTranslations | None:
    compiled, source = _packaged() / f"{lang}.mo", _packaged() / f"{lang}.po"
    if compiled.is_file():
        return Compiled(compiled.read_bytes())
    return _compiled(source.read_bytes(), str(source)) if source.is_file() else None


def _translators(file: Path, workspace: Path) -> bytes:
    """A file of a workspace; raises LegalGapError where it is not fit to be read."""
    if not file.resolve().is_relative_to(workspace.resolve()):
        hint = "copy the file into the workspace; links that lead out of it are not followed"
        raise LegalGapError(f"{file} is a link out of the workspace", hint)
    try:
        if file.stat().st_size > MOST_BYTES:
            raise LegalGapError(
                f"{file} is far larger than all sentences are",
                f"at most {MOST_BYTES:,} bytes are read",
            )
        return file.read_bytes()
    except OSError as error:
        raise LegalGapError(
            f"{file} cannot be read: {error.strerror or error}", "check that you may read it"
        ) from None


def _compiled(data: bytes, shown: str) -> gettext.NullTranslations:
    try:
        return gettext.GNUTranslations(BytesIO(compiled(data, shown)))
    except (ValueError, OSError) as error:
        raise _unfit(shown, error) from None


def compiled(data: bytes, shown: str) -> bytes:
    """The compiled form of a catalogue as translators edit it; raises LegalGapError if unfit."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po

    try:
        read = read_po(BytesIO(data), abort_invalid=True)
        for message in read:
            forms = message.string if isinstance(message.string, tuple) else (message.string,)
            if not message.id:
                continue
            if not all(forms):
                message.string = ""  # some plural forms only: not yet translated
                continue
            _check(message.id, [str(form) for form in forms], shown)
        if read.locale is None:  # else Babel would leave out the plurals of the file
            read.locale = SOURCE_LANGUAGE
        made = BytesIO()
        write_mo(made, read)
    except (PoFileError, UnicodeError, LookupError, ValueError, TypeError) as error:
        raise _unfit(shown, error) from None
    return made.getvalue()


def _unfit(shown: str, error: Exception) -> LegalGapError:
    return LegalGapError(
        f"{shown} is not a catalogue of sentences: {error}",
        "open it in a program for translators, such as Poedit, and save it there",
    )


def _check(original: str | Sequence[str], forms: Sequence[str], shown: str) -> None:
    """Refuse a translation whose fields are not those of its sentence: it could not be filled."""
    originals = (original,) if isinstance(original, str) else tuple(original)
    known = {name for text in originals for name in fields(text)}
    for text in forms:
        try:
            wrong = [name for name in fields(text) if name not in known]
        except ValueError as error:
            wrong = [str(error)]
        if wrong:
            listed = ", ".join(f"{{{name}}}" for name in sorted(known)) or "none"
            raise LegalGapError(
                f"{shown}: a translation has a field that its sentence does not have, "
                f"`{{{wrong[0]}}}`: {text[:120]}",
                f"the fields of the sentence: {listed}",
            )


@cache
def fields(sentence: str) -> tuple[str, ...]:
    """The fields of a sentence as they are written, with whatever is said after their names.

    Raises ValueError for a brace that stands alone.
    """
    found = []
    for _, name, form, way in Formatter().parse(sentence):
        if name is not None:
            found.append(name + (f"!{way}" if way else "") + (f":{form}" if form else ""))
    return tuple(found)
