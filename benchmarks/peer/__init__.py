"""What most people would write today, to compare with."""
