"""The shared texts: codes, treaties and a statute, cut to the article and to the word.

They are no part of the repository; where they do not lie beside it these tests are skipped.
"""

from pathlib import Path

import pytest
import yaml
from laws import ROOT, shared_text
from test_structure_laws import texts_of

from legalgap.corpus.yaml_text import read_text
from legalgap.intake.importing import Imported, import_document
from legalgap.intake.manuscript import read
from legalgap.intake.tree import counted
from legalgap.model.act import Act

ARTICLES = {
    "kgz_ru/criminal_code_2021.docx": 432,
    "kgz_ru/criminal_procedure_code_2021.docx": 548,
    "kgz_ru/offences_code_2021.docx": 668,
    "kgz_ru/family_code_2003.docx": 141,
    "kgz_ru/labour_code_2025.docx": 265,
    "kgz_ru/constitution_2021.docx": 116,
    "treaties/palermo_tip_protocol.md": 20,
    "treaties/untoc.md": 41,
    "treaties/smuggling_protocol.md": 25,
    "treaties/cedaw.md": 30,
    "treaties/crc.md": 54,
    "treaties/crc_opsc.md": 17,
    "treaties/crc_opac.md": 13,
    "treaties/cets197_coe_trafficking.md": 47,
    "treaties/istanbul_convention.md": 81,
    "treaties/ilo_c29_forced_labour.md": 33,
    "treaties/ilo_p29_2014.md": 12,
    "treaties/ilo_c105.md": 10,
    "treaties/ilo_c189_domestic_workers.md": 27,
    "treaties/slavery_1926.md": 12,
    "treaties/slavery_supplementary_1956.md": 15,
    "treaties/iccpr.md": 53,
    "en/zambia_anti_human_trafficking_2008.json": 116,
}
ENCODED = {
    "kgz_ru/criminal_code_2021.docx": "criminal-code-2021",
    "kgz_ru/criminal_procedure_code_2021.docx": "criminal-procedure-code-2021",
    "kgz_ru/offences_code_2021.docx": "offences-code-2021",
    "kgz_ru/family_code_2003.docx": "family-code-2003",
    "kgz_ru/labour_code_2025.docx": "labour-code-2025",
    "kgz_ru/constitution_2021.docx": "constitution-2021",
}
READ: dict[Path, Imported] = {}


def imported(path: Path) -> Imported:
    if path not in READ:
        READ[path] = import_document(path, "some-act")
    return READ[path]


@pytest.mark.parametrize(("name", "articles"), ARTICLES.items())
def test_every_article_is_found_and_no_word_is_lost_or_doubled(name: str, articles: int):
    path = shared_text(name)
    made = imported(path)
    assert made.summary()["articles"] == articles
    assert made.words_kept == made.words_in
    assert made.words_unparsed == 0
    document, problems = read_text("act.yaml", made.yaml)
    assert document is not None
    assert not problems
    act = Act.model_validate(document.tree, context={"lang": document.lang})
    source = counted([paragraph.text for paragraph in read(path).paragraphs])
    assert counted(list(texts_of(act))) == source


@pytest.mark.parametrize(("name", "act"), ENCODED.items())
def test_every_provision_that_the_shipped_act_cites_is_there(name: str, act: str):
    made = imported(shared_text(name))
    file = ROOT / "national_law" / "KGZ" / "acts" / f"{act}.yaml"
    encoded = yaml.safe_load(file.read_text(encoding="utf-8"))
    cited = {str(provision["pin"]) for provision in encoded["provisions"]}
    assert cited <= {str(piece.pin) for piece in made.provisions.pieces}


def test_article_166_has_four_parts_their_points_and_its_note():
    made = imported(shared_text("kgz_ru/criminal_code_2021.docx"))
    pins = [str(piece.pin) for piece in made.provisions.pieces if piece.pin.steps[:1] == ("166",)]
    assert pins == [
        *("166", "166(1)", "166(2)"),
        *(f"166(2)({point})" for point in range(1, 7)),
        *("166(2)(par-2)", "166(3)"),
        *(f"166(3)({point})" for point in range(1, 6)),
        *("166(3)(par-2)", "166(4)", "166(note)"),
        *(f"166(note)(par-{number})" for number in (1, 2, 3)),
    ]


def test_the_raised_and_the_dotted_article_stand_beside_their_plain_one():
    made = imported(shared_text("kgz_ru/criminal_code_2021.docx"))
    pins = [str(piece.pin) for piece in made.provisions.pieces if len(piece.pin.steps) == 1]
    assert pins[pins.index("240") + 1] == "240-1"
    assert pins[pins.index("71") + 1] == "71-1"
