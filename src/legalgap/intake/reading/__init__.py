"""Readers: one format a module, all giving a Manuscript."""

from legalgap.intake.reading.opening import read_file

__all__ = ["read_file"]
