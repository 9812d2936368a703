"""pydantic's messages, in Vietnamese and English, with the field named by a JSON pointer."""

from collections.abc import Mapping, Sequence
from typing import Any

from arit_kit.web.problems import Fault

_MESSAGES: Mapping[str, tuple[str, str]] = {
    "missing": ("Thiếu trường bắt buộc.", "This field is required."),
    "extra_forbidden": (
        "Trường không được biết đến; kiểm tra tên trường.",
        "Unknown field; check its spelling.",
    ),
    "string_type": ("Phải là chuỗi ký tự.", "Must be a text."),
    "string_too_short": ("Cần ít nhất {min_length} ký tự.", "Needs at least {min_length} characters."),
    "string_too_long": ("Không quá {max_length} ký tự.", "At most {max_length} characters."),
    "string_pattern_mismatch": ("Không đúng dạng {pattern}.", "Must match {pattern}."),
    "int_type": ("Phải là số nguyên.", "Must be an integer."),
    "int_parsing": ("Phải là số nguyên.", "Must be an integer."),
    "int_from_float": ("Phải là số nguyên.", "Must be an integer."),
    "bool_type": ("Phải là true hoặc false.", "Must be true or false."),
    "bool_parsing": ("Phải là true hoặc false.", "Must be true or false."),
    "greater_than_equal": ("Phải lớn hơn hoặc bằng {ge}.", "Must be at least {ge}."),
    "greater_than": ("Phải lớn hơn {gt}.", "Must be greater than {gt}."),
    "less_than_equal": ("Phải nhỏ hơn hoặc bằng {le}.", "Must be at most {le}."),
    "less_than": ("Phải nhỏ hơn {lt}.", "Must be less than {lt}."),
    "list_type": ("Phải là danh sách.", "Must be a list."),
    "too_short": ("Cần ít nhất {min_length} phần tử.", "Needs at least {min_length} items."),
    "too_long": ("Không quá {max_length} phần tử.", "At most {max_length} items."),
    "literal_error": ("Phải là một trong: {expected}.", "Must be one of: {expected}."),
    "enum": ("Phải là một trong: {expected}.", "Must be one of: {expected}."),
    "uuid_parsing": ("Không phải UUID.", "Not a UUID."),
    "uuid_type": ("Không phải UUID.", "Not a UUID."),
    "date_parsing": ("Không phải ngày YYYY-MM-DD.", "Not a day YYYY-MM-DD."),
    "date_from_datetime_parsing": ("Ngày không có trong lịch.", "No such day in the calendar."),
    "date_from_datetime_inexact": ("Không phải ngày YYYY-MM-DD.", "Not a day YYYY-MM-DD."),
    "day": ("Viết ngày theo dạng YYYY-MM-DD.", "Write the day as YYYY-MM-DD."),
    "datetime_parsing": ("Không phải thời điểm RFC 3339.", "Not an RFC 3339 instant."),
    "timezone_aware": ("Thời điểm phải có múi giờ.", "The instant needs a time zone."),
    "decimal_string": ("Viết số dưới dạng chuỗi chữ số.", "Write the number as a string of digits."),
    "decimal_parsing": ("Không phải số thập phân.", "Not a decimal number."),
    "decimal_max_places": (
        "Không quá {decimal_places} chữ số thập phân.",
        "At most {decimal_places} decimal places.",
    ),
    "decimal_max_digits": ("Không quá {max_digits} chữ số.", "At most {max_digits} digits."),
    "model_type": ("Phải là một đối tượng JSON.", "Must be a JSON object."),
    "model_attributes_type": ("Phải là một đối tượng JSON.", "Must be a JSON object."),
    "dict_type": ("Phải là một đối tượng JSON.", "Must be a JSON object."),
    "control_character": ("Chuỗi chứa ký tự điều khiển.", "The text holds a control character."),
    "file_name": (
        "Không phải tên tệp thông thường: không dùng thư mục, ký tự ẩn, tên thiết bị, dấu chấm ở đầu hoặc cuối.",
        "Not a plain file name: no folder, no hidden letter, no device's name, no dot at either end.",
    ),
    "bare_province_code": (
        "Mã hai chữ số chỉ các tỉnh khác nhau trước và sau 01/7/2025: viết {old} hoặc {new}.",
        "A bare code names different provinces before and after 2025-07-01: write {old} or {new}.",
    ),
    "province_uid": ("Viết mã tỉnh dạng VN63-86 hoặc VN34-86.", "Write the province as VN63-86 or VN34-86."),
}


def fault_of(error: Mapping[str, Any]) -> Fault:
    """One pydantic error as a fault: `body` fields by JSON pointer, parameters by name."""
    place, *path = error["loc"]
    if place == "body":
        pointer = "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)
    else:
        pointer = ".".join(str(step) for step in path)
    context = error.get("ctx") or {}
    vi, en = _MESSAGES.get(error["type"], ("Giá trị không hợp lệ.", str(error["msg"])))
    return Fault(pointer, error["type"], _filled(vi, context), _filled(en, context))


def faults_of(errors: Sequence[Mapping[str, Any]]) -> list[Fault]:
    """All of them, at most fifty, so that a huge wrong list does not give a huge answer."""
    return [fault_of(error) for error in errors[:50]]


def _filled(message: str, context: Mapping[str, Any]) -> str:
    try:
        return message.format(**context)
    except (KeyError, IndexError):
        return message
