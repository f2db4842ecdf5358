"""From the text of a law to claims: reading, cutting into provisions, citations, matching."""
