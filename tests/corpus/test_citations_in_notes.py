"""What our own summaries, notes and claims cite, read as a lawyer of the country reads them."""

from datetime import date

import pytest

from legalgap.corpus.citations.known import Known, pins_of
from legalgap.corpus.citations.notes import NoteReader, worth
from legalgap.corpus.citations.parting import parted
from legalgap.corpus.citations.russian import RUSSIAN
from legalgap.model.act import Act
from legalgap.model.instrument import Instrument
from legalgap.model.jurisdiction import Jurisdiction
from legalgap.model.pin import Pin

TODAY = date(2026, 1, 1)


def act(name: str, title: dict, short: dict, pins: str, **more) -> Act:
    provisions = [{"pin": pin, "grade": "text_read"} for pin in pins.split()]
    known = {"id": name, "title": title, "short": short, "kind": "code", "provisions": provisions}
    return Act.model_validate(known | more)


ACTS = [
    act(
        "criminal-old",
        {"en": "Criminal Code (old edition)", "ru": "Уголовный кодекс Примерии"},
        {"en": "CC 1997", "ru": "УК 1997 года"},
        "128 166",
        in_force={"from": "1997-01-01", "to": "2020-12-31"},
    ),
    act(
        "criminal",
        {"en": "Criminal Code (new edition)", "ru": "Уголовный кодекс Примерии"},
        {"en": "CC", "ru": "УК"},
        "57 124 124-1 128 162(1) 166 166(1) 166(2) 166(2)(5) 166(4)",
        in_force={"from": "2021-01-01"},
        levels=["article", "part", "point"],
    ),
    act(
        "procedure",
        {"en": "Criminal Procedure Code", "ru": "Уголовно-процессуальный кодекс Примерии"},
        {"en": "CPC", "ru": "УПК"},
        "24 24(2) 24(3) 57 162",
    ),
    act("labour", {"en": "Labour Code", "ru": "Трудовой кодекс"}, {"en": "LC", "ru": "ТК"}, "10"),
]
PALERMO = Instrument.model_validate(
    {
        "id": "tip",
        "title": {"en": "Protocol against Trafficking", "ru": "Протокол против торговли"},
        "short": {"en": "Palermo Protocol", "ru": "Палермский протокол"},
        "reach": "treaty",
        "region": {"en": "Global", "ru": "Весь мир"},
        "grade": "text_read",
        "standards": [
            {"pin": pin, "asks": {"en": "x"}, "force": "duty", "grade": "text_read"}
            for pin in ("3(a)", "9(1)-(3)")
        ],
    }
)
STATE = Jurisdiction.model_validate(
    {"id": "ABC", "name": {"en": "Exampleland", "ru": "Примерия"}, "as_of": "2026-01-01"}
)


@pytest.fixture(scope="module")
def reader() -> NoteReader:
    return NoteReader(Known.of(STATE, {item.id: item for item in ACTS}, {"tip": PALERMO}))


def leads(reader: NoteReader, words: str, act: str = "criminal", pin: str = "166(1)", day=TODAY):
    lang = "ru" if any("а" <= letter <= "я" for letter in words) else "en"
    holder = Pin.parse(pin) if act else None
    found = reader.resolve(reader.citations(words, lang), act, holder, day)
    return {one.citation.text: ",".join(one.targets) for one in found if one.targets}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("see article 166(4)", {"article 166(4)": "criminal:166(4)"}),
        ("the means of part 2", {"part 2": "criminal:166(2)"}),
        ("point 5 of part 2", {"point 5 of part 2": "criminal:166(2)(5)"}),
        ("as part 2 of this article says", {"part 2 of this article": "criminal:166(2)"}),
        ("(CC 128 and 166(4))", {"CC 128": "criminal:128", "166(4)": "criminal:166(4)"}),
        ("only 166(2) says so", {"166(2)": "criminal:166(2)"}),
        ("the Labour Code, article 10, is stricter", {"article 10": "labour:10"}),
        ("of the Labour Code, whose article 10 bars it", {"article 10": "labour:10"}),
        ("article 57 of the Criminal Procedure Code", {}),
        ("ч. 2 ст. 166", {"ч. 2 ст. 166": "criminal:166(2)"}),
        ("запрет (ст. 10 ТК)", {"ст. 10 ТК": "labour:10"}),
        ("статьей 10 Трудового кодекса", {"статьей 10 Трудового кодекса": "labour:10"}),
        (
            "статьи 3(a) Палермского протокола",
            {"статьи 3(a) Палермского протокола": "tip:3(a)"},
        ),
        ("по части 2", {"части 2": "criminal:166(2)"}),
        (
            "статьи 124 и 124¹ Уголовного кодекса",
            {"статьи 124": "criminal:124", "124¹ Уголовного кодекса": "criminal:124-1"},
        ),
        ("article 3(a) of the Palermo Protocol", {}),
    ],
)
def test_it_reads_citations_in_full_and_in_short(reader, words: str, expected: dict):
    found = leads(reader, words)
    named = {
        "article 57 of the Criminal Procedure Code": "procedure:57",
        "article 3(a) of the Palermo Protocol": "tip:3(a)",
    }
    assert found == (expected or {words: named[words]})


def test_the_act_in_force_on_the_day_is_meant_where_two_have_one_name(reader):
    words = "article 128 of the Criminal Code"
    assert leads(reader, words, act="", day=TODAY) == {words: "criminal:128"}
    assert leads(reader, words, act="", day=date(2010, 5, 1)) == {words: "criminal-old:128"}
    assert leads(reader, words, act="criminal-old") == {words: "criminal-old:128"}


@pytest.mark.parametrize(
    "words",
    [
        "article 12 of the Civil Code",  # not at hand; that of procedure is another one
        "Bar Code, article 166",
        "Convention No. 111, article 2",
        "within 30 days, in 2020 and at 16",
    ],
)
def test_what_is_of_an_act_that_is_not_at_hand_leads_nowhere(reader, words: str):
    assert leads(reader, words) == {}


def test_what_another_act_may_mean_too_leads_nowhere(reader):
    """`162(1)` in a text on procedure: its article 162 has no parts, that of the other code has."""
    assert leads(reader, "such as 162(1)", act="procedure", pin="24(2)") == {}
    assert leads(reader, "по ч. 1 ст. 162", act="procedure", pin="24(2)") == {}
    found = leads(reader, "unless 24(3) applies", act="procedure", pin="24(2)")
    assert found == {"24(3)": "procedure:24(3)"}


def test_a_text_of_no_act_cites_only_what_it_names(reader):
    assert leads(reader, "article 166", act="") == {}
    assert leads(reader, "CC 166(2)-(3)", act="")["CC 166(2)-(3)"].startswith("criminal:166(2)")


def test_a_list_is_told_member_by_member():
    found = parted(RUSSIAN.extract("по частям 1 и 2 статьи 5 настоящего Кодекса"))
    assert [one.text for one in found] == ["частям 1", "2 статьи 5 настоящего Кодекса"]


def test_a_standard_stands_for_every_provision_of_its_pin():
    assert [str(pin) for pin in pins_of("9(1)-(3)")] == ["9(1)", "9(2)", "9(3)"]
    assert [str(pin) for pin in pins_of("4(a)-(c)")] == ["4(a)", "4(b)", "4(c)"]
    assert [str(pin) for pin in pins_of("16(5)(reintegration)")] == ["16(5)"]
    assert pins_of("VII.A(soc)") == pins_of("whole") == ()


@pytest.mark.parametrize("words", ["no number", "in 2020", "aged 16 or 17", "three to six years"])
def test_a_text_without_a_number_behind_a_unit_is_not_looked_at(words: str):
    assert not worth(words)
