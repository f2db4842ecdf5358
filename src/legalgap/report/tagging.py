"""A voice whose words of another language are marked, so that the writer can tag their runs."""

import re
from collections.abc import Mapping

from legalgap.office.xml import MARKS, foreign
from legalgap.prose.voice import SOURCE_LANGUAGE, Said, Voice


class TaggedVoice(Voice):
    """Speaks as the voice it is made of; text of another language stands between marks."""

    def __init__(self, voice: Voice) -> None:
        self.__dict__.update(vars(voice))

    def text(self, text: Mapping[str, str]) -> Said:
        """As `Voice.text`, with marks around words that are not in the reader's language."""
        said = super().text(text)
        bare = MARKS.sub("", said.words)
        return Said(foreign(said.lang, bare) if said.foreign else bare, said.lang, said.foreign)


LATIN_WORD = re.compile(r"[A-Za-z]{3,}")
OWN_SCRIPT = re.compile(r"[^\W\dA-Za-z]")


def original(voice: Voice, title: str) -> str:
    """The title of a document as it is printed; tagged as English where it plainly is."""
    if voice.lang == SOURCE_LANGUAGE or OWN_SCRIPT.search(title):
        return title
    return foreign(SOURCE_LANGUAGE, title) if len(LATIN_WORD.findall(title)) > 1 else title
