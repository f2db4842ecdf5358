"""The matrix of comments: nothing is imported twice, nothing is lost, no name is kept."""

import io
import json
import re
import zipfile

import pytest
from typer.testing import CliRunner
from wordfile import BODY, COMMENTS, JANE, OMAR, WordFile

from legalgap.cli.main import app
from legalgap.corpus.editing import Edited
from legalgap.corpus.layout import kind_named
from legalgap.corpus.tree import data_root
from legalgap.errors import LegalGapError
from legalgap.model.comment import CommentKind, CommentStatus, Match
from legalgap.office.package import CONTENT_TYPES, Package
from legalgap.office.xml import w
from legalgap.review.comments import importing
from legalgap.review.comments.importing import EMPTY, Reviewed, imported, opened

MATRIX = "national_law/TKM/comments.yaml"
BOOK = "national_law/TKM/comments.xlsx"
HOSTILE = """\
# not a comment: of YAML
- *alias &anchor !tag {x: [}
=cmd|' /C calc'!A1\t\u202eabc\u202c 🙂 « »"""


class Matrix:
    """A matrix while files of reviewers come in."""

    def __init__(self, library, text=EMPTY):
        self.library, self.text = library, text

    def takes(self, data, tmp_path, *reviewers):
        path = tmp_path / "back.docx"
        path.write_bytes(data)
        file = Edited(self.text, kind_named("comments"), "comments.yaml")
        done = imported(opened(path), self.library, file, reviewers=reviewers)
        self.text = file.text
        self.comments = done.comments.comments
        return done.merged


@pytest.fixture
def matrix(library):
    return Matrix(library)


@pytest.fixture
def file(report):
    return WordFile(report)


def reviewed(report, said="Please check.", author=JANE, **more):
    """A report with one comment on a claim."""
    file = WordFile(report)
    file.comments_on(file.paragraph(file.place("law").mark), said, author, **more)
    return file.saves()


class TestMatrix:
    def test_a_comment_has_its_record_its_claim_and_the_line_of_its_yaml(
        self, matrix, report, tmp_path
    ):
        matrix.takes(reviewed(report), tmp_path)
        (item,) = matrix.comments
        assert item.id == "C-001"
        assert item.reviewer == "REV-01"
        assert item.record.startswith("finding:")
        assert item.match is Match.SURE
        assert item.status is CommentStatus.NEW
        (provision,) = item.provisions[:1]
        act, _, pin = provision.partition(":")
        assert item.file == f"national_law/TKM/acts/{act}.yaml"
        lines = (data_root() / item.file).read_text(encoding="utf-8").splitlines()
        assert lines[item.line - 1].strip().startswith(item.record.partition(":")[2])
        above = [line for line in lines[: item.line] if line.strip().startswith("- pin:")]
        assert above[-1].partition("pin:")[2].strip() == pin

    def test_the_same_file_twice_changes_nothing(self, matrix, report, tmp_path):
        data = reviewed(report)
        matrix.takes(data, tmp_path)
        before = matrix.text
        merged = matrix.takes(data, tmp_path)
        assert (merged.new, merged.known, matrix.text) == ([], ["C-001"], before)

    def test_what_the_team_wrote_stays_and_new_comments_come_after_it(
        self, matrix, report, tmp_path
    ):
        matrix.takes(reviewed(report), tmp_path)
        matrix.text = "# our matrix\n" + matrix.text.replace(
            "status: new",
            "status: answered   # agreed on Monday\n    reply: Mended.\n    by: EXP-01",
        ).replace("match: sure", "match: good")
        before = matrix.text
        file = WordFile(reviewed(report))
        file.comments_on(file.paragraph(file.place("full").mark), "One more.")
        merged = matrix.takes(file.saves(), tmp_path)
        assert matrix.text.startswith(before.rstrip("\n"))
        assert merged.new == ["C-002"]
        first, second = matrix.comments
        assert (first.reply, first.match) == ({"en": "Mended."}, Match.GOOD)
        assert second.comment == "One more."

    def test_a_comment_is_known_after_the_words_it_stands_on_were_edited(
        self, matrix, report, tmp_path
    ):
        matrix.takes(reviewed(report), tmp_path)
        before = matrix.text
        file = WordFile(reviewed(report))
        paragraph = file.paragraph(file.place("law").mark)
        for run in file.runs(paragraph):
            file.deletes(run, OMAR)
        merged = matrix.takes(file.saves(), tmp_path)
        assert merged.known == ["C-001"]
        assert merged.new == ["C-002"]
        assert matrix.comments[1].kind is CommentKind.DELETION
        assert matrix.text.startswith(before.rstrip("\n"))

    def test_the_same_words_by_another_person_or_at_another_time_are_another_comment(
        self, matrix, report, tmp_path
    ):
        matrix.takes(reviewed(report), tmp_path)
        for number, more in enumerate(({"author": OMAR}, {"when": "2026-05-05T05:05:05Z"}), 2):
            file = WordFile(report)
            place = file.place("full")
            file.comments_on(file.paragraph(place.mark), "Please check.", **more)
            merged = matrix.takes(file.saves(), tmp_path)
            assert merged.new == [f"C-{number:03d}"]

    def test_tracked_changes_that_were_all_accepted_bring_nothing_new(
        self, matrix, report, tmp_path
    ):
        file = WordFile(report)
        file.rewords(file.paragraph(file.place("full").mark), "quite other words")
        file.deletes(file.runs(file.paragraph(file.place("full", n=4).mark))[-1])
        matrix.takes(file.saves(), tmp_path)
        assert len(matrix.comments) == 2
        before = matrix.text
        for gone in list(file.root.iter(w("del"))):
            gone.getparent().remove(gone)
        for came in list(file.root.iter(w("ins"))):
            for run in list(came):
                came.addprevious(run)
            came.getparent().remove(came)
        merged = matrix.takes(file.saves(), tmp_path)
        assert (merged.new, matrix.text) == ([], before)

    def test_the_copies_of_two_reviewers_are_told_apart_though_they_say_the_same(
        self, matrix, report, tmp_path
    ):
        jane = reviewed(report, "Agree.", JANE, when="2026-03-01T10:15:01Z")
        omar = reviewed(report, "Agree.", OMAR, when="2026-03-02T09:47:13Z")
        matrix.takes(jane, tmp_path)
        assert matrix.takes(omar, tmp_path).new == ["C-002"]
        assert [item.reviewer for item in matrix.comments] == ["REV-01", "REV-02"]
        assert matrix.takes(jane, tmp_path).new == matrix.takes(omar, tmp_path).new == []

    def test_a_copy_that_holds_what_another_said_before_knows_her_again(
        self, matrix, report, tmp_path
    ):
        jane = reviewed(report, "By Jane.", JANE)
        matrix.takes(reviewed(report, "By a third.", "Third Example"), tmp_path)
        matrix.takes(jane, tmp_path)
        file = WordFile(jane)
        place = file.place("full")
        file.comments_on(file.paragraph(place.mark), "By Omar.", OMAR)
        file.comments_on(file.paragraph(file.place("full", n=3).mark), "By Jane too.", JANE)
        matrix.takes(file.saves(), tmp_path)
        codes = {item.comment: item.reviewer for item in matrix.comments}
        assert codes["By Jane."] == codes["By Jane too."] == "REV-02"
        assert codes["By Omar."] == "REV-03"

    def test_the_same_words_twice_in_one_file_stay_two_comments(self, matrix, report, tmp_path):
        file = WordFile(report)
        paragraph = file.paragraph(file.place("law").mark)
        for second in (1, 1):
            file.comments_on(paragraph, "Agree.", when=f"2026-03-01T10:15:{second:02d}Z")
        data = file.saves()
        assert matrix.takes(data, tmp_path).new == ["C-001", "C-002"]
        assert matrix.takes(data, tmp_path).new == []

    def test_numbers_and_zones_that_a_program_changed_make_no_new_comment(
        self, matrix, report, tmp_path
    ):
        file = WordFile(report)
        first = file.comments_on(
            file.paragraph(file.place("law").mark), "Is this so?", when="2026-03-01T10:15:07Z"
        )
        file.replies(first, "It is.")
        matrix.takes(file.saves(), tmp_path)
        file.extended.clear()
        for name in ("comment", "commentRangeStart", "commentRangeEnd", "commentReference"):
            for node in [*file.root.iter(w(name)), *file.comments.iter(w(name))]:
                node.set(w("id"), str(int(node.get(w("id"))) - 890))
        for comment in file.comments.iter(w("comment")):
            comment.set(w("date"), comment.get(w("date")).replace("T10:", "T15:"))
        assert matrix.takes(file.saves(), tmp_path).new == []
        assert [item.answers for item in matrix.comments] == ["", "C-001"]

    def test_a_lost_date_is_told_where_words_alone_tell_that_it_is_the_same(
        self, matrix, report, tmp_path
    ):
        matrix.takes(reviewed(report, "Agree."), tmp_path)
        lost = reviewed(report, "Agree.", when="0-00-00T00:00:00Z")
        assert matrix.takes(lost, tmp_path).untimed == ["C-001"]
        assert matrix.takes(lost, tmp_path, "REV-07").new == ["C-002"]

    def test_resolved_is_noted_later_and_never_taken_back(self, matrix, report, tmp_path):
        matrix.takes(reviewed(report), tmp_path)
        matrix.takes(reviewed(report, done=True), tmp_path)
        assert [item.resolved for item in matrix.comments] == [True]
        matrix.takes(reviewed(report), tmp_path)
        assert [item.resolved for item in matrix.comments] == [True]

    def test_codes_are_taken_from_the_command_in_the_order_of_the_text(
        self, matrix, report, tmp_path
    ):
        file = WordFile(report)
        file.comments_on(file.paragraph(file.place("law").mark), "First in time.", OMAR)
        file.comments_on(file.paragraph(file.place("", "part:").mark), "First in place.", JANE)
        matrix.takes(file.saves(), tmp_path, "MOJ-1", "IOM-1")
        codes = {item.comment: item.reviewer for item in matrix.comments}
        assert codes == {"First in place.": "MOJ-1", "First in time.": "IOM-1"}

    @pytest.mark.parametrize("given", [("REV-01",), ("REV-01", "REV-01"), ("A", "B", "C")])
    def test_too_few_or_too_many_codes_are_refused_without_a_name(
        self, matrix, report, tmp_path, given
    ):
        file = WordFile(report)
        file.comments_on(file.paragraph(file.place("law").mark), "By Omar's hand.", OMAR)
        file.comments_on(file.paragraph(file.place("", "part:").mark), "First.", JANE)
        with pytest.raises(LegalGapError, match="what 2 people wrote") as raised:
            matrix.takes(file.saves(), tmp_path, *given)
        assert "1. “First.”; 2. “By Omar's hand.”" in raised.value.hint
        assert JANE not in raised.value.hint

    def test_a_name_is_no_code(self, matrix, report, tmp_path):
        with pytest.raises(LegalGapError, match="is not a code"):
            matrix.takes(reviewed(report), tmp_path, JANE)

    def test_words_that_mean_something_elsewhere_are_words_here(self, matrix, report, tmp_path):
        data = reviewed(report, HOSTILE)
        matrix.takes(data, tmp_path)
        (item,) = matrix.comments
        assert item.comment.splitlines()[0] == "# not a comment: of YAML"
        assert "=cmd|' /C calc'!A1" in item.comment
        assert "\u202e" not in item.comment
        assert matrix.takes(data, tmp_path).new == []

    def test_a_long_comment_is_kept_whole(self, matrix, report, tmp_path):
        said = " ".join(f"word{number}" for number in range(20_000))
        matrix.takes(reviewed(report, said), tmp_path)
        assert matrix.comments[0].comment == said


class TestFiles:
    def opened(self, data, tmp_path):
        path = tmp_path / "back.docx"
        path.write_bytes(data)
        return opened(path)

    def test_what_is_no_report_of_ours_is_refused(self, report, tmp_path):
        package = Package.unpacked(report)
        for name in list(package.parts):
            if name.startswith("customXml/"):
                del package.parts[name]
        package.sign({})
        with pytest.raises(LegalGapError, match="is no report of legalgap"):
            self.opened(package.to_bytes(), tmp_path)

    @pytest.mark.parametrize(
        ("data", "said"),
        [
            (b"", "not an Office file"),
            (b"PK\x03\x04 nothing", "not an Office file"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "before 2007"),
        ],
    )
    def test_what_is_no_word_file_is_refused(self, tmp_path, data, said):
        with pytest.raises(LegalGapError, match=said):
            self.opened(data, tmp_path)

    def test_a_document_type_is_refused(self, report, library, tmp_path):
        package = Package.unpacked(reviewed(report))
        bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
        body = package.parts[COMMENTS]
        package.parts[COMMENTS] = body.replace(b"<w:comments", bomb + b"<w:comments", 1)
        with pytest.raises(LegalGapError, match="document type"):
            Matrix(library).takes(package.to_bytes(), tmp_path)

    def test_a_damaged_part_is_told(self, report, library, tmp_path):
        package = Package.unpacked(reviewed(report))
        package.parts[BODY] = package.parts[BODY][:-500]
        with pytest.raises(LegalGapError, match="not well-formed"):
            Matrix(library).takes(package.to_bytes(), tmp_path)

    def test_macros_and_objects_are_not_looked_at(self, report, library, tmp_path):
        package = Package.unpacked(reviewed(report))
        package.parts["word/vbaProject.bin"] = b"\0" * 100
        types = package.parts[CONTENT_TYPES]
        package.parts[CONTENT_TYPES] = types.replace(
            b"wordprocessingml.document.main+xml", b"ms-word.document.macroEnabled.main+xml"
        )
        matrix = Matrix(library)
        matrix.takes(package.to_bytes(), tmp_path)
        assert len(matrix.comments) == 1

    def test_a_report_without_its_manifest_is_read_by_bookmarks_and_ids(
        self, report, library, tmp_path
    ):
        file = WordFile(report)
        place = file.place("t5")
        verb = list(file.row_of(file.paragraph(place.mark)).iter(w("p")))[-1]
        file.comments_on(file.paragraph(place.mark), "On the finding.")
        file.comments_on(verb, "On the verb.")
        package = Package.unpacked(file.saves())
        for name in list(package.parts):
            if name.startswith("customXml/"):
                del package.parts[name]
        back = self.opened(package.to_bytes(), tmp_path)
        assert isinstance(back, Reviewed)
        assert not back.whole
        matrix = Matrix(library)
        matrix.takes(package.to_bytes(), tmp_path)
        assert [item.record for item in matrix.comments] == [place.of] * 2

    def test_a_manifest_of_a_later_version_asks_for_an_update(self, report, tmp_path):
        package = Package.unpacked(report)
        name = next(name for name in package.parts if name.startswith("customXml/item1.xml"))
        package.parts[name] = package.parts[name].replace(b"manifest:1", b"manifest:2")
        with pytest.raises(LegalGapError, match="later version"):
            self.opened(package.to_bytes(), tmp_path)

    def test_a_manifest_that_somebody_filled_with_nonsense_does_no_harm(
        self, report, library, tmp_path
    ):
        package = Package.unpacked(reviewed(report))
        name = next(name for name in package.parts if name.startswith("customXml/item1.xml"))
        package.parts[name] = re.sub(
            rb'of="[^"]*"', b'of="finding:../../etc/passwd"', package.parts[name]
        )
        matrix = Matrix(library)
        matrix.takes(package.to_bytes(), tmp_path)
        assert "passwd" not in matrix.comments[0].file

    def test_a_file_on_an_unknown_state_is_told(self, report, library, tmp_path):
        package = Package.unpacked(reviewed(report))
        name = next(name for name in package.parts if name.startswith("customXml/item1.xml"))
        package.parts[name] = package.parts[name].replace(b">TKM<", b">XXX<")
        with pytest.raises(LegalGapError, match="XXX"):
            Matrix(library).takes(package.to_bytes(), tmp_path)


def run(*words):
    result = CliRunner().invoke(app, ["review", *words])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.output


class TestCommand:
    @pytest.fixture
    def back(self, report, workspace):
        file = WordFile(report)
        file.comments_on(file.paragraph(file.place("law").mark), "Please check.", JANE)
        file.rewords(file.paragraph(file.place("full").mark), "within a year.", OMAR)
        file.saves(workspace / "back.docx")
        return workspace

    def test_it_writes_the_matrix_as_yaml_and_as_a_workbook(self, back):
        shown = run("import", "back.docx")
        assert "2 new, 0 there already; from 2 people" in shown
        assert (back / MATRIX).is_file()
        from openpyxl import load_workbook

        sheet = load_workbook(back / BOOK).active
        assert [row[0].value for row in sheet.iter_rows(min_row=2)] == ["C-001", "C-002"]

    def test_no_name_is_written_or_shown_anywhere(self, back):
        shown = run("import", "back.docx") + run("list") + run("import", "back.docx", "--json")
        written = (back / MATRIX).read_bytes()
        with zipfile.ZipFile(io.BytesIO((back / BOOK).read_bytes())) as archive:
            written += b"".join(archive.read(name) for name in archive.namelist())
        for name in (JANE, OMAR, *JANE.split(), "Omar"):
            assert name not in shown
            assert name.encode() not in written

    def test_what_it_writes_is_in_order_and_in_style(self, back):
        run("import", "back.docx")
        check = CliRunner().invoke(app, ["validate"])
        assert check.output.startswith("No problem"), check.output
        style = CliRunner().invoke(app, ["fmt", "--check"])
        assert style.exit_code == 0, style.output

    def test_as_json_it_tells_the_same(self, back):
        told = json.loads(run("import", "back.docx", "--json"))
        assert told["new"] == ["C-001", "C-002"]
        assert {"id", "reviewer", "record", "file", "line", "match"} <= told["comments"][0].keys()
        assert len(told["written"]) == 2

    def test_a_dry_run_writes_nothing(self, back):
        assert "2 new" in run("import", "back.docx", "--dry-run")
        assert not (back / MATRIX).exists()

    def test_a_workbook_that_somebody_changed_is_not_replaced_unasked(self, back):
        run("import", "back.docx")
        book = back / BOOK
        package = Package.unpacked(book)
        name = "xl/sharedStrings.xml"
        package.parts[name] = package.parts[name].replace(b"Please check.", b"Was checked.")
        book.write_bytes(package.to_bytes())
        before = book.read_bytes()
        (back / MATRIX).unlink()
        with pytest.raises(LegalGapError, match="somebody has changed"):
            run("import", "back.docx")
        assert not (back / MATRIX).exists()
        assert book.read_bytes() == before
        run("import", "back.docx", "--force")
        assert (back / MATRIX).exists()

    def test_a_matrix_with_a_mistake_is_shown_and_left_as_it_is(self, back):
        run("import", "back.docx")
        text = (back / MATRIX).read_text().replace("status: new", "status: nwe", 1)
        (back / MATRIX).write_text(text)
        with pytest.raises(LegalGapError) as raised:
            run("import", "back.docx")
        assert "LG203" in {item.code for item in raised.value.problems}
        assert (back / MATRIX).read_text() == text

    def test_another_file_may_be_named_also_outside_of_a_workspace(
        self, back, tmp_path, monkeypatch
    ):
        outside = tmp_path / "outside"
        outside.mkdir()
        monkeypatch.chdir(outside)
        with pytest.raises(LegalGapError, match="belongs to no workspace"):
            run("import", str(back / "back.docx"))
        with pytest.raises(LegalGapError, match="no YAML file"):
            run("import", str(back / "back.docx"), "--out", "mine.xlsx")
        run("import", str(back / "back.docx"), "--out", "mine.yaml")
        assert {path.name for path in outside.iterdir()} == {"mine.yaml", "mine.xlsx"}
        assert "0 new, 2 there already" in run(
            "import", str(back / "back.docx"), "--out", "mine.yaml"
        )

    def test_an_older_edition_is_told(self, back):
        assert "older edition" not in run("import", "back.docx")
        law = back / "national_law" / "TKM"
        (law / "judgements.yaml").write_text(
            "judgements:\n  - indicator: CRIM-01\n    answer: none\n    by: EXP-01\n"
            "    reason: {en: New., ru: Новое.}\n    when: 2026-01-01\n",
            encoding="utf-8",
        )
        shown = run("import", "back.docx")
        assert "of an older edition (TKM-2026-11-21-" in shown
        assert "0 new, 2 there already" in shown

    def test_the_next_report_prints_comments_and_replies(self, back):
        run("import", "back.docx")
        text = (
            (back / MATRIX)
            .read_text(encoding="utf-8")
            .replace(
                "status: new",
                "status: answered\n    decision: accepted\n    reply: {en: Mended.}",
                1,
            )
        )
        text = text.replace("kind: rewording", "kind: rewording\n    visibility: internal")
        (back / MATRIX).write_text(text, encoding="utf-8")
        result = CliRunner().invoke(app, ["assess", "--formats", "docx"])
        assert result.exit_code == 0, result.output
        body = Package.unpacked(back / "TKM-assessment.docx").parts[BODY].decode()
        words = re.sub(r"<[^>]+>", " ", body)
        assert "Please check." in words
        assert "Mended." in words
        assert "within a year." not in words
        assert "1 comment is not printed here." in words
        assert "Comments received, with replies" in words

    def test_open_comments_can_be_listed(self, back):
        run("import", "back.docx")
        text = (back / MATRIX).read_text().replace("status: new", "status: closed", 1)
        (back / MATRIX).write_text(text)
        assert "C-001" not in run("list", "--open")
        assert "C-002" in run("list", "--open")
        assert "2 comments" in run("list")


def test_the_largest_matrix_is_one_that_can_be_read_again(library, report, tmp_path, monkeypatch):
    monkeypatch.setattr(importing, "MOST_BYTES", 200)
    with pytest.raises(LegalGapError, match="larger than a YAML file"):
        Matrix(library).takes(reviewed(report), tmp_path)
