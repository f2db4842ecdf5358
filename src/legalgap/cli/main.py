"""The commands of `legalgap`; each imports what it needs when it runs."""

import gc
import os
import sys

import typer

from legalgap import __version__
from legalgap.cli import STOPPED
from legalgap.cli.commands import LazyGroup, plain_app
from legalgap.errors import LegalGapError

app = plain_app(
    cls=LazyGroup,
    name="legalgap",
    help="Legal-framework gap analysis on trafficking in persons: a lawyer's YAML in, "
    "an assessment with a Word report out.",
    no_args_is_help=True,
)


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


INTERRUPTED = 130
"""The exit code of a command that Ctrl-C ended, as shells give it."""


def run() -> None:
    """Run a command; what cannot go on ends in a message, never in a traceback."""
    # Else pydantic reads the list of everything that is installed, in search of plugins.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:  # a console of another code page shows ? instead of stopping
            reconfigure(errors="replace")
    try:
        app()
    except SystemExit as end:
        if end.code == INTERRUPTED:  # Typer has caught what Ctrl-C raises, and says nothing
            typer.echo(STOPPED, err=True)
        # Python looks for circles once more before it ends; everything goes with the process.
        gc.freeze()
        raise
    except LegalGapError as error:
        raise SystemExit(_say(error)) from None
    except KeyboardInterrupt:
        typer.echo(STOPPED, err=True)
        raise SystemExit(INTERRUPTED) from None
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
