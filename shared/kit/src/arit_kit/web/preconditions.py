"""Versions as ETags: an action says which version it read, and loses to whoever acted first."""

from arit_kit.web.problems import Problem


def etag(version: int | str) -> str:
    """The ETag of a version: `"7"`; or of a digest."""
    return f'"{version}"'


def check_version(if_match: str | None, version: int) -> None:
    """Refuse with 428 where If-Match is missing and with 412, naming the current ETag, where it is stale."""
    if if_match is None:
        raise Problem("precondition-required")
    if etag(version) not in (part.strip().removeprefix("W/") for part in if_match.split(",")):
        raise Problem(
            "stale-version",
            vi=f"Phiên bản hiện tại là {version}: đọc lại hồ sơ rồi gửi ETag mới trong If-Match.",
            en=f"The current version is {version}: read the record again and send its ETag as If-Match.",
            headers={"ETag": etag(version)},
            extra={"current_version": version},
        )


def unchanged(if_none_match: str | None, version: int | str) -> bool:
    """Whether the client has this version already (304); compared weakly, as RFC 9110 says."""
    known = [part.strip().removeprefix("W/") for part in (if_none_match or "").split(",")]
    return etag(version) in known or known == ["*"]
