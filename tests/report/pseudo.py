"""A language that nobody speaks: every letter with an accent, a third longer, in brackets.

Made by script from the catalogue and the data, in a workspace, as a translator would begin. What a
report says in plain letters was then said by the program and not by the language.
"""

import re
from io import BytesIO

from babel.messages.pofile import read_po, write_po

from legalgap.cli import languages

LANG = "qps"
"""Kept by ISO 639-2 for private use; Babel knows it not."""
PLURALS = "nplurals=3; plural=(n==1 ? 0 : n>=2 && n<=4 ? 1 : 2);"
FORMS = ("one", "few", "many")
PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
ACCENTED = "áḃćďéḟǵĥíĵķĺḿńóṕʠŕśťúṽẃẍýžÁḂĆĎÉḞǴĤÍĴĶĹḾŃÓṔɊŔŚŤÚṼẂẌÝŽ"
LETTERS = str.maketrans(PLAIN, ACCENTED)
FIELD = re.compile(r"(\{\w+\})")
MORE = 0.3
TURNED = {
    # The order of things is the language's: here the small before the large.
    "{outer}, {inner}": "⟦{inner} ‹ {outer}⟧",
    "{day} {month} {year}": "⟦{year} ‹ {month} ‹ {day}⟧",
    "{title}, {provisions}": "⟦{provisions} ‹ {title}⟧",
}


def pseudo(text, mark=""):
    """A text in the language; `mark` says which plural form it is."""
    said = "".join(
        piece if FIELD.fullmatch(piece) else piece.translate(LETTERS) for piece in FIELD.split(text)
    )
    longer = ("~" * 8 + " ") * len(text) if len(text) > 30 else "~" * len(text)
    longer = longer[: round(MORE * len(FIELD.sub("", text)))].rstrip()
    return f"⟦{said}{mark.translate(LETTERS)}{longer}⟧"


def catalogue(text, *, keep=lambda sentence: True):
    """The catalogue that `legalgap new language` begins, filled, with plurals of its own."""
    text = text.replace("nplurals=2; plural=(n != 1);", PLURALS)
    made = read_po(BytesIO(text.encode()))
    for message in made:
        if not message.id:
            continue
        first = message.id if isinstance(message.id, str) else message.id[0]
        if not keep(first):
            message.string = ("",) * 3 if message.pluralizable else ""
        elif message.pluralizable:
            message.string = tuple(
                pseudo(message.id[0 if form == "one" else 1], form) for form in FORMS
            )
        else:
            message.string = TURNED.get(message.id) or pseudo(message.id)
    out = BytesIO()
    write_po(out, made, omit_header=True)  # Babel writes no plurals of a language it knows not
    return text.partition("\n\n")[0].encode() + b"\n\n" + out.getvalue()


def texts(text, *, keep=lambda number: True):
    """The texts that `legalgap new language` asks for, translated from the comments."""
    made, source, number = [], [], 0
    for line in text.splitlines():
        bare = line.strip()
        if bare.startswith("# "):
            source.append(bare[2:])
        elif bare.endswith(": >-"):
            number += 1
            edge = " " * (len(line) - len(line.lstrip()))
            made.append(line)
            if keep(number):
                made.append(f"{edge}  {pseudo(' '.join(source))}")
            source = []
        else:
            made.append(line)
            source = []
    return "\n".join(made) + "\n"


def workspace(folder, library, country, **keep):
    """A workspace of the language, for one State of the package."""
    sentences = folder / "templates" / "sentences"
    sentences.mkdir(parents=True)
    (folder / "translations").mkdir()
    (folder / "legalgap.yaml").write_text(f"country: {country}\nlanguage: {LANG}\n")
    begun = languages.sentences(LANG, sentences / f"{LANG}.po")
    made = catalogue(begun, keep=keep.get("sentence", lambda sentence: True))
    (sentences / f"{LANG}.po").write_bytes(made)
    begun = languages.texts(library, LANG, country, set())
    made = texts(begun, keep=keep.get("text", lambda number: True))
    (folder / "translations" / f"{LANG}.yaml").write_text(made, encoding="utf-8")
    return folder
