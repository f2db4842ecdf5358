"""Comments and tracked changes of reviewers in a report: read, matched to records, kept."""
