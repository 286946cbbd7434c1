"""Changes: datasets, decisions about claims, corrected places."""
