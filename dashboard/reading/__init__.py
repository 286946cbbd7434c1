"""Reading: an article becomes mentions of places and draft claims, each tied to its
words.
"""
