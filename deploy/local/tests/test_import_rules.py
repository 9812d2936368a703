"""The two import rules of our own."""

from grimp import ImportGraph

from arit_local.import_rules import OnlyOutside, OwnTables


def graph(*imports):
    made = ImportGraph()
    for importer, imported in imports:
        for module in (importer.partition(".")[0], importer, imported):
            if module not in made.modules:
                made.add_module(module)
        made.add_import(importer=importer, imported=imported)
    return made


def broken(kind, options, *imports):
    contract = kind(name="rule", session_options={}, contract_options=options)
    return contract.check(graph(*imports), verbose=False).metadata["broken"]


def test_own_tables():
    assert broken(
        OwnTables,
        {"service": "budget"},
        ("budget.year.actions", "budget.year.tables"),
        ("budget.payment.queries", "budget.year.tables"),
        ("budget.migrations.env", "budget.year.tables"),
        ("budget.main", "budget.year.tables"),
        ("budget.payment.actions", "budget.year.tables"),
    ) == ["budget.payment.actions -> budget.year.tables"]


def test_only_outside():
    options = {"package": "arit_contracts", "allowed": ["pydantic"]}
    assert broken(
        OnlyOutside,
        options,
        ("arit_contracts.values", "pydantic"),
        ("arit_contracts.values", "datetime"),
        ("arit_contracts.values", "arit_contracts.roles"),
        ("arit_contracts.values", "fastapi"),
    ) == ["arit_contracts.values -> fastapi"]
