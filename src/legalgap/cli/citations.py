"""`legalgap citations`: what the imported acts of a State cite, and what leads nowhere."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from legalgap.errors import LegalGapError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from legalgap.corpus.citations.own_words import Broken
    from legalgap.corpus.citations.survey import Cited, Survey
    from legalgap.corpus.library import Library
    from legalgap.model.act import Act
    from legalgap.model.country import Country


def citations(
    country: Annotated[
        str | None, typer.Argument(help="The State, ISO 3166-1 alpha-3: KGZ.")
    ] = None,
    act: Annotated[str | None, typer.Option("--act", help="One act by its id; else all.")] = None,
    broken: Annotated[
        bool, typer.Option("--broken", help="Only what is missing or repealed.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for programs.")] = False,
) -> None:
    """Show which provisions the imported texts of a State cite."""
    from legalgap.cli.shared import country_code, setting_here, sound_library

    setting = setting_here()
    library = sound_library(setting)
    code = country_code(country, setting, library)
    here = library.country(code)
    acts = here.acts
    if act is not None and act not in acts:
        raise library.unknown("act", act, list(acts))
    chosen = [act] if act else list(acts)
    found, own = _surveys(acts, chosen), _own_words(library, here, chosen)
    if not found and not own:
        raise LegalGapError(
            f"no act of {code} has an imported text, so there is nothing that could cite",
            "import one with `legalgap import FILE --jurisdiction "
            f"{code} --act ID` and run this again",
        )
    if as_json:
        typer.echo(json.dumps(_facts(found, own, broken), ensure_ascii=False, indent=2))
        return
    for name in (name for name in chosen if name in found or name in own):
        if name in found:
            survey = found[name]
            typer.echo(f"{name}: {survey.line() or 'no citations'}")
            for item in survey.broken if broken else survey.cited:
                typer.echo(f"  {_line(item)}")
        for one in own.get(name, ()):
            typer.echo(f"  {name}, in our own words: {one.said}")


def _surveys(acts: Mapping[str, Act], chosen: Sequence[str]) -> dict[str, Survey]:
    from legalgap.corpus.citations.outline import outline_of_act
    from legalgap.corpus.citations.survey import survey, texts_of

    outlines = {name: outline_of_act(found) for name, found in acts.items()}
    made: dict[str, Survey] = {}
    for name in chosen:
        texts = texts_of(acts[name])
        for lang in sorted({item.lang for item in texts}):
            others = [outline for other, outline in outlines.items() if other != name]
            pairs = [(item.holder, item.text) for item in texts if item.lang == lang]
            one = survey(outlines[name], lang, pairs, others)
            made[name] = made[name].joined(one) if name in made else one
    return made


def _own_words(
    library: Library, country: Country, chosen: Sequence[str]
) -> dict[str, list[Broken]]:
    """By act, the broken references in what we say of it."""
    from legalgap.corpus.citations.known import Known
    from legalgap.corpus.citations.notes import NoteReader
    from legalgap.corpus.citations.own_words import broken, can_be_broken

    known = Known.of(country.jurisdiction, country.acts, library.instruments)
    if not can_be_broken(known):
        return {}
    reader, day = NoteReader(known), country.jurisdiction.as_of.latest
    made = {name: list(broken(country.acts[name], reader, day)) for name in chosen}
    return {name: listed for name, listed in made.items() if listed}


def _facts(
    found: Mapping[str, Survey], own: Mapping[str, Sequence[Broken]], broken: bool
) -> dict[str, object]:
    from legalgap.corpus.citations.survey import Survey

    made: dict[str, object] = {}
    for name in dict.fromkeys((*found, *own)):
        survey = found.get(name, Survey())
        words = Survey(tuple(one.cited for one in own.get(name, ())))
        made[name] = {
            "citations": [item.summary() for item in (survey.broken if broken else survey.cited)],
            "broken_references": survey.broken_references(),
            "broken_in_own_words": words.broken_references(),
        }
    return made


def _line(item: Cited) -> str:
    from legalgap.corpus.citations.survey import said_of

    resolved = item.resolved
    if resolved.broken:
        return said_of(item)
    leads = ", ".join(resolved.targets) or "an act or provision that is not at hand"
    return f"{item.holder}: “{resolved.citation.text}” → {leads}"
