"""Legal-framework gap analysis on trafficking in persons."""

__version__ = "0.1.0"
