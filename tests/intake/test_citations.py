"""Citations against samples marked by hand."""

import re
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from legalgap.corpus.citations import Resolver, extractor_for
from legalgap.corpus.citations.naming import act_named
from legalgap.corpus.citations.outline import Outline
from legalgap.corpus.citations.survey import survey
from legalgap.model.pin import Pin

SAMPLES = Path(__file__).parents[1] / "data" / "citations"


def outlines(acts: dict) -> dict[str, Outline]:
    return {name: outline(name, act) for name, act in acts.items()}


def outline(name: str, act: dict) -> Outline:
    below: dict[str, list[str]] = {}
    for item in act.get("below", "").split():
        below.setdefault(item.partition("(")[0], []).append(item)
    pins, levels, repealed = [], [], set()
    for article in act["articles"].split():
        for item in (article, *below.get(article.rstrip("!"), ())):
            text, _, called = item.rstrip("!").partition("=")
            pin = Pin.parse(text)
            pins.append(pin)
            levels.append(level_names(pin, called, act["levels"]))
            if item.endswith("!"):
                repealed.add(pin)
    marks = [item.partition("@") for item in act.get("divisions", "").split()]
    divisions = tuple((one, None if pin == "None" else Pin.parse(pin)) for one, _, pin in marks)
    return Outline(
        name,
        (act["title"],),
        tuple(pins),
        tuple(levels),
        frozenset(repealed),
        divisions,
        act.get("number", ""),
    )


def level_names(pin: Pin, called: str, usual: list[str]) -> tuple[str, ...]:
    names = [
        "note" if step.startswith("note") else "indent" if step.startswith("par-") else level
        for step, level in zip(pin.steps, [*usual, *["subpoint"] * 9], strict=False)
    ]
    return (*names[:-1], called or names[-1])


def meant(names: list[str], known: dict[str, Outline]) -> set[str]:
    """The marked targets, a range with all that stands in it."""
    found = set()
    for name in names:
        first, dots, last = name.partition("..")
        if not dots:
            found.add(name)
            continue
        act, _, start = first.partition(":")
        pins = [pin for pin in known[act].pins if len(pin.steps) == len(Pin.parse(start).steps)]
        inside = pins[pins.index(Pin.parse(start)) : pins.index(Pin.parse(last)) + 1]
        ends = (Pin.parse(start), Pin.parse(last))
        gone = known[act].repealed
        found |= {f"{act}:{pin}" for pin in inside if pin in ends or pin not in gone}
    return found


def measured(lang: str, part: str) -> tuple[float, float, list[str]]:
    """Precision, recall, and what differs, by exact span and exact targets."""
    data = yaml.safe_load((SAMPLES / f"{lang}.yaml").read_text(encoding="utf-8"))
    known = outlines(data["acts"])
    extract = extractor_for(lang).extract
    right, found, marked, differs = 0, 0, 0, []
    for sample in data["samples"]:
        if part not in (sample["set"], "all"):
            continue
        text, own = sample["text"], known[sample["act"]]
        others = [act for act in known.values() if act is not own]
        got = []
        for one in Resolver(own, others).resolve(extract(text), Pin.parse(sample["in"])):
            got.append((one.citation.start, one.citation.end, frozenset(one.targets)))
        wanted, place = [], 0
        for cite in sample.get("cites", ()):
            start = text.index(cite["span"], place)
            place = start + len(cite["span"])
            wanted.append((start, place, frozenset(meant(cite["means"], known))))
        right += len(set(got) & set(wanted))
        found += len(got)
        marked += len(wanted)
        differs += [f"found  {text[a:b]!r} {sorted(c)}" for a, b, c in set(got) - set(wanted)]
        differs += [f"marked {text[a:b]!r} {sorted(c)}" for a, b, c in set(wanted) - set(got)]
    return right / found, right / marked, differs


SETS = [
    *[("ru", part) for part in ("tune", "unseen", "fresh", "all")],
    *[("en", part) for part in ("tune", "unseen", "fresh", "second", "all")],
]


@pytest.mark.parametrize(("lang", "part"), SETS)
def test_citations_are_found_and_resolved_as_a_reader_does(lang: str, part: str):
    precision, recall, differs = measured(lang, part)
    assert precision >= 0.95, "\n".join(differs)
    assert recall >= 0.95, "\n".join(differs)


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_there_are_a_hundred_short_passages_and_more(lang: str):
    data = yaml.safe_load((SAMPLES / f"{lang}.yaml").read_text(encoding="utf-8"))
    assert len(data["samples"]) >= 100
    for sample in data["samples"]:
        words = [word for word in sample["text"].split() if re.search(r"[^\W\d_]{2}", word)]
        assert len(words) < 20  # those of a list of articles, joined by numbers


def found(text: str, lang: str = "ru") -> list[str]:
    return [one.text for one in extractor_for(lang).extract(text)]


@pytest.mark.parametrize(
    "text",
    [
        "статьи расходов бюджета, часть имущества и глава администрации",
        "приняты 28 октября 2021 года № 127, в течение 10 дней",
        "этому пункту маршрута",
    ],
)
def test_what_only_looks_like_a_citation_in_russian_is_none(text: str):
    assert not found(text)


def test_what_only_looks_like_a_citation_in_english_is_none():
    assert not found("a section of the population, in part, paragraphs of text, 12 May 2008", "en")


def test_a_list_with_brackets_is_one_citation():
    text = "по статьям 121, 122 (части 2 и 3), 130 настоящего Кодекса"
    [one] = extractor_for("ru").extract(text)
    assert [[step.number for step in path] for path in one.paths] == [
        ["121"],
        ["122", "2"],
        ["122", "3"],
        ["130"],
    ]


def test_a_singular_article_owns_the_parts_before_it_alone():
    [one] = extractor_for("ru").extract("частями 1 и 2 статьи 74, 83")
    assert [[step.number for step in path] for path in one.paths] == [
        ["74", "1"],
        ["74", "2"],
        ["83"],
    ]


CODE = Outline(
    "criminal-code",
    ("Уголовный кодекс Кыргызской Республики",),
    tuple(Pin.parse(pin) for pin in ("5", "5(1)", "5(2)", "5(2)(1)", "6", "6-1", "7", "166(note)")),
    (
        *(("article",), ("article", "part"), ("article", "part"), ("article", "part", "point")),
        *(("article",), ("article",), ("article",), ("article", "note")),
    ),
    frozenset({Pin.parse("7")}),
)
PROCEDURE = Outline(
    "criminal-procedure-code",
    ("Уголовно-процессуальный кодекс Кыргызской Республики",),
    (Pin.parse("6"),),
    (("article",),),
)


def means(text: str, holder: str = "5(2)(1)", own: Outline = CODE) -> list[tuple[str, ...]]:
    citations = extractor_for("ru").extract(text)
    resolver = Resolver(own, (CODE, PROCEDURE))
    return [one.targets for one in resolver.resolve(citations, Pin.parse(holder))]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("ч. 2 ст. 5", ("criminal-code:5(2)",)),
        ("ст.6 УПК", ("criminal-procedure-code:6",)),
        ("статьей 6 УК КР", ("criminal-code:6",)),
        ("статьи 6 Уголовно-процессуального кодекса", ("criminal-procedure-code:6",)),
        ("статьи 6 Уголовного кодекса Российской Федерации", ()),
        ("статьями 6-7", ("criminal-code:6", "criminal-code:6-1", "criminal-code:7")),
        ("частью 1 настоящей статьи", ("criminal-code:5(1)",)),
        ("настоящей части", ("criminal-code:5(2)",)),
        ("примечание к статье 166", ("criminal-code:166(note)",)),
    ],
)
def test_a_citation_leads_to_its_provision(text: str, targets: tuple[str, ...]):
    assert means(text) == [targets]


def test_the_said_article_is_the_one_cited_before():
    assert means("статьи 5; части 2 указанной статьи", "6") == [
        ("criminal-code:5",),
        ("criminal-code:5(2)",),
    ]


def test_what_is_missing_or_repealed_is_a_broken_reference():
    texts = [(Pin.parse("5(1)"), "статьями 6, 7 и 99 настоящего Кодекса")]
    [broken] = survey(CODE, "ru", texts).broken_references()
    assert broken["missing"] == ["criminal-code:99"]
    assert broken["repealed"] == ["criminal-code:7"]


BITS = """статьи ст. ч. части пункт «а» 5 124¹ 1-3 , и ( ) – настоящей указанной статьи Кодекса
section subsection (2) (b) article paragraph of this Article Part II , and to the"""
PIECES = st.lists(
    st.one_of(
        st.sampled_from(BITS.split()),
        st.text(max_size=6),
    ),
    max_size=30,
)


@settings(max_examples=300, deadline=None)
@given(PIECES, st.sampled_from(["", " "]))
def test_any_text_is_read_without_failing_and_spans_match_it(pieces: list[str], joint: str):
    text = joint.join(pieces)
    for lang in ("ru", "en"):
        citations = extractor_for(lang).extract(text)
        Resolver(CODE, [PROCEDURE]).resolve(citations, Pin.parse("5(2)(1)"))
        Resolver(CODE).resolve(citations, None)
        end = 0
        for one in citations:
            assert end <= one.start < one.end <= len(text)
            assert text[one.start : one.end] == one.text
            end = one.end


@pytest.mark.parametrize(
    "text",
    [
        "article 5 of " + "The Of the and " * 5_000,
        "статьи 5 Указа " + "Совета " * 5_000,
        "статьи " * 20_000,
        "(1) " * 20_000,
        "статьи 1, " + "2, " * 20_000,
    ],
)
def test_long_texts_take_time_in_proportion(text: str):
    started = time.perf_counter()
    for lang in ("ru", "en"):
        extractor_for(lang).extract(text)
    assert time.perf_counter() - started < 5


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=30), st.text(max_size=30))
def test_any_name_of_an_act_can_be_compared(cited: str, title: str):
    act_named(cited, Outline("own", (title,), ()), [CODE, Outline("other", ("их", cited, ""), ())])
    act_named(f"Закона {cited}", CODE, [Outline("other", (title, "и"), ())])


TWO = Outline(
    "kites",
    ("Kites Convention",),
    tuple(Pin.parse(pin) for pin in ("7", "7(1)", "7(2)", "7(3)")),
    (("article",), *[("article", "paragraph")] * 3),
)


def test_two_preceding_paragraphs_are_two():
    text = "Any declaration made under the two preceding paragraphs may be withdrawn."
    (one,) = Resolver(TWO, []).resolve(extractor_for("en").extract(text), Pin.parse("7(3)"))
    assert one.citation.text == "the two preceding paragraphs"
    assert list(one.targets) == ["kites:7(1)", "kites:7(2)"]


def test_what_calls_itself_regulations_cites_no_provision():
    assert found("These Regulations shall contain rules on kites.", "en") == []
    assert found("Under this regulation kites fly.", "en") == ["this regulation"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "en",
            "as in the Convention of June 17th, 1925, relative to the International Trade in Arms "
            "(Articles 2, 20 and 21, and paragraphs 3 and 4 of Section II of Annex II) here",
        ),
        ("en", "held under the Vienna Convention on Consular Relations (see articles 2 and 36)."),
        (
            "ru",
            "как в Конвенции от 17 июня 1925 года о международной торговле оружием (статьи 2, 20 и "
            "21, а также приложение 2) с изменениями",
        ),
        ("ru", "по Венской конвенции о консульских сношениях (см. статьи 2 и 36)"),
    ],
)
def test_what_stands_in_brackets_behind_the_name_of_an_instrument_is_of_it(lang: str, text: str):
    title = {"en": "Slavery Convention", "ru": "Конвенция о рабстве"}[lang]
    own = Outline("slav26", (title,), (Pin.parse("1"), Pin.parse("2")), (("article",),) * 2)
    found = survey(own, lang, [(Pin.parse("2"), text)], [])
    assert found.cited
    assert not found.broken
    assert all(not item.resolved.targets for item in found.cited)
    assert all(item.resolved.citation.act.kind == "named" for item in found.cited)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "for all who are meant by this Convention (articles 2 and 30)"),
        ("en", "the duties of the High Contracting Parties (articles 2 and 30)"),
        ("ru", "по настоящей Конвенции (статьи 2 и 30)"),
        ("ru", "обязательства государств-участников (статьи 2 и 30)"),
    ],
)
def test_brackets_behind_anything_else_are_of_the_text_itself(lang: str, text: str):
    title = {"en": "Slavery Convention", "ru": "Конвенция о рабстве"}[lang]
    own = Outline("slav26", (title,), (Pin.parse("1"), Pin.parse("2")), (("article",),) * 2)
    found = survey(own, lang, [(Pin.parse("1"), text)], [])
    assert len(found.broken) == 1
