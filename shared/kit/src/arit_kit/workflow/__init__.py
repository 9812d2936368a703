"""State machines as tables of data."""
