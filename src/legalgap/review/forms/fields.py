"""The columns of a form: what a row says, and where in the data each part of it belongs."""

from dataclasses import dataclass

from legalgap.prose.words import N_

WITHDRAW = "withdraw"
"""The answer that takes a claim away; a row that is missing never does."""
WAYS = {
    "provides": N_("provides"),
    "partly": N_("provides in part"),
    "narrows": N_("narrows"),
    "lacks": N_("has not"),
    "values": N_("gives a number"),
    "contradicts": N_("contradicts"),
    WITHDRAW: N_("withdraw this claim"),
}
"""What a provision can say, by the key of the claim."""
WAY_MEANINGS = {
    "provides": N_("the text of the provision has it, as the test asks"),
    "partly": N_("it has part of it, or a general principle; say which part in the words"),
    "narrows": N_("it takes part of it away, or limits it for all; say for which cases"),
    "lacks": N_("the text was read whole and does not have it"),
    "values": N_("it guarantees a number: write it; a ceiling guarantees 0"),
    "contradicts": N_("it orders or permits the opposite of the standard; say in what way"),
    WITHDRAW: N_("the claim of this row is taken out of the data"),
}
READINGS = {
    "whole": N_("read whole"),
    "part": N_("read in part"),
}
READING_MEANINGS = {
    "whole": N_("with its notes and annexes of terms"),
    "part": N_("not to its end; a part shows nothing to be lacking"),
}


@dataclass(frozen=True)
class Field:
    """A column, or one for each language of the form."""

    key: str
    title: str
    width: int
    by_language: bool = False
    fill_in: bool = True
    choices: str = ""
    """The name of the list that its cells offer."""
    prompt: str = ""
    hidden: bool = False


FIELDS = (
    Field("id", N_("Id"), 26, fill_in=False),
    Field("question", N_("Question"), 34, fill_in=False),
    Field("element", N_("Element and test"), 46, fill_in=False),
    Field(
        "answer",
        N_("What the provision says"),
        16,
        choices="answers",
        prompt=N_("Choose from the list. Leave it empty where it is not clear."),
    ),
    Field(
        "words",
        N_("In which part, or in what way"),
        30,
        by_language=True,
        prompt=N_("For “provides in part”, “narrows” and “contradicts”: which cases, or how."),
    ),
    Field(
        "number",
        N_("Number that it guarantees"),
        12,
        prompt=N_("What the text guarantees, such as 6 or 0.5; several tiers: 4; 6. Or: life."),
    ),
    Field("act", N_("Act"), 22, choices="acts", prompt=N_("Choose the id of the act.")),
    Field(
        "article",
        N_("Article"),
        14,
        prompt=N_(
            "One provision: 166, 166(2)(3), 129-1(1), 166(note-1). No range. "
            "A wording from a date: 57@2024-01-22."
        ),
    ),
    Field(
        "summary",
        N_("Summary of the provision in own words"),
        34,
        by_language=True,
        prompt=N_("One summary for a provision; rows on the same provision share it."),
    ),
    Field(
        "quote",
        N_("Quotation of the provision"),
        30,
        by_language=True,
        prompt=N_("The exact words of the text, where it may be quoted."),
    ),
    Field(
        "note",
        N_("Note for other lawyers"),
        34,
        by_language=True,
        prompt=N_("Why it is read so. Names of institutions only, never of persons."),
    ),
    Field(
        "grade",
        N_("How it is known"),
        16,
        choices="grades",
        prompt=N_("Choose from the list; empty means as for the act."),
    ),
    Field(
        "source",
        N_("Source"),
        14,
        choices="sources",
        prompt=N_("The key of a source of this act; the sheet of lists has them."),
    ),
    Field("read", N_("How far it was read"), 14, choices="readings"),
    Field(
        "checked",
        N_("Source opened on"),
        14,
        prompt=N_("Year, month and day: 2026-11-21. It holds for all claims from this source."),
    ),
    Field("for", N_("Only for these groups"), 18, prompt=N_("Ids of groups with commas between.")),
    Field(
        "only",
        N_("The contradiction reaches only"),
        24,
        by_language=True,
        prompt=N_("For “contradicts”: the part of the cases that it reaches."),
    ),
    Field(
        "through",
        N_("Works through these provisions"),
        18,
        prompt=N_("Pins with commas between, such as 166(4) or act-id:166(4)."),
    ),
    Field(
        "coder",
        N_("Coder"),
        12,
        prompt=N_("A code such as A1, never a name; empty for what is agreed."),
    ),
    Field("ref", N_("Claim"), 24, fill_in=False, hidden=True),
)
"""In the order of the form."""

BY_KEY = {field.key: field for field in FIELDS}
NEEDED = ("id", "answer", "act", "article")
"""Without these columns a form cannot be read."""
FIXED = ("id", "question", "element", "ref")
"""What nobody fills in."""
PLACE = ("act", "article", "coder")
BLOCK = ("note", "grade", "source", "read", "for", "through")
"""What a block of a claim says of all its elements."""
WORDING = ("summary", "quote")
"""What a provision says of itself; the rows on it share it."""
SAYING = ("answer", "words", "number", "article", "summary", "quote", "note", "only", "for")
"""A blank row in which one of these is filled must have an answer."""


def keys(langs: tuple[str, ...]) -> list[str]:
    """The keys of all columns of a form in these languages: `words.en`."""
    made: list[str] = []
    for field in FIELDS:
        made += [f"{field.key}.{lang}" for lang in langs] if field.by_language else [field.key]
    return made


def stem(key: str) -> str:
    """The field of a column: `words` of `words.en`."""
    return key.partition(".")[0]
