"""What some systems cannot do, as marks for the tests that need it; on Windows those tests skip with the reason."""

from __future__ import annotations

import os

import pytest

ON_WINDOWS = os.name == "nt"
needs_links = pytest.mark.skipif(ON_WINDOWS, reason="Windows lets only an administrator make symbolic links")
needs_pipes = pytest.mark.skipif(ON_WINDOWS, reason="Windows has no named pipes in folders")
needs_signals = pytest.mark.skipif(ON_WINDOWS, reason="Windows ends a process otherwise than by a signal")
needs_fork = pytest.mark.skipif(ON_WINDOWS, reason="Windows starts no process as a copy of this one")
