"""The registry of provinces' own instruments of industrial promotion (chính sách khuyến công của địa phương)."""
