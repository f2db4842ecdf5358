"""`legalgap new language`: a language begins, and goes on where it was left."""

import pytest
from typer.testing import CliRunner

from legalgap.cli.main import app
from legalgap.errors import LegalGapError

RUN = CliRunner()


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "legalgap.yaml").write_text("country: TKM\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(*arguments):
    done = RUN.invoke(app, list(arguments), catch_exceptions=False)
    assert done.exit_code == 0
    return done.output


def test_it_writes_both_files_and_says_what_comes_next(folder):
    said = told("new", "language", "kk")
    sentences = (folder / "templates/sentences/kk.po").read_text(encoding="utf-8")
    texts = (folder / "translations/kk.yaml").read_text(encoding="utf-8")
    assert "legalgap assess --lang kk" in said
    assert '"Language: kk\\n"' in sentences
    assert "Plural-Forms: nplurals=2" in sentences
    assert 'msgid "must"\nmsgstr ""' in sentences
    assert "CRIM-09:\n" in texts
    assert "TKM/bylaws:\n" in texts
    assert "KGZ" not in texts


def test_what_it_wrote_is_valid_and_changes_nothing(folder):
    told("new", "language", "kk")
    assert "No problem" in told("validate")


def test_a_second_time_it_adds_what_is_new_and_keeps_what_is_there(folder):
    told("new", "language", "kk")
    sentences = folder / "templates/sentences/kk.po"
    texts = folder / "translations/kk.yaml"
    whole = texts.read_text(encoding="utf-8")
    own = sentences.read_text(encoding="utf-8").replace(
        'msgid "must"\nmsgstr ""', 'msgid "must"\nmsgstr "міндетті"'
    )
    gone = own.replace('msgid "should"\nmsgstr ""\n', "")
    assert gone != own
    sentences.write_text(gone, encoding="utf-8")
    head, _, rest = whole.partition("\nMC-02:\n")
    texts.write_text(head + "\n" + rest[rest.index("\nMC-03:\n") + 1 :], encoding="utf-8")
    told("new", "language", "kk")
    again = sentences.read_text(encoding="utf-8")
    assert again.startswith(gone.rstrip("\n"))
    assert again.count('msgid "should"\n') == 1
    assert "\nMC-02:\n" in texts.read_text(encoding="utf-8")
    assert told("new", "language", "kk").count("Nothing is missing in") == 2


def test_a_language_of_which_there_is_no_sentence_is_named_with_those_at_hand(folder):
    told("new", "language", "kk")
    done = RUN.invoke(app, ["assess", "--lang", "xx"])
    assert isinstance(done.exception, LegalGapError)
    assert "`en`, `kk`, `ru`" in done.exception.hint


@pytest.mark.parametrize("name", ["../x", "kazakh", "KK", "en"])
def test_what_is_no_other_language_is_refused(folder, name):
    done = RUN.invoke(app, ["new", "language", name])
    assert isinstance(done.exception, LegalGapError)
    assert not (folder / "translations").exists()
