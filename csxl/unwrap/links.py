"""Addresses in a letter under which a file is kept elsewhere: in a cloud, or as a workbook on any server."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, unquote, urlsplit

MOST_LINKS = 400  # of one letter that are looked at
MOST_SHARES = 5  # that are named
LONGEST = 200  # characters of an address that are quoted
ADDRESS = re.compile(r"https?://[^\s\"'<>\])}]{4,4000}", re.I)
WORKBOOK = re.compile(r"\.(xlsx|xlsm|xlsb|xls|ods|csv|numbers)$", re.I)
CLOUDS = frozenset(
    (
        *("dropbox", "wetransfer", "sharefile", "egnyte", "filemail", "mediafire", "mega", "pcloud", "hightail"),
        *("sendspace", "transfernow", "objectiveconnect", "kiteworks", "swisstransfer", "cryptshare", "smash"),
        *("dropboxusercontent", "fromsmash", "sendgb", "quatrix", "huddle", "onehub", "nextcloud", "owncloud"),
    )
)
SHORT = frozenset(("1drv.ms", "we.tl", "db.tt", "onedrive.live.com", "drive.google.com", "docs.google.com"))
OF_SHAREPOINT = re.compile(
    r"^/:[a-z]:/|/doc\.aspx|guestaccess|download\.aspx|onedrive\.aspx|shared( |%20)documents|/personal/", re.I
)
WITHIN = re.compile(r"/_{0,3}(https?):/{1,2}([^_\s]{4,2000})", re.I)
DOMAIN, OF_DOMAIN = re.compile(r"[\w-]{1,60}(\.[\w-]{1,60}){1,6}"), "/:x:/"  # a gateway that tells only the host
KEEPERS = frozenset(("onedrive.live.com", "docs.google.com", "drive.google.com"))
OF_BOX, OF_APPLE = re.compile(r"^/(s|f|file|folder|v)/", re.I), re.compile(r"^/(iclouddrive|attachment|numbers)/", re.I)


def shares(text: str) -> list[str]:
    """The addresses in a text under which files are kept, each once and without what is secret in it."""
    found = dict[str, None]()
    for number, address in enumerate(ADDRESS.finditer(text)):
        if number >= MOST_LINKS or len(found) >= MOST_SHARES:
            break
        if where := share(address.group()):
            found[where] = None
    return list(found)


def share(address: str) -> str:
    """An address under which a file is kept, as it may be quoted, or "" for any other."""
    for _ in range(3):
        try:
            parts = urlsplit(address.strip()[:4_000])
            host = (parts.hostname or "").lower()
        except ValueError:
            return ""
        inner = _guarded(host, parts.path, parts.query)
        if not inner:
            break
        address = inner
    if parts.scheme not in ("http", "https") or not host or not _keeps_files(host, parts.path):
        return ""
    said = f"{parts.scheme}://{host}{unquote(parts.path).rstrip('.,;:!')}"
    return "".join(mark if mark.isprintable() else "_" for mark in said)[:LONGEST]


def _guarded(host: str, path: str, query: str) -> str:
    """The address that a mail gateway wrapped in one of its own, or ""."""
    if host.startswith("urldefense") and "/v3/__" in path:
        inner = path.partition("/v3/__")[2].partition("__;")[0]
        return inner.replace("https:/", "https://").replace(":///", "://")
    try:
        given = parse_qs(query[:4_000], max_num_fields=50)
    except ValueError:
        return ""
    if host.startswith("urldefense"):
        return unquote(next(iter(given.get("u", ())), "").replace("-", "%").replace("_", "/"))
    if within := WITHIN.search(unquote(path)):
        return f"{within[1]}://{within[2]}"
    for values in given.values():
        if values[0].startswith(("http://", "https://")):
            return values[0]
    domain = next((given[key][0] for key in ("domain", "Domain", "d") if key in given and host not in KEEPERS), "")
    return f"https://{domain}{OF_DOMAIN}" if DOMAIN.fullmatch(domain) and _is_cloud(domain.lower().split(".")) else ""


def _is_cloud(labels: list[str]) -> bool:
    return bool(CLOUDS & set(labels)) or "sharepoint" in labels or ".".join(labels) in SHORT


def _keeps_files(host: str, path: str) -> bool:
    """Whether a file is kept under an address, by its host or by its path's end."""
    labels = host.split(".")
    if WORKBOOK.search(unquote(path)) or host == "onedrive.live.com" or (host in SHORT and len(path) > 1):
        return True
    if "sharepoint" in labels or any(label.endswith("-my") for label in labels):
        return OF_SHAREPOINT.search(path) is not None
    if "box" in labels[-2:] or labels[-2:-1] == ["box"]:
        return OF_BOX.match(path) is not None
    if "icloud" in labels:
        return OF_APPLE.match(path) is not None
    return bool(CLOUDS & set(labels)) and len(path) > 1
