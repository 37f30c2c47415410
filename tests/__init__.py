"""The tests; each module is named after the room that it tests, and `helpers` has what several of them use."""
