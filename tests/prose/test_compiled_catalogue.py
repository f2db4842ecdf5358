"""A compiled catalogue says what the standard reader of catalogues says."""

import gettext
from io import BytesIO

import pytest

from legalgap.corpus.tree import data_root
from legalgap.prose.catalogues import FOLDER, Compiled, Untold, compiled


@pytest.fixture(scope="module")
def data() -> bytes:
    file = data_root().joinpath(*FOLDER, "ru.po")
    return compiled(file.read_bytes(), str(file))


@pytest.fixture(scope="module")
def standard(data) -> gettext.GNUTranslations:
    return gettext.GNUTranslations(BytesIO(data))


@pytest.fixture(scope="module")
def known(standard) -> list[str | tuple[str, int]]:
    return list(standard._catalog)


def test_every_sentence_is_translated_alike(data, standard, known):
    own = Compiled(data)
    sentences = [name for name in known if isinstance(name, str)]
    assert len(sentences) > 500
    assert [own.gettext(name) for name in sentences] == [
        standard.gettext(name) for name in sentences
    ]


def test_every_sentence_that_counts_has_the_form_of_its_number(data, standard, known):
    own = Compiled(data)
    counting = {name[0] for name in known if isinstance(name, tuple)}
    assert counting
    for name in counting:
        assert own.gettext(name) == standard.gettext(name)
        for number in (0, 1, 2, 4, 5, 11, 12, 21, 22, 101, 111):
            assert own.ngettext(name, "many", number) == standard.ngettext(name, "many", number)


def test_what_it_lacks_is_asked_of_the_next_catalogue(data):
    own, untold = Compiled(data), Untold()
    own.add_fallback(untold)
    assert own.gettext("A sentence that nobody wrote") == "A sentence that nobody wrote"
    assert own.ngettext("one such", "many such", 3) == "many such"
    assert untold.asked == {"A sentence that nobody wrote", "one such"}


def test_a_sentence_that_does_not_count_has_no_plural(data, known):
    own = Compiled(data)
    single = next(name for name in known if isinstance(name, str) and name)
    assert own.ngettext(single, "many such", 3) == "many such"


def test_what_is_no_catalogue_is_refused():
    with pytest.raises(OSError, match="begins"):
        Compiled(b"PK\3\4 something else")
