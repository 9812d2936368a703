"""Double funding (hỗ trợ trùng): what live dossiers of all provinces claim, and that nothing is claimed twice."""
