"""Who calls: tokens, privileges, scope."""
