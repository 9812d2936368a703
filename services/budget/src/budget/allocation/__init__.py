"""Allocation (phân bổ): tranches with lines; agreed, they carry money; issued, provinces learn of them."""
