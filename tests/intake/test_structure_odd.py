"""Texts as they come: numbered by Word, in two languages, without articles, typed carelessly."""

import json
from pathlib import Path

import yaml
from handmade import p, saved, t, word
from laws import provisions, wording

from legalgap.intake.importing import Imported, import_document

LEVELS = (
    ("decimal", "Статья %1."),
    ("decimal", "%2."),
    ("decimal", "%3)"),
)
ENGLISH_LEVELS = (("decimal", "%1."), ("decimal", "(%2)"), ("lowerLetter", "(%3)"))


def numbering(levels: tuple[tuple[str, str], ...]) -> str:
    made = "".join(
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for place, (form, text) in enumerate(levels)
    )
    return (
        f'<w:abstractNum w:abstractNumId="0">{made}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )


def item(level: int, text: str) -> str:
    return p(t(text), f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>')


def imported(path: Path) -> Imported:
    made = import_document(path, "kites")
    assert made.words_in == made.words_kept
    return made


def pins(made: Imported) -> list[str]:
    return [str(piece.pin) for piece in made.provisions.pieces]


def test_articles_that_word_numbers_are_articles(tmp_path: Path):
    body = (
        p(t("ЗАКОН"))
        + p(t("О воздушных змеях"))
        + item(0, "Понятия")
        + item(1, "В законе есть понятия:")
        + item(2, "змей;")
        + item(2, "нить.")
        + item(1, "Иные понятия есть в кодексах.")
        + item(0, "Цели")
        + p(t("Цель закона ясна."))
    )
    made = imported(saved(tmp_path, word(body, numbering=numbering(LEVELS))))
    assert pins(made) == ["1", "1(1)", "1(1)(1)", "1(1)(2)", "1(2)", "2"]
    assert [piece.heading for piece in made.provisions.pieces if piece.heading] == [
        *("Понятия", "Цели")
    ]


def test_sections_that_word_numbers_are_sections(tmp_path: Path):
    body = (
        p(t("Kites Act, 2020"))
        + item(0, "Short title")
        + p(t("This Act may be cited as the Kites Act."))
        + item(0, "Offence")
        + item(1, "A person shall not cut the string under this section.")
        + item(1, "A person who does so commits an offence:")
        + item(2, "if the kite falls; or")
        + item(2, "if it flies away.")
        + item(0, "Penalty")
        + p(t("The penalty under section 2 is a fine."))
    )
    made = imported(saved(tmp_path, word(body, numbering=numbering(ENGLISH_LEVELS))))
    assert made.style == "statute"
    assert pins(made) == ["1", "2", "2(1)", "2(2)", "2(2)(a)", "2(2)(b)", "3"]


def row(*cells: str) -> str:
    return "<w:tr>" + "".join(f"<w:tc>{p(t(cell))}</w:tc>" for cell in cells) + "</w:tr>"


def test_a_short_law_in_two_columns_and_two_languages_is_read_in_one(tmp_path: Path):
    pairs = [
        ("1-статья. Түшүнүктөр", "Статья 1. Понятия"),
        (
            "Бул Мыйзамда жана башка мыйзамдарда колдонулган түшүнүктөр үчүн ушул берене болот.",
            "В настоящем Законе используются понятия, которые указаны в настоящей статье.",
        ),
        ("2-статья. Максаттар", "Статья 2. Цели"),
        (
            "Бул Мыйзамдын максаты жана милдети адамды коргоо болгон жана ал үчүн колдонулат.",
            "Целью настоящего Закона является защита лица от эксплуатации и помощь ему.",
        ),
    ]
    body = "<w:tbl>" + "".join(row(*pair) for pair in pairs) + "</w:tbl>"
    made = imported(saved(tmp_path, word(body)))
    assert pins(made) == ["1", "2"]
    assert {kept.apart.kind for kept in made.provisions.kept} == {"other_language"}


RULES = """ПОЛОЖЕНИЕ
о порядке запуска змеев
1. Общие положения
1. Положение определяет порядок.
2. Змеи бывают разные:
1) простые;
2) сложные.
2. Порядок запуска
3. Змея запускает взрослый.
4. Ребенок держит нить."""


def test_chapters_numbered_as_points_are_no_points():
    made = provisions(RULES)
    assert [str(piece.pin) for piece in made.pieces] == ["1", "2", "2(1)", "2(2)", "3", "4"]
    assert [(item.heading, str(item.before)) for item in made.headings] == [
        ("1. Общие положения", "1"),
        ("2. Порядок запуска", "3"),
    ]


def test_points_that_count_up_are_points_however_short():
    text = "ПОРЯДОК\n1. Запуск змея\n2. Спуск змея\n3. Хранение змея."
    assert [str(piece.pin) for piece in provisions(text).pieces] == ["1", "2", "3"]


def test_a_latin_letter_that_looks_alike_is_read():
    assert set(wording("Cтатья 1. Змеи\nЗмеи летают.\nСтатья 2. Нити\nНити держат.")) == {"1", "2"}


def test_what_an_amending_law_quotes_stays_in_the_point_that_quotes_it():
    found = wording(
        "Статья 1.\nВнести изменения:\n1) статью 5 изложить в следующей редакции:\n"
        "«Статья 5. Новая\n1. Змеи запрещены.\n2. Нити запрещены.»;\n2) статью 6 исключить."
    )
    assert [pin for pin in found if pin.startswith("1(")] == [
        *("1(1)", "1(1)(par-2)", "1(1)(par-3)", "1(1)(par-4)", "1(2)")
    ]


def test_a_plain_text_gives_the_whole_title_and_the_kind_that_it_begins_with(tmp_path: Path):
    file = tmp_path / "law.txt"
    file.write_text(
        "ЗАКОН\nКЫРГЫЗСКОЙ РЕСПУБЛИКИ\nот 5 мая 2020 года № 7\nО внесении изменений в Уголовный "
        "кодекс\nСтатья 1.\nЗмеи летают.\nСтатья 2.\nНити держат.",
        encoding="utf-8",
    )
    act = yaml.safe_load(imported(file).yaml)
    assert act["title"] == "ЗАКОН КЫРГЫЗСКОЙ РЕСПУБЛИКИ О внесении изменений в Уголовный кодекс"
    assert (act["kind"], act["number"], act.get("penal")) == ("law", 7, None)


def test_records_numbered_under_article_are_articles(tmp_path: Path):
    file = tmp_path / "law.json"
    records = [
        {"article": "1", "title": "Kites", "text": "In this Law a kite is a toy that flies."},
        {"article": "1-1", "title": "Aims", "text": "1. One aim is to fly. 2. Another is to land."},
        {"article": "2", "title": "End", "text": "This Law enters into force on a windy day."},
    ]
    file.write_text(json.dumps(records), encoding="utf-8")
    made = imported(file)
    assert (made.style, [pin for pin in pins(made) if "(" not in pin]) == (
        "treaty",
        ["1", "1-1", "2"],
    )


def test_a_warning_of_the_publisher_is_no_wording_of_the_law():
    warning = "Внимание! Изменения, внесенные Законом от 4 июня, вступают в силу с 1 января."
    made = provisions(
        f"Глава 1. Змеи\n{warning}\nСтатья 1. Полет\nЗмеи летают.\n{warning}\nСтатья 2. Нить\n"
        "Нити держат."
    )
    assert [(piece.text, piece.amended) for piece in made.pieces] == [
        ("Змеи летают.", warning),
        ("Нити держат.", ""),
    ]
    assert [(item.heading, item.text) for item in made.headings] == [("Глава 1. Змеи", warning)]
