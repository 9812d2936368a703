"""The ordered feed of what happened, and how a neighbour's feed is followed."""
