"""What the settlement file of an agreement (hồ sơ quyết toán) must hold (Điều 18 TT 36/2013/TT-BCT). Pure; đồng."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from arit_kit.law.papers import Missing
from arit_kit.papers.wording import in_figures
from arit_kit.web.problems import Fault
from dossiers.checklist.rules import SETTLEMENT, Papers, missing, worth_checking
from dossiers.law.checklist import Condition, Gate, Kind
from dossiers.support.rules import is_percentage

NO_INVOICE = "5a"
"""The form of acceptance of who issues no invoice to the Agency."""
RECORD_WITHOUT_INVOICE, RECORD_WITH_INVOICE = "P1a", "P1b"
SOURCES = ("national_fund", "own_capital", "local_budget", "credit", "other")


@dataclass(frozen=True, slots=True)
class Project:
    """A dossier of the agreement with its confirmed acceptance; `form` is None while there is none."""

    id: UUID
    reference: str
    kind: Kind
    contents: Sequence[str]
    by_percentage: bool
    form: str | None
    actual_cost: int
    accepted: int


def by_percentage(ceilings: Sequence[Mapping[str, Any]]) -> bool:
    """Whether any content of a dossier is supported by a percentage of its cost, by its frozen ceilings (I31)."""
    return any(is_percentage(line["rule"]) for line in ceilings)


@dataclass(frozen=True, slots=True)
class SettlementFile:
    """The file of all dossiers of an agreement: its papers by code, in sets (bộ).

    Where the agreement does not say whether an invoice is issued, the form of acceptance does (I32).
    """

    projects: Sequence[Project]
    papers: Mapping[str, int]
    issues_invoice: bool | None
    left_to_pay: bool
    late: bool

    def missing(self, on: date) -> list[Missing]:
        """What keeps it from being filed; of a late one the acceptance record and form 9 suffice (khoản 3, I30)."""
        return self._lacks(missing, on)

    def worth_checking(self, on: date) -> list[Missing]:
        """What the law is only remembered to ask for: told, never refused."""
        return self._lacks(worth_checking, on)

    @property
    def spending_of(self) -> list[UUID]:
        """Dossiers of which the file must list what each source paid (Mẫu 8b)."""
        return [project.id for project in self.projects if project.by_percentage and not self.late]

    def _lacks(self, lacking: Callable[[Papers, Gate, date], list[Missing]], on: date) -> list[Missing]:
        found = {one.code: one for project in self.projects for one in lacking(self._papers(project), SETTLEMENT, on)}
        return list(found.values())

    def _papers(self, project: Project) -> Papers:
        facts: set[Condition] = {"support_is_percentage" if project.by_percentage else "support_is_no_percentage"}
        invoice, items = self.issues_invoice, dict(self.papers)
        if project.form:
            items[RECORD_WITHOUT_INVOICE if project.form == NO_INVOICE else RECORD_WITH_INVOICE] = 1
            invoice = project.form != NO_INVOICE if invoice is None else invoice
        if invoice is not None:
            facts.add("issues_invoice" if invoice else "issues_no_invoice")
        if self.left_to_pay or self.late:
            facts.add("asks_payment")
        if self.late:
            facts.add("files_late")
        return Papers(project.kind, project.contents, items, frozenset(facts))


def spending_faults(file: SettlementFile, spending: Sequence[Mapping[str, Any]]) -> list[Fault]:
    """What keeps the spending by source from being that of the work (I31).

    All sources together are the actual cost; the national fund pays no more than was accepted, others the rest.
    """
    projects, faults = {project.id: project for project in file.projects}, []
    ids = [one["dossier_id"] for one in spending]
    for place, one in enumerate(spending):
        at, project = f"/spending/{place}", projects.get(one["dossier_id"])
        if project is None or one["dossier_id"] in ids[:place]:
            vi, en = "Mỗi hồ sơ của hợp đồng ghi một lần.", "Each dossier of the agreement stands once."
            faults.append(Fault(f"{at}/dossier_id", "not-found" if project is None else "duplicate", vi, en))
            continue
        total = sum(one[source] for source in SOURCES)
        if total != project.actual_cost:
            of, cost = project.reference, project.actual_cost
            vi = f"{of}: các nguồn cộng lại {in_figures(total)} đồng, chi phí thực tế {in_figures(cost)} đồng."
            en = f"{of}: the sources add up to {total:,} đồng, it cost {cost:,} đồng."
            faults.append(Fault(at, "sum-differs", vi, en))
        if one["national_fund"] > project.accepted:
            vi = f"{project.reference}: nghiệm thu hỗ trợ {in_figures(project.accepted)} đồng."
            en = f"{project.reference}: support of {project.accepted:,} đồng was accepted."
            faults.append(Fault(f"{at}/national_fund", "above-accepted", vi, en))
    for id in file.spending_of:
        if id not in ids:
            reference = projects[id].reference
            vi = f"{reference} hỗ trợ theo tỷ lệ: kê cả nguồn vốn khác (Mẫu 8b)."
            en = f"{reference} is supported by a percentage: list what each source paid (form 8b)."
            faults.append(Fault("/spending", "spending-missing", vi, en))
    return faults


def settled_at_most(accepted: int, paid: int, late: bool) -> int:
    """What of an accepted amount is settled: of a late filer no more than was paid by then (khoản 3, I30); đồng."""
    return min(accepted, paid) if late else accepted
