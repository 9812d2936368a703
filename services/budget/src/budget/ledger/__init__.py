"""Ledger (sổ cái): every đồng of the fund, from account to account. `actions.post` alone moves money."""
