"""What people decide about claims and those who make them, each a chained row."""
