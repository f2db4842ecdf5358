"""Two editions of one act side by side: what changed, word by word, and what rests on it."""
