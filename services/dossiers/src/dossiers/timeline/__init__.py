"""The timeline of a dossier: what happened to it and to the records about it, in one order."""
