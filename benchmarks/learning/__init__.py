"""What is learned instead of ruled: kinds where the rules are silent, and doubt."""
