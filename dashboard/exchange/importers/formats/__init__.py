"""Foreign formats: a module each, which declares FORMAT."""
