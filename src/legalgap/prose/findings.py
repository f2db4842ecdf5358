"""A finding as sentences: what is there, what is missing, what nobody has read."""

from collections.abc import Mapping
from dataclasses import field
from fractions import Fraction

from legalgap.engine.findings import on_paper
from legalgap.frozen import frozen
from legalgap.model.assessment import ElementFinding, Finding, Limit, State, Verb
from legalgap.model.country import Yardstick
from legalgap.model.indicator import Element
from legalgap.model.judgement import Answer
from legalgap.model.source import Grade
from legalgap.model.statement import Statement
from legalgap.prose import citations, words
from legalgap.prose.voice import Voice


@frozen
class ElementLine:
    """One element for a table or a card; what few tables show is put in words when asked for."""

    voice: Voice = field(repr=False, compare=False)
    found: ElementFinding
    label: str
    met: bool
    missed: bool

    @property
    def id(self) -> str:
        """The full id of the element."""
        return self.found.id

    @property
    def state(self) -> State:
        """Its state."""
        return self.found.state

    @property
    def state_word(self) -> str:
        """The word for its state."""
        return state_word(self.voice, self.found)

    @property
    def citations(self) -> str:
        """The provisions that decide, as cited; empty where none does."""
        return citations.provisions(self.voice, public(self.found.statements))

    @property
    def reasons(self) -> list[str]:
        """Why it is limited, lacking or unknown, in sentences."""
        return reasons(self.voice, self.found)

    @property
    def grade_word(self) -> str:
        """The word for the best grade of what decides."""
        return words.grade(self.voice, self.found.grade)


def element_of(yardstick: Yardstick, full_id: str) -> Element:
    """The element behind a full id."""
    owner, _, name = full_id.partition(".")
    return yardstick.indicators[owner].elements[name]


def lines(voice: Voice, yardstick: Yardstick, finding: Finding) -> list[ElementLine]:
    """Every element of the rule with its state, articles and grade."""
    made = voice.once(
        finding, lambda: [line(voice, yardstick, element) for element in finding.elements]
    )
    return list(made)


def line(voice: Voice, yardstick: Yardstick, found: ElementFinding) -> ElementLine:
    """One element with its state, articles and grade."""
    return ElementLine(
        voice, found, label(voice, yardstick, found.id), met=found.met, missed=found.missed
    )


def public(statements: tuple[Statement, ...]) -> list[Statement]:
    """Only what may be printed for everybody."""
    return [item for item in statements if item.public]


def state_word(voice: Voice, found: ElementFinding) -> str:
    """The word for a state; for what ought not to be there the words say so."""
    if found.bad and found.state is State.FOUND:
        return voice("there, and ought not to be")
    if found.bad and found.state is State.LIMITED:
        return voice("there in part, and ought not to be")
    if found.bad and found.state is State.LACKING:
        return voice("not there, as it should be")
    return words.state(voice, found.state)


def label(voice: Voice, yardstick: Yardstick, full_id: str) -> str:
    """What an element is called."""
    return voice.words(element_of(yardstick, full_id).label)


def reasons(voice: Voice, found: ElementFinding, *, cited: bool = False) -> list[str]:
    """Why an element is limited, lacking or unknown.

    `cited` leaves out the provision where it is the only one and stands beside the sentence.
    """
    shown = (Limit.NARROWED, Limit.IN_PART)  # said with the provision, below
    said = [voice(words.LIMITS[limit]) for limit in found.limits if limit not in shown]
    said += _claimed(voice, found, cited=cited)
    if found.values:
        stated = [
            f"{voice.amount(value)} ({citations.provisions(voice, [item])})"
            for item, value in found.values
            if item.public
        ]
        said.append(voice("in force: {values}", values="; ".join(stated)))
    if found.computed:
        worst, best = (voice.number(bound) for bound in found.computed)
        if worst == best:
            said.append(voice("{share} per cent by the by-law tracker", share=worst))
        else:
            said.append(
                voice("{worst} to {best} per cent by the by-law tracker", worst=worst, best=best)
            )
    acts = {act.id: citations.act_name(voice, act) for act in found.acts}
    said += [basis_sentence(voice, entry, acts) for entry in found.basis if entry != "tracker"]
    if found.state is State.UNKNOWN:
        said.append(voice("no text that was read answers this"))
    if not found.settled:
        said.append(voice("a text that has not been read yet may provide it in full"))
    return said


def _claimed(voice: Voice, found: ElementFinding, *, cited: bool) -> list[str]:
    """What each provision is said to narrow, to give in part, or not to have."""
    name, shown, said = found.id.rpartition(".")[2], public(found.statements), []
    alone = cited and len({item.id for item in shown}) == 1
    for item in shown:
        where = citations.provision(voice, item.wording.act, item.wording.pin)
        if name in item.claim.narrows:
            how = voice.words(item.claim.narrows[name])
            text = voice("narrowed: {how}", how=how)
            told = voice("narrowed by {where}: {how}", where=where, how=how)
            said.append(text if alone else told)
        if name in item.claim.partly:
            how = voice.words(item.claim.partly[name])
            text = voice("in part: {how}", how=how)
            told = voice("in part by {where}: {how}", where=where, how=how)
            said.append(text if alone else told)
    lacking = [item for item in shown if name in item.claim.lacks]
    if lacking and alone:
        said.append(voice("the text was read whole"))
    elif lacking and cited and len(lacking) == len(shown):
        said.append(voice("the texts were read whole"))
    elif lacking:
        where = citations.provisions(voice, lacking)
        said.append(voice("read whole, and not there: {where}", where=where))
    return said


def basis_sentence(voice: Voice, basis: str, acts: Mapping[str, str]) -> str:
    """What decides beside a provision, as a sentence; `acts` names acts by id."""
    kind, _, name = basis.partition(":")
    name = acts.get(name, name)
    if kind == "silent":
        return voice("the act {act} was read whole and is silent", act=name)
    if kind == "read_in_full":
        return voice("every act that could say so was read whole, {act} among them", act=name)
    if kind == "treaty":
        return voice("treaty status: {treaty}", treaty=name)
    if kind == "judgement":
        return voice("judgement of the expert {code}", code=name)
    return voice("the by-law tracker")


def contradiction_sentences(voice: Voice, finding: Finding, *, brief: bool = False) -> list[str]:
    """Each provision that orders or permits the opposite, and how far it reaches.

    `brief` says only that it reaches some of the cases, for tables and lists.
    """
    said = []
    for item in public(finding.contradictions):
        where = citations.provision(voice, item.wording.act, item.wording.pin)
        what = voice.words(item.claim.contradicts)
        if item.claim.only and not brief:
            said.append(
                voice(
                    "Contradicted in part by {where}: {what} (only: {only}).",
                    where=where,
                    what=what,
                    only=voice.words(item.claim.only),
                )
            )
        elif item.claim.only:
            said.append(voice("Contradicted in part by {where}: {what}.", where=where, what=what))
        else:
            said.append(voice("Contradicted by {where}: {what}.", where=where, what=what))
    return said


def verb_sentence(voice: Voice, yardstick: Yardstick, finding: Finding) -> str:
    """The verb, what it means, and the standard that it rests on."""
    if finding.verb is None:
        return voice("No action is asked: the question does not apply.")
    meaning = voice(words.VERB_MEANINGS[finding.verb])
    if finding.verb is Verb.SHOULD:
        meaning = _should(voice, yardstick, finding)
    sentence = voice(
        "{verb}: {meaning}.",
        verb=words.verb(voice, finding.verb).capitalize(),
        meaning=meaning,
    )
    if finding.verb is Verb.VERIFY and not finding.obligations.certain:
        sentence += " " + voice("Whether a treaty binds the State here is not yet verified.")
    return sentence


def _should(voice: Voice, yardstick: Yardstick, finding: Finding) -> str:
    """Which of its reasons the verb has: what cannot be applied, or what the text misses."""
    why = "; ".join(idle_reasons(voice, yardstick, finding))
    if not why:
        return voice("a standard that the State undertook to weigh is missed, or contradicted")
    if finding.answer is Answer.FULL:
        return voice(
            "the text meets the standard in full, but cannot yet be applied: {why}", why=why
        )
    return voice("the text meets what binds the State, but cannot yet be applied: {why}", why=why)


def idle_reasons(voice: Voice, yardstick: Yardstick, finding: Finding) -> list[str]:
    """Why what is met on paper cannot be applied; empty where it is not met, or can be."""
    rules, found = yardstick.methodology.enforceability, finding.enforced
    if rules is None or found is None or not on_paper(finding):
        return []
    said = [voice(words.TAGS[tag]) for tag in ("blocked", "dormant") if tag in found.tags]
    if found.score is not None and found.score < Fraction(rules.enforceable):
        said.append(
            voice(
                "its enforceability is {score} of 100, below {line}",
                score=voice.number(found.score, rules.digits),
                line=voice.amount(Fraction(rules.enforceable)),
            )
        )
    return said


def weakest_grade(finding: Finding) -> Grade | None:
    """The weakest grade among the claims that decide a finding."""
    grades = [item.grade for element in finding.elements for item in element.statements]
    grades += [item.grade for item in finding.contradictions]
    return max(grades, key=list(Grade).index) if grades else None


def value_words(voice: Voice, finding: Finding) -> str:
    """The value of a finding: 0.75, or its range while law is unread."""
    low, high = (voice.number(bound, 2) for bound in (finding.interval.low, finding.interval.high))
    return low if low == high else voice("{low} to {high}", low=low, high=high)
