"""Two import rules that import-linter does not know, for the contracts in the root pyproject.toml."""

import sys
from typing import Any, cast

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class OnlyOutside(Contract):
    """A package imports nothing from outside but the standard library and what is named."""

    package = fields.StringField()
    allowed = fields.SetField(subfield=fields.StringField(), required=False)

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        package = str(self.package)
        allowed = {
            package,
            *sys.stdlib_module_names,
            *(str(name) for name in cast(set[str], self.allowed or ())),
        }
        broken = [
            f"{importer} -> {imported}"
            for importer in sorted({package, *graph.find_descendants(package)})
            for imported in sorted(graph.find_modules_directly_imported_by(importer))
            if imported.split(".")[0] not in allowed
        ]
        return ContractCheck(kept=not broken, metadata={"broken": broken})

    def render_broken_contract(self, check: ContractCheck) -> None:
        _render(check, "must not import")


class OwnTables(Contract):
    """A feature's `tables` are imported by that feature only; `queries` may import any of its service."""

    service = fields.StringField()

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        service = str(self.service)
        broken = []
        for tables in sorted(graph.find_descendants(service)):
            parts = tables.split(".")
            if len(parts) != 3 or parts[2] != "tables":
                continue
            for importer in sorted(graph.find_modules_that_directly_import(tables)):
                room = importer.split(".")
                outside_a_feature = len(room) < 3 or room[1] == "migrations"
                if not (outside_a_feature or room[1] == parts[1] or room[2] == "queries"):
                    broken.append(f"{importer} -> {tables}")
        return ContractCheck(kept=not broken, metadata={"broken": broken})

    def render_broken_contract(self, check: ContractCheck) -> None:
        _render(check, "reads another feature's tables; use its actions, or a query")


def _render(check: ContractCheck, what: str) -> None:
    metadata: dict[str, Any] = check.metadata
    for line in metadata["broken"]:
        output.print_error(f"{line}: {what}")
