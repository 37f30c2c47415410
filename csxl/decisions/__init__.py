"""What people decided since the last summary: read from it, whatever was done to it, and carried into the next."""
