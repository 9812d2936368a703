"""What a failure below means to the client: a problem of the catalogue, whatever was raised."""

from collections.abc import Mapping

import asyncpg
import structlog

from arit_kit.law.select import LawValueUnknown, NoRuleInForce
from arit_kit.web.problems import Fault, Problem

log = structlog.get_logger()


def as_problem(failure: Exception, constraints: Mapping[str, Fault]) -> Problem:
    """What a failure means to the client: the database away is 503, a broken constraint 409 or 422, else 500."""
    match failure:
        case Problem():
            return failure
        case NoRuleInForce():
            en = f"No rule {failure.key} was in force on {failure.day}."
            return Problem("no-rule-in-force", vi=f"Không có quy định {failure.key} ngày {failure.day}.", en=en)
        case LawValueUnknown():
            en = f"{failure.basis} sets {failure.key} on {failure.day}, but its value is not established."
            vi = f"{failure.key} theo {failure.basis} ngày {failure.day} chưa xác định được giá trị."
            return Problem("law-value-unknown", vi=vi, en=en)
        case asyncpg.UniqueViolationError():
            return _broken("duplicate", failure, constraints)
        case (
            asyncpg.CheckViolationError() | asyncpg.ForeignKeyViolationError() | asyncpg.ExclusionViolationError()
        ):  # fmt: skip
            return _broken("conflict", failure, constraints)
        case asyncpg.InsufficientPrivilegeError():
            return Problem("forbidden")
        case asyncpg.NumericValueOutOfRangeError() | asyncpg.DataError():
            return Problem("invalid-content")
        case asyncpg.DeadlockDetectedError() | asyncpg.SerializationError() | asyncpg.LockNotAvailableError():
            return Problem("conflict", retry_after=1)
        case (
            asyncpg.PostgresConnectionError() | asyncpg.OperatorInterventionError() | asyncpg.TooManyConnectionsError()
            | asyncpg.InterfaceError() | asyncpg.InternalClientError() | OSError() | TimeoutError()
        ):  # fmt: skip
            return Problem("service-unavailable", retry_after=5)
        case _:
            return Problem("internal-error")


def _broken(code: str, failure: asyncpg.IntegrityConstraintViolationError, constraints: Mapping[str, Fault]) -> Problem:
    """The field that a broken constraint stands for; the constraint's own name stays in the log."""
    log.info("constraint_broken", constraint=failure.constraint_name)
    fault = constraints.get(failure.constraint_name or "")
    return Problem(code, vi=fault.vi, en=fault.en, faults=[fault]) if fault else Problem(code)
