"""Proposes, for each indicator, the provisions that may answer it; a person decides."""
