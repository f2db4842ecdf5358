"""The words of coders, which stand between backquotes in the tests of elements, as words for all.

`a tier is claimed as `partly`` reads as `a tier is claimed as “in part”`.
"""

import re
from collections.abc import Mapping

from legalgap.model.methodology import Methodology
from legalgap.prose.voice import Voice
from legalgap.prose.words import N_

CLAIMS = {
    "provides": N_("in full"),
    "partly": N_("in part"),
    "narrows": N_("with a limit"),
    "lacks": N_("not there"),
    "contradicts": N_("the opposite"),
    "for": N_("for whom"),
}
"""What a claim can say, by its key."""
CODED = re.compile(r"`(\w+)(?::\s+(\w+))?`")


def worded(voice: Voice, said: str, method: Methodology, known: Mapping[str, str] = CLAIMS) -> str:
    """A text of the data without keys of claims; a key that is not known loses its marks alone."""

    def one(found: re.Match[str]) -> str:
        key, group = found.groups()
        if group is not None:
            title = method.groups.get(group)
            return voice("only: {group}", group=voice.words(title) if title else group)
        return voice("“{words}”", words=voice(known[key])) if key in known else str(key)

    return CODED.sub(one, said) if "`" in said else said
