"""The law as dated data: TOML files that a lawyer can read, checked at start, asked by day."""
