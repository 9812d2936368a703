"""The inbox (hộp việc): what waits, over all kinds of record, and whose turn it is."""
