"""The service's own database: the metadata that every feature's tables stand on, and the kit's tables in it."""

from arit_kit.db.schema import KitTables, new_metadata

METADATA = new_metadata()
TABLES = KitTables.on(METADATA)
