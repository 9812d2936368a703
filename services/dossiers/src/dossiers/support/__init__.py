"""How much State support a content may have."""
