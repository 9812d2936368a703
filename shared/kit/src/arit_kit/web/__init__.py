"""How a service speaks HTTP: problems, routes, idempotency, pages, neighbours."""
