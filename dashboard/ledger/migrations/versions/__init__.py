"""One module a version of the tables. A released one is never edited."""
