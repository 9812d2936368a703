"""Recommendations (kiến nghị), the items of a letter or of a conclusion: what each is about and where it stands."""
