"""Working sessions (làm việc với địa phương): who met which provinces, and what came of it."""
