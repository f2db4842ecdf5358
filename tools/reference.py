"""Writes the reference pages: every field of every kind of file, and every problem code.

`python tools/reference.py` writes docs/reference/fields.md and docs/reference/problems.md from the
schemas, the shipped data and the pages of the codes; `--check` writes nothing and fails where a
page is out of date. The descriptions of fields are in English only.
"""

import argparse
import re
import sys
from pathlib import Path
from typing import Any

import yaml

from legalgap.corpus import codes
from legalgap.corpus.editor_schema import kinds, schema
from legalgap.corpus.field_words import WORDS
from legalgap.corpus.layout import KINDS
from legalgap.corpus.tree import data_files, read_file

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "reference"
MADE = "<!-- Made by tools/reference.py; do not edit. -->"
LONGEST = 90
"""Characters of an example that stays in its line."""
ORDER = ("workspace", *(kind.name for kind in KINDS))


class Examples:
    """For each field, one value of it that stands in the shipped data."""

    def __init__(self, kind: str, made: dict[str, Any]) -> None:
        self.found: dict[tuple[str, str], Any] = {}
        self._made = made
        for tree in _trees(kind):
            self._walk(made, tree, "")

    def of(self, holder: str, field: str) -> str:
        """The example as it would be written; empty where the data holds none."""
        value = self.found.get((holder, field))
        return "" if value is None else _shown(field, value)

    def _walk(self, node: dict[str, Any], value: Any, holder: str) -> None:
        for one, name in _branches(node, self._made, holder):
            if isinstance(value, dict):
                self._walk_map(one, value, name)
            elif isinstance(value, list) and "items" in one:
                for entry in value:
                    self._walk(one["items"], entry, name)

    def _walk_map(self, node: dict[str, Any], value: dict[str, Any], holder: str) -> None:
        fields = node.get("properties")
        if fields is not None:
            if not set(value) <= set(fields):
                return  # another branch of a choice
            for name, entry in value.items():
                kept = self.found.get((holder, name))
                if entry not in (None, "", [], {}) and _better(name, entry, kept):
                    self.found[holder, name] = entry
                self._walk(fields[name], entry, holder)
            return
        beside = [*(node.get("patternProperties") or {}).values()]
        if isinstance(node.get("additionalProperties"), dict):
            beside.append(node["additionalProperties"])
        for below in beside:
            for entry in value.values():
                self._walk(below, entry, holder)


def _better(name: str, value: Any, kept: Any) -> bool:
    """The first that is short, else the shortest."""
    if kept is None:
        return True
    was = len(_shown(name, kept))
    return was > LONGEST and len(_shown(name, value)) < was


def _branches(
    node: dict[str, Any], made: dict[str, Any], holder: str
) -> list[tuple[dict[str, Any], str]]:
    """What a node may be, references followed; each with the definition that it lies in."""
    found = [(node, holder)]
    if "$ref" in node:
        name = node["$ref"].rpartition("/")[2]
        found += _branches(made["$defs"][name], made, name)
    for key in ("anyOf", "oneOf", "allOf"):
        for below in node.get(key, ()):
            found += _branches(below, made, holder)
    return found


def _trees(kind: str) -> list[Any]:
    if kind == "workspace":
        text = (ROOT / "src/legalgap/cli/scaffolds/legalgap.yaml").read_text(encoding="utf-8")
        return [yaml.safe_load(text.replace("$country", "KAZ"))]
    pattern = next(one for one in KINDS if one.name == kind)
    paths = [path for path in data_files(ROOT) if pattern.matches(path)]
    paths = [path for path in paths if next(k for k in KINDS if k.matches(path)) is pattern]
    documents = [read_file(ROOT / path, path, ROOT)[0] for path in paths]
    return [document.tree for document in documents if document is not None]


def _shown(name: str, value: Any) -> str:
    said = yaml.safe_dump(
        {name: value}, default_flow_style=True, allow_unicode=True, width=10_000, sort_keys=False
    ).strip()
    return re.sub(r"'(\d[\d.-]*|yes|no|true|false)'", r"\1", said[1:-1])


def fields_page() -> str:
    """Every field of every kind of file."""
    lines = [
        "# Fields of the files",
        "",
        MADE,
        "",
        "Every kind of file, with every field: its type, whether it must be there, what it means, "
        "and an example from the data of this repository. The same descriptions show in an editor "
        "(`legalgap schema`). They are in English only; the [guide](../guide.en.md) is in "
        "[Russian](../guide.ru.md) too.",
        "",
        "Scalars are read as text and typed by the field: `166`, `no` and `2024-01-22` need no "
        "quotes. *Prose* is plain text in the language of the file (`lang:`), or a map `en:` / "
        "`ru:`. A *date* may be a year or a month.",
        "",
    ]
    lines += [f"- [{name}](#{name}): `{_pattern(name)}`" for name in ORDER]
    for name in ORDER:
        lines += ["", *_kind(name)]
    return "\n".join(lines) + "\n"


def _pattern(name: str) -> str:
    return str(schema(name)["$comment"]).removeprefix("files: ")


def _kind(name: str) -> list[str]:
    made = schema(name)
    lines = [f"## {name}", "", f"`{_pattern(name)}`"]
    if name == "coding":
        return [
            *lines,
            "",
            "As [act](#act): what a second coder makes of the same act, on their own.",
        ]
    if said := made.get("description"):
        lines += ["", said]
    examples = Examples(name, made)
    if "properties" in made:
        lines += ["", *_rows(made, "", made, examples)]
    else:
        lines += ["", f"A list of records, or a map with `lang:` and the list under `{name}:`."]
    definitions = made.get("$defs", {})
    order = sorted(definitions, key=lambda one: (one != "Record", one))
    for one in order:
        if "properties" in definitions[one]:
            lines += ["", f"### {_title(name, one)}"]
            if one != "Record" and (said := definitions[one].get("description")):
                lines += ["", _escaped(said)]
            lines += ["", *_rows(definitions[one], one, made, examples)]
    return lines


def _title(kind: str, definition: str) -> str:
    return f"{kind}: each record" if definition == "Record" else f"{kind}: {definition}"


def _rows(node: dict[str, Any], holder: str, made: dict[str, Any], examples: Examples) -> list[str]:
    lines = ["| field | type | meaning | example |", "| --- | --- | --- | --- |"]
    required = set(node.get("required", ()))
    for name, below in node["properties"].items():
        star = " (required)" if name in required else ""
        meaning = _escaped(_meaning(name, str(below.get("description", ""))))
        if words := _words(below, made):
            meaning += "<br>" + "<br>".join(words)
        if "default" in below and below["default"] not in (None, [], {}, ""):
            meaning += f"<br>Else `{_plain(below['default'])}`."
        shown = examples.of(holder, name)
        shown = shown if len(shown) <= LONGEST else shown[: LONGEST - 1] + "…"
        example = f"`{shown.replace('`', '')}`".replace("|", "\\|") if shown else ""
        lines.append(f"| `{name}`{star} | {_type(below, made)} | {meaning} | {example} |")
    return lines


def _meaning(name: str, said: str) -> str:
    """What a field means; of a text whose schema tells the type alone, what its name means."""
    if not said.startswith("Prose:"):
        return said
    return WORDS.get(name) or f"{name.replace('_', ' ').capitalize()}."


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _words(node: dict[str, Any], made: dict[str, Any]) -> list[str]:
    """The words of a fixed list that a field takes, each with its meaning where it has one."""
    for one, _ in _branches(node, made, ""):
        inner = [one] + ([one["items"]] if isinstance(one.get("items"), dict) else [])
        for below in inner:
            for holder, _ in _branches(below, made, ""):
                values = holder.get("enum")
                if not values or True in values:
                    continue
                values = [value for value in values if isinstance(value, str)]
                said = holder.get("enumDescriptions") or [""] * len(values)
                return [
                    f"`{value}`" + (f": {_escaped(mean)}" if mean else "")
                    for value, mean in zip(values, said, strict=False)
                ]
    return []


_NAMES = {
    "integer": "number",
    "number": "number",
    "boolean": "yes or no",
    "string": "text",
    "object": "map",
    "array": "list",
}


def _type(node: dict[str, Any], made: dict[str, Any]) -> str:
    """The type of a field in words."""
    found = list(dict.fromkeys(word for word in _types(node, made) if word))
    if "prose" in found:
        found = [word for word in found if word not in ("text", "map of text")]
    return ", or ".join(found) or "text"


def _types(node: dict[str, Any], made: dict[str, Any]) -> list[str]:
    said = str(node.get("description", ""))
    if said.startswith("Prose:"):
        return ["prose"]
    if "$ref" in node:
        name = node["$ref"].rpartition("/")[2]
        below = made["$defs"][name]
        return [f"*{name}*"] if "properties" in below else _types(below, made)
    for key in ("anyOf", "oneOf", "allOf"):
        if key in node:
            return [word for below in node[key] for word in _types(below, made)]
    if "enum" in node:
        return ["yes or no"] if True in node["enum"] else ["a word"]
    if "const" in node:
        return [f"`{node['const']}`"]
    if said.startswith(("A date", "A day")) or "YYYY" in said:
        return ["date"]
    kind = node.get("type", "string")
    if kind == "null":
        return []
    if kind == "array":
        inner = _type(node["items"], made) if isinstance(node.get("items"), dict) else "text"
        return [f"list of {inner}"]
    if kind == "object":
        return [_map_type(node, made)]
    kind = kind[0] if isinstance(kind, list) else kind
    return [_NAMES.get(kind, kind)]


def _map_type(node: dict[str, Any], made: dict[str, Any]) -> str:
    beside = [*(node.get("patternProperties") or {}).values()]
    if isinstance(node.get("additionalProperties"), dict):
        beside.append(node["additionalProperties"])
    return f"map of {_type(beside[0], made)}" if beside else "map"


def _escaped(text: str) -> str:
    return re.sub(r"\s+", " ", text).replace("|", "\\|").replace("<", "&lt;")


def problems_page() -> str:
    """Every problem code, as `legalgap explain` shows it."""
    lines = [
        "# Problem codes",
        "",
        MADE,
        "",
        "What `legalgap validate` finds, by code; `legalgap explain CODE` shows the same. An "
        "*error* keeps the data from being assessed, a *warning* shows what a reader would miss or "
        "misread, a *hint* is worth a look. A warning or hint that is in order gets an "
        "exception with its reason: `except: {LG615: the decree of 2020 sets the procedure}`.",
        "",
        "| code | meaning | severity |",
        "| --- | --- | --- |",
    ]
    for code in codes.codes():
        severity = codes.page(code).partition("Severity: ")[2].partition("\n")[0]
        lines.append(f"| [{code}](#{code.lower()}) | {_escaped(codes.title(code))} | {severity} |")
    for code in codes.codes():
        page = codes.page(code).strip().splitlines()
        lines += ["", f'<a id="{code.lower()}"></a>', "", "#" + page[0]]
        lines += [f"##{line}" if line.startswith("## ") else line for line in page[1:]]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Write or check the pages."""
    parser = argparse.ArgumentParser(description="Writes the reference pages.")
    parser.add_argument("--check", action="store_true", help="write nothing; fail on differences")
    check = parser.parse_args().check
    assert set(ORDER) == set(kinds())
    stale = []
    for name, made in (("fields.md", fields_page()), ("problems.md", problems_page())):
        path = FOLDER / name
        was = path.read_text(encoding="utf-8") if path.is_file() else ""
        if was != made:
            stale.append(name)
            if not check:
                FOLDER.mkdir(parents=True, exist_ok=True)
                path.write_text(made, encoding="utf-8", newline="\n")
    for name in stale:
        word = "out of date: run `python tools/reference.py`" if check else "written"
        sys.stdout.write(f"docs/reference/{name}: {word}\n")
    return 1 if check and stale else 0


if __name__ == "__main__":
    raise SystemExit(main())
