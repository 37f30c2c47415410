"""The nouns that travel between the rooms, all of them frozen."""
