"""`legalgap explain`: what a problem code means."""

from typing import Annotated

import typer


def explain(
    code: Annotated[
        str | None, typer.Argument(help="The code: LG203. Without it, every code is listed.")
    ] = None,
) -> None:
    """Say what a problem code means and how to mend it, with a wrong and a right example."""
    from legalgap.corpus import codes

    if code is None:
        for name in codes.codes():
            typer.echo(codes.page(name).splitlines()[0].lstrip("# "))
        return
    typer.echo(codes.page(code.upper()))
