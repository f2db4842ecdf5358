"""A template is read with real data beside it: every wrong field, at its place, and no other."""

import time
from io import BytesIO

import pytest
from documents import line, with_body
from docx import Document

from legalgap.corpus.nearest import nearest
from legalgap.errors import LegalGapError
from legalgap.office.fields import leaves
from legalgap.office.package import Package
from legalgap.office.remarks import annotated
from legalgap.office.template import Template
from legalgap.office.xml import p, t

DATA = {
    "cover": {"title": "A report", "date": "today"},
    "areas": [
        {"id": "one", "score_line": "Score 1", "long": True, "notes": [{"words": "n"}]},
        {"id": "two", "score_line": "Score 2", "long": False, "notes": [], "extra": "e"},
    ],
    "empty": [],
    "yes": True,
}
TAKES = {"findings": 1, "scope": 0}


def form(*paragraphs):
    blocks = {name: lambda *given: p(t("block " + " ".join(given))) for name in TAKES}
    return Template(with_body(*paragraphs), blocks, nearest=nearest, takes=TAKES)


def said(*paragraphs):
    return [
        (remark.spot.paragraph, remark.message)
        for remark in form(*paragraphs).proofread(DATA).remarks
    ]


def loop(*inside, over="areas", name="area"):
    return (line(f"{{%p for {name} in {over} %}}"), *map(line, inside), line("{%p endfor %}"))


class TestWrongFields:
    def test_a_missing_field_names_the_one_that_was_probably_meant(self):
        found = said(*loop("{{ area.scores }}"))
        assert found == [(2, "`area.scores` does not exist; did you mean `area.score_line`?")]

    def test_a_missing_name_is_looked_for_below_the_others_too(self):
        found = said(line("{{ titel }}"))
        assert found == [(1, "the report has no `titel`; did you mean `cover.title`?")]

    def test_every_wrong_field_is_told_and_not_only_the_first(self):
        found = said(line("{{ cover.datum }} {{ cover.title }} {{ nothing }}"), line("{% if"))
        assert [place for place, _ in found] == [1, 1, 2]

    def test_they_come_in_the_order_of_the_document(self):
        found = said(line("{%p for area in areas %}"), line("{{ nothing }}"))
        assert found[0][1] == "this `for` has no end"

    def test_headers_are_read_too(self):
        package = Package.open(with_body(line("x")))
        name = "word/header1.xml"
        package.parts[name] = package.parts[name].replace(b"Header<", b"{{ cover.datum }}<")
        remarks = Template(package.to_bytes(), {}, nearest=nearest).proofread(DATA).remarks
        assert [remark.spot.part for remark in remarks] == ["header"]

    @pytest.mark.parametrize(
        ("tag", "message"),
        [
            ("{{ cover }}", "`cover` holds several fields"),
            ("{{ areas }}", "`areas` is a list"),
            ("{{ areas.title }}", "`areas` is a list"),
            ("{{ yes }}", "a yes or no"),
            ("{{ cover.title.length }}", "`cover.title.length` does not exist"),
            ("{{ loop.index }}", "no `loop`"),
            ("{{ block('findngs', cover.title) }}", "did you mean `findings`?"),
            ("{{ block('findings') }}", "takes 1 field beside its name, and is given 0"),
            ("{{ block('scope', cover.title) }}", "takes no fields"),
            ("{{ block('findings', cover.datum) }}", "`cover.datum` does not exist"),
            ("see {{ block('scope') }}", "a paragraph of its own"),
            ("{%p if yes %} words", "would be lost"),
            ("{%p endif %}", "ends no `if`"),
            ("{%p else %}", "belongs to no `if`"),
            ("{%p elif yes %}", "belongs to no `if`"),
            ("{%p for area in cover %}", "is not a list"),
            ("{%p for area in yes %}", "is not a list"),
            ("{%p for area in areas.missing %}", "does not exist"),
            ("{%p for a, b in areas %}", "a loop has one variable"),
            ("{%p for a in areas recursive %}", "a loop runs over a name"),
            ("{%p for a in areas %}{{ a.extra }}", "would be lost"),
            ("{% hm %}", "`hm` is not allowed"),
            ("{{r cover.title }}", "`r` is not allowed"),
            ("{{ }}", "the tag is broken"),
            ("{{ cover.title", "the tag is broken"),
            ("cover.title }}", "the tag is broken"),
            ("{{ cover.{{ title }}", "the tag is broken"),
            ("{{ cover. }}", "the tag is broken"),
            ("{{ 1 + 1 }}", "not allowed"),
            ("{{ cover.title|safe }}", "the filter `safe`"),
            ("{{ " + "(" * 300 + "1" + ")" * 300 + " }}", "more than 500 letters"),
            ("{{ " + "(" * 200 + "1" + ")" * 200 + " }}", "the tag is too deep"),
        ],
    )
    def test_it_says_what_is_wrong(self, tag, message):
        found = said(line(tag))
        assert message in " | ".join(text for _, text in found), found

    @pytest.mark.parametrize(
        "pieces",
        [
            (line("{{ cover.title }} of {{ cover['date'] }}"),),
            loop("{{ loop.index }} {{ area.id }}"),
            loop("{%p if area.long and not yes %}", "x", "{%p else %}", "y", "{%p endif %}"),
            loop("{%p for note in area.notes %}", "{{ note.words }}", "{%p endfor %}"),
            loop("{{ whatever.it.holds }}", over="empty", name="whatever"),
            loop("{{ block('findings', area.id) }}"),
            (line("{{ areas[0].id }} {{ areas|length }}"),),
            (line("{# a note for colleagues #} words"),),
            (p(t("{{ cov") + t("er.ti", bold=True) + t("tle }}")),),
            (p(t("{") + t("{ cover.title }") + t("}")),),
            (line("{{ 'a' if yes else ‘b’ }}"),),
        ],
    )
    def test_it_leaves_alone_what_is_right(self, pieces):
        assert said(*pieces) == []
        form(*pieces).render(DATA)

    def test_a_wrong_tag_split_into_runs_is_found_at_its_place(self):
        split = p(t("{{ cov") + t("er.da", bold=True) + t("tum }}"))
        assert said(line("first"), split)[0][0] == 2

    def test_a_tag_in_a_field_code_or_an_alternative_text_is_found(self):
        code = '<w:p><w:r><w:instrText xml:space="preserve">{{ cover.title }}</w:instrText></w:r>'
        found = said(line("x"), f"{code}{t('y')}</w:p>")
        assert found == [(2, "a tag stands where there is no text")]

    def test_a_field_that_only_some_have_is_told(self):
        assert said(*loop("{{ area.extra }}")) == [(2, "`area.extra` is not there in every case")]

    def test_what_a_loop_that_is_wrong_holds_is_not_told_again(self):
        assert len(said(*loop("{{ area.id }}", over="area"))) == 1


class TestLimits:
    def test_loops_that_turn_too_often_are_refused(self):
        data = {"many": [{"x": str(number)} for number in range(60)]}
        inner = line("{%p for c in many %}") + line("{{ c.x }}") + line("{%p endfor %}")
        middle = line("{%p for b in many %}") + inner + line("{%p endfor %}")
        found = form(line("{%p for a in many %}"), middle, line("{%p endfor %}"))
        messages = [remark.message for remark in found.proofread(data).remarks]
        assert messages == ["the loops of the template turn too often"]

    def test_thousands_of_tags_are_refused_quickly(self):
        start = time.monotonic()
        found = said(*[line("{{ ")] * 20_000)
        assert "more than 5000 tags" in found[-1][1] or len(found) > 5000
        assert time.monotonic() - start < 20

    def test_a_text_that_grows_without_end_is_stopped(self, monkeypatch):
        monkeypatch.setattr("legalgap.office.sandbox.MOST_LETTERS", 10_000)
        with pytest.raises(LegalGapError, match="far beyond any report"):
            form(*loop("x" * 8_000)).render(DATA)

    def test_the_same_block_again_and_again_is_stopped(self):
        with pytest.raises(LegalGapError, match="more than 5 times"):
            form(*[line("{{ block('scope') }}")] * 6).render(DATA)


class TestUse:
    def test_it_tells_which_fields_were_used(self):
        reading = form(line("{{ cover.title }}"), *loop("{{ area.id }}")).proofread(DATA)
        assert {"cover.title", "areas", "areas[].id"} <= reading.used
        assert "cover.date" not in reading.used

    def test_leaves_are_all_the_fields_there_are(self):
        assert list(leaves(DATA)) == [
            *("cover.title", "cover.date", "areas[].id", "areas[].score_line", "areas[].long"),
            *("areas[].notes", "areas[].extra", "empty", "yes"),
        ]


class TestComments:
    def remarks(self, *paragraphs):
        data = with_body(*paragraphs)
        found = Template(data, {}, nearest=nearest).proofread(DATA).remarks
        return data, annotated(data, found).to_bytes()

    def test_a_comment_stands_at_the_runs_of_the_wrong_field(self):
        pieces = p(t("Before ") + t("{{ cover.da") + t("tum }}", bold=True) + t(" after"))
        _, made = self.remarks(line("first"), pieces)
        document = Document(BytesIO(made))
        comments = list(document.comments)
        assert len(comments) == 1
        assert "did you mean `cover.date`?" in comments[0].text
        xml = document.paragraphs[1]._p.xml
        inside = xml.split("<w:commentRangeStart")[1].split("<w:commentRangeEnd")[0]
        assert "cover.da" in inside
        assert "tum" in inside
        assert "Before" not in inside
        assert "after" not in inside

    def test_the_copy_holds_every_word_of_the_template(self):
        data, made = self.remarks(line("first {{ nothing }}"), line("second"))
        before, after = (Document(BytesIO(item)) for item in (data, made))
        assert [item.text for item in before.paragraphs] == [item.text for item in after.paragraphs]

    def test_a_comment_on_a_header_stands_in_the_body(self):
        package = Package.open(with_body(line("x")))
        name = "word/header1.xml"
        package.parts[name] = package.parts[name].replace(b"Header<", b"{{ nothing }}<")
        data = package.to_bytes()
        found = Template(data, {}).proofread(DATA).remarks
        document = Document(BytesIO(annotated(data, found).to_bytes()))
        assert next(iter(document.comments)).text.startswith("In the header: ")

    def test_the_same_template_gives_the_same_copy(self):
        assert self.remarks(line("{{ nothing }}"))[1] == self.remarks(line("{{ nothing }}"))[1]
        assert (
            b"w:date="
            not in Package.open(self.remarks(line("{{ nothing }}"))[1]).parts["word/comments.xml"]
        )
