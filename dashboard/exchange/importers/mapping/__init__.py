"""What the columns and values of an unknown table mean."""
