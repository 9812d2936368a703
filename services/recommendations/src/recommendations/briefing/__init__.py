"""Briefing packs (tài liệu chuẩn bị làm việc): what is known of the provinces of a working session, composed anew."""
