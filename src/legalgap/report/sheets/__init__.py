"""The sheets of the workbook: one noun a module, each made of an assessment in words."""
