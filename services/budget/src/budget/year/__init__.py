"""Budget year (năm ngân sách): assignments and tranches stand in a year that was opened."""
