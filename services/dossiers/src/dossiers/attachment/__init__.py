"""Attachments: the papers of dossiers, agreements and what follows them, as files."""
