"""Letters that bring recommendations (văn bản kiến nghị), from the province's draft to the last answer."""
