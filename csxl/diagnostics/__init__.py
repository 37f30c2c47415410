"""The catalogue of everything that can be said about a file."""
