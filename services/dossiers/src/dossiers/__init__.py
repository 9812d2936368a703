"""The service dossiers: industrial-promotion projects (đề án khuyến công quốc gia) from registration to liquidation."""
