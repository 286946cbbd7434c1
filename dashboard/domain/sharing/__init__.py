"""What is handed on: links, pictures and their options, stories."""
