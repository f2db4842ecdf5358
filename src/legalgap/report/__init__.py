"""An assessment as files: one writer a file; a writer decides nothing about law."""
