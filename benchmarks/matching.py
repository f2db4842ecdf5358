"""Measures recall of matching on links that the shipped data holds; see README.md."""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import matching_data as data

from legalgap.cli.shared import setting_here
from legalgap.corpus.library import Library
from legalgap.corpus.reading import read_library
from legalgap.intake.matching.glossary import Glossary, WordReader, read_glossary
from legalgap.intake.matching.matcher import Matcher
from legalgap.intake.matching.places import Place
from legalgap.intake.matching.proposing import ready_places, ready_question
from legalgap.intake.matching.questions import Question, question_of, standards_of

WAYS = (
    ("Russian: indicators, articles of codes", "ru", "ru"),
    ("English: indicators, articles of treaties", "en", "en"),
    ("across: English indicators, Russian articles", "en", "ru"),
    ("across: Russian indicators, English articles", "ru", "en"),
)


def main() -> None:
    """Read the texts, put the questions, print and keep the results."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--held-out", action="store_true", help="the half not used for tuning")
    asked.add_argument(
        "--without-standards",
        action="store_true",
        help="ask with question, labels and tests alone, without what the standards ask",
    )
    asked.add_argument("--country", default="KGZ")
    asked.add_argument("--json", type=Path, help="where to write the results as JSON")
    chosen = asked.parse_args()
    library = read_library(setting_here())
    glossary = read_glossary()
    texts = {
        "ru": data.places(data.CODES, "kgz_ru", ".docx"),
        "en": data.places(data.TREATIES, "treaties", ".md"),
    }
    gold = {"ru": data.claim_links(library, chosen.country), "en": data.treaty_links(library)}
    results = []
    for name, asked_in, said_in in WAYS:
        questions = [
            question
            for question in asked_of(library, asked_in)
            if question.id in gold[said_in] and data.is_held_out(question.id) == chosen.held_out
        ]
        if chosen.without_standards:
            questions = [replace(question, standards={}) for question in questions]
        print(f"{name} ({len(questions)} indicators)", file=sys.stderr)
        ranked = all_ways(questions, texts[said_in], asked_in, said_in, glossary)
        names = [question.id for question in questions]
        found = {way: data.recall(item, gold[said_in], names) for way, item in ranked.items()}
        results.append({"task": name, "questions": len(questions), "recall": found})
    print(table(results))
    if chosen.json:
        chosen.json.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")


def asked_of(library: Library, lang: str) -> list[Question]:
    """Every indicator in a language."""
    standards = standards_of(library.instruments)
    made = (question_of(item, standards, lang) for item in library.indicators.values())
    return [item for item in made if item is not None]


def all_ways(
    questions: Sequence[Question],
    places: Sequence[Place],
    asked_in: str,
    said_in: str,
    glossary: Glossary,
) -> dict[str, dict[str, list[str]]]:
    """The ten best articles for each question: ours, and both baselines on the same words."""
    names, ids = [item.id for item in questions], [place.id for place in places]
    strings = [
        "\n".join([*(text for _, text in item.fields), *item.standards.values()])
        for item in questions
    ]
    wordings = [f"{place.heading}\n{place.text}" for place in places]
    return {
        "ours": ours(questions, places, asked_in, said_in, glossary),
        "TF-IDF": data.ranking(data.tf_idf(strings, wordings), names, ids),
        "RapidFuzz": data.ranking(data.rapid_fuzz(strings, wordings), names, ids),
    }


def ours(
    questions: Sequence[Question],
    places: Sequence[Place],
    asked_in: str,
    said_in: str,
    glossary: Glossary,
) -> dict[str, list[str]]:
    """As `legalgap match` does it; across languages through the glossary alone."""
    bridge = asked_in != said_in
    matcher = Matcher(ready_places(places, WordReader(said_in, glossary), bridge), glossary)
    reader = WordReader(asked_in, glossary)
    ready = [ready_question(question, reader, bridge) for question in questions]
    found: dict[str, list[str]] = {}
    for match in matcher.matches(ready, 10):
        found.setdefault(questions[match.question].id, []).append(places[match.text].id)
    return {name: best[:10] for name, best in found.items()}


def table(results: Sequence[dict[str, object]]) -> str:
    """The results as a table in Markdown."""
    lines = ["| task | way | at 1 | at 5 | at 10 |", "|---|---|---|---|---|"]
    for item in results:
        for way, numbers in item["recall"].items():
            shown = " | ".join(f"{number:.3f}" for number in numbers)
            lines.append(f"| {item['task']} ({item['questions']}) | {way} | {shown} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
