"""The SQL of row-level security and grants, written by migrations: one policy a role on every table with a province.

Owner and agency see all; a province sees its scope. A scope that is not set is the empty text and shows no rows.
"""

OWN_PROVINCES = "(SELECT string_to_array(current_setting('arit.provinces', true), ','))::text[]"
"""The provinces of the connection's scope; none where it is not set."""

IN_SCOPE = (
    f"(province = ANY ({OWN_PROVINCES}) OR implementer_unit = (SELECT nullif(current_setting('arit.unit', true), '')))"
)
"""Of a table with the columns `province` and `implementer_unit`: the row lies in the connection's scope.

Each SELECT is worked out once a statement; outside of it, the text would be split again for every row.
"""


def secured(service: str, table: str, visible: str = IN_SCOPE, writable: str | None = None) -> list[str]:
    """Statements that force row-level security on a table; `visible` and `writable` bind the province role."""
    return [
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
        f"CREATE POLICY owner_all ON {table} TO {service}_owner USING (true) WITH CHECK (true)",
        f"CREATE POLICY agency_all ON {table} TO {service}_agency USING (true) WITH CHECK (true)",
        f"CREATE POLICY province_scope ON {table} TO {service}_province"
        f" USING ({visible}) WITH CHECK ({writable or visible})",
    ]


def granted(service: str, table: str, to_agency: str, to_province: str) -> list[str]:
    """Statements that grant the running roles these rights, for example `SELECT, INSERT`; empty grants none."""
    return [
        f"GRANT {rights} ON {table} TO {service}_{role}"
        for role, rights in (("agency", to_agency), ("province", to_province))
        if rights
    ]
