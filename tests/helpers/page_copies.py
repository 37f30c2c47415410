"""The built page, and copies of it with one thing changed."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from pathlib import Path

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
TRUSTED = re.compile(r"; require-trusted-types-for 'script'; trusted-types [^;\"]*")
WORKER = re.compile(r'(<script type="application/octet-stream" id="block-worker">)([^<]*)(</script>)')


def policy_of(page: Path) -> str:
    """The page's content security policy."""
    found = POLICY.search(page.read_text(encoding="utf-8"))
    assert found
    return found[1]


def without_policy(page: Path, copy: Path) -> Path:
    """Anything goes: what is tried on it shows that the trying works."""
    return _changed(page, copy, POLICY, "")


def without_trusted_types(page: Path, copy: Path) -> Path:
    """What the policy alone holds back, where no script may be stopped sooner."""
    return _changed(page, copy, TRUSTED, "")


def with_worker(page: Path, copy: Path, added: str) -> Path:
    """The worker runs a further script, after its own; the policy names the page's script alone and so still holds."""
    text = page.read_text(encoding="utf-8")
    found = WORKER.search(text)
    assert found
    script = gzip.decompress(base64.b64decode(found[2])).decode("utf-8")
    block = base64.b64encode(gzip.compress(f"{script}\n{added}\n".encode())).decode("ascii")
    copy.write_text(text[: found.start(2)] + block + text[found.end(2) :], encoding="utf-8")
    return copy


def with_script(page: Path, copy: Path, old: str, new: str) -> Path:
    """The page's own script says one thing otherwise, and the policy knows that script by its hash."""
    text = page.read_text(encoding="utf-8")
    found = re.search(r"<script>(.*?)</script>", text, re.DOTALL)
    assert found
    assert found[1].count(old) == 1
    script = found[1].replace(old, new)
    text = text[: found.start(1)] + script + text[found.end(1) :]
    copy.write_text(text.replace(_hash(found[1]), _hash(script)), encoding="utf-8")
    return copy


def _hash(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode("ascii")


def _changed(page: Path, copy: Path, pattern: re.Pattern[str], new: str) -> Path:
    text, number = pattern.subn(new, page.read_text(encoding="utf-8"), count=1)
    assert number == 1
    copy.write_text(text, encoding="utf-8")
    return copy
