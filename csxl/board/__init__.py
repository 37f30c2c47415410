"""Page one for the board: what it says, and how it is drawn, as a sheet and as HTML."""
