"""The Agency's tasks under other programmes: cooperatives (hợp tác xã), new rural development (nông thôn mới)."""
