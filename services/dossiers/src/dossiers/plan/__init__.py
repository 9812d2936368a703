"""Plan (kế hoạch khuyến công quốc gia): what the Ministry decides, independent of its funding."""
