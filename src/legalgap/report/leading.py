"""A voice whose words that cite a provision lead to where that stands in the report."""

from collections.abc import Container, Mapping

from legalgap.corpus.citations.notes import DIGIT
from legalgap.model.assessment import Assessment
from legalgap.model.pin import Pin
from legalgap.office.leads import led
from legalgap.prose.cited import Cite, Cited
from legalgap.prose.voice import Voice
from legalgap.report.tagging import TaggedVoice


class Leads:
    """The citations that were spoken, by their numbers."""

    def __init__(self, assessment: Assessment) -> None:
        self._cited = Cited(assessment)
        self._spoken: list[Cite] = []
        self._marked: dict[tuple[int, str], tuple[Mapping[str, str], str]] = {}

    def marked(self, text: Mapping[str, str], words: str, lang: str) -> str:
        """The words of a text with marks on what they cite; a text is looked at once."""
        key = id(text), lang
        known = self._marked.get(key)
        if known is None:  # the text is held, so that no other takes its place
            known = self._marked[key] = text, self._looked_at(text, words, lang)
        return known[1]

    def _looked_at(self, text: Mapping[str, str], words: str, lang: str) -> str:
        made, end = "", 0
        for cite in self._cited.of(text, words, lang):
            made += words[end : cite.start]
            made += led(len(self._spoken), words[cite.start : cite.end])
            end = cite.end
            self._spoken.append(cite)
        return made + words[end:] if end else words

    def place(self, number: int, printed: Container[str]) -> str:
        """The provision that words lead to: what they cite, or the nearest above that is printed.

        Nothing where none is, or where they would lead to the provision that holds them.
        """
        if number >= len(self._spoken):
            return ""
        cite = self._spoken[number]
        for target in cite.targets:
            owner, _, words = target.partition(":")
            pin = Pin.parse(words)
            for depth in range(len(pin.steps), 0, -1):
                name = f"{owner}:{Pin(pin.steps[:depth], pin.annex)}"
                if name == cite.holder:
                    break
                if name in printed:
                    return name
        return ""


class CitingVoice(TaggedVoice):
    """Speaks as a tagged voice does; what cites a provision is marked with its number."""

    def __init__(self, voice: Voice, assessment: Assessment) -> None:
        super().__init__(voice)
        self.leads: Leads = self.once(assessment, lambda: Leads(assessment))

    def _marked(self, text: Mapping[str, str], words: str, lang: str) -> str:
        # Most texts have no number, and cite nothing.
        return self.leads.marked(text, words, lang) if DIGIT.search(words) else words
