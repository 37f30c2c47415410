"""What tests make and read with; CONTRIBUTING.md has a table of it."""
