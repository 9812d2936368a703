"""The service recommendations."""
