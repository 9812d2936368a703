"""What a question about criteria is judged by: each figure with its source; what is not known stays unknown. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from arit_contracts.clusters import SourceFigure

REQUEST = "request"
UNITS = {"kind": "code", "mountainous": "bool", "in_plan": "bool", "infrastructure_in_operation": "bool"}
"""What a figure is counted in, where that is not hectares."""

Value = Decimal | bool | str | None


@dataclass(frozen=True, slots=True)
class Known:
    """A figure, where it was read, and of which day; `value` None: it is not known."""

    value: Value = None
    source: str = REQUEST
    measured_on: date | None = None

    @property
    def area(self) -> Decimal | None:
        """The figure as hectares."""
        return self.value if isinstance(self.value, Decimal) else None

    def shown(self, name: str) -> SourceFigure:
        """The figure as the answer shows it."""
        return SourceFigure(
            name=name,
            value=written(self.value),
            unit=UNITS.get(name, "hectare"),
            source=self.source,
            measured_on=self.measured_on,
        )


@dataclass(frozen=True, slots=True)
class Land:
    """Industrial land of a cluster: ready to be leased, and leased; hectares."""

    leasable_area: Known = Known()
    leased_area: Known = Known()

    @property
    def is_known(self) -> bool:
        """Whether both figures are."""
        return self.leasable_area.area is not None and self.leased_area.area is not None

    @property
    def leasable(self) -> Decimal:
        """Of known land."""
        return self.leasable_area.area or Decimal()

    @property
    def leased(self) -> Decimal:
        """Of known land."""
        return self.leased_area.area or Decimal()

    @property
    def exceeds(self) -> bool:
        """More is leased than could be, which no figures may say (I07)."""
        return self.is_known and self.leased > self.leasable


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of the cluster in question, and of the other established ones of its district.

    `district` None: nobody knows which there are. Areas are hectares.
    """

    kind: Known = Known()
    mountainous: Known = Known()
    area: Known = Known()
    area_before: Known = Known()
    in_plan: Known = Known()
    land: Land = field(default_factory=Land)
    industrial_area: Known = Known()
    land_demand: Known = Known()
    infrastructure_in_operation: Known = Known()
    district: Sequence[Land] | None = None
    district_name: str | None = None


def written(value: Value) -> str | None:
    """A value as JSON text: hectares without trailing zeros, true and false."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value.normalize() + 0:f}" if isinstance(value, Decimal) else value  # + 0: no negative zero
