"""A draft amendment in a file of its own, outside any data folder."""

from dataclasses import replace
from pathlib import Path

from legalgap.corpus.checks.claims import elements, evidence
from legalgap.corpus.checks.drafts import of_draft
from legalgap.corpus.library import Entry, Library, Shelf
from legalgap.corpus.problems import DataProblems, errors
from legalgap.corpus.tree import read_file
from legalgap.model.draft import Draft


def read_draft(file: Path, country: str, library: Library) -> Draft:
    """The draft in a file, checked against the acts of its State; raises DataProblems."""
    document, problems = read_file(file, str(file), None)
    shelf = Shelf()
    if document is not None:
        # The name decides the kind of file; its id may differ from the name of the user's file.
        name = document.tree.get("id") if isinstance(document.tree, dict) else None
        name = name if isinstance(name, str) and "/" not in name else "draft"
        shelf.add(f"national_law/{country}/drafts/{name}.yaml", document, packaged=False)
    problems += shelf.problems
    for entry in shelf.entries.get("draft", {}).values():
        problems += of_draft(library, entry, dict(library.country(country).acts))
        none: dict[str, dict[str, Entry]] = {"act": {}, "coding": {}}
        alone = replace(library, entries={**library.entries, **none, "draft": {"": entry}})
        problems += [*elements(alone), *evidence(alone)]
        if not errors(problems):
            draft: Draft = entry.record
            return draft
    raise DataProblems(problems)
