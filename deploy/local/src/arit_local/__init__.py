"""Runs the whole workspace on one machine: for development and tests, never for production."""
