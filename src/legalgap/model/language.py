"""Language codes."""

import re

LANGUAGE = re.compile(r"^[a-z]{2,3}$")
"""ISO 639: two or three small letters."""

LANGUAGES = {"en": "English", "ru": "Russian"}
"""The languages that the data of the package is complete in."""
