"""Who speaks, who acts, and on whose side they are."""
