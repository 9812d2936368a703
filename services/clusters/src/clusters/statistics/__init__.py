"""Statistics of clusters and proposals (số liệu thống kê), for any period and day."""
