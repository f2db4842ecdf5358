"""A template that is wrong or hostile: a message at its place, and no report."""

import time

import pytest

from legalgap.errors import LegalGapError
from legalgap.office.package import Package
from legalgap.prose.voice import Voice
from legalgap.report import word
from legalgap.report.proof import marked, proof

BODY = "word/document.xml"
STATUS = b"{{ cover.status }}"
PLACE = "document, paragraph 4"


def changed(before, after):
    """The packaged template with a change in its body."""
    package = Package.open(word.packaged_template())
    assert before in package.parts[BODY]
    package.parts[BODY] = package.parts[BODY].replace(before, after)
    return package.to_bytes()


LOOP = b"{%p for area in areas %}"
ATTACKS = [
    "{{ ''.__class__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ cover.title.__init__.__globals__ }}",
    "{{ cover['__class__'] }}",
    "{{ cover|attr('__class__') }}",
    "{% include '/etc/hostname' %}",
    "{% import 'os' as os %}",
    "{{ open('/etc/hostname').read() }}",
    "{{ range(999999999)|join }}",
    "{{ 'a' * 9999999999 }}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ '%0999999999d'|format(1) }}",
    "{{ 'a'.center(9999999999) }}",
    "{% for a in areas %}{% for b in areas %}{% for c in areas %}{% for d in areas %}",
    "{% for a in areas recursive %}{{ loop(areas) }}{% endfor %}",
    "{% set x = cycler %}",
    "{% macro a() %}{{ a() }}{% endmacro %}",
    "{{ self.__init__ }}",
    "{{ config }}",
    "{{ lipsum.__globals__ }}",
    "{{ " * 30,
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_gets_a_message_at_its_place_and_no_report(attack, assessment):
    data = changed(STATUS, attack.encode())
    start = time.monotonic()
    found = proof(data, assessment, Voice())
    assert str(found.remarks[0].spot) == PLACE
    assert found.faults == ()
    with pytest.raises(LegalGapError, match=PLACE):
        word.render(assessment, Voice(), template=data)
    assert time.monotonic() - start < 30


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (b"{{ cover.statuses }}", "did you mean `cover.status`?"),
        (b"{{ cover.status", "the tag is broken"),
        (
            b"{{ cover.sta</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>tuses }}",
            "did you mean `cover.status`?",
        ),
        (LOOP, "this `for` has no end"),
        (b"{{ block('findings', 'nowhere') }}", "what is no area"),
    ],
)
def test_what_is_broken_gets_a_message_at_its_place(after, said, assessment):
    data = changed(STATUS, after)
    found = proof(data, assessment, Voice())
    assert said in found.remarks[0].message
    assert said in Package.open(marked(data, found.remarks)).parts["word/comments.xml"].decode()
    with pytest.raises(LegalGapError, match=said.replace("?", r"\?")):
        word.render(assessment, Voice(), template=data)


def test_a_tag_that_word_has_split_is_filled(assessment):
    split = b"{{ cover.sta</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>tus }}"
    assert proof(changed(STATUS, split), assessment, Voice()).remarks == ()


def test_every_field_of_the_packaged_template_is_right_and_used(assessment):
    found = proof(word.packaged_template(), assessment, Voice())
    assert (found.remarks, found.unused, found.faults) == ((), (), ())
