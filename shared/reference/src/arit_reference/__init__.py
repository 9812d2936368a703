"""Dated facts that several services read: provinces, calendar, agency units, instruments, content codes.

Each module reads its own file of `data/` once, checks it, and answers for a given day. No I/O after import.
"""
