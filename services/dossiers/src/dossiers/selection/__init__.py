"""The order in which dossiers are selected for a plan (thứ tự ưu tiên lựa chọn đề án)."""
