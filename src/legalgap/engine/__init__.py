"""Claims to states, states to values, values to answers, answers to scores: pure functions."""
