"""The comparison of two editions for programs."""

from typing import Any

from legalgap.corpus.word_diff import Segment
from legalgap.intake.versions.comparison import ArticleChange, PassageChange
from legalgap.intake.versions.edition import NewerEdition
from legalgap.intake.versions.resting import Resting


def as_json(edition: NewerEdition) -> dict[str, Any]:
    """Everything that the comparison found; runs of words are `same`, `removed` or `added`."""
    found = edition.comparison
    return {
        "format": 1,
        "act": edition.act.id,
        "file": edition.file,
        "from": str(edition.start),
        "compared_with": str(edition.last),
        "counts": {
            kind: len(found.of(kind))
            for kind in ("inserted", "changed", "renumbered", "repealed", "removed")
        },
        "articles": [_article(article) for article in found.articles],
        "headings": [_segment(part) for part in found.headings],
        "amendment_notes": [str(new.pin) for _, new in found.notes],
        "not_compared": [str(pin) for pin in found.unknown],
        "claims_touched": [_touched(item) for item in edition.touched],
        "claims_untouched": [
            {"provision": item.id, "indicator": item.indicator} for item in edition.untouched
        ],
        "problems": list(edition.imported.problems),
    }


def _article(article: ArticleChange) -> dict[str, Any]:
    return {
        "kind": article.kind,
        "old": str(article.old) if article.old else None,
        "new": str(article.new) if article.new else None,
        "heading": article.heading,
        "provisions": [_passage(change) for change in article.passages],
    }


def _passage(change: PassageChange) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "old": str(change.old.pin) if change.old else None,
        "new": str(change.new.pin) if change.new else None,
        "reworded": change.is_reworded,
        "came_from": str(change.came_from) if change.came_from else None,
        "went_to": str(change.went_to) if change.went_to else None,
        "heading": [_segment(part) for part in change.heading],
        "text": [_segment(part) for part in change.text],
    }


def _segment(part: Segment) -> dict[str, str]:
    return {"op": part.op, "text": part.new if part.op != "removed" else part.old}


def _touched(item: Resting) -> dict[str, Any]:
    return {
        "provision": item.id,
        "indicator": item.indicator,
        "touches": [
            {"way": way, "provision": str(change.pin), "kind": change.kind}
            for way, change in item.touches
        ],
    }
