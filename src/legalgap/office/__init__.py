"""Opens and writes Office packages safely and stably; knows no law."""
