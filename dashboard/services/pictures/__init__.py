"""Pictures, time-lapses and stories of what a filter shows."""
