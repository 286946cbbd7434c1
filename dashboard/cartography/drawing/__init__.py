"""Display lists to SVG, PNG and PDF."""
