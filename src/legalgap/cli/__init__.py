"""The command line: thin commands; nothing imports it."""
