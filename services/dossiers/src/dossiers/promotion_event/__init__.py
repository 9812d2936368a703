"""Conferences and fairs (hội nghị, hội chợ triển lãm khuyến công) of the three regions of industrial promotion."""
