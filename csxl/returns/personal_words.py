"""Words that tell one person's life from a service's business, for what is looked for in a text. Patterns are texts
here and beside: few returns need them, and `re` remembers those that it had to compile."""

from __future__ import annotations

import re

KIN = (
    r"(?:mum|mam|mother|dad|father|nan|nain|taid|gran(?:dma|dmother|dfather|ny|dad|dpa)?|aunt(?:ie)?|uncle|sister|brother"
    r"|son|daughter|nephew|niece|cousin|boyfriend|girlfriend|husband|wife|step-?(?:father|mother|dad|mum)|mab|merch)"
)
_ONE = (
    r"(?:child|parent|carer|victim|patient|pupil|client|resident|young person|family|perpetrator|suspect|lad|girl|boy)"
)
# Words behind which a number or an address can only be one person's.
PERSONS_OWN = (
    rf"(?i)\b(?:{KIN}(?:'s)?(?! and\b|-)|{_ONE}'s|service users?'s|(?:his|her|their|home|personal|private|own)"
    r"(?: \w+)? (?:burner|mobile|phone|number|tel\w*|landline|cell)|ei (?:ffôn|rif|mam|thad|dad|fam))\b"
)
SERVICE = (
    r"(?i)\b(?:(?!on)\w+line|(?:help|hot|duty|advice|phone|text|crisis|team|main|direct|referral|own) line"
    r"|duty|team|tîm|service|gwasanaeth|on[- ]call|rota|office|swyddfa|text(?:s|ing)?|chathealth|edt|sms"
    r"|out[- ]of[- ]hours|ooh|crisis|switchboard|control room|reception|consultation|desk|advice|hub|mash|mass|lado"
    r"|dsl|ddsl|dsp|designated|lead|officer|manager|co-?ordinator|whatsapp|spoc|24/7|24[- ]hour|work|works|school|ysgol"
    r"|pastoral|nurse|nursing|clinic|surgery|centre|hospital|ward|station|council|trust|charity|helpdesk|support"
    r"|safeguarding|referrals?|enquiries|bookings?|warden|contact (?:us|number|details)|business|dyletswydd|llinell"
    r"|pager|bleep|advocate|advocacy|worker|practitioner|professionals?|staff|landlord|refuge|project)\b"
)
_END = r"[.!?;](?=\s)|\n"
MOST_BEFORE, MOST_AFTER = 160, 80  # characters of a sentence that are looked at


def at_a_figure(*what: str) -> str:
    """What finds, in a text in small letters, a figure with one of these at its first digit: it is searched for first,
    since it is quickly known of most texts that they hold none."""
    return rf"\d(?<!\d\d)(?:{'|'.join(what)})"


def sentence_round(text: str, start: int, end: int) -> str:
    """The sentence that a place in a text stands in, as far as a reader would go to see whose it is."""
    before, after = text[max(0, start - MOST_BEFORE) : start], text[end : end + MOST_AFTER]
    ends = [found.end() for found in re.finditer(_END, before)]
    stop = re.search(_END, after)
    return f"{before[ends[-1] if ends else 0 :]} {after[: stop.start() if stop else len(after)]}"
