"""How to read the report in two minutes, with its legend; next steps; the glossary."""

from fractions import Fraction

from legalgap.model.assessment import State, Verb
from legalgap.office.xml import Cell, cell, foreign, p, t
from legalgap.prose import chapters, machinery, words
from legalgap.prose.catalogues import Source
from legalgap.prose.voice import Voice
from legalgap.prose.words import N_
from legalgap.report.asked import any_asked
from legalgap.report.manuscript import Manuscript, bullets, labelled

MOST_LANGUAGES = 2
"""Languages of the glossary beside that of the reader."""


def paths(report: Manuscript) -> str:
    """Three ways through the report, and what its scores are not."""
    voice = report.voice

    def way(label: str, parts: list[tuple[str, str]]) -> str:
        named = t("; ").join(report.part_link(part, said) for part, said in parts)
        return t(f"{label}: ", bold=True) + named + t(".")

    decide = [("decisions", voice("Decisions asked"))] if report.plan.recommendations else []
    decide.append(("summary", voice("Executive summary")))
    if any_asked(report.plan):
        decide.append(("annex_bodies", voice("Annex K. Sheets for each body")))
    draft = [("recommendations", voice("Recommendations"))] if report.plan.consolidated else []
    draft += [
        ("annex_wording", voice("Annex D. Draft wording")),
        ("annex_bylaws", voice("Annex F. By-law tracker")),
        ("annex_plan", voice("Annex G. Rows for an action plan")),
    ]
    check = [
        ("method", voice("Scope and method")),
        ("annex_register", voice("Annex C. Register of findings")),
        ("annex_open", voice("Annex J. Open questions and evidence")),
        ("annex_comments", voice("Annex H. Comments")),
    ]
    ways = [
        way(voice("You decide, and have ten minutes"), decide),
        way(voice("You draft law, and have two hours"), draft),
        way(voice("You check, and have a day"), check),
    ]
    said = voice(
        "Every chapter on an area has the same order: its message, its scores, what the standards "
        "ask, what works, the findings, who is left out, practice of other States, "
        "recommendations, open questions. What nobody has read is shown as not yet known, never as "
        "a zero. Scores are an aid to discussion: they are no grade of a ministry, they rank no "
        "State, and law and enforceability are never added up."
    )
    return bullets(ways) + p(t(said)) + legend(report)


def legend(report: Manuscript) -> str:
    """Table T0: bands, verbs, ids."""
    voice = report.voice
    rows = [*_bands(report), *_applied(report)]
    rows += [
        [cell(voice("verb")), cell(voice(word), bold=True), cell(_sentence(voice(meaning)))]
        for verb in Verb
        for word, meaning in [(words.VERBS[verb], words.VERB_MEANINGS[verb])]
    ]
    known = report.assessment.findings[:1]
    if known:
        said = voice("a finding: the answer to one question, with the same id everywhere")
        mark = Cell(p(report.finding_link(known[0].id), "TableText"))
        rows.append([mark, cell(voice("finding")), cell(_sentence(said))])
    for name in report.plan.consolidated[:1]:
        said = voice("a measure that closes findings; model clauses are MC, practices BP")
        mark = Cell(p(report.recommendation_link(name), "TableText"))
        rows.append([mark, cell(voice("recommendation")), cell(_sentence(said))])
    made = report.table(
        voice("Legend"),
        [3.0, 4.2, 8.8],
        [voice("Mark"), voice("Word"), voice("Meaning")],
        rows,
        voice("One row for each mark: bands of both scores, verbs, ids."),
        whole=True,
    )
    return report.of("part:how_to_read", "", made)  # the ids in it are examples


def _sentence(text: str) -> str:
    return chapters.stopped(chapters.capital(text))


def _bands(report: Manuscript) -> list[list[Cell]]:
    """The bands of the law score, each with its range."""
    voice, method = report.voice, report.method
    lines = sorted(method.bands.items(), key=lambda item: -item[1])
    rows = []
    for name, line in lines:
        title = method.band_titles.get(name)
        mark = report.band_cell(name, voice("law: {band}", band=name))
        meaning = voice("Law score from {low}.", low=voice.amount(Fraction(line)))
        rows.append([mark, cell(voice.words(title) if title else name), cell(meaning)])
    said = voice("Too little was read for a score; neither low nor zero.")
    rows.append([report.band_cell(None, "–"), cell(voice("not enough evidence")), cell(said)])
    return rows


def _applied(report: Manuscript) -> list[list[Cell]]:
    """The bands of enforceability with their signs, in one row."""
    voice, rules = report.voice, report.method.enforceability
    if rules is None or not rules.bands:
        return []
    lines = sorted(rules.bands.items(), key=lambda item: -item[1])
    named = "; ".join(
        voice(
            "{band} from {low}",
            band=f"{machinery.band_sign(rules, name)}\u00a0"
            f"{machinery.band_words(voice, rules, name)}",
            low=voice.amount(Fraction(line)),
        )
        for name, line in lines
    )
    signs = " ".join(machinery.band_sign(rules, name) for name, _ in lines)
    said = voice("Whether the text can be applied: {bands}.", bands=named)
    return [[cell(signs), cell(voice("enforceability")), cell(said)]]


def next_steps(report: Manuscript) -> str:
    """What happens with the report, and how to comment on it."""
    voice = report.voice
    lines = [
        labelled(
            voice("Within 15 working days"),
            voice(
                "ministries send comments in the form of annex H, one to a row; silence is not "
                "agreement."
            ),
        ),
        labelled(
            voice("Every row is answered"),
            voice(
                "accepted, accepted in part, not accepted, noted, or a question back, with a reply "
                "in two lines and the place that was changed."
            ),
        ),
        labelled(
            voice("Facts"),
            voice(
                "a correction that comes with the text of the act is taken over at once, and the "
                "scores are counted anew."
            ),
        ),
        labelled(
            voice("Disagreement"),
            voice(
                "where a ministry sees an assessment otherwise, its position can be printed beside "
                "the finding."
            ),
        ),
        labelled(
            voice("Next edition"),
            voice(
                "says what changed since this one. Ids of findings and recommendations stay the "
                "same."
            ),
        ),
    ]
    return bullets(lines)


TERMS: tuple[tuple[str, str], ...] = (
    (N_("by-law"), N_("an act by which a law is applied: a regulation, order, standard or form")),
    (N_("claim"), N_("what a provision is read to say about one element")),
    (N_("coverage"), N_("the share of the questions of an area that is decided")),
    (N_("element"), N_("one thing that a law has or has not; questions are made of elements")),
    (N_("enforceability"), N_("whether what the text has can be applied; scored apart")),
    (N_("finding"), N_("a question answered for one State at one date, with its evidence")),
    (N_("grade"), N_("how a statement on the law is known")),
    (N_("law score"), N_("how much of what the standards ask the text of the law has, 0 to 100")),
    (N_("lens"), N_("a way of looking at all questions, by how much they matter to it")),
    (N_("practice"), N_("an article or procedure of another State, with its weakness")),
    (N_("recommendation"), N_("a measure that closes one or more gaps")),
    (N_("standard"), N_("a provision of a treaty or of soft law that the law is held against")),
    (N_("victim"), N_("the word of the law for a person who was trafficked")),
    (
        N_("trafficking survivor"),
        N_("the word of policy for the same person, who goes on with her or his life"),
    ),
)


def glossary(report: Manuscript) -> str:
    """Annex I: the terms in the reader's language and the others that the report speaks."""
    voice = report.voice
    entries = [
        *TERMS,
        *((words.STATES[state], meaning) for state, meaning in STATE_MEANINGS.items()),
        *((words.ANSWERS[answer], text) for answer, text in words.ANSWER_MEANINGS.items()),
        *((words.VERBS[verb], text) for verb, text in words.VERB_MEANINGS.items()),
    ]
    others = voice.others()[:MOST_LANGUAGES]
    width = 3.6 if len(others) < MOST_LANGUAGES else 2.8
    rest = 16.0 - width * (1 + len(others))
    rows = [
        [
            cell(voice(term), bold=True),
            *(cell(_in(other, term)) for other in others),
            cell(_sentence(voice(meaning))),
        ]
        for term, meaning in entries
    ]
    return report.table(
        voice("Glossary"),
        [*(width for _ in range(1 + len(others))), rest],
        [voice("Term"), *(f"{voice('Term')} ({other.lang})" for other in others), voice("Meaning")],
        rows,
        voice("One row for each term: its words in the languages of the report, its meaning."),
    )


def _in(voice: Voice, term: str) -> str:
    """A term in another language, tagged as such; a dash where nobody has translated it."""
    said = voice(term)
    return "–" if isinstance(said, Source) else foreign(voice.lang, said)


STATE_MEANINGS = {
    State.FOUND: N_("of an element: a provision in force has it, and nothing narrows it"),
    State.LIMITED: N_("of an element: it is there in part, for some, or below the rank asked for"),
    State.LACKING: N_("of an element: a text that was read whole has it not"),
    State.UNKNOWN: N_("of an element: no text that was read says so or otherwise"),
}
