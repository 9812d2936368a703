"""Replies (văn bản trả lời): one letter to a province that answers one or more of its recommendations."""
