"""A round trip through LibreOffice: opened, commented, edited and saved, then imported."""

import pytest
from reviewer import Reviewer, Words
from wordfile import WordFile

from legalgap.corpus.editing import Edited
from legalgap.corpus.layout import kind_named
from legalgap.engine.assess import assess
from legalgap.model.comment import CommentKind, Match
from legalgap.office.xml import text_of, w
from legalgap.prose.voice import Voice
from legalgap.report import word
from legalgap.review.comments.importing import EMPTY, imported, opened
from other_programs import SOFFICE

pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
NEW = "The act of 2026 says otherwise."


class Targets:
    """Words of the report, with the record of the paragraph in which they stand."""

    def __init__(self, report):
        self.file = WordFile(report)
        self.texts = {paragraph: text_of(paragraph) for paragraph in self.file.root.iter(w("p"))}
        self.used = set()

    def take(self, part="", kind=""):
        """The next paragraph of a kind, and words of one run of it, free of notes and links."""
        for place in self.file.manifest.places:
            fits = place.text and place.field == part and place.of.startswith(kind)
            name = place.mark if place.of.startswith("part:") else place.of
            if not fits or name in self.used:
                continue
            paragraph = self.file.paragraph(place.mark)
            for run in self.file.runs(paragraph):
                words = text_of(run).strip()[:60].strip()
                if len(words) > 24:
                    self.used.add(name)
                    holding = [other for other, text in self.texts.items() if words in text]
                    return place, Words(words, holding.index(paragraph) + 1)
        raise LookupError((part, kind))


COMMENTED = {
    "a claim in a card": ("law", "finding:"),
    "a row of findings": ("t5", "finding:"),
    "the register": ("reg", "finding:"),
    "an answer in a card": ("answer", "finding:"),
    "a standard": ("asks", "standard:"),
    "a recommendation": ("full", "recommendation:"),
    "a row of wording": ("t7", "recommendation:"),
    "a row of the plan": ("t11", "recommendation:"),
    "a practice": ("bp", "practice:"),
    "an observation": ("says", "observation:"),
    "an act": ("title", "act:"),
    "a treaty": ("status", "treaty:"),
    "a body": ("name", "body:"),
    "the summary": ("", "part:summary"),
    "a chapter": ("", "area:"),
}


@pytest.fixture(scope="module", params=[("TKM", "en"), ("KGZ", "ru")], ids="-".join)
def trip(request, tmp_path_factory, library):
    """What was done, with the record that it was done to, and what came back."""
    code, lang = request.param
    made = assess(library.country(code), library.yardstick("legalgap-2026"))
    report = word.render(made, Voice(lang))
    folder = tmp_path_factory.mktemp("trip")
    source, target = folder / "report.docx", folder / "back.docx"
    source.write_bytes(report)
    targets, reviewer, done = Targets(report), Reviewer(), {}
    for number, (name, (part, kind)) in enumerate(COMMENTED.items(), 1):
        place, words = targets.take(part, kind)
        said = f"On {name}."
        reviewer.comments(words, said, day=number)
        done[said] = place
    first, words = targets.take("full", "recommendation:")
    reviewer.comments(words, "First of a thread.", day=16)
    reviewer.answers("Second of a thread.", author="Omar Example", day=17)
    done["First of a thread."] = done["Second of a thread."] = first
    one, words = targets.take("", "part:method")
    others = targets.take("", "part:method")[1]
    reviewer.comments_across(words, others, "Over two paragraphs.", day=18)
    done["Over two paragraphs."] = one
    reviewer.tracks(True)
    for way, part, kind in (
        ("replaces", "full", "recommendation:"),
        ("overtypes", "says", "observation:"),
        ("deletes", "box", "practice:"),
        ("adds_after", "t11", "recommendation:"),
        ("in_row", "t5", "finding:"),
        ("in_card", "law", "finding:"),
    ):
        place, words = targets.take(part, kind)
        done[way] = place
        if way == "overtypes":
            reviewer.overtypes(words, NEW)
        elif way == "deletes":
            reviewer.overtypes(words, "")
        elif way == "adds_after":
            reviewer.adds_after(words, "A line more.")
        else:
            reviewer.replaces(words, f"{way} {NEW}")
    reviewer.tracks(False)
    silent, words = targets.take("full", "recommendation:")
    done["silent"] = silent
    reviewer.replaces(words, "Silently changed")
    reviewer.works(source, target)
    file = Edited(EMPTY, kind_named("comments"), "comments.yaml")
    found = imported(opened(target), library, file)
    return done, found.comments.comments, target


def test_every_comment_lands_on_its_record(trip):
    done, comments, _ = trip
    said = {item.comment: item for item in comments if item.kind is CommentKind.COMMENT}
    assert said.keys() == {name for name in done if name.endswith(".")}
    lost = {
        name: (item.record, done[name].of)
        for name, item in said.items()
        if item.record != done[name].of
    }
    assert lost == {}
    assert {item.match for item in said.values()} <= {Match.SURE, Match.GOOD}


def test_every_comment_has_its_words_its_reviewer_and_its_day(trip):
    _, comments, _ = trip
    said = [item for item in comments if item.kind is CommentKind.COMMENT]
    assert all(item.quote for item in said)
    assert len({item.when for item in said}) == len(said)
    others = {item.reviewer for item in said if item.comment != "Second of a thread."}
    (omar,) = [item.reviewer for item in said if item.comment == "Second of a thread."]
    assert len(others) == 1
    assert omar not in others


def test_a_thread_is_found_again(trip):
    _, comments, _ = trip
    first = next(item for item in comments if item.comment == "First of a thread.")
    second = next(item for item in comments if item.comment == "Second of a thread.")
    assert second.answers == first.id


def test_every_tracked_change_lands_on_its_record(trip):
    done, comments, _ = trip
    changes = {CommentKind.INSERTION, CommentKind.DELETION, CommentKind.REWORDING}
    found = [item for item in comments if item.kind in changes]

    def of(words, *kinds):
        return next(i for i in found if words in i.proposes and (not kinds or i.kind in kinds))

    for way in ("in_row", "in_card", "replaces"):
        item = of(f"{way} {NEW}", CommentKind.REWORDING)
        assert item.record == done[way].of, way
        assert item.quote.split() == done[way].text.split(), way
    assert of(NEW, CommentKind.REWORDING).record
    overtyped = next(item for item in found if item.proposes == NEW)
    assert overtyped.record == done["overtypes"].of
    deleted = next(item for item in found if item.kind is CommentKind.DELETION)
    assert (deleted.record, deleted.proposes) == (done["deletes"].of, "")
    assert of("A line more.", CommentKind.INSERTION).record == done["adds_after"].of
    assert len(found) == 6


def test_a_change_without_track_changes_is_found_and_nothing_else_is_taken_for_one(trip):
    done, comments, _ = trip
    (edit,) = [item for item in comments if item.kind is CommentKind.EDIT]
    assert edit.record == done["silent"].of
    assert "Silently changed" in edit.proposes


def test_a_second_trip_of_the_same_file_brings_nothing_new(trip, library, tmp_path):
    _, comments, back = trip
    again = tmp_path / "again.docx"
    Reviewer().works(back, again)
    file = Edited(EMPTY, kind_named("comments"), "comments.yaml")
    imported(opened(back), library, file)
    merged = imported(opened(again), library, Edited(file.text, file.kind, file.path)).merged
    assert merged.new == []
    assert len(merged.known) == len(comments)
