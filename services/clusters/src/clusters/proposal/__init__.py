"""Provinces' proposals on the planning of clusters (đề nghị về quy hoạch, phương án CCN), and the opinion on them."""
