"""What people subscribe to or print: feeds, stories, cards."""
