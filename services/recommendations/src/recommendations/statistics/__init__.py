"""Statistics (số liệu thống kê): what the service counts of its own records."""
