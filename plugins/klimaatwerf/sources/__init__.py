"""The only reader: files become trees of text leaves, or problems with their place."""
