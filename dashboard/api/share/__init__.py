"""What is passed on: links, previews, frames and their pictures."""
