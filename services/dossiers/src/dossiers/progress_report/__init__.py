"""Progress reports (báo cáo tiến độ): how far a project under agreement has come, and what was spent on it."""
