"""What each slide shows: choices from the outline, words from `prose`."""
