"""The clock that what a file may cost is counted by."""

from __future__ import annotations

import sys
import time

# A browser's clock of the processor counts the time that passes, and 36 minutes after the start raises RuntimeError.
seconds = time.monotonic if sys.platform == "emscripten" else time.process_time
