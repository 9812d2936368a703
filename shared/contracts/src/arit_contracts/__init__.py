"""The contracts of the Agency's services: pydantic models and nothing else, so that any client may install them."""
