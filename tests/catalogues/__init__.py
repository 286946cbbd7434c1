"""The catalogues of dashboard/i18n: what has to be in them, and how they are kept."""
