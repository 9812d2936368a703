"""Inspection missions (đoàn kiểm tra, giám sát): planned for a year, decided, held with minutes, concluded, closed."""
