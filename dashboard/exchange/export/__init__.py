"""Claims out: one module a file format."""
