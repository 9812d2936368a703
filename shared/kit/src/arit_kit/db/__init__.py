"""How a service stores: pools, statements, the one transaction of a write, history, policies."""
