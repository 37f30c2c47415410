"""How long-running work reports how far it has got."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]  # called with how many are done, and how many there are
