"""Whether a dossier is complete."""
