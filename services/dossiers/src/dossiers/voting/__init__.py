"""Voting for typical rural industrial products (bình chọn sản phẩm công nghiệp nông thôn tiêu biểu)."""
