"""The states of a budget year. Closing it belongs to the annual settlement."""

from arit_kit.workflow.machine import Machine

YEAR = Machine(kind="year", collection="budget-years", states={"open": ("Đang mở", "Open")}, moves=())
