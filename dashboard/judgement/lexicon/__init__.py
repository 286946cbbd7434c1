"""Words by which claims are judged, as data files: a language is data."""
