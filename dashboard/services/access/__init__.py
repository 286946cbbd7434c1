"""Who may see and do what: one policy for every page, command and route."""
