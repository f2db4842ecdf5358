"""The house: arrows one way, rooms of a size that one can keep in mind."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "legalgap"
FLOORS = {"model": 1, "corpus": 2, "engine": 3, "prose": 4, "office": 4}
FLOORS |= {"intake": 5, "review": 5, "report": 5, "cli": 6}
MODULES = sorted(SOURCE.rglob("*.py"))


def room(module: str) -> str:
    """The package of a module below legalgap; empty for those at the top."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and parts[1] in FLOORS else ""


def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{name.name}" for name in node.names}
    return {name for name in found if name.startswith("legalgap")}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_a_module_looks_only_down_the_house(path: Path):
    own = path.relative_to(SOURCE).parts[0]
    for name in imported(path):
        other = room(name)
        if own not in FLOORS or other in ("", own):
            continue
        assert FLOORS[other] < FLOORS[own], f"{own} imports {name}"
        assert own != "office", f"office knows no law, but imports {name}"


def test_no_file_is_too_long_and_no_function_either():
    long = []
    for path in MODULES:
        text = path.read_text(encoding="utf-8")
        if text.count("\n") > 400:
            long.append(path.name)
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > 55:
                    long.append(f"{path.name}:{node.name} {lines}")
    assert not long


def test_no_area_lens_or_group_is_named_in_the_code():
    words = {"criminalization", "investigation", "prevention", "gender", "survivor"}
    words |= {"children", "foreigners", "CRIM", "INV"}
    named = [
        f"{path.name}: {node.value}"
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in words
    ]
    assert not named
