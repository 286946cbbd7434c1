"""Text as sentences of tokens: their grammar and base forms."""
