"""Where a person lives, in a text: a postcode or a numbered street that words like "lives at" lead to. Addresses of
organisations and places where something happened are none."""

from __future__ import annotations

import re

from csxl.returns.personal_words import KIN

_POSTCODE = r"(?:[A-Z]{1,2}\d[A-Z\d]?|GIR) ?\d[ABD-HJLNP-UW-Z]{2}"
_TYPES = (
    r"road|rd|street|avenue|ave|lane|ln|close|drive|dr|crescent|cres|way|terrace|place|gardens|grove|court|walk|row"
    r"|hill|view|park|rise|mews|square|green|gate|croft|fold|parade|st"
)
_WELSH = r"(?:heol|stryd|ffordd|lôn|lon|rhodfa|clos|maes|bryn|parc|cwrt) "
_STREET = (
    r"(?:flat|apartment|apt|fflat|unit|room)? ?(?:\d{1,3}[a-z]?,? )?\d{1,4}[a-z]?,? "
    rf"(?:(?:[^\W\d_][\w'-]*\.? ){{1,3}}(?:{_TYPES})\b|{_WELSH}[^\W\d_][\w'-]*)"
)
_PLACE = (
    rf"(?i)(?<![\w/£-])(?:(?P<street>{_STREET})(?:[,\s]+(?:[^\W\d_][\w'-]*[,\s]+){{0,6}}?(?P<with>{_POSTCODE}))?"
    rf"|(?P<code>{_POSTCODE}))(?!\w)"
)
# The same from the first digit of a house or of a postcode on, loosely.
PLACE_AT_A_FIGURE = (
    rf"\d*+[a-z]?,? (?:(?:[^ ]++ ){{1,3}}(?:{_TYPES})\b|{_WELSH})"
    r"|(?:[a-z\d]? ?\d|(?<=gir\d)|(?<=gir \d))[abd-hjlnp-uw-z]{2}\b"
)
_SOMEBODY = (
    r"(?:he|she|they|family|mum|mam|mother|dad|father|child|boy|girl|son|daughter|sibling|carer|perpetrator|suspect)"
)
_HOME = (
    r"(?:liv(?:es?|ed|ing)(?: \w+){0,4}? (?:at|in|on)|resid(?:e[sd]?|ing|ent)"
    rf"|{_SOMEBODY} (?:(?:has|have|had|was|were|is|are|now|recently) ){{0,2}}"
    r"(?:moved|placed|stay(?:s|ing)|found|re-?housed)"
    r"|stay(?:s|ed|ing) (?:at|with)|sofa-surfing|evicted|tenancy|home address|family home"
    r"|(?:his|her|their|home|family's|child's|" + KIN + r"'s|perpetrator's|suspect's|victim's|own|current|previous)"
    r" (?:home |new |full |current )?(?:address|postcode|flat|house|home)"
    r"|placed (?:at|with)|removed from|visited (?:him|her|them|mum|the family|the child)|yn byw|cyfeiriad cartref|byw)"
)
_WORKPLACE = (
    r"(?:schools?|academy|college|nursery|cent(?:re|er)|hospital|surgery|clinics?|offices?|hub|station|council"
    r"|trust|church|chapel|mosque|hall|library|university|building|suite|floor|depot|venue|meetings?|met|meets"
    r"|held|training|conference|event|sessions?|based|teams?|services?|agency|headquarters|hq|shop|takeaway"
    r"|restaurant|hotel|pub|charity|ltd|company|practice|pharmacy|bank|prison|care home|children's home|hostel"
    r"|refuge|project|drop-in|base|open(?:s|ed)|relocated|ysgol|swyddfa|canolfan|capel|ysbyty|staff|premises|site"
    r"|warehouse|garage|cctv|hot ?spot|patrols?|crime|incidents?|licen[cs]\w+|junction|corner|bus|number|route)"
)
_SPEAKS_OF = rf"(?i)\b(?:(?P<home>{_HOME})|(?P<work>{_WORKPLACE}))\b"
_PERSON = (
    r"(?i)\b(?:s?he|him|hers?|his|mum|mam|mother|dad|father|child|boy|girl|son|daughter|family|nan|grand\w+|victim|patient"
    r"|pupil|young person|ei|hi|ef)\b"
)
_LED_TO = rf"{_PERSON}|\b{_HOME}\b"  # without which no place is anybody's
BEFORE, NEAR, AFTER = 90, 45, 45  # characters in which a word speaks of a place; of a bare postcode; behind it


def tells_home(text: str) -> bool:
    """Whether a text tells where a person lives."""
    return bool(re.search(_LED_TO, text)) and any(_is_home(text, found) for found in re.finditer(_PLACE, text))


def _is_home(text: str, found: re.Match[str]) -> bool:
    far = BEFORE if found["street"] else NEAR
    before = re.split(r"[.!?;](?=\s)", text[max(0, found.start() - far) : found.start()])[-1]
    said = [one.lastgroup for one in re.finditer(_SPEAKS_OF, before)]
    if said:
        return said[-1] == "home"
    if not found["with"] or not re.search(_PERSON, before):
        return False
    after = re.split(r"[.!?;](?=\s)", text[found.end() : found.end() + AFTER])[0]
    return not any(one["work"] for one in re.finditer(_SPEAKS_OF, after))
