"""Writes commented first files, without ever replacing one."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from string import Template

from legalgap.errors import LegalGapError

FOLDER = Path(__file__).with_name("scaffolds")


def text(name: str, **values: str) -> str:
    """A scaffold with its fields filled."""
    return Template((FOLDER / f"{name}.yaml").read_text(encoding="utf-8")).substitute(values)


def today() -> str:
    """The day on which the user starts; only scaffolds read the clock."""
    return date.today().isoformat()


def write(path: Path, content: str, folder: Path | None = None) -> str:
    """Write a new file; raise LegalGapError where there is one already.

    In a workspace (`folder`) its first line names its schema, for editors. Returns what to say,
    so that a command that writes several says it when all are there.
    """
    content = _headed(path, content, folder)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(content)
    except FileExistsError:
        raise LegalGapError(
            f"{path} is there already; nothing was written", "choose another id or folder"
        ) from None
    except OSError as error:
        raise LegalGapError(
            f"cannot write {path}: {error.strerror or error}", "choose another folder"
        ) from None
    return f"Written: {path}"


def _headed(path: Path, content: str, folder: Path | None) -> str:
    from legalgap.corpus.modeline import schema_line

    if folder is None:
        return content
    below = path.resolve().relative_to(folder.resolve()).as_posix()
    line = schema_line(folder, below)
    return f"{line}\n{content}" if line else content


def append(path: Path, content: str, folder: Path | None = None) -> str:
    """Add a record to the end of a list of records, or begin the list; returns what to say."""
    if not path.exists():
        return write(path, content, folder)
    from legalgap.corpus.saving import Change, save

    before = path.read_bytes()
    joined = before.decode("utf-8").rstrip("\n") + "\n\n" + content
    save([Change(path, joined.encode(), before)])
    return f"Added to: {path}"


def country_names(code: str) -> tuple[str, str]:
    """The name of a State in English and Russian, or its code where nobody knows it."""
    from babel import Locale
    from babel.core import get_global

    aliases = get_global("territory_aliases").get(code, [])
    if not aliases:
        return code, code
    english, russian = (Locale(lang).territories.get(aliases[0], code) for lang in ("en", "ru"))
    return str(english), str(russian)


def known_country(code: str) -> str:
    """A State's code, checked against the ISO list."""
    from babel.core import get_global

    from legalgap.corpus.nearest import did_you_mean

    wanted = code.upper()
    known = [name for name in get_global("territory_aliases") if len(name) == 3 and name.isalpha()]
    if wanted not in known:
        raise LegalGapError(
            f"`{code}` is not an ISO 3166-1 alpha-3 code",
            did_you_mean(wanted, known, "three letters, such as KAZ"),
            exit_code=2,
        )
    return wanted
