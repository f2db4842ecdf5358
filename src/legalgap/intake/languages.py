"""Which language a paragraph is written in: enough to tell the texts of a bilingual print apart.

Law is full of names and terms from other languages, so a paragraph counts as foreign only if
several of its words say so; what is short or uncertain has no language of its own.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

SMALL_WORDS: dict[str, frozenset[str]] = {
    code: frozenset(text.split())
    for code, text in {
        "en": "the of and to in a is that for be by or any shall with as on not from this it "
        "which an are has have may such who its their at been other under into",
        "nl": "de het een van en in te dat op is voor zijn met niet aan er om ook als dan of "
        "bij uit inzake betreffende verdrag deze dit wordt worden door nader zal der "
        "den hebben heeft ieder elke andere",
        "fr": "le la les de des du et un une est dans en que qui pour par sur au aux ce cette "
        "ne pas ou son sa ses leur toute tout il elle doit peut avec",
        "es": "el la los las de del y un una es en que por para se al con no su sus o como lo "
        "este esta toda todo podrá deberá más",
        "de": "der die das und ist in den von zu mit des dem ein eine einer nicht auf für im "
        "sich als auch oder nach bei wird werden durch dieser dieses sind",
        "tk": "we bu bir üçin bilen ýa hem bolan degişli edilýär esasynda hukuk türkmenistanyň "
        "diýip şeýle eger boýunça görä tarapyndan",
        "uz": "va bu bir uchun bilan yoki ham agar lozim bo‘lgan boʻlgan qonun asosida "
        "shuningdek bo'yicha tomonidan hamda",
        "ru": "и в на с по не или для от к о при из за в его их а если может быть то же как что "
        "это настоящего настоящей статьи лица лицо также иных иные которые со до об под",
        "ky": "жана менен үчүн бул боюнча же болгон тарабынан ушул эгерде кийин башка чейин "
        "катары мамлекеттик жол жок бар ар",
        "kk": "және үшін бұл немесе болған туралы осы бойынша арқылы егер кейін басқа дейін "
        "ретінде мен бен мемлекеттік",
        "tg": "ва дар бо ба аз барои ки ин ё бошад дигар мебошад карда шудааст аст мешавад тибқи",
        "uk": "і та в на з по не або для від до про при із за його їх а якщо може бути що це "
        "цього цієї статті особи особа також інших які",
    }.items()
}
OWN_LETTERS = {
    "ky": "ңүө",
    "kk": "әғқңөұүһі",
    "tg": "ғӣқӯҳҷ",
    "uk": "іїєґ",
    "tk": "ýžňşäöüç",
}
FEWEST = 3
"""Small words, or words with letters of its own, that a paragraph must have to be told apart."""
_WORD = re.compile(r"[^\W\d_]+(?:[’'ʻ‘][^\W\d_]+)*")
_CODES: dict[str, tuple[str, ...]] = {
    word: tuple(code for code, small in SMALL_WORDS.items() if word in small)
    for word in frozenset().union(*SMALL_WORDS.values())
}
_LETTERS = {code: re.compile(f"[{letters}]") for code, letters in OWN_LETTERS.items()}
_ANY_LETTER = re.compile(f"[{''.join(OWN_LETTERS.values())}]")


def language_of(text: str) -> str | None:
    """The code of the language of a text; None where it is too short or too mixed to tell.

    >>> language_of("The States Parties to this Protocol shall take measures for the protection")
    'en'
    >>> language_of("Treedt in werking op een nader te bepalen tijdstip")
    'nl'
    >>> language_of("Adopted") is None
    True
    """
    found = _WORD.findall(text.casefold())
    scores = Counter(code for word in found for code in _CODES.get(word, ()))
    if _ANY_LETTER.search(text):
        for code, letters in _LETTERS.items():
            scores[code] += sum(letters.search(word) is not None for word in found)
    if not scores:
        return None
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    best, most = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0
    needed = max(FEWEST, len(found) * 0.12)
    return best if most >= needed and most >= second * 1.4 else None


def leans_to(text: str, code: str) -> bool:
    """Whether the few small words of a heading point to one language more than to any other.

    Not enough to call a paragraph foreign, but enough to keep a heading where it stands.

    >>> leans_to("Scope of the Convention", "en")
    True
    >>> leans_to("Scope", "en")
    False
    """
    found = Counter(
        known for word in _WORD.findall(text.casefold()) for known in _CODES.get(word, ())
    )
    own = found.pop(code, 0)
    return own > max(found.values(), default=0)


def main_language(texts: Iterable[str], allowed: Sequence[str]) -> str:
    """The language that most words are in, among those allowed; the first of them if none is."""
    weights = dict.fromkeys(allowed, 0)
    short: Counter[str] = Counter()
    for text in texts:
        code = language_of(text)
        if code in weights:
            weights[code] += len(text)
        elif code is None:
            short.update(
                known for word in _WORD.findall(text.casefold()) for known in _CODES.get(word, ())
            )
            short.update(known for known in _LETTERS if _LETTERS[known].search(text.casefold()))
    if not any(weights.values()):
        weights = {code: short[code] for code in allowed}
    return max(allowed, key=lambda code: weights[code])
