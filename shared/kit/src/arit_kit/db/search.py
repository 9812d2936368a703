"""Search without regard to case or diacritics: "bac ninh" finds "Bắc Ninh", "dong" finds "Đồng"."""

from sqlalchemy import Column, ColumnElement, Computed, Index, Table, Text, func, literal_column

FOLD_FUNCTION = """
CREATE FUNCTION vn_fold(value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS $$ SELECT lower(public.unaccent('public.unaccent'::regdictionary, normalize(value, NFC))) $$
"""
"""unaccent() is only STABLE, since its dictionary could change; ours does not, so an index may rest on it."""


def search_column(*names: str) -> Column[str]:
    """A generated column `search_text` over these text columns."""
    joined = " || ' ' || ".join(f"coalesce({name}, '')" for name in names)
    return Column("search_text", Text, Computed(f"vn_fold({joined})", persisted=True), nullable=False)


def found_in(table: Table, words: ColumnElement[str]) -> ColumnElement[bool]:
    """The row's search column, or its reference where it has none, holds these words, letter by letter."""
    column = table.c.search_text if "search_text" in table.c else func.vn_fold(table.c.reference)
    literal = func.regexp_replace(func.vn_fold(words), literal_column(r"'([\\%_])'"), literal_column(r"'\\\1'"), "g")
    return column.contains(literal)


def search_index(table: Table) -> Index:
    """The trigram index that serves `q=` on the table's search column."""
    column = table.c.search_text
    return Index(
        f"ix_{table.name}_search",
        column,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
