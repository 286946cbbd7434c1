"""What came, changed and went between two days."""
