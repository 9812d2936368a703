"""`Content-Disposition` for names in Vietnamese letters (RFC 6266, RFC 8187)."""

import unicodedata
from urllib.parse import quote

_UNQUOTED = "!#$&+-.^_`|~"
"""What RFC 8187 leaves as it is, beside letters and digits."""
_ASCII = str.maketrans({"đ": "d", "Đ": "D"})


def saved_as(file_name: str) -> str:
    """The header that lets a browser save the file under its name; for old ones, without diacritics."""
    plain = unicodedata.normalize("NFD", file_name.translate(_ASCII)).encode("ascii", "ignore").decode()
    safe = "".join(letter if letter.isalnum() or letter in " .-_()" else "_" for letter in plain)
    return f"attachment; filename=\"{safe}\"; filename*=UTF-8''{quote(file_name, safe=_UNQUOTED)}"
