"""Workbooks: numbers as people type them, `.xlsx` read with care, templates, and rows streamed out."""
