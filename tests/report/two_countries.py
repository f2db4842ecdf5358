"""What the tests of the reports are made for: the packaged countries, languages and methodology."""

COUNTRIES = ("KGZ", "TKM")
LANGUAGES = ("en", "ru")
METHOD = "legalgap-2026"
