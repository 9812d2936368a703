"""The inbox (hộp việc): what waits, over letters, recommendations, taskings, replies and more."""
