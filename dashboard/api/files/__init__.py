"""Files that never change while the server runs: packed and compressed."""
