"""A small workspace whose law changes between two commits."""

import subprocess

ACT = """\
id: labour-code
title: {en: Labour Code, ru: Трудовой кодекс}
kind: code
in_force: {from: 2020-01-01}
sources: {gazette: {title: {en: Gazette, ru: Ведомости}, checked: 2026-01-01}}
source: gazette
provisions:
  - pin: 7
    grade: text_read
    read: whole
    summary: {en: Agencies are licensed., ru: Агентства лицензируются.}
    claims:
      PREV-01: {%s: [licence]}
"""
FILES = {
    "legalgap.yaml": "country: ABC\nmethodology: small\nwith_package: no\n",
    "standards/instruments/example.yaml": """\
id: example
title: {en: Example, ru: Пример}
reach: treaty
region: {en: World, ru: Мир}
grade: text_read
standards:
  - {pin: 1, asks: {en: License agencies., ru: Лицензировать.}, force: duty, grade: text_read}
""",
    "standards/indicators/prevention.yaml": """\
- id: PREV-01
  question: {en: Are agencies licensed?, ru: Лицензируются ли агентства?}
  standards: [example:1]
  elements:
    licence: {label: {en: licence, ru: лицензия}}
  full: licence
""",
    "standards/methodology/small.yaml": """\
id: small
title: {en: Small, ru: Малая}
areas: {prevention: {title: {en: Prevention, ru: Предупреждение}, prefix: PREV}}
""",
    "national_law/ABC/jurisdiction.yaml": """\
id: ABC
name: {en: Example State, ru: Пример}
as_of: 2026-01-01
treaties: {example: {in_force: 2001, grade: text_read}}
""",
    "national_law/ABC/acts/labour-code.yaml": ACT % "lacks",
}


def git(folder, *arguments):
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def begin(folder):
    """Write the workspace and make a first commit of it, in which nothing is licensed."""
    for path, text in FILES.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "one")
