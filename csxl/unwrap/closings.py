"""How a letter closes, in either language."""

from __future__ import annotations

import re

# fmt: off
CLOSING = re.compile(
    r"\s*((kind|best|warm|kindest|warmest|many|with|very best|with kind|with best)?\s*(regards|wishes|thanks)"
    r"( and (best wishes|kind regards))?|"
    r"thanks|thank you|many thanks|yours (sincerely|faithfully|truly)|sincerely|cheers|kr|br|"
    r"cofion( cynnes| gorau)?|diolch( yn fawr)?|yn gywir|yn gynnes|gyda diolch|dymuniadau gorau)\s*[,.!]?\s*", re.I)
# fmt: on
