"""Acceptance (nghiệm thu cơ sở): what was done, and how much of the support it earns."""
