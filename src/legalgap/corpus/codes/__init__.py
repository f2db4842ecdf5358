"""What each problem code means: one page a code, in the Markdown files of this folder."""

from functools import cache
from importlib.resources import files

from legalgap.corpus.nearest import did_you_mean
from legalgap.errors import LegalGapError


@cache
def codes() -> list[str]:
    """Every code that has a page, in order."""
    found = (entry.name for entry in files(__name__).iterdir())
    return sorted(name.removesuffix(".md") for name in found if name.endswith(".md"))


def page(code: str) -> str:
    """The page of a code as Markdown; raises LegalGapError where there is no such code."""
    name = code.strip().upper()
    if name not in codes():
        hint = did_you_mean(name, codes(), "`legalgap explain` lists every code")
        raise LegalGapError(f"there is no problem code `{code}`", hint, exit_code=2)
    return _text(name)


@cache
def _text(name: str) -> str:
    return (files(__name__) / f"{name}.md").read_text(encoding="utf-8")


def title(code: str) -> str:
    """The first line of a page without the code: `a word that is not allowed here`."""
    return page(code).splitlines()[0].partition(": ")[2]
