"""One module a kind of file that holds a table."""
