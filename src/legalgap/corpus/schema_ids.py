"""The ids at hand, put into a schema so that editors complete them and say what they mean."""

from collections.abc import Mapping
from typing import Any

from legalgap.corpus.library import Library
from legalgap.model.base import (
    ElementRef,
    IndicatorId,
    PracticeId,
    RecommendationId,
    StandardId,
)

Ids = Mapping[str, Mapping[str, str]]
"""By kind of thing, each id with a few words on it; of `CRIM-09.` the elements of one indicator."""

_LONGEST = 160


def known_ids(library: Library, lang: str = "en") -> Ids:
    """What the library knows, with words in a language where they are there."""

    def said(text: Mapping[str, str] | None) -> str:
        words = (text or {}).get(lang) or next(iter((text or {}).values()), "")
        return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"

    made: dict[str, dict[str, str]] = {
        "indicator": {name: said(one.question) for name, one in library.indicators.items()},
        "recommendation": {name: said(one.title) for name, one in library.recommendations.items()},
        "practice": {name: said(one.does) for name, one in library.practices.items()},
        "instrument": {name: said(one.title) for name, one in library.instruments.items()},
        "jurisdiction": {name: said(one.name) for name, one in library.jurisdictions.items()},
        "methodology": {name: said(one.title) for name, one in library.methodologies.items()},
    }
    made["standard"] = {
        f"{slug}:{standard.pin}": said(standard.asks)
        for slug, one in library.instruments.items()
        for standard in one.standards
    }
    made["act"] = {
        name.partition("/")[2]: said(entry.record.title)
        for name, entry in sorted(library.of("act").items())
    }
    made["element"] = {}
    for name, one in library.indicators.items():
        own = {key: said(element.label) for key, element in one.elements.items()}
        made[f"{name}."] = own
        made["element"] |= {f"{name}.{key}": words for key, words in own.items()}
    for kind in ("area", "lens", "group"):
        made[kind] = {}
    for method in library.methodologies.values():
        made["area"] |= {name: said(one.title) for name, one in method.areas.items()}
        made["lens"] |= {name: said(one.title) for name, one in method.lenses.items()}
        made["group"] |= {name: said(text) for name, text in method.groups.items()}
    return made


def _pattern(annotated: Any) -> str:
    return next(
        str(one.pattern)
        for note in annotated.__metadata__
        for one in note.metadata
        if getattr(one, "pattern", None)
    )


_BY_PATTERN = {
    _pattern(IndicatorId): "indicator",
    _pattern(StandardId): "standard",
    _pattern(RecommendationId): "recommendation",
    _pattern(PracticeId): "practice",
    _pattern(ElementRef): "element",
}
_BY_FIELD = {
    "treaties": "instrument", "ratified": "instrument", "amends": "act", "replaced_by": "act",
    "act": "act", "acts": "act", "areas": "area", "lenses": "lens", "for": "group",
    "serves": "group", "country": "jurisdiction", "methodology": "methodology",
}  # fmt: skip
"""Fields whose ids have the form of any other id."""
_OWN = frozenset({"id", "was"})
"""Here an id is given, not named."""


def with_ids(schema: dict[str, Any], ids: Ids) -> dict[str, Any]:
    """The schema with completions; what is not known yet stays valid."""
    used: set[tuple[str, str]] = set()
    made: dict[str, Any] = _walk(schema, "", ids, used)
    definitions: dict[str, Any] = made.setdefault("$defs", {})
    for what, kind in sorted(used):
        if what == "known":
            definitions[f"known {kind}"] = _enum(ids[kind])
            continue
        for name, words in ids[kind].items():
            definitions[f"{what} {name}"] = {"description": words}
            if what != "about":
                definitions[f"{what} {name}"] |= _MADE[what](name)
                definitions[f"element of {name}"] = _element(ids[f"{name}."])
                definitions[f"by element of {name}"] = _by_element(ids[f"{name}."])
    return made


def _walk(node: Any, field: str, ids: Ids, used: set[tuple[str, str]]) -> Any:
    if isinstance(node, list):
        return [_walk(below, field, ids, used) for below in node]
    if not isinstance(node, dict):
        return node
    kind = _BY_PATTERN.get(str(node.get("pattern"))) or ""
    if not kind and "pattern" in node:
        kind = _BY_FIELD.get(field, "")
    if kind and field not in _OWN and ids.get(kind):
        used.add(("known", kind))
        plain = {key: value for key, value in node.items() if "escription" not in key}
        said = {key: value for key, value in node.items() if "escription" in key}
        return {**said, "anyOf": [{"$ref": f"#/$defs/known {kind}"}, plain]}
    made: dict[str, Any] = {}
    for key, value in node.items():
        if key == "$defs":
            made[key] = {name: _walk(below, "", ids, used) for name, below in value.items()}
        elif key == "properties":
            made[key] = {name: _walk(below, name, ids, used) for name, below in value.items()}
        else:
            made[key] = _walk(value, field, ids, used)
    return _keyed(made, field, ids, used)


def _keyed(
    made: dict[str, Any], field: str, ids: Ids, used: set[tuple[str, str]]
) -> dict[str, Any]:
    """A map by ids: each known one as a key that editors offer; the pattern holds its type."""
    for pattern in made.get("patternProperties") or {}:
        kind = _BY_PATTERN.get(pattern) or _BY_FIELD.get(field, "")
        if not ids.get(kind):
            continue
        what = _BY_INDICATOR.get(field, "about") if kind == "indicator" else "about"
        used.add((what, kind))
        known = {name: {"$ref": f"#/$defs/{what} {name}"} for name in ids[kind]}
        made["properties"] = {**known, **made.get("properties", {})}
    return made


_BY_INDICATOR = {"claims": "claims on", "provides": "elements of", "ends": "elements of"}
"""Maps by indicator in which its elements stand."""


def _claims(name: str) -> dict[str, Any]:
    """What a claim on one indicator can say: its elements where elements stand."""
    listed = {"items": {"$ref": f"#/$defs/element of {name}"}}
    keyed = {"$ref": f"#/$defs/by element of {name}"}
    ways = {
        "provides": listed, "lacks": listed, "narrows": keyed, "partly": keyed, "values": keyed,
    }  # fmt: skip
    return {"properties": ways, "items": {"properties": ways}}


def _elements(name: str) -> dict[str, Any]:
    return {"items": {"$ref": f"#/$defs/element of {name}"}}


_MADE = {"claims on": _claims, "elements of": _elements}


def _element(elements: Mapping[str, str]) -> dict[str, Any]:
    return {"anyOf": [_enum(elements), {"type": ["string", "number", "boolean"]}]}


def _by_element(elements: Mapping[str, str]) -> dict[str, Any]:
    return {"properties": {key: {"description": said} for key, said in elements.items()}}


def _enum(known: Mapping[str, str]) -> dict[str, Any]:
    return {"enum": list(known), "markdownEnumDescriptions": list(known.values())}
