"""Breakdowns of a year: counts and sums of its dossiers by province, content, state or kind."""
