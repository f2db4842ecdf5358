"""Prose in one or more languages."""

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, ValidationInfo

LANGUAGE = re.compile(r"^[a-z]{2,3}$")


def by_language(value: Any, info: ValidationInfo) -> Any:
    """Plain text becomes text in the language that the file names at its top (`lang:`)."""
    if isinstance(value, str):
        language = (info.context or {}).get("lang", "en")
        value = {language: value}
    if isinstance(value, dict):
        wrong = [key for key in value if not LANGUAGE.match(str(key))]
        if wrong:
            raise ValueError(
                f"`{wrong[0]}` is not a language code; "
                "write plain text, or a map such as `en:` and `ru:`"
            )
        empty = [key for key, words in value.items() if not (words or "").strip()]
        if empty:
            raise ValueError(f"the text in `{empty[0]}` is empty")
        if not value:
            raise ValueError("the text is empty")
    return value


Text = Annotated[
    dict[str, str],
    BeforeValidator(by_language, json_schema_input_type=str | dict[str, str]),
    Field(
        description="Prose: plain text in the language of the file, or a map of languages "
        "(`en:`, `ru:`)."
    ),
]
"""A statement in own words, per language code."""
