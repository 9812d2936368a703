"""Adjustment (điều chỉnh, ngừng triển khai đề án): changing, extending or stopping a planned project."""
