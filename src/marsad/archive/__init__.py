"""The archive: captured bytes addressed by their SHA-256, and the text extracted from them."""
