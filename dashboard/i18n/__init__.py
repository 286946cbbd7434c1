"""Every sentence people read, in the language they chose."""
