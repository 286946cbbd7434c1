"""Word lists of a language as data files, so that a language is data."""
