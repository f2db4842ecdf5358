"""What the fields that many records share mean, for editors and reference pages."""

WORDS = {
    "id": "The id by which other files name it; it stays, or goes on under `was`.",
    "lang": "The language of plain text in this file: `en`, `ru`; a map `en:` / `ru:` says it "
    "for one text.",
    "title": "What it is called.",
    "heading": "Its heading, as the text prints it or in own words.",
    "sources": "The documents that were opened, each under a key of its own.",
    "source": "A key of `sources`: the document that this rests on.",
    "grade": "How this is known: `text_read`, `heading_read`, `reported` or `recalled`, which "
    "decides nothing.",
    "note": "A remark for other lawyers; it decides no answer.",
    "was": "Ids that it had before, so that what names them still finds it.",
    "read": "Whether it was read whole, with notes and annexes of terms, or in part; a part shows "
    "nothing to be lacking.",
    "from": "The first day: `2024-01-22`; a month or a year where the day is not known.",
    "to": "The last day, included.",
    "number": "The number under which it was issued.",
    "adopted": "The day on which it was adopted; a month or a year if that is all that is known.",
    "in_force": "From when, and until when, it is in force.",
    "indicators": "Ids of indicators: `CRIM-09`.",
    "standards": "Standards by their ids, `tip:3(c)`; the first one leads.",
    "lenses": "Lenses of the methodology that it speaks to.",
    "practices": "Practices of other States that show how it can be done: `BP-CRIM-02`.",
    "recommendations": "Recommendations that it belongs to: `REC-CRIM-02`.",
    "region": "The region of the world, in words that the data uses alike.",
    "languages": "Languages by their ISO 639 codes: `tk`, `ru`.",
    "legal_family": "The family of law: `civil_law`, `common_law` or `mixed`.",
    "reason": "Why, in a sentence that another lawyer can check.",
    "body": "The body that is to act, or that said it.",
    "all": "Each of these is asked; the value is their mean.",
    "any": "One of these is enough.",
    "of": "Those that are counted.",
    "at_least": "So many of several: `{n: 2, of: [...]}`.",
    "not": "To have it is a gap.",
    "min": "The least that meets it.",
    "max": "The most that meets it.",
    "answer": "The answer of the indicator.",
    "question": "What is asked, so that law can answer it.",
    "score": "0 to 3 by the levels of the test; `NA` where it does not fit by nature, `U` where "
    "nobody knows.",
    "tests": "The tests of enforceability, by number: `E1: 2`.",
}
"""By the name of the field, where the model says nothing of its own."""
