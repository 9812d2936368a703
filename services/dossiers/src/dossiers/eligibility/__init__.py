"""Eligibility (đối tượng, ngành nghề, địa bàn): whether a dossier's beneficiaries may be supported on a day."""
