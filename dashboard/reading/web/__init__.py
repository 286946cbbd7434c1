"""An address, file or feed becomes an article."""
