"""A voice whose words of another language are marked, so that the writer can tag their runs."""

import re
from collections.abc import Mapping
from functools import cache
from string import Formatter

from legalgap.office.xml import MARKS, foreign, unled
from legalgap.prose.catalogues import SOURCE_LANGUAGE, Source
from legalgap.prose.voice import Said, Voice


class TaggedVoice(Voice):
    """Speaks as the voice it is made of; text of another language stands between marks.

    So do the words of a sentence that nobody has translated; what fills its fields does not.
    """

    def __init__(self, voice: Voice) -> None:
        self.__dict__.update(vars(voice))
        self._forget()

    def _in_words(self, text: Mapping[str, str]) -> Said:
        """As `Voice` has it, with marks around words that are not in the reader's language."""
        said = super()._in_words(text)
        words = said.words  # where all can be printed there is no mark
        words = words if words.isprintable() else unled(MARKS.sub("", words))
        bare = self._marked(text, words, said.lang)
        if bare is said.words and not said.foreign:
            return said
        return Said(foreign(said.lang, bare) if said.foreign else bare, said.lang, said.foreign)

    def _marked(self, text: Mapping[str, str], words: str, lang: str) -> str:
        """The words with further marks."""
        return words

    def _form(self, sentence: str, fields: bool) -> str:
        if not isinstance(sentence, Source):
            return sentence
        plain = str(sentence)
        return _around_fields(plain) if fields else foreign(SOURCE_LANGUAGE, plain)


@cache
def _around_fields(sentence: str) -> str:
    """A sentence of the program, its words marked as English and its fields left out of that."""
    made = ""
    for words, field, form, _ in Formatter().parse(sentence):
        kept = words.replace("{", "{{").replace("}", "}}")
        made += foreign(SOURCE_LANGUAGE, kept) if LETTER.search(words) else kept
        if field is not None:
            made += "{" + field + (f":{form}" if form else "") + "}"
    return made


LETTER = re.compile(r"[^\W\d_]")
LATIN_WORD = re.compile(r"[A-Za-z]{3,}")
OWN_SCRIPT = re.compile(r"[^\W\dA-Za-z]")


def original(voice: Voice, title: str | Mapping[str, str]) -> str:
    """The title of a document as it is printed; tagged as English where it plainly is."""
    if not isinstance(title, str):
        return voice.words(title)
    if voice.lang == SOURCE_LANGUAGE or OWN_SCRIPT.search(title):
        return title
    return foreign(SOURCE_LANGUAGE, title) if len(LATIN_WORD.findall(title)) > 1 else title
