"""Stretches of a document that stay text: nothing in them is looked for or changed in a tree.

Of the thousands of paragraphs of a report a few hundred are headings or captions, or hold notes or
words that lead elsewhere. Those are read into a tree, where one instruction holds the place of each
stretch between them. To parse, to walk through and to write the whole takes ten times as long.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from legalgap.office.borrowed import FOOTNOTE_REFERENCE
from legalgap.office.xml import CLOSE, END, OPEN, SPEAK, escaped, from_text, plain

HELD = "legalgap-kept"
"""The instruction that holds the place of a stretch, by its number."""
HOLDS = re.compile(rf"<\?{HELD} (\d+)\?>")
INSTRUCTION = re.compile(r"(<\?[^?]*\?>)")
BODY, BODY_END, CLOSING = re.compile(r"<w:body(?: [^>]*)?>"), "</w:body>", "</w:p>"
EMPTY, WRITTEN_EMPTY = "<w:p></w:p>", "<w:p/>"
LOOKED_FOR = (
    'footnoteReference |instrText|comment|bookmarkStart w:id="-"|'
    f'rStyle w:val="{FOOTNOTE_REFERENCE.key}"|pStyle w:val="(?:{{}})"'
)
"""What is looked for in elements of a paragraph, after `<w:`; with the styles of headings."""
SIGNS = (
    *(OPEN, SPEAK, CLOSE, END),
    # What lxml writes in another way than our makers: quotes in words, and what has no content.
    *("&quot;", '"></'),
)
"""What is looked for anywhere, or has to be brought into the form of all that is written."""
UNSIFTED = ("<w:txbxContent", "<!--", "<![CDATA[")
"""In a template with one of these, the next end of a paragraph may be that of another."""
NAMED = re.compile(r'<w:bookmarkStart (?:[^>]* )?w:name="([^"]*)"')
LEADS = ' w:anchor="'
LINK = re.compile(
    r'<w:hyperlink(?=[^>]* w:anchor="([^"]*)")(?:[^>]*/>|[^>]*[^/]>(.*?)</w:hyperlink>)', re.DOTALL
)


class Kept:
    """The stretches of a document, by the numbers of their places."""

    def __init__(self) -> None:
        self._stretches: list[str] = []
        self._waiting: list[str] = []

    def sifted(self, source: str, pieces: Mapping[str, str], styles: Iterable[str]) -> str:
        """A document with its pieces, of which all is held that is not looked for.

        `pieces` are the text that takes the place of an instruction; other instructions stay.
        `styles` are those of the paragraphs that are looked for whatever they hold.
        """
        body, end = BODY.search(source), source.rfind(BODY_END)
        if body is None or any(sign in source for sign in UNSIFTED):
            return INSTRUCTION.sub(lambda found: pieces.get(found[1], found[1]), source)
        headings = "|".join(sorted(re.escape(escaped(style)) for style in styles))
        looked_for = re.compile(f"<w:(?:{LOOKED_FOR.format(headings)})")
        made = [source[: body.end()]]
        for text in INSTRUCTION.split(source[body.end() : end]):
            if text.startswith("<?") and text not in pieces:
                made += self._place(), text
            else:
                made += self._sieve(pieces.get(text, text), looked_for)
        return "".join([*made, self._place(), source[end:]])

    def names(self) -> set[str]:
        """The names of the bookmarks in all stretches."""
        return {from_text(name) for text in self._stretches for name in NAMED.findall(text)}

    def unlink(self, known: Collection[str]) -> None:
        """Turn links to bookmarks that are not known into plain words."""

        def shown(found: re.Match[str]) -> str:
            return found[0] if from_text(found[1]) in known else found[2] or ""

        for number, text in enumerate(self._stretches):
            led = {from_text(part[: part.find('"')]) for part in text.split(LEADS)[1:]}
            if not led.issubset(known):
                self._stretches[number] = LINK.sub(shown, text)

    def restored(self, source: str) -> str:
        """A document with each stretch in its place."""
        return HOLDS.sub(lambda found: self._stretches[int(found[1])], source)

    def _place(self) -> str:
        """The instruction for what waits to be held."""
        text = "".join(self._waiting)
        if not text:
            return ""
        self._waiting.clear()
        # A mark of a language that stands in no paragraph is in an attribute, which has none.
        marked = OPEN in text or SPEAK in text or CLOSE in text
        self._stretches.append(plain(text) if marked else text)
        return f"<?{HELD} {len(self._stretches) - 1}?>"

    def _sieve(self, text: str, looked_for: re.Pattern[str]) -> Iterator[str]:
        """The paragraphs that hold what is looked for, each behind the place of all before it."""
        if EMPTY in text:
            text = text.replace(EMPTY, WRITTEN_EMPTY)
        places = [found.start() for found in looked_for.finditer(text)]
        for sign in SIGNS:
            place = text.find(sign)
            while place >= 0:
                places.append(place)
                place = text.find(sign, place + 1)
        done = 0
        for place in sorted(places):
            opening = max(text.rfind(start, done, place) for start in ("<w:p>", "<w:p "))
            if opening < 0 or text.find(CLOSING, opening, place) >= 0:
                continue  # in a paragraph that was seen, or between two
            self._waiting.append(text[done:opening])
            done = text.find(CLOSING, place) + len(CLOSING)
            yield self._place()
            yield text[opening:done]
        self._waiting.append(text[done:])
