"""The procedure of the province that establishes or expands a cluster: the terms of its steps."""
