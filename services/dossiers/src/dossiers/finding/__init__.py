"""Findings of missions (phát hiện, kiến nghị kiểm tra): of one project or province each, followed until settled."""
