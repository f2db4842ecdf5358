"""Forms: a questionnaire in a spreadsheet, filled from the YAML and read back into it."""
