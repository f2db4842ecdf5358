"""What a pull request moves, as a comment, and which confirmed claims it takes away."""

import re
from dataclasses import replace
from datetime import date

import pytest

from legalgap.engine.changes import Changes, Mark, Moved, Snapshot
from legalgap.engine.edits import Edit, Touched, Unconfirmed, edit
from legalgap.model.act import Act
from legalgap.model.country import Country, Yardstick
from legalgap.model.indicator import Indicator
from legalgap.model.jurisdiction import Jurisdiction
from legalgap.model.methodology import Methodology
from legalgap.prose.voice import Voice
from legalgap.review.pull_request import LONGEST, MARK, comment

SIDE = Snapshot("ABC", "2026-01-01", "small", {}, {})
NONE, FULL = Mark("none", 0, 0), Mark("full", 1, 1)


def indicator(name):
    record = {"id": name, "question": "Is it so?", "elements": {"a": {"label": "a"}}, "full": "a"}
    return Indicator.model_validate(record | {"standards": ["example:1"]})


YARDSTICK = Yardstick(
    {},
    {"PREV-01": indicator("PREV-01")},
    Methodology.model_validate(
        {"id": "small", "title": "Small", "areas": {"prevention": {"prefix": "PREV", "title": "P"}}}
    ),
)
SOURCES = {
    "gazette": {"title": "Gazette"},
    "letter": {"title": "Letter", "visibility": "internal"},
}


def state(*provisions, **fields):
    record = {"id": "code", "title": "Code", "kind": "code", "source": "gazette", "read": "whole"}
    record |= {"in_force": {"from": "2020"}, "sources": SOURCES, "provisions": list(provisions)}
    act = Act.model_validate(record | fields)
    return Country(
        Jurisdiction.model_validate({"id": "ABC", "name": "Example", "as_of": "2026-01-01"}),
        {act.id: act},
    )


def provision(claim, pin="7", **fields):
    made = {"pin": pin, "grade": "text_read", "read": "whole", **fields}
    return made | ({"claims": {"PREV-01": claim}} if claim else {})


def moved(before, after):
    return edit((before, YARDSTICK), (after, YARDSTICK), date(2026, 1, 1))


def lost(before, after):
    found = moved(before, after).unconfirmed
    return [(item.id, item.element, item.before, item.after, item.grade) for item in found]


HAS, HAS_NOT = provision({"provides": ["a"]}), provision({"lacks": ["a"]})


class TestClaimsThatGoAway:
    @pytest.mark.parametrize(
        ("after", "said"),
        [
            ([], ("", "")),
            ([provision(None)], ("", "")),
            ([HAS_NOT], ("lacks", "text_read")),
            ([provision({"provides": ["a"]}, grade="reported")], ("provides", "reported")),
            ([provision({"provides": ["a"], "grade": "recalled"})], ("provides", "recalled")),
            ([provision({"narrows": {"a": "some"}})], ("narrows", "text_read")),
        ],
    )
    def test_a_claim_that_was_read_is_named_when_it_goes_or_changes(self, after, said):
        assert lost(state(HAS), state(*after)) == [("code:7", "a", "provides", *said)]

    def test_a_claim_that_nobody_had_read_may_go(self):
        assert lost(state(provision({"provides": ["a"]}, grade="recalled")), state()) == []

    def test_a_claim_that_stays_or_comes_is_none(self):
        assert lost(state(HAS), state(HAS)) == []
        assert lost(state(), state(HAS)) == []

    def test_an_act_may_get_another_id(self):
        assert lost(state(HAS), state(HAS, id="new-code", was=["code"])) == []

    def test_a_mended_first_day_takes_nothing_away(self):
        edition = {"from": "2021-05-01", "grade": "text_read", "read": "whole"}
        editions = [edition | {"claims": {"PREV-01": {"provides": ["a"]}}}]
        assert lost(state(HAS), state({"pin": "7", "editions": editions})) == []

    def test_one_of_two_wordings_is_not_kept_by_the_other(self):
        old = {"from": "2020-01-01", "to": "2020-12-31", "grade": "text_read", "read": "whole"}
        new = {"from": "2021-01-01", "grade": "text_read", "read": "whole"}
        claims = {"claims": {"PREV-01": {"provides": ["a"]}}}
        before = state({"pin": "7", "editions": [old | claims, new | claims]})
        after = state({"pin": "7", "editions": [old | claims, new]})
        assert lost(before, after) == [("code:7", "a", "provides", "", "")]

    def test_a_contradiction_and_the_silence_of_an_act_count_too(self):
        before = state(provision({"contradicts": "It permits it."}), silent_on=["PREV-01"])
        assert lost(before, state()) == [
            ("code", "", "silent_on", "", ""),
            ("code:7", "", "contradicts", "", ""),
        ]

    def test_what_rests_on_a_source_that_is_not_public_is_counted_and_not_named(self):
        found = moved(state(provision({"provides": ["a"]}, source="letter")), state())
        assert (found.unconfirmed, found.touched, found.articles) == ((), (), ())
        assert found.withheld == 2
        text = comment(Voice(), [found], ("a", "b"))
        assert "code:7" not in text
        assert "2 more records rest on sources that are not public" in text


class TestRecordsThatDiffer:
    def test_each_provision_is_named_with_what_became_of_it(self):
        before = state(HAS, provision({"lacks": ["a"]}, pin="8"), provision(None, pin="9"))
        after = state(HAS_NOT, provision(None, pin="9"), provision(None, pin="10"))
        found = {item.id: (item.how, item.indicators) for item in moved(before, after).touched}
        assert found == {
            "code:7": ("changed", ("PREV-01",)),
            "code:8": ("gone", ("PREV-01",)),
            "code:10": ("new", ()),
        }
        assert moved(before, after).articles == ("code:10", "code:7", "code:8")

    def test_the_record_of_an_act_is_told_from_its_provisions(self):
        found = moved(state(HAS), state(HAS, kind="law"))
        assert [(item.id, item.how) for item in found.touched] == [("code", "changed")]
        assert found.articles == ()

    def test_the_same_data_moves_nothing(self):
        assert not moved(state(HAS), state(HAS)).any


def many(count):
    answers = tuple(
        Moved(f"PREV-{number}", NONE, FULL, (), (f"code:{number}",)) for number in range(count)
    )
    gone = tuple(
        Unconfirmed(f"code:{number}", "PREV-01", "a", "provides", "", "") for number in range(count)
    )
    touched = tuple(Touched(f"code:{number}", "gone", ("PREV-01",)) for number in range(count))
    return Edit("ABC", Changes(SIDE, SIDE, answers, ()), (), (), touched, gone)


class TestTheComment:
    def test_it_names_every_answer_and_every_claim_that_goes_away(self):
        text = comment(Voice(), [many(30)], ("main", "branch"))
        assert text.startswith(MARK + "\n")
        for number in range(30):
            assert f"`PREV-{number}`" in text
            assert f"> - `code:{number}`, `PREV-01.a`: provides → gone" in text
        assert "<summary>Answers (30)</summary>" in text

    @pytest.mark.parametrize("lang", ["en", "ru"])
    @pytest.mark.parametrize("count", [1, 500, 5_000])
    @pytest.mark.parametrize("states", [1, 3, 300])
    def test_it_is_never_longer_than_the_service_takes(self, lang, count, states):
        edits = [many(count if states < 300 else 2)] * states
        text = comment(Voice(lang), edits, ("a", "b"))
        assert len(text) <= LONGEST
        assert text.count("<details>") == text.count("</details>") or states == 300
        if count == 5_000 and states < 300 and lang == "en":
            assert "more" in text
            assert "(5000)" in text

    def test_what_the_data_says_is_never_read_as_markdown(self):
        evil = "a|b `c` <img src=x> @everybody [x](http://example.org)\n# d"
        one = replace(many(1), touched=(Touched(evil, "new", (evil,)),))
        text = comment(Voice(), [one], ("`x` @y", "<b>"), [(evil, evil)])
        bare = re.sub(r"`[^`\n]*`", "", text)
        assert not re.search(r"<(?!/?details>|/?summary>|!-- legalgap)", bare)
        assert not re.search(r"@\w", bare)
        assert "http://" not in bare
        assert "](" not in bare.replace("\\]", "")
        assert not re.search(r"^# d", text, re.MULTILINE)

    def test_states_that_did_not_move_are_said_in_a_line(self):
        still = Edit("KGZ", Changes(SIDE, SIDE, (), ()), (), (), (), ())
        assert "Nothing differs: KGZ." in comment(Voice(), [still], ("a", "b"))
