"""The steps of a review, without a console: what other programs call, and what the commands and the page share."""
