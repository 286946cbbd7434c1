"""Files of rows: bytes to records with their line numbers."""
