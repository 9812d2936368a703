"""Appraisal (thẩm định) at two levels: by Sở Công Thương, then by the Agency."""
