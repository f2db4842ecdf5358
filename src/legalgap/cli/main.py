"""The commands of `legalgap`; each imports what it needs when it runs."""

import gc
import os
import sys

import typer

from legalgap import __version__
from legalgap.cli import (
    assess,
    citations,
    compare,
    diff,
    explain,
    fmt,
    form,
    import_,
    init,
    listing,
    match,
    new,
    report,
    review,
    roadmap,
    schema,
    template,
    validate,
    why,
)
from legalgap.errors import LegalGapError

MADE_BEFORE_A_LOOK = 100_000
"""Objects made before Python looks for circles of them; a command makes many and drops few."""

app = typer.Typer(
    name="legalgap",
    help="Legal-framework gap analysis on trafficking in persons: a lawyer's YAML in, "
    "an assessment with a Word report out.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command("assess")(assess.assess)
app.command("why")(why.why)
app.command("compare")(compare.compare)
app.command("roadmap")(roadmap.roadmap)
app.command("diff")(diff.diff)
app.command("validate")(validate.validate)
app.command("fmt")(fmt.fmt)
app.command("explain")(explain.explain)
app.command("list")(listing.list_records)
app.command("schema")(schema.schema)
app.command("import")(import_.import_)
app.command("citations")(citations.citations)
app.command("init")(init.init)
app.add_typer(match.app, name="match")
app.add_typer(new.app, name="new")
app.add_typer(form.app, name="form")
app.add_typer(report.app, name="report")
app.add_typer(review.app, name="review")
app.add_typer(template.app, name="template")


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"legalgap {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Show the version and stop."
    ),
) -> None:
    pass


def run() -> None:
    """Run a command; what cannot go on ends in a message, never in a traceback."""
    gc.set_threshold(MADE_BEFORE_A_LOOK)
    # Else pydantic reads the list of everything that is installed, in search of plugins.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:  # a console of another code page shows ? instead of stopping
            reconfigure(errors="replace")
    try:
        app()
    except SystemExit:
        # Python looks for circles once more before it ends; everything goes with the process.
        gc.freeze()
        raise
    except LegalGapError as error:
        raise SystemExit(_say(error)) from None
    except KeyboardInterrupt:
        typer.echo("stopped; nothing is half written", err=True)
        raise SystemExit(130) from None
    except BrokenPipeError:
        # The reader of our output (`| head`) has gone; there is nobody left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None
    except Exception as error:
        if os.environ.get("LEGALGAP_DEBUG"):
            raise
        typer.echo(
            f"error: legalgap itself made a mistake: {type(error).__name__}: {error}\n"
            "hint: please report it; LEGALGAP_DEBUG=1 shows where",
            err=True,
        )
        raise SystemExit(1) from None


def _say(error: LegalGapError) -> int:
    problems = getattr(error, "problems", None)
    if problems is not None:
        from legalgap.prose.problems import as_text

        typer.echo("\n".join(as_text(problems)), err=True)
    typer.echo(f"error: {error.message}", err=True)
    if error.hint:
        typer.echo(f"hint: {error.hint}", err=True)
    return error.exit_code
