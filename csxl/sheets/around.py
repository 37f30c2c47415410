"""What a worksheet's own part says around its cells: links, page headers, controls, and which drawings it shows."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Around:
    """What one sheet says of what lies beside it; filled while the sheet is read. `shows` are the ids of the
    relations to its drawings."""

    shows: set[str] = field(default_factory=set)
