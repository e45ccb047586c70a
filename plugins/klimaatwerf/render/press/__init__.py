"""The makers of posters, pictures and letters, and what they draw with."""
