"""One door to all services: it routes, checks tokens, bounds and streams; it holds no business data."""
