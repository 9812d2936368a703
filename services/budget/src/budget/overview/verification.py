"""Whether the books are true: every account recomputed from the first posting, by other means than kept them."""

from collections.abc import AsyncIterator
from typing import Any

import asyncpg
from arit_kit.db.statements import Statement
from arit_kit.law.select import LawValueUnknown, NoRuleInForce
from sqlalchemy import BigInteger, ColumnElement, Select, Text, cast, func, literal, or_, select, true, union_all

from budget.allocation.tables import ALLOCATION, ALLOCATION_LINE
from budget.assignment.tables import ASSIGNMENT
from budget.commitment.tables import COMMITMENT, COMMITMENT_LINE
from budget.law.budget_codes import BUDGET_CODES
from budget.ledger.queries import changes
from budget.ledger.tables import ACCOUNT, POSTING
from budget.payment.tables import PAYMENT
