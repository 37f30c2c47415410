"""All returns of a review side by side: consolidation, agreement, patterns, actions, and what they say in words."""
