"""Page one for the board: what it says, and its two drawings, as a sheet and as HTML."""
