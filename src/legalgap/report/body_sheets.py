"""The sheet of one body: a page that it can take out and act on."""

from collections.abc import Sequence

from legalgap.engine.gaps import gravity
from legalgap.engine.plan import YEARS
from legalgap.engine.waiting import Waiting
from legalgap.model.judgement import Answer
from legalgap.model.text import Text
from legalgap.office.measure import LINE
from legalgap.office.xml import MARGINS, WRITTEN, Cell, cell, p, t
from legalgap.prose import bylaws, chapters, machinery, words
from legalgap.report.asked import Body
from legalgap.report.columns import CENTIMETRES, LETTERS
from legalgap.report.manuscript import WIDTH, Manuscript, anchor, bullets, labelled
from legalgap.report.outline import OpenTest
from legalgap.report.planned import by_verb

MOST_IDS = 12
PAGE = 710.0
"""Points of a page that a sheet may fill: less than there are, as programs break lines apart."""
HEADING_LETTERS, BODY_LETTERS = 13, 11
TITLE, TABLE, NOTE, GAP = 26.0, 55.0, 20.0, 11.0
"""Points of a small heading, of a table's caption, head and end, of a note, around a line."""
LETTER = 0.56
"""The width of a letter in sizes of it, with what the ends of lines leave free."""
ID, YEAR, EFFORT = 2.5, 1.3, 1.6
"""Centimetres of narrow columns."""
LIST_ROOM = WIDTH - 0.8
"""Centimetres for the text of an entry of a list."""
TURNS = (0, 0, 1, 2)
"""Two measures to each by-law and each question, where there is no room for all."""
DETAILS = 3
"""What a row of the measures can say beside its title."""
TURN = (
    '<w:pPr><w:pStyle w:val="Heading2"/><w:pageBreakBefore/><w:numPr><w:ilvl w:val="0"/>'
    '<w:numId w:val="0"/></w:numPr><w:ind w:left="0" w:firstLine="0"/></w:pPr>'
)
"""A heading of the second level, without a number, on a new page."""


def title_of(report: Manuscript, title: Text) -> str:
    """The name of a body, with a capital."""
    return chapters.capital(report.voice.words(title))


def place_of(number: int) -> str:
    """The bookmark of a sheet."""
    return anchor(f"body_{number}", "sheet")


def recommendations(report: Manuscript, names: Sequence[str], most: int = MOST_IDS) -> str:
    """The first ids with links; the others are counted."""
    return report.recommendation_links(names[:most]) + _more(report, len(names) - most)


def _findings(report: Manuscript, names: list[str]) -> str:
    made = t(", ").join(map(report.finding_link, names[:MOST_IDS]))
    return made + _more(report, len(names) - MOST_IDS)


def _more(report: Manuscript, more: int) -> str:
    if more <= 0:
        return ""
    return t("; " + report.voice.count("and {n} more", "and {n} more", more))


def high_of(content: str, size: float, room: float = WIDTH, around: float = 0.0) -> float:
    """Points that runs take in a column of so many centimetres, with the space around them.

    Reckoned from the number of letters: a sheet weighs every row that it may hold.
    """
    letters = sum(map(len, WRITTEN.findall(content)))
    rows = -(-letters * size * LETTER // (room / CENTIMETRES)) or 1.0
    return rows * size * LINE * (1.0 if size < BODY_LETTERS else 1.15) + around


class _Measure:
    """A row of the measures: its title, and what can stand below it where there is room."""

    def __init__(self, report: Manuscript, name: str, room: float) -> None:
        self.report, self.name, self.room = report, name, room - MARGINS
        item = self.item = report.yardstick.recommendations[name]
        voice = report.voice
        self.said = [p(t(voice.words(item.title), bold=True), "TableText")]
        self.high = max(high_of(self.said[0], LETTERS, self.room), LETTERS * LINE) + 6
        self.more = [
            made
            for made in (
                t(voice.words(item.adopt)),
                labelled(voice("Success shows in"), voice.words(item.success)) * bool(item.success),
                labelled(voice("Partners"), voice.words(item.partners)) * bool(item.partners),
            )
            if made
        ]

    def longer(self, room: float) -> float:
        """Put what comes next below the title if there is room; what that takes."""
        if not self.more:
            return 0.0
        high = high_of(self.more[0], LETTERS, self.room, around=2.0)
        if high > room:
            return 0.0
        self.said.append(p(self.more.pop(0), "TableText"))
        return high

    def row(self) -> list[Cell]:
        """Id, measure, verb, year, effort."""
        report, voice, item = self.report, self.report.voice, self.item
        return [
            Cell(p(report.recommendation_link(self.name), "TableText")),
            Cell("".join(self.said)),
            report.verb_cell(report.plan.verb_of(self.name)),
            cell(_year(report, self.name)),
            cell(voice(words.EFFORTS[item.effort])),
        ]


def _year(report: Manuscript, name: str) -> str:
    """The year by which a measure is to be taken."""
    horizon = report.yardstick.recommendations[name].horizon
    return str(report.assessment.as_of.year + YEARS[horizon])


class Sheet:
    """The page of one body while it is written."""

    def __init__(self, report: Manuscript, body: Body) -> None:
        self.report, self.voice, self.body = report, report.voice, body
        ranked = by_verb([(name, report.plan.verb_of(name)) for name in body.leads])
        self.leads = [name for name, _ in ranked]
        self.room = PAGE

    def xml(self, number: int) -> str:
        """Title, why, what is there, what is asked, what waits, what comes next."""
        voice, body = self.voice, self.body
        mark = self.report.mark(place_of(number), t(title_of(self.report, body.title)))
        self.room -= high_of(mark, HEADING_LETTERS, around=16)
        head = f"<w:p>{TURN}{mark}</w:p>" + self._why() + self._credit()
        shared, waiting = self._shared(), self._waiting()
        after = self._next()
        widths = self._widths()
        measures = [_Measure(self.report, name, widths[1]) for name in self.leads]
        listed = [self._bylaw(item) for item in body.bylaws]
        asked = [self._question(item) for item in body.questions]
        highs = [[item.high for item in measures]]
        highs += [
            [high_of(item, LETTERS, LIST_ROOM, 2.0) for item in held] for held in (listed, asked)
        ]
        shown = self._fitted(highs)
        self._lengthen(measures[: shown[0]])
        return "".join(
            [
                head,
                self._table(widths, measures[: shown[0]], len(measures)),
                self._list(
                    voice("By-laws to issue, or to give word of"),
                    listed,
                    shown[1],
                    self.report.part_link("annex_bylaws", voice("annex F")),
                ),
                self._list(
                    voice("Questions to this body"),
                    asked,
                    shown[2],
                    self.report.part_link("annex_open", voice("annex J")),
                ),
                *(self._told(*held) for held in (waiting, shared) if held[1]),
                after,
            ]
        )

    def _text(self, content: str) -> str:
        self.room -= high_of(content, BODY_LETTERS, around=4.0)
        return p(content)

    def _why(self) -> str:
        """Why the body has a sheet, and which of the decisions asked it leads."""
        voice, body = self.voice, self.body
        leads, issues = len(body.leads), len(body.bylaws)
        asked = len(body.questions)
        why = [
            *[voice.count("leads {n} measure", "leads {n} measures", leads)] * bool(leads),
            *[
                voice.count(
                    "has {n} by-law to issue or to give word of",
                    "has {n} by-laws to issue or to give word of",
                    issues,
                )
            ]
            * bool(issues),
            *[voice.count("is asked {n} question", "is asked {n} questions", asked)] * bool(asked),
        ]
        said = voice("Why this sheet: the body {reasons}.", reasons=voice.joined(why))
        places = [
            voice.number(place)
            for place, (name, _) in enumerate(self.report.plan.decisions, 1)
            if name in body.leads
        ]
        if places:
            said += " " + voice(
                "Of the decisions asked it leads No. {numbers}.", numbers=voice.joined(places)
            )
        if body.called:
            named = "; ".join(voice.words(name).rstrip(".") for name in body.called)
            said += " " + voice("The measures call it: {names}.", names=named)
        return self._text(t(said))

    def _credit(self) -> str:
        """What the body already does, as far as it is known."""
        voice, body = self.voice, self.body
        does = body.fact.does if body.fact is not None else None
        made = []
        if does:
            source = self.report.part_link("framework", voice("Sources: the chapter on bodies"))
            made.append(t(chapters.stopped(voice.words(does)) + " ") + source + t("."))
        if body.issued:
            named = "; ".join(bylaws.title(voice, item) for item in body.issued)
            made.append(t(voice("By-laws in force: {bylaws}.", bylaws=named)))
        kept = {found.id: None for item in body.questions for found in item.findings}
        full = [name for name in kept if self.report.asked[name].answer is Answer.FULL]
        if full:
            said = voice("Rules in its field that the law has in full:")
            made.append(t(said + " ") + _findings(self.report, full) + t("."))
        if not made:
            said = voice(
                "not known from the texts that were read; please add it with the comments."
            )
            made.append(t(said))
        return self._text(t(voice("What it already does") + ": ", bold=True) + t(" ").join(made))

    def _shared(self) -> tuple[str, str, list[str]]:
        """The measures in which it takes part: a title, all in a line, and with their titles."""
        report, voice, names = self.report, self.voice, self.body.partners
        catalogue = report.yardstick.recommendations
        told = [
            report.recommendation_link(name) + t(f" {voice.words(catalogue[name].title)}")
            for name in names[:MOST_IDS]
        ]
        line = recommendations(report, names)
        return self._brief(voice("Takes part in"), line, told, len(names))

    def _waiting(self) -> tuple[str, str, list[str]]:
        """The findings that its measures close and its by-laws serve, the gravest first."""
        report, voice = self.report, self.voice
        found = [item for name in self.leads for item in report.plan.closes[name]]
        for bylaw in self.body.bylaws:
            found += [report.asked[name] for name in (*bylaw.needing, *bylaw.settles)]
        items = list({item.id: item for item in sorted(found, key=gravity)}.values())
        told = [
            report.finding_link(item.id) + t(f" {voice.words(item.indicator.question)}")
            for item in items[:MOST_IDS]
        ]
        line = _findings(report, [item.id for item in items])
        return self._brief(voice("Findings that wait for it"), line, told, len(items))

    def _brief(
        self, title: str, line: str, told: list[str], number: int
    ) -> tuple[str, str, list[str]]:
        """Take the room for the line; all others are counted in the last entry of the list."""
        if not line:
            return "", "", []
        content = t(f"{title}: ", bold=True) + line + t(".")
        self.room -= high_of(content, BODY_LETTERS, around=GAP)
        if number > MOST_IDS:
            more = number - MOST_IDS
            told.append(t(self.voice.count("and {n} more", "and {n} more", more)))
        return title, content, told

    def _told(self, title: str, line: str, told: list[str]) -> str:
        """Each of them with its words where there is room; else all in a line."""
        room = self.room + high_of(line, BODY_LETTERS, around=GAP)
        high = TITLE + sum(high_of(item, LETTERS, LIST_ROOM, 2.0) for item in told)
        if high > room:
            return p("", "AfterTable") + p(line)
        self.room = room - high
        return p(t(title), "Heading3") + bullets(told, "TableList")

    def _next(self) -> str:
        """What happens next, and by when."""
        report, voice = self.report, self.voice
        form = report.part_link("annex_comments", voice("in the form of annex H"))
        said = voice("corrections, and answers with the text of the act,")
        made = [
            t(voice("Within 15 working days") + ": ", bold=True) + t(f"{said} ") + form + t(".")
        ]
        by_year: dict[str, list[str]] = {}
        for name in self.leads:
            by_year.setdefault(_year(report, name), []).append(name)
        for year in sorted(by_year):
            label = t(voice("By {year}", year=year) + ": ", bold=True)
            made.append(label + recommendations(report, by_year[year]) + t("."))
        self.room -= TITLE + sum(high_of(item, BODY_LETTERS, LIST_ROOM, 3.0) for item in made)
        return p(t(voice("What happens next")), "Heading3") + bullets(made)

    def _bylaw(self, item: Waiting) -> str:
        """A by-law with its state, and what waits for it."""
        voice = self.voice
        made = t(bylaws.title(voice, item), bold=True) + t(f": {bylaws.status(voice, item)}")
        for label, names in bylaws.effect_lists(voice, item):
            made += t(f"; {label}: ") + _findings(self.report, list(names))
        return self.report.of(f"bylaw:{item.bylaw.id}", "status", p(made + t("."), "TableList"))

    def _question(self, item: OpenTest) -> str:
        """A question of a test, and the rules that it is about."""
        voice, rules = self.voice, self.report.method.enforceability
        assert rules is not None
        rule = rules.tests[item.test]
        made = t(chapters.capital(machinery.title(voice, rules, item.test)) + ". ", bold=True)
        if rule.question:
            made += t(voice.words(rule.question) + " ")
        if item in self.body.jointly:
            made += t(voice("Asked of: {bodies}.", bodies=voice.words(item.whom)) + " ")
        about = _findings(self.report, [found.id for found in item.findings])
        return p(made + t(voice("About") + " ") + about + t("."), "TableList")

    def _fitted(self, highs: list[list[float]]) -> list[int]:
        """How many of the measures, by-laws and questions there is room for, taken in turns."""
        opens = [TABLE, TITLE, TITLE]
        self.room -= sum(first for first, held in zip(opens, highs, strict=True) if held)
        if sum(map(sum, highs)) <= self.room:
            self.room -= sum(map(sum, highs))
            return [len(held) for held in highs]
        self.room -= NOTE * sum(map(bool, highs))
        shown = [0, 0, 0]
        turns = {0, 1, 2}
        while turns:
            for place in TURNS:
                if place not in turns:
                    continue
                high = next(iter(highs[place][shown[place] :]), None)
                if high is None or (high > self.room and shown[place]):
                    turns.discard(place)
                    continue
                shown[place] += 1
                self.room -= high
        return shown

    def _lengthen(self, measures: list[_Measure]) -> None:
        """Say more of the measures where there is room: of all of them, the first first."""
        for _ in range(DETAILS):
            for item in measures:
                self.room -= item.longer(self.room)

    def _widths(self) -> list[float]:
        voice, plan = self.voice, self.report.plan
        verb = self.report.verb_room(plan.verb_of(name) for name in self.leads)
        efforts = (voice(said) for said in words.EFFORTS.values())
        effort = self.report.room(efforts, voice("Effort"), EFFORT)
        return [ID, WIDTH - ID - verb - YEAR - effort, verb, YEAR, effort]

    def _table(self, widths: list[float], measures: list[_Measure], number: int) -> str:
        voice, name = self.voice, title_of(self.report, self.body.title)
        made = self.report.table(
            voice("Measures led: {body}", body=name),
            widths,
            [voice("Id"), voice("Measure"), voice("Verb"), voice("By"), voice("Effort")],
            [item.row() for item in measures],
            voice("One row for each measure that the body leads: verb, year, effort."),
            heading=voice("Measures led"),
        )
        more = number - len(measures)
        if more <= 0:
            return made
        place = self.report.part_link("recommendations", voice("the chapter on recommendations"))
        said = voice.count("{n} more measure:", "{n} more measures:", more)
        return made + p(t(f"{said} ") + place + t("."), "Note")

    def _list(self, title: str, listed: list[str], shown: int, place: str) -> str:
        """The first entries of a list, and where the others stand."""
        if not listed:
            return ""
        made = p(t(title), "Heading3") + "".join(listed[:shown])
        more = len(listed) - shown
        if more <= 0:
            return made
        said = self.voice.count("{n} more:", "{n} more:", more)
        return made + p(t(f"{said} ") + place + t("."), "Note")
