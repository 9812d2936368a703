"""Work plans (kế hoạch công tác quý): what the Agency sets out to do in a quarter, and what became of it."""
