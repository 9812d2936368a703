"""Overview: where the money stands, and whether the books are true."""
