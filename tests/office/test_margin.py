from datetime import date

from documents import BODY, line, with_body

from legalgap.office.accessibility.check import check
from legalgap.office.margin import ANNOTATED, Margin
from legalgap.office.package import Package, parse
from legalgap.office.template import Template
from legalgap.office.xml import p, t, text_of, w

DAY = date(2026, 3, 1)
COMMENTS = "word/comments.xml"


def made(*blocks):
    margin = Margin()
    form = Template(
        with_body(*(line("{{ block('b" + str(place) + "') }}") for place in range(len(blocks)))),
        {f"b{place}": (lambda block=block: block(margin)) for place, block in enumerate(blocks)},
        close=lambda document: margin.put(document, DAY),
    )
    return form.render({})


def doubt(*said, words="words"):
    return lambda margin: p(t("Before ") + margin.beside(t(words), *said) + t(" after"))


def comments(package):
    return list(parse(package.parts[COMMENTS]).iter(w("comment")))


def anchored(package, number):
    """The words on which a comment stands."""
    root, inside, found = parse(package.parts[BODY]), False, ""
    for node in root.iter(w("commentRangeStart"), w("commentRangeEnd"), w("t")):
        if node.tag == w("t"):
            found += (node.text or "") * inside
        elif node.get(w("id")) == number:
            inside = node.tag == w("commentRangeStart")
    return found


def test_a_comment_stands_on_the_words_that_it_is_about():
    package = made(doubt("Unsure", "Read it", words="art. 5"))
    (comment,) = comments(package)
    assert anchored(package, comment.get(w("id"))) == "art. 5"
    assert [text_of(item).strip() for item in comment.iter(w("p"))] == ["Unsure", "Read it"]


def test_its_author_is_the_tool_and_its_date_is_given():
    (comment,) = comments(made(doubt("Unsure")))
    assert comment.get(w("author")) == "legalgap"
    assert comment.get(w("initials")) == "LG"
    assert comment.get(w("date")) == "2026-03-01T00:00:00Z"


def test_the_same_is_said_once_and_no_mark_is_left_behind():
    package = made(doubt("Unsure"), doubt("Unsure"), doubt("Other"))
    assert len(comments(package)) == 2
    root = parse(package.parts[BODY])
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert len(list(root.iter(w(name)))) == 2


def test_a_document_without_doubts_has_no_comments():
    assert COMMENTS not in made(lambda _: line("Text")).parts


def test_the_rule_on_comments_spares_those_of_the_tool_in_an_annotated_file_only():
    package = made(doubt("Unsure"))

    def left():
        return [item.message for item in check(Package.open(package.to_bytes())) if item.rule == 21]

    assert left() == ["a comment is left"]
    package.sign({ANNOTATED: "yes"})
    assert left() == []
    text = package.parts[COMMENTS].decode()
    package.parts[COMMENTS] = text.replace('w:author="legalgap"', 'w:author="A"').encode()
    assert left() == ["a comment is left"]
