"""Which file holds what."""

from fnmatch import fnmatchcase
from typing import Any

from pydantic import BaseModel

from legalgap.frozen import frozen
from legalgap.model.act import Act
from legalgap.model.bylaw import Tracker
from legalgap.model.comment import Comments
from legalgap.model.draft import Draft
from legalgap.model.enforceability import Enforceability
from legalgap.model.indicator import Indicator
from legalgap.model.instrument import Instrument
from legalgap.model.journey import Journey
from legalgap.model.judgement import Judgements, Observations
from legalgap.model.jurisdiction import Jurisdiction
from legalgap.model.methodology import Methodology
from legalgap.model.recommendation import Clause, Practice, Recommendation

CODER = r"[A-Z0-9][A-Z0-9-]*"
"""The form of a coder's code: `A1`, never a name."""


@frozen
class Kind:
    """A kind of file: where it lies, and the record (or the list of records) in it."""

    name: str
    pattern: str
    model: type[BaseModel]
    listed: bool = False
    """The file is a list of records, or a map with `lang:` and the list under `name`."""
    by_file_name: bool = False
    """The record's id equals the file name."""

    def matches(self, path: str) -> bool:
        """Whether a path below the root, with forward slashes, is of this kind."""
        return path.count("/") == self.pattern.count("/") and fnmatchcase(path, self.pattern)


KINDS = (
    Kind("instrument", "standards/instruments/*.yaml", Instrument, by_file_name=True),
    Kind("indicators", "standards/indicators/*.yaml", Indicator, listed=True),
    Kind("methodology", "standards/methodology/*.yaml", Methodology, by_file_name=True),
    Kind("journey", "standards/journey.yaml", Journey),
    Kind("jurisdiction", "national_law/*/jurisdiction.yaml", Jurisdiction),
    Kind("act", "national_law/*/acts/*.yaml", Act, by_file_name=True),
    Kind("coding", "national_law/*/coders/*/acts/*.yaml", Act, by_file_name=True),
    Kind("tracker", "national_law/*/bylaws.yaml", Tracker),
    Kind("observations", "national_law/*/observations.yaml", Observations),
    Kind("judgements", "national_law/*/judgements.yaml", Judgements),
    Kind("enforceability", "national_law/*/enforceability.yaml", Enforceability),
    Kind("comments", "national_law/*/comments.yaml", Comments),
    Kind("draft", "national_law/*/drafts/*.yaml", Draft, by_file_name=True),
    Kind("clauses", "recommendations/clauses.yaml", Clause, listed=True),
    Kind("practices", "recommendations/practices/*.yaml", Practice, listed=True),
    Kind("recommendations", "recommendations/*.yaml", Recommendation, listed=True),
)


TRANSLATIONS = "translations/*.yaml"
"""Further languages, one a file; no records of their own."""


def is_translation(path: str) -> bool:
    """Whether a path below the root is that of a file of translations."""
    return path.count("/") == 1 and fnmatchcase(path, TRANSLATIONS)


def kind_of(path: str) -> Kind | None:
    """The kind of a file by its path below the root."""
    return next((kind for kind in KINDS if kind.matches(path)), None)


def kind_named(name: str) -> Kind:
    """A kind by its name."""
    return next(kind for kind in KINDS if kind.name == name)


def records_in(kind: Kind, tree: Any) -> tuple[list[Any], tuple[str, ...]]:
    """The raw records of a file, and where the list of them stands."""
    if not kind.listed:
        return [tree], ()
    if isinstance(tree, list):
        return tree, ()
    inner = tree.get(kind.name) if isinstance(tree, dict) else None
    return (inner, (kind.name,)) if isinstance(inner, list) else ([], ())
