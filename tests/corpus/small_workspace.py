"""A small complete workspace of an invented State, and the problems that are found in it."""

from legalgap.corpus import checks
from legalgap.corpus.problems import Severity
from legalgap.corpus.reading import read_library, read_setting

ACT = "national_law/ABC/acts/criminal-code.yaml"
OTHER = "national_law/ABC/acts/labour-code.yaml"
STATE = "national_law/ABC/jurisdiction.yaml"
INDICATOR = "standards/indicators/criminalization.yaml"
METHOD = "standards/methodology/example-2026.yaml"
CONVENTION = "standards/instruments/example.yaml"
ADVICE = "recommendations/criminalization.yaml"
EXAMPLE = "recommendations/practices/criminalization.yaml"

FILES = {
    "legalgap.yaml": """\
country: ABC
methodology: example-2026
with_package: no
""",
    "standards/instruments/example.yaml": """\
id: example
title: {en: Example Convention, ru: Пример конвенции}
reach: treaty
region: {en: Example region, ru: Пример региона}
grade: text_read
sources:
  text:
    title: {en: The text of the convention, ru: Текст конвенции}
source: text
standards:
  - pin: 3(a)
    asks: {en: Define the offence by all its acts., ru: Определить все деяния.}
    force: duty
    grade: text_read
  - pin: 3(c)
    asks: {en: Ask for no means where the victim is a child., ru: Не требовать средств.}
    force: duty
    grade: text_read
""",
    "standards/indicators/criminalization.yaml": """\
- id: CRIM-01
  question:
    en: Does the offence follow the definition?
    ru: Соответствует ли состав определению?
  standards: [example:3(a), example:3(c)]
  lenses: {gender: relevant, age: core}
  penal: true
  elements:
    recruitment:
      label: {en: recruitment, ru: вербовка}
    no_means_required:
      label: {en: no means for a child, ru: без средств воздействия}
      from: [example:3(c)]
    age_test:
      bad: true
      label: {en: the age must have been known, ru: возраст был известен}
    max_years:
      label: {en: longest term, ru: наибольший срок}
    rules_issued:
      label: {en: rules are issued, ru: правила изданы}
      computed: bylaws:in_force
  full:
    all:
      - recruitment
      - no_means_required
      - not: age_test
      - number: {element: max_years, min: 8, unit: years}
      - rules_issued
  closes_with: [REC-CRIM-01]
""",
    "standards/methodology/example-2026.yaml": """\
id: example-2026
title: {en: Example methodology, ru: Пример методики}
areas:
  criminalization:
    title: {en: Criminalization, ru: Криминализация}
    prefix: CRIM
lenses:
  gender: {core: 1, relevant: 0.5}
  age: {core: 1, relevant: 0.5}
groups:
  children: {en: children, ru: дети}
  women: {en: women, ru: женщины}
bands: {A: 80, B: 60, C: 40, D: 20, E: 0}
cap: {contradicted_obligation: C}
""",
    "national_law/ABC/jurisdiction.yaml": """\
id: ABC
name: {en: Example State, ru: Пример государства}
as_of: 2026-01-01
sources:
  list:
    title: {en: List of parties, ru: Список участников}
treaties:
  example: {in_force: 2005, grade: reported, source: list}
""",
    "national_law/ABC/acts/criminal-code.yaml": """\
id: criminal-code
title: {en: Criminal Code, ru: Уголовный кодекс}
kind: code
penal: true
adopted: 2020-05-01
in_force: {from: 2021-01-01}
sources:
  official:
    title: {en: Official text, ru: Официальный текст}
    checked: 2026-01-01
source: official
provisions:
  - pin: 166(1)
    grade: text_read
    read: whole
    summary: {en: Trafficking in persons., ru: Торговля людьми.}
    claims:
      CRIM-01:
        provides: [recruitment]
        lacks: [no_means_required]
        values: {max_years: 6}
""",
    "recommendations/criminalization.yaml": """\
- id: REC-CRIM-01
  title: {en: Drop the means for a child, ru: Исключить средства для ребенка}
  gap: {en: The offence asks for means., ru: Состав требует средств.}
  measure: [law]
  adopt: {en: Amend the article., ru: Внести изменения в статью.}
  lead: {en: Ministry of Justice, ru: Министерство юстиции}
  horizon: short
  effort: low
  standards: [example:3(c)]
  provides: {CRIM-01: [no_means_required]}
  practices: [BP-CRIM-01]
""",
    "recommendations/practices/criminalization.yaml": """\
- id: BP-CRIM-01
  country: {en: Another Example State, ru: Другой пример государства}
  region: example_region
  instrument: {en: Criminal Code, ru: Уголовный кодекс}
  does: {en: Asks for no means., ru: Не требует средств.}
  why: {en: A child cannot consent., ru: Ребенок не может согласиться.}
  caveat: {en: Courts apply it rarely., ru: Суды применяют редко.}
  indicators: [CRIM-01]
  source:
    title: {en: Official text, ru: Официальный текст}
  grade: reported
  valid_as_of: 2026-01-01
""",
}


class SmallWorkspace:
    """A folder that validates without a problem, until a test writes into it."""

    def __init__(self, folder):
        self.folder = folder
        for path, text in FILES.items():
            self.write(path, text)

    def path(self, path):
        return self.folder / path

    def write(self, path, content):
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str):
            content = content.encode("utf-8")
        file.write_bytes(content)

    def edit(self, path, old, new):
        """Replace the one place where `old` stands in a file of the valid workspace."""
        text = FILES[path]
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        self.write(path, text.replace(old, new))

    def library(self):
        return read_library(read_setting(self.folder))

    def problems(self, stale_before=None):
        """Every problem; paths are shown as the workspace's own, without the folder."""
        found = checks.run(self.library(), stale_before)
        prefix = self.folder.as_posix() + "/"
        for problem in found:
            assert problem.place.file.startswith(prefix), problem
        return found

    def errors(self):
        return [item for item in self.problems() if item.severity is Severity.ERROR]

    def found(self):
        """Code, file, line and column of every problem, in order."""
        prefix = self.folder.as_posix() + "/"
        return [
            (
                problem.code,
                problem.place.file.removeprefix(prefix),
                problem.place.line,
                problem.place.column,
            )
            for problem in self.problems()
        ]


def shown(problem):
    """The code of a problem with its line and column."""
    return (problem.code, problem.place.line, problem.place.column)


def standing(text, caret):
    """Line and column, from 1, of the first place where some words stand."""
    before = text[: text.index(caret)]
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
