"""`legalgap new`: one more commented record."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from legalgap.errors import LegalGapError

app = typer.Typer(help="Write one more commented record into the workspace.", no_args_is_help=True)

Country = Annotated[str | None, typer.Option("--country", help="The State; else the default.")]
SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"


def _folder() -> Path:
    from legalgap.cli.shared import setting_here

    folder = setting_here().folder
    if folder is None:
        raise LegalGapError(
            "this folder belongs to no workspace", "`legalgap init DIR` makes one", exit_code=2
        )
    return folder


def _law(country: str | None) -> tuple[Path, str]:
    from legalgap.cli import scaffold
    from legalgap.cli.shared import setting_here

    code = country or setting_here().workspace.country
    if code is None:
        raise LegalGapError(
            "which State?", "give --country, or write `country:` into legalgap.yaml", exit_code=2
        )
    code = scaffold.known_country(code)
    return _folder() / "national_law" / code, code


def _checked(value: str, form: str, example: str) -> str:
    if not re.fullmatch(form, value):
        said = f"`{value}` is not an id of this kind"
        raise LegalGapError(said, f"such as {example}", exit_code=2)
    return value


@app.command()
def act(
    name: Annotated[str, typer.Argument(metavar="ID", help="Such as criminal-code.")],
    country: Country = None,
    title: Annotated[str, typer.Option("--title", help="The title of the act.")] = "Title",
    coder: Annotated[
        str | None,
        typer.Option("--coder", help="Encode it apart, under the code of a coder: A1."),
    ] = None,
) -> None:
    """A national act."""
    from legalgap.cli import scaffold

    name = _checked(name, SLUG, "criminal-code")
    law, code = _law(country)
    if coder is not None:
        from legalgap.corpus.layout import CODER

        law = law / "coders" / _checked(coder, CODER, "A1, a code and never a name")
    quoted = '"' + title.replace("\\", "\\\\").replace('"', '\\"') + '"'
    made = scaffold.text("act", id=name, country=code, title=quoted, today=scaffold.today())
    typer.echo(scaffold.write(law / "acts" / f"{name}.yaml", made, _folder()))


@app.command()
def jurisdiction(
    country: Annotated[str, typer.Argument(help="The State, ISO 3166-1 alpha-3: KAZ.")],
) -> None:
    """A State."""
    from legalgap.cli import scaffold

    law, code = _law(country)
    english, russian = scaffold.country_names(code)
    made = scaffold.text(
        "jurisdiction", country=code, name_en=english, name_ru=russian, today=scaffold.today()
    )
    typer.echo(scaffold.write(law / "jurisdiction.yaml", made, _folder()))


@app.command()
def draft(
    name: Annotated[str | None, typer.Argument(metavar="[ID]", help="Such as child-tier.")] = None,
    amends: Annotated[
        str | None, typer.Option("--amends", help="The id of the act that it amends.")
    ] = None,
    source: Annotated[
        str | None,
        typer.Option("--from", metavar="REC", help="Made from a recommendation: REC-CRIM-02."),
    ] = None,
    at: Annotated[
        str | None, typer.Option("--at", help="With --from: where the new article stands: 166-1.")
    ] = None,
    country: Country = None,
) -> None:
    """A draft amendment, empty or made from a recommendation."""
    from legalgap.cli import scaffold

    soon = f"{date.today().year + 1}-01-01"
    if source is not None:
        _draft_from(source.upper(), name, amends, at, country, soon)
        return
    if name is None or amends is None:
        said = "a draft needs an id and the act that it amends"
        hint = "`new draft child-tier --amends criminal-code`, or `new draft --from REC-CRIM-02`"
        raise LegalGapError(said, hint, exit_code=2)
    name = _checked(name, SLUG, "child-tier")
    amends = _checked(amends, SLUG, "criminal-code")
    law, code = _law(country)
    made = scaffold.text("draft", id=name, country=code, amends=amends, next_year=soon)
    typer.echo(scaffold.write(law / "drafts" / f"{name}.yaml", made, _folder()))


def _draft_from(
    source: str,
    name: str | None,
    amends: str | None,
    at: str | None,
    country: str | None,
    start: str,
) -> None:
    from legalgap.cli import drafting, scaffold
    from legalgap.cli.shared import country_code, setting_here, sound_library

    name = _checked(name or source.lower(), SLUG, "child-tier")
    law, code = _law(country)
    setting = setting_here()
    library = sound_library(setting)
    code = country_code(code, setting, library)
    made = drafting.text(
        library,
        code,
        source,
        name=name,
        amends=amends,
        at=at,
        start=start,
        methodology=setting.workspace.methodology,
    )
    typer.echo(scaffold.write(law / "drafts" / f"{name}.yaml", made, _folder()))


@app.command()
def indicator(
    name: Annotated[str, typer.Argument(metavar="ID", help="Such as CRIM-31.")],
) -> None:
    """An indicator with one element."""
    from legalgap.cli import scaffold

    name = _checked(name, r"[A-Z][A-Z0-9]*(-[A-Z0-9]+)+", "CRIM-31")
    prefix = name.partition("-")[0].lower()
    path = _folder() / "standards" / "indicators" / f"{prefix}.yaml"
    typer.echo(scaffold.append(path, scaffold.text("indicator", id=name), _folder()))


@app.command()
def recommendation(
    name: Annotated[str, typer.Argument(metavar="ID", help="Such as REC-CRIM-14.")],
) -> None:
    """A recommendation."""
    from legalgap.cli import scaffold

    name = _checked(name, r"REC-[A-Z]+-\d{2,}", "REC-CRIM-14")
    area = name.split("-")[1].lower()
    path = _folder() / "recommendations" / f"{area}.yaml"
    typer.echo(scaffold.append(path, scaffold.text("recommendation", id=name), _folder()))


@app.command()
def language(
    lang: Annotated[str, typer.Argument(metavar="LANG", help="Two letters, ISO 639-1: kk.")],
    country: Country = None,
) -> None:
    """A language of the reports: its sentences, and the texts of the data, to be translated."""
    from legalgap.cli import languages, scaffold
    from legalgap.cli.shared import setting_here
    from legalgap.corpus.reading import read_library
    from legalgap.prose.catalogues import FOLDER, SOURCE_LANGUAGE

    lang = _checked(lang, r"[a-z]{2,3}", "kk, tk or ky")
    if lang == SOURCE_LANGUAGE:
        raise LegalGapError("the sentences of the program are English already", exit_code=2)
    folder, setting = _folder(), setting_here()
    code = _law(country)[1] if country or setting.workspace.country else None
    library = read_library(setting)
    catalogue = folder.joinpath(*FOLDER, f"{lang}.po")
    data = folder / "translations" / f"{lang}.yaml"
    said = []
    for path, made in (
        (catalogue, languages.sentences(lang, catalogue)),
        (data, languages.texts(library, lang, code, languages.top_ids(data))),
    ):
        said.append(
            scaffold.append(path, made, folder) if made else f"Nothing is missing in: {path}"
        )
    for line in said:
        typer.echo(line)
    typer.echo(f"Next: translate them, then legalgap assess --lang {lang}")
