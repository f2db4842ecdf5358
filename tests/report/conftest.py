"""Reports of both packaged countries, made once, and worlds with a twist."""

import sys
from dataclasses import replace
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from two_countries import COUNTRIES, LANGUAGES, METHOD

from legalgap.corpus.reading import Setting, read_library
from legalgap.engine.assess import assess
from legalgap.model.judgement import Answer, Judgement, Observation
from legalgap.model.jurisdiction import NotApplicable
from legalgap.model.workspace import Workspace
from legalgap.prose.voice import Voice
from legalgap.report import json_file, slides, webpage, word, workbook

sys.path.insert(0, str(Path(__file__).parents[1] / "office"))


@pytest.fixture(scope="session")
def library():
    return read_library(Setting(None, Workspace()))


@pytest.fixture(scope="session")
def assessments(library):
    return {code: assess(library.country(code), library.yardstick(METHOD)) for code in COUNTRIES}


@pytest.fixture(scope="session")
def reports(assessments):
    return {
        (code, lang): word.render(assessments[code], Voice(lang))
        for code in COUNTRIES
        for lang in LANGUAGES
    }


@pytest.fixture(scope="session")
def built(assessments, reports):
    """A report of a format, a country and a language; each is made once, when it is asked for."""
    writers = {"html": webpage, "json": json_file, "pptx": slides, "xlsx": workbook}

    @cache
    def build(name, code, lang):
        if name == "docx":
            return reports[code, lang]
        return writers[name].render(assessments[code], Voice(lang))

    return build


@pytest.fixture(scope="session", params=list(product(COUNTRIES, LANGUAGES)))
def report(request, reports):
    return reports[request.param]


@pytest.fixture
def assessment(assessments):
    return assessments["KGZ"]


@pytest.fixture
def judged(library, assessment):
    """An expert has overruled one answer, one question does not apply, a body has spoken."""
    known = [finding for finding in assessment.findings if finding.answer is Answer.PARTIAL]
    first, second = known[0].id, known[1].id
    country = assessment.country
    judgement = Judgement(
        indicator=first,
        answer=Answer.FULL,
        reason={"en": "The practice of the Supreme Court is uniform."},
        by="EXP-01",
        when="2026-01-01",
    )
    applies = NotApplicable(indicator=second, reason={"en": "The State has no such procedure."})
    seen = Observation(
        id="seen",
        body={"en": "Committee on Examples"},
        document="EX/C/1",
        paragraph="7",
        date="2026",
        says={"en": "The Committee asked for a change"},
        indicators=[first],
        grade="text_read",
    )
    twisted = replace(
        country,
        judgements=(judgement,),
        observations=(*country.observations, seen),
        jurisdiction=country.jurisdiction.model_copy(update={"not_applicable": (applies,)}),
    )
    return assess(twisted, library.yardstick(METHOD))
