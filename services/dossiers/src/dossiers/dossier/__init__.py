"""The dossier itself (hồ sơ đề án): its papers, its completeness, its way through the states."""
