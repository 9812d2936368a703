"""Papers to sign, as DOCX in the layout of Nghị định 30/2020/NĐ-CP (Phụ lục I): what they say, and how they look."""
