"""Codes, laws and decrees in Russian: cut as a lawyer would cite them."""

import pytest
from laws import apart, provisions, tree_of, wording

from legalgap.intake.manuscript import Paragraph

OFFENCE = """
Статья 12. Похищение звезд
1. Похищение одной звезды, –
наказывается чтением вслух на срок до двух часов.
2. То же деяние, совершенное:
1) ночью;
2) группой лиц:
а) из трех человек;
б) из четырех и более, –
наказывается чтением вслух на срок до семи часов.
Примечание. Под звездой понимается любое светило.
Солнце звездой не признается.
Тот, кто вернул звезду, освобождается от чтения.
(В редакции Закона от 1 мая 2020 года № 7)
Статья 13. Хранение луны
Хранение луны без разрешения не допускается.
"""


def test_parts_points_and_subpoints_lie_below_their_article():
    found = wording(OFFENCE)
    assert found["12(2)"] == "То же деяние, совершенное:"
    assert found["12(2)(1)"] == "ночью;"
    assert found["12(2)(2)(а)"] == "из трех человек;"
    assert found["13"] == "Хранение луны без разрешения не допускается."


def test_a_penalty_is_of_the_part_and_not_of_its_last_point():
    found = wording(OFFENCE)
    assert found["12(1)"].endswith("–\nнаказывается чтением вслух на срок до двух часов.")
    assert found["12(2)(par-2)"] == "наказывается чтением вслух на срок до семи часов."
    assert found["12(2)(2)(б)"] == "из четырех и более, –"


def test_a_note_keeps_its_paragraphs_apart():
    found = wording(OFFENCE)
    assert found["12(note)"] == ""
    assert found["12(note)(par-1)"] == "Под звездой понимается любое светило."
    assert found["12(note)(par-3)"] == "Тот, кто вернул звезду, освобождается от чтения."


def test_a_note_of_amendment_at_the_end_is_of_the_whole_article():
    made = provisions(OFFENCE)
    amended = {str(piece.pin): piece.amended for piece in made.pieces if piece.amended}
    assert amended == {"12": "(В редакции Закона от 1 мая 2020 года № 7)"}


def test_a_note_of_amendment_before_another_part_is_of_the_part_before_it():
    made = provisions(
        """Статья 1. Дожди
        1. Дождь идет.
        (В редакции Закона КР от 2 июня 2021 года № 9)
        2. Дождь кончается."""
    )
    assert [str(piece.pin) for piece in made.pieces if piece.amended] == ["1(1)"]


@pytest.mark.parametrize(
    ("line", "pin"),
    [
        ("Статья 240¹. Срыв пломбы", "240-1"),
        ("Статья 71-1. Прохождение программы", "71-1"),
        ("Статья 71–2. Прохождение программы", "71-2"),
        ("Статья 127.1. Сделки с ветром", "127.1"),
        ("Статья 14.1.1-1. Сделки с туманом", "14.1.1-1"),
        ("СТАТЬЯ 5", "5"),
        ("Статья №7 Заголовок", "7"),
        ("5-статья. Шамал", "5"),
        ("3-nji madda. Ýel", "3"),
    ],
)
def test_every_way_of_printing_a_number_is_read(line: str, pin: str):
    made = provisions(f"{line}\nТекст об этом стоит здесь.", style="russian")
    assert [str(piece.pin) for piece in made.pieces] == [pin]
    assert made.articles == 1


def test_a_raised_digit_is_another_article_than_the_number_it_would_make():
    raised = Paragraph("Статья 2401. Срыв пломбы", raised=((10, 11),))
    found = wording("Статья 240. Пломба\nПломба хранится.", raised, "Срыв пломбы виден.")
    assert list(found) == ["240", "240-1"]


def test_raised_digits_stay_raised_in_the_wording():
    line = Paragraph("1. Дело по части 11 закрыто.", raised=((18, 19),))
    assert wording("Статья 1. Дела", line)["1(1)"] == "Дело по части 1¹ закрыто."


def test_a_number_that_word_computes_is_a_label_and_no_word():
    found = wording(
        "Статья 1. Лестницы",
        Paragraph("Лестница ведет вверх:", number="1."),
        Paragraph("по ступеням;", number="1)"),
        Paragraph("по перилам.", number="2)"),
        Paragraph("Лестница ведет вниз.", number="2."),
    )
    assert list(found) == ["1", "1(1)", "1(1)(1)", "1(1)(2)", "1(2)"]


def test_a_letter_that_stands_for_a_digit_is_read_and_reported():
    made = provisions("Статья 309. А\nТекст есть.\nСтатья З10. Б\nТекст тоже есть.")
    assert [str(piece.pin) for piece in made.pieces] == ["309", "310"]
    assert made.articles == 1
    assert "read as article 310" in made.problems[0]


def test_a_sentence_that_begins_with_a_reference_is_no_article():
    found = wording(
        """Статья 5. Ветер
        1. Ветер дует.
        2. Статья 26 настоящего Кодекса ветра не касается.
        Статья 27 настоящего Кодекса тоже."""
    )
    assert list(found) == ["5", "5(1)", "5(2)", "5(2)(par-1)", "5(2)(par-2)"]


def test_paragraphs_side_by_side_are_indents_counted_from_the_first():
    found = wording(
        """Статья 24
        1. Все равны перед дождем.
        Никто не может быть обделен зонтом.
        2. Дождь бесплатен."""
    )
    assert found["24(1)"] == ""
    assert found["24(1)(par-1)"] == "Все равны перед дождем."
    assert found["24(1)(par-2)"] == "Никто не может быть обделен зонтом."


def test_definitions_without_numbers_are_indents_after_their_opening():
    found = wording(
        """Статья 2. Понятия
        В настоящем Законе:
        снег - замерзшая вода;
        (абзац третий утратил силу в соответствии с Законом от 1 мая 2020 года № 7)
        град - крупный снег."""
    )
    assert found["2"] == "В настоящем Законе:"
    assert found["2(par-2)"] == "снег - замерзшая вода;"
    assert found["2(par-4)"] == "град - крупный снег."


def test_a_list_of_dashes_below_a_point_stays_with_the_point():
    found = wording(
        """Статья 3
        1. Сторож освобождается:
        1) от службы:
        - по просьбе;
        - по болезни.
        2) от дежурства.
        Решение пишет начальник."""
    )
    assert found["3(1)(1)"] == "от службы:"
    assert found["3(1)(1)(par-3)"] == "- по болезни."
    assert found["3(1)(2)"] == "от дежурства."
    assert found["3(1)(par-2)"] == "Решение пишет начальник."


@pytest.mark.parametrize("printed", ["1-1)", "1¹)", "1–1)"])
def test_inserted_points_follow_the_one_they_were_added_to(printed: str):
    found = wording(f"Статья 4\n1. Можно:\n1) петь;\n{printed} шептать;\n2) молчать.\n2. Нет.")
    assert list(found)[2:] == ["4(1)(1)", "4(1)(1-1)", "4(1)(2)", "4(2)"]


def test_a_point_that_stands_twice_is_kept_in_its_place():
    found = wording("Статья 4\nМожно:\n1) петь;\n1) шептать;\n2) молчать.")
    assert found["4(1)"] == "петь;"
    assert "1) шептать;" in found.values()
    assert found["4(2)"] == "молчать."


def test_items_that_stand_in_one_paragraph_are_cut_apart():
    found = wording("Статья 6. Дом\nДом имеет: 1) крышу, в том числе плоскую; 2) стены; 3) окна.")
    assert found["6"] == "Дом имеет:"
    assert found["6(3)"] == "окна."


def test_repealed_provisions_stand_in_their_place():
    made = provisions(
        """Статья 1. Гром
        (Утратила силу в соответствии с Законом КР от 30 июня 2022 года № 51)
        Статья 2. Молния
        1. Молния сверкает.
        2. (Утратила силу в соответствии с Законом КР от 30 июня 2022 года № 51)
        3. Молния гаснет."""
    )
    assert [str(piece.pin) for piece in made.pieces if piece.repealed] == ["1", "2(2)"]


def test_a_repealed_range_gives_every_article_of_it_and_its_words_once():
    made = provisions(
        """Статья 4. Пар
        Пар поднимается.
        Статьи 5-7 (Утратили силу в соответствии с Законом КР от 30 июня 2022 года № 51)
        Статья 8. Лед
        Лед тает."""
    )
    assert [str(piece.pin) for piece in made.pieces] == ["4", "5", "6", "7", "8"]
    assert [piece.repealed for piece in made.pieces] == [False, True, True, True, False]
    assert made.articles == 5
    assert [bool(piece.text) for piece in made.pieces] == [True, True, False, False, True]


def test_a_repealed_range_of_parts_is_counted_on():
    made = provisions(
        """Статья 4. Пар
        1. Пар поднимается.
        2-4. (Утратили силу в соответствии с Законом КР от 30 июня 2022 года № 51)
        5. Пар остывает."""
    )
    assert [str(piece.pin) for piece in made.pieces] == [
        "4",
        *(f"4({number})" for number in range(1, 6)),
    ]


def test_chapters_head_what_follows_and_keep_their_notes():
    made = provisions(
        Paragraph("РАЗДЕЛ I", strong=True),
        Paragraph("О ВОДЕ", strong=True),
        "Глава 1. Реки",
        "Статья 1. Течение\nРека течет.",
        "Глава 2. Озера\n(Утратила силу в соответствии с Законом КР от 30 июня 2022 года № 51)",
        "Глава 3. Моря и океаны",
        "Статья 2. Прилив\nМоре приходит.",
    )
    assert [(item.heading, str(item.before)) for item in made.headings] == [
        ("РАЗДЕЛ I О ВОДЕ", "1"),
        ("Глава 1. Реки", "1"),
        ("Глава 2. Озера", "2"),
        ("Глава 3. Моря и океаны", "2"),
    ]
    assert made.headings[2].text.startswith("(Утратила силу")


def test_the_title_and_the_number_stand_apart_and_the_preamble_is_a_provision():
    tree = tree_of(
        Paragraph("ЗАКОН О ПТИЦАХ", strong=True),
        "от 5 апреля 2019 года № 44",
        "(В редакции Закона от 1 мая 2020 года № 7)",
        "Настоящий Закон хранит птиц, живущих в лесах и на полях республики.",
        "Статья 1. Птицы\nПтица летает.",
        Paragraph("Президент", cell=(1, 1, 1)),
        Paragraph("И.О. Фамилия", cell=(1, 1, 2)),
    )
    assert [kind for kind, _ in apart(tree)] == ["front"] * 3 + ["signature"] * 2
    assert tree.bodies[0].parts[3].step == "preamble"


def test_a_decree_has_points_instead_of_articles():
    made = provisions(
        Paragraph("ПОСТАНОВЛЕНИЕ", strong=True),
        "В целях охраны облаков Кабинет Министров постановляет:",
        "1. Утвердить Положение об облаках.",
        "2. Министерству погоды:",
        "1) считать облака;",
        "2) беречь облака.",
        "Приложение\nк постановлению",
        Paragraph("Положение об облаках", strong=True),
        "I. Общие положения",
        "1. Облако белое.",
        "1.1. Туча черная.",
        "2. Облако плывет.",
    )
    pins = [str(piece.pin) for piece in made.pieces]
    assert pins == [
        *("preamble", "1", "2", "2(1)", "2(2)"),
        *("annex-1/1", "annex-1/1.1", "annex-1/2"),
    ]
    assert made.pieces[3].levels == ("point", "subpoint")


def test_annexes_have_pins_of_their_own():
    made = provisions(
        """Статья 1. Мера
        Мера дана в приложении.
        Приложение 2
        Меры длины
        1. Локоть.
        2. Пядь.
        Приложение № 3 к Закону
        1. Ведро."""
    )
    assert [str(piece.pin) for piece in made.pieces] == [
        *("1", "annex-2/1", "annex-2/2", "annex-3/1")
    ]
    assert made.articles == 1


def test_a_contents_list_is_set_apart_and_not_counted():
    tree = tree_of(
        """Оглавление
        Глава 1. Реки
        Статья 1. Исток
        Статья 2. Русло
        Статья 3. Устье
        Глава 1. Реки
        Статья 1. Исток
        Река начинается здесь.
        Статья 2. Русло
        Река течет здесь.
        Статья 3. Устье
        Река кончается здесь."""
    )
    assert len(tree.bodies[0].articles) == 3
    assert [kind for kind, _ in apart(tree)] == ["contents"] * 5


def test_lines_that_the_document_marks_as_contents_are_no_articles():
    tree = tree_of(
        Paragraph("Статья 1. Исток ........ 3", kind="toc"),
        "Статья 1. Исток\nРека начинается здесь.",
    )
    assert len(tree.bodies[0].articles) == 1


def test_footnotes_and_running_heads_stand_apart():
    tree = tree_of(
        Paragraph("Кодекс о реках", kind="header"),
        "Статья 1. Исток\nРека начинается здесь.",
        Paragraph("См. карту.", kind="footnote"),
    )
    assert [kind for kind, _ in apart(tree)] == ["header", "footnote"]


def test_rows_of_a_table_stay_where_they_stand():
    found = wording(
        "Статья 1. Цены\nЦены таковы:",
        Paragraph("1. Зонт", kind="table", cell=(1, 1, 1)),
        Paragraph("5 монет", kind="table", cell=(1, 1, 2)),
        Paragraph("2. Плащ", kind="table", cell=(1, 2, 1)),
        Paragraph("9 монет", kind="table", cell=(1, 2, 2)),
        "Статья 2. Скидки\nСкидок нет.",
    )
    assert found["1(par-2)"] == "1. Зонт | 5 монет\n2. Плащ | 9 монет"


def test_the_other_language_of_a_bilingual_print_stands_apart():
    tree = tree_of(
        """Статья 1. Реки
        1. Река течет по земле и не может быть остановлена в ее пути к морю.
        1-статья. Дарыялар
        1. Дарыя жер менен агат жана деңизге чейин анын жолу үчүн токтотулбайт.
        Статья 2. Моря
        1. Море стоит на месте и не может быть вычерпано из его берегов никем."""
    )
    assert [unit.step for unit in tree.bodies[0].articles] == ["1", "2"]
    assert {kind for kind, _ in apart(tree)} == {"other_language"}


def test_an_article_that_an_amending_law_quotes_is_its_wording():
    made = provisions(
        """Статья 1. Внести изменения
        1. Статью 9 изложить в следующей редакции:
        «Статья 9. Новая
        1. Новое правило.
        2. Еще правило.».
        2. Статью 10 исключить из текста.
        Статья 2. Срок
        Закон вступает в силу завтра."""
    )
    assert made.articles == 2
    assert [str(piece.pin) for piece in made.pieces if len(piece.pin.steps) == 2] == [
        *("1(1)", "1(2)")
    ]


def test_an_article_that_stands_twice_is_kept_and_reported():
    tree = tree_of(
        """Статья 1. Раз
        Текст первый стоит.
        Статья 2. Два
        Текст второй стоит.
        Статья 2. Опять
        Текст третий стоит."""
    )
    assert [unit.step for unit in tree.bodies[0].articles] == ["1", "2"]
    assert "stands twice" in tree.problems[0]


def test_points_are_called_as_the_text_calls_them():
    from legalgap.intake.styles import STYLES

    russian = STYLES["russian"]
    assert russian.names(["как сказано в пункте 1 настоящей статьи"])["1."] == "point"
    assert russian.names(["как сказано в части 1 настоящей статьи"])["1."] == "part"


def test_raised_digits_that_a_plain_text_shows_as_plain_are_read_as_raised():
    made = provisions(
        """Статья 152. Врач
        1. Врач лечит.
        11. Врач учится.
        12. Врач отдыхает.
        2. Врач спит.
        Статья 1521. Знахарь
        Знахарь не лечит.
        Статья 1522. Гадалка
        Гадалка не видит.
        Статья 153. Больной
        Больной лежит."""
    )
    pins = [str(piece.pin) for piece in made.pieces]
    assert pins == [
        *("152", "152(1)", "152(1-1)", "152(1-2)", "152(2)"),
        *("152-1", "152-2", "153"),
    ]
    assert len(made.problems) == 2


def test_ten_plain_parts_are_not_taken_for_raised_ones():
    text = "\n".join(f"{number}. Часть такая." for number in range(1, 14))
    assert list(wording(f"Статья 1. Много\n{text}"))[-1] == "1(13)"


def test_a_note_of_amendment_broken_over_lines_is_whole():
    made = provisions(
        """Статья 1. Реки
        Река течет.
        (В редакции Законов КР от 1 мая 2020 года № 7,
        2 июня 2021 года № 9, 3 июля 2022 года
        № 11)
        Статья 2. Моря
        Море стоит."""
    )
    assert made.pieces[0].amended.endswith("года № 11)")
    assert made.pieces[0].text == "Река течет."


def test_the_heads_of_the_other_language_stand_apart_with_its_text():
    tree = tree_of(
        """Статья 1. Реки
        Река течет по земле и не может быть остановлена в ее пути к морю.
        1-статья. Дарыялар
        Дарыя жер менен агат жана деңизге чейин анын жолу үчүн токтотулбайт."""
    )
    assert [text[:8] for _, text in apart(tree)] == ["1-статья", "Дарыя же"]
    assert tree.problems == []
