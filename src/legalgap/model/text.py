"""Prose in one or more languages."""

from functools import cache
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, ValidationInfo
from pydantic_core import PydanticCustomError

from legalgap.model.language import LANGUAGE


@cache
def _is_code(key: object) -> bool:
    return LANGUAGE.fullmatch(str(key)) is not None


def by_language(value: Any, info: ValidationInfo) -> Any:
    """Plain text becomes text in the language that the file names at its top (`lang:`)."""
    if isinstance(value, str):
        language = (info.context or {}).get("lang", "en")
        value = {language: value}
    if not isinstance(value, dict):
        raise PydanticCustomError("text_type", "text is expected")
    wrong = [key for key in value if not _is_code(key)]
    if wrong:
        raise ValueError(
            f"`{wrong[0]}` is not a language code; "
            "write plain text, or a map such as `en:` and `ru:`"
        )
    empty = [key for key, words in value.items() if not words or not str(words).strip()]
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
