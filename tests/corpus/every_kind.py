"""A small world that has a file of every kind, and no problem."""

from small_workspace import FILES, METHOD

TRACKER = "national_law/ABC/bylaws.yaml"
COMMENTED = "national_law/ABC/comments.yaml"
JUDGED = "national_law/ABC/judgements.yaml"
SEEN = "national_law/ABC/observations.yaml"
TESTS = "national_law/ABC/enforceability.yaml"
DRAFT = "national_law/ABC/drafts/child-tier.yaml"
CODING = "national_law/ABC/coders/A1/acts/criminal-code.yaml"
JOURNEY = "standards/journey.yaml"
CLAUSES = "recommendations/clauses.yaml"
WORKSPACE = "legalgap.yaml"

RULES = """\
enforceability:
  tests:
    E1: {title: {en: Act, ru: Акт}}
    E2: {title: {en: Body, ru: Орган}}
  weights: {offence: {E1: 1, E2: 2}}
  lens: {questions: {record_sex: {en: Is sex recorded?, ru: Указан ли пол?}}}
"""
MORE = {
    DRAFT: """\
id: child-tier
title: {en: Bill, ru: Проект}
amends: criminal-code
in_force: 2027-01-01
changes:
  - replace: 166(1)
    claims:
      CRIM-01: {provides: [no_means_required]}
""",
    TRACKER: """\
bylaws:
  - id: rules
    title: {en: Rules, ru: Правила}
    mandated_by: ["criminal-code:166(1)"]
    unlocks: [CRIM-01]
    due: 2026-05-01
    status: draft
    grade: recalled
""",
    JUDGED: """\
judgements:
  - indicator: CRIM-01
    answer: partial
    reason: {en: The court says so., ru: Так решил суд.}
    by: EXP-01
    when: 2026-01-01
""",
    COMMENTED: """\
comments:
  - id: C-001
    reviewer: REV-01
    when: 2026-03-01
    time: 10:15:00
    comment: Article 166 covers harbouring too.
    quote: recruitment
    record: finding:CRIM-01
    part: law
    provisions: ["criminal-code:166(1)"]
    file: national_law/ABC/acts/criminal-code.yaml
    line: 12
    match: sure
    edition: ABC-2026-01-01-0a1b2c3d
    status: answered
    decision: in_part
    reply: {en: Taken over., ru: Учтено.}
    by: EXP-01
  - id: C-002
    reviewer: REV-02
    kind: rewording
    answers: C-001
    quote: may
    proposes: must
    record: act:criminal-code
    resolved: true
""",
    SEEN: """\
sources:
  report:
    title: {en: Concluding observations, ru: Заключительные замечания}
    checked: 2026-01-01
source: report
observations:
  - id: means
    body: {en: Committee, ru: Комитет}
    document: CRC/C/ABC/CO/1
    date: 2025-02-01
    says: {en: Drop the means., ru: Исключить средства.}
    indicators: [CRIM-01]
    grade: text_read
""",
    TESTS: """\
sources:
  official:
    title: {en: Official text, ru: Официальный текст}
    checked: 2026-01-01
source: official
acts:
  - act: criminal-code
    tests: {E2: 2}
    grade: text_read
indicators:
  - indicator: CRIM-01
    provisions: ["criminal-code:166(1)"]
    tests:
      E1: {score: U, ask: {en: the ministry, ru: министерство}}
    lens: {record_sex: yes}
    grade: text_read
""",
    CODING: FILES["national_law/ABC/acts/criminal-code.yaml"],
    JOURNEY: """\
people:
  - id: girl
    title: {en: Girl of 16, ru: Девочка 16 лет}
    story: {en: She is exploited online., ru: Она подвергается эксплуатации.}
steps:
  - id: noticed
    title: {en: Noticed, ru: Замечена}
    question: {en: Can it be noticed?, ru: Можно ли заметить?}
    rule: CRIM-01.no_means_required
    people: [girl]
""",
    CLAUSES: """\
clauses:
  - id: MC-01
    title: {en: Child rule, ru: Норма о детях}
    wording: {en: No means are required., ru: Средства не требуются.}
    standards: [example:3(c)]
    recommendations: [REC-CRIM-01]
""",
    METHOD: FILES[METHOD] + RULES,
}
EVERY = {**FILES, **MORE}
