"""Rules that make a Word document one that everybody can read; they know no law."""
