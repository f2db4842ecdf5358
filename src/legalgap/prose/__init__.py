"""Findings, changes and problems as sentences, in the language of the reader."""
