"""Comments and changes as Word writes them: each lands on its record, and nothing is lost."""

import pytest
from wordfile import JANE, OMAR, WordFile

from legalgap.model.comment import CommentKind, Match
from legalgap.office.manifest import read
from legalgap.office.package import Package
from legalgap.office.reviewing import review_of
from legalgap.office.xml import text_of, w
from legalgap.review.comments.hearing import heard


@pytest.fixture
def file(report):
    return WordFile(report)


def told(data):
    """What is heard in a saved file."""
    package = Package.unpacked(data)
    manifest = read(package)
    return heard(review_of(package, manifest.by_mark), manifest)


def only(data):
    (item,) = told(data)
    return item


class TestComments:
    def test_a_file_that_nobody_touched_says_nothing(self, report, annotated):
        assert told(report) == []
        assert told(annotated) == []

    @pytest.mark.parametrize(
        ("part", "kind"),
        [
            ("law", "finding:"),
            ("t5", "finding:"),
            ("full", "recommendation:"),
            ("asks", "standard:"),
            ("says", "observation:"),
            ("box", "practice:"),
            ("status", "bylaw:"),
            ("title", "act:"),
            ("", "part:"),
            ("", "area:"),
        ],
    )
    def test_one_on_a_paragraph_finds_its_record_for_sure(self, file, part, kind):
        for n in (0, 3):
            place = file.place(part, kind, n=n)
            fresh = WordFile(file.package.to_bytes())
            fresh.comments_on(fresh.paragraph(place.mark), "Please check.\nSee the new act.")
            item = only(fresh.saves())
            assert (item.found.record, item.found.match) == (place.of, Match.SURE)
            assert item.found.about == place.about
            assert item.comment == "Please check.\nSee the new act."
            assert item.quote.replace(" ", "") in place.text.replace(" ", "")

    def test_one_on_a_short_cell_of_a_row_finds_the_record_of_the_row(self, file):
        place = file.place("t5")
        row = file.row_of(file.paragraph(place.mark))
        verb = list(row.iter(w("p")))[-1]
        file.comments_on(verb, "Why not must?")
        item = only(file.saves())
        assert (item.found.record, item.found.match) == (place.of, Match.GOOD)
        assert item.quote == text_of(verb)

    def test_one_on_a_heading_or_a_caption_belongs_to_what_it_stands_above(self, file):
        """However short it is; never to the record before it, nor to the area chapter before."""
        section, wrong, seen = "", [], 0
        for paragraph in list(file.root.iter(w("p"))):
            look = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
            style = "" if look is None else look.get(w("val"))
            marks = [str(node.get(w("name"))) for node in paragraph.iter(w("bookmarkStart"))]
            if style == "Heading1":
                named = [name.rpartition("__") for name in marks if name.endswith("__part")]
                section = f"part:{named[0][0]}" if named else ""
                section = section or next(
                    f"area:{name.removesuffix('__area')}" for name in marks if "__area" in name
                )
            if style in ("Heading1", "Heading2", "Caption") and text_of(paragraph).strip():
                place = next(
                    (file.manifest.by_mark[m] for m in marks if m in file.manifest.by_mark
                     and file.manifest.by_mark[m].text), None,
                )  # fmt: skip
                seen += 1
                if place is None or place.of != section:
                    wrong.append((style, text_of(paragraph), place and place.of, section))
        assert seen > 100
        assert wrong == []

    def test_one_on_a_short_heading_lands_there_for_sure(self, file):
        heading = next(
            paragraph
            for paragraph in file.root.iter(w("p"))
            if text_of(paragraph) == "Enforceability"
            and [look.get(w("val")) for look in paragraph.iter(w("pStyle"))] == ["Heading1"]
        )
        file.comments_on(heading, "Explain the bands here.")
        item = only(file.saves())
        assert (item.found.record, item.found.match) == ("part:enforceability", Match.SURE)

    def test_one_on_a_claim_names_its_provision(self, file):
        place = file.place("law")
        file.comments_on(file.paragraph(place.mark), "The article says more.")
        item = only(file.saves())
        assert item.found.about
        assert all(":" in entry for entry in item.found.about)

    def test_one_over_two_paragraphs_names_both_records(self, file):
        first, last = file.place("full", n=0), file.place("full", n=5)
        assert first.of != last.of
        file.comments_on(file.paragraph(first.mark), "Both.", until=file.paragraph(last.mark))
        item = only(file.saves())
        assert item.found.record == first.of
        assert last.of in item.found.also
        assert " / " in item.quote

    def test_one_on_an_id_among_several_finds_that_record(self, file):
        place = next(
            item for item in file.manifest.places
            if item.field == "t5" and not item.text and _alone(file, item)
        )  # fmt: skip
        start = next(
            n for n in file.root.iter(w("bookmarkStart")) if n.get(w("name")) == place.mark
        )
        target = start.getnext()
        number = file.comments_on(target, "Asked of whom?")
        assert number
        item = only(file.saves())
        assert (item.found.record, item.found.match) == (place.of, Match.SURE)

    def test_one_without_a_range_finds_the_paragraph_of_its_number(self, file):
        place = file.place("law")
        file.comments_beside(file.paragraph(place.mark), "No range.")
        item = only(file.saves())
        assert (item.found.record, item.quote, item.comment) == (place.of, "", "No range.")

    def test_one_whose_place_is_gone_is_kept_all_the_same(self, file):
        place = file.place("law")
        paragraph = file.paragraph(place.mark)
        file.comments_on(paragraph, "Where am I?")
        for kind in ("commentRangeStart", "commentRangeEnd", "commentReference"):
            for node in list(file.root.iter(w(kind))):
                node.getparent().remove(node)
        item = only(file.saves())
        assert (item.comment, item.found.record, item.found.match) == (
            "Where am I?", "", Match.ASK,
        )  # fmt: skip

    def test_a_reply_names_the_comment_above_and_resolved_is_seen(self, file):
        place = file.place("law")
        first = file.comments_on(file.paragraph(place.mark), "Is this so?")
        file.replies(first, "It is.", done=True)
        above, reply = sorted(told(file.saves()), key=lambda item: item.answers)
        assert reply.answers == above.key
        assert (above.resolved, reply.resolved) == (False, True)
        assert (above.author, reply.author) == (JANE, OMAR)
        assert not reply.guessed

    def test_comments_on_the_same_words_are_one_thread_where_the_file_tells_none(self, file):
        place = file.place("law")
        first = file.comments_on(file.paragraph(place.mark), "Is this so?")
        file.replies(first, "It is.")
        file.extended.clear()  # as LibreOffice saves it
        above, reply = sorted(told(file.saves()), key=lambda item: item.answers)
        assert (reply.answers, reply.guessed) == (above.key, True)

    def test_comments_of_the_tool_are_left_out_and_replies_to_them_kept(self, annotated):
        file = WordFile(annotated)
        file.replies(file.comment_of_tool(), "The wording is attached.")
        item = only(file.saves())
        assert item.comment == "The wording is attached."
        assert item.beside
        assert item.answers == ""
        assert item.found.record

    def test_a_comment_of_the_tool_that_somebody_changed_is_a_reviewers(self, annotated):
        file = WordFile(annotated)
        comment = next(file.comments.iter(w("comment")))
        next(comment.iter(w("t"))).text = "I typed over what the tool said."
        item = only(file.saves())
        assert "I typed over" in item.comment

    def test_a_date_that_is_none_is_no_date(self, file):
        place = file.place("law")
        file.comments_on(file.paragraph(place.mark), "When?", when="0-00-00T00:00:00Z")
        assert only(file.saves()).stamp == ""


def _alone(file, place):
    """Whether the id stands in a run of its own among other ids, within a link."""
    paragraph = file.paragraph(place.mark)
    return len(list(paragraph.iter(w("bookmarkStart")))) > 3


class TestChanges:
    def test_a_rewording_shows_old_and_new(self, file):
        place = file.place("full")
        file.rewords(file.paragraph(place.mark), "within a year.")
        item = only(file.saves())
        assert (item.kind, item.found.record, item.found.match) == (
            CommentKind.REWORDING, place.of, Match.SURE,
        )  # fmt: skip
        assert item.quote == place.text.strip()
        assert item.proposes.endswith("within a year.")

    def test_two_authors_of_one_paragraph_are_two_changes(self, file):
        place = file.place("says", "observation:")
        paragraph = file.paragraph(place.mark)
        runs = file.runs(paragraph)
        gone = text_of(runs[0])
        file.deletes(runs[0], JANE)
        file.inserts(runs[-1], " Also in 2024.", OMAR)
        jane, omar = sorted(told(file.saves()), key=lambda item: item.author)
        assert gone not in jane.proposes
        assert "Also in 2024." not in jane.proposes
        assert omar.proposes == omar.quote + " Also in 2024."
        assert {jane.found.record, omar.found.record} == {place.of}

    def test_a_deleted_paragraph_is_found_by_its_words(self, file):
        place = file.place("says", "observation:")
        paragraph = file.paragraph(place.mark)
        file.deletes_paragraph(paragraph)
        for node in list(paragraph.iter(w("bookmarkStart"), w("bookmarkEnd"))):
            node.getparent().remove(node)  # as LibreOffice moves it behind the deletion
        item = only(file.saves())
        assert (item.kind, item.found.record, item.found.match) == (
            CommentKind.DELETION, place.of, Match.SURE,
        )  # fmt: skip
        assert (item.quote, item.proposes) == (place.text.strip(), "")

    def test_numbers_of_notes_in_deleted_words_are_no_words(self, file):
        """Word and LibreOffice mark the instruction of a deleted field as deleted too."""
        code = next(node for node in file.root.iter(w("instrText")) if "NOTEREF" in node.text)
        paragraph = next(code.iterancestors(w("p")))
        marks = [node.get(w("name")) for node in paragraph.iter(w("bookmarkStart"))]
        place = next(file.manifest.by_mark[m] for m in marks if m in file.manifest.by_mark)
        for run in list(paragraph.iter(w("r"))):
            file.deletes(run)
            for node in run.iter(w("instrText")):
                node.tag = w("delInstrText")
        item = only(file.saves())
        assert (item.kind, item.found.record) == (CommentKind.DELETION, place.of)
        assert item.quote == place.text

    def test_a_bookmark_that_slipped_into_another_paragraph_does_not_take_it_over(self, file):
        place, other = file.place("says", "observation:"), file.place("box", "practice:")
        for node in list(file.root.iter(w("bookmarkStart"))):
            if node.get(w("name")) in (place.mark, other.mark):
                end = next(
                    n
                    for n in file.root.iter(w("bookmarkEnd"))
                    if n.get(w("id")) == node.get(w("id"))
                )
                if node.get(w("name")) == other.mark:
                    node.getparent().remove(node)
                    end.getparent().remove(end)
                else:
                    slipped, tail = node, end
        target = next(p for p in file.root.iter(w("p")) if text_of(p).strip() == other.text.strip())
        target.append(slipped)
        target.append(tail)
        file.comments_on(target, "On the practice.")
        found = next(item for item in told(file.saves()) if item.comment).found
        assert found.record == other.of

    def test_moved_words_name_where_they_were_and_where_they_went(self, file):
        place, target = file.place("says", "observation:"), file.place("full")
        file.moves(file.paragraph(place.mark), file.paragraph(target.mark))
        item = only(file.saves())
        assert (item.kind, item.found.record) == (CommentKind.MOVE, place.of)
        assert target.of in item.found.also
        assert item.quote.split() == place.text.split()

    def test_a_new_paragraph_belongs_to_what_stands_before_it_and_is_to_be_checked(self, file):
        place = file.place("full")
        file.adds(file.paragraph(place.mark), "A measure more.", JANE)
        item = only(file.saves())
        assert (item.kind, item.proposes) == (CommentKind.INSERTION, "A measure more.")
        assert (item.found.record, item.found.match) == (place.of, Match.ASK)

    def test_a_new_row_is_one_change(self, file):
        place = file.place("t5")
        file.adds_row(file.paragraph(place.mark), ["X", "A new finding", "none", "", "must"])
        item = only(file.saves())
        assert item.kind is CommentKind.INSERTION
        assert item.proposes.startswith("X | A new finding | none")

    def test_a_filled_row_of_the_form_is_one_comment_on_the_finding_that_it_names(self, file):
        row = _form(file)
        cells = list(row.iter(w("tc")))
        for place, words in {1: "Ministry of Example", 2: "CRIM-02", 4: "The act changed."}.items():
            run = next(cells[place].iter(w("r")))
            file.inserts(run, words, JANE)
            file.deletes(run, JANE)
        item = only(file.saves())
        assert item.proposes == "Ministry of Example | CRIM-02 | The act changed."
        assert (item.found.record, item.found.match) == ("finding:CRIM-02", Match.GOOD)

    def test_changes_of_the_look_are_counted_only(self, file):
        place = file.place("full")
        run = file.runs(file.paragraph(place.mark))[0]
        look = run.find(w("rPr"))
        if look is None:
            look = run.makeelement(w("rPr"))
            run.insert(0, look)
        look.append(file._revision("rPrChange", JANE, None))
        data = file.saves()
        assert told(data) == []
        package = Package.unpacked(data)
        assert review_of(package, read(package).by_mark).formats == 1


class TestSilentEdits:
    def test_words_changed_without_track_changes_are_found(self, file):
        place = file.place("full")
        run = file.runs(file.paragraph(place.mark))[-1]
        next(run.iter(w("t"))).text = "something else entirely."
        item = only(file.saves())
        assert (item.kind, item.found.record) == (CommentKind.EDIT, place.of)
        assert item.quote == place.text.strip()
        assert "something else entirely." in item.proposes

    def test_a_paragraph_typed_anew_is_found_by_the_place_where_it_stood(self, file):
        place = file.place("full", "recommendation:", n=4)
        file.types(file.paragraph(place.mark), "Nothing of the old words is left here at all.")
        item = only(file.saves())
        assert (item.found.record, item.found.match) == (place.of, Match.ASK)
        assert item.quote == place.text.strip()

    def test_a_paragraph_typed_anew_with_most_of_its_words_is_found_by_them(self, file):
        place = file.place("says", "observation:", n=1)
        paragraph = file.paragraph(place.mark)
        file.types(paragraph, place.text.replace(" the ", " that "))
        file.comments_on(paragraph, "I wrote this anew.")
        remark, edit = sorted(told(file.saves()), key=lambda item: item.kind)
        assert (remark.found.record, remark.found.match) == (place.of, Match.GOOD)
        assert edit.found.record == place.of

    def test_a_paragraph_taken_out_is_told(self, file):
        place = file.place("says", "observation:", n=1)
        paragraph = file.paragraph(place.mark)
        paragraph.getparent().remove(paragraph)
        item = only(file.saves())
        assert (item.kind, item.found.record, item.proposes) == (
            CommentKind.EDIT, place.of, "",
        )  # fmt: skip
        assert item.quote == place.text.strip()

    def test_a_new_paragraph_is_told(self, file):
        place = file.place("full")
        file.adds(file.paragraph(place.mark), "A measure more.")
        item = only(file.saves())
        assert (item.kind, item.quote, item.proposes) == (
            CommentKind.EDIT, "", "A measure more.",
        )  # fmt: skip

    def test_they_are_taken_for_those_of_the_one_person_who_wrote_in_the_file(self, file):
        place = file.place("full")
        run = file.runs(file.paragraph(place.mark))[-1]
        next(run.iter(w("t"))).text = "something else entirely."
        file.comments_on(file.paragraph(file.place("law").mark), "And a comment.")
        assert {item.author for item in told(file.saves())} == {JANE}

    def test_a_filled_row_of_the_form_is_one_comment(self, file):
        cells = list(_form(file).iter(w("tc")))
        for place, words in {1: "Ministry of Example", 2: "CRIM-02", 4: "The act changed."}.items():
            next(cells[place].iter(w("t"))).text = words
        item = only(file.saves())
        assert item.proposes == "Ministry of Example | CRIM-02 | The act changed."
        assert item.found.record == "finding:CRIM-02"


def _form(file):
    """The first empty row of the form for comments."""
    return next(
        row
        for row in file.root.iter(w("tr"))
        if [text_of(cell).strip() for cell in row.iter(w("tc"))] == ["1", *["…"] * 7]
    )
