"""A voice whose words of another language are marked, so that the writer can tag their runs."""

from collections.abc import Mapping

from legalgap.office.xml import MARKS, foreign
from legalgap.prose.voice import Said, Voice


class TaggedVoice(Voice):
    """Speaks as the voice it is made of; text of another language stands between marks."""

    def __init__(self, voice: Voice) -> None:
        self.__dict__.update(vars(voice))

    def text(self, text: Mapping[str, str]) -> Said:
        """As `Voice.text`, with marks around words that are not in the reader's language."""
        said = super().text(text)
        bare = MARKS.sub("", said.words)
        return Said(foreign(said.lang, bare) if said.foreign else bare, said.lang, said.foreign)
