"""The money of national industrial promotion (kinh phí khuyến công quốc gia): assigned, allocated, held, paid."""
