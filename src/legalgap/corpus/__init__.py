"""Reads trees of YAML, links them, and gathers every problem with its place."""
