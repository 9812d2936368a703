"""The service clusters."""
