"""Words of another language in a part that is written, as `legalgap.office.xml.speak` tags them.

To look for them in a tree takes longer than to find and to split all of them in the text.
"""

import re

from legalgap.office.xml import CLOSE, FOREIGN, MARKS, OPEN, SPEAK, locale, plain

RUN = re.compile(
    r"<w:r(?P<own>(?: [^>]*)?)>(?P<look>(?:<w:rPr>(?:(?!</w:r>).)*?</w:rPr>|<w:rPr/>)?)"
    r"<w:t(?P<given>(?: [^>]*)?)>(?P<words>[^<]*)</w:t></w:r>"
)
"""A run with nothing but words."""
LANG = re.compile(r"<w:lang(?: [^>]*)?/>")
KEPT = ' xml:space="preserve"'


def spoken(source: str) -> str:
    """A part with its marked words in runs that name their language."""
    for mark in (OPEN, SPEAK, CLOSE):  # the last two only where data hold them without the first
        if mark in source:
            source = _split(source, mark)
    # Words in a run with other things keep their place, and lose their language.
    return plain(source) if any(mark in source for mark in (OPEN, SPEAK, CLOSE)) else source


def _split(source: str, sign: str) -> str:
    made: list[str] = []
    place = searched = 0
    while (mark := source.find(sign, searched)) >= 0:
        found = RUN.match(source, _start(source, place, mark))
        searched = mark + 1
        if found is not None and found.end() > mark:
            made += source[place : found.start()], *_runs(found)
            place = searched = found.end()
    return "".join([*made, source[place:]])


def _start(source: str, least: int, mark: int) -> int:
    """Where the run begins that holds a place."""
    start = mark
    while (start := source.rfind("<w:r", least, start)) >= 0:
        if source[start + len("<w:r")] in "> ":
            return start
    return mark


def _runs(run: re.Match[str]) -> list[str]:
    words = run["words"]
    pieces: list[tuple[str, str]] = []
    end = 0
    for found in FOREIGN.finditer(words):
        pieces += ("", words[end : found.start()]), (found.group(1), found.group(2))
        end = found.end()
    pieces.append(("", words[end:]))
    clean = [(lang, MARKS.sub("", said)) for lang, said in pieces]
    return [_run(run, lang, said) for lang, said in clean if said]


def _run(run: re.Match[str], lang: str, said: str) -> str:
    look, given = run["look"], run["given"]
    if lang:
        inside = LANG.sub("", look.removeprefix("<w:rPr>").removesuffix("</w:rPr>"))
        inside = inside.removeprefix("<w:rPr/>")
        look = f'<w:rPr>{inside}<w:lang w:val="{locale(lang)}"/></w:rPr>'
    given = given if "xml:space=" in given else given + KEPT
    return f"<w:r{run['own']}>{look}<w:t{given}>{said}</w:t></w:r>"
