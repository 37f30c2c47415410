"""How one person is reached or registered, in a text: a telephone number, a private mailbox, an NHS number."""

from __future__ import annotations

import re

from csxl.returns.first_names import FIRST_NAMES
from csxl.returns.personal_words import PERSONS_OWN, SERVICE, sentence_round

LONG_AT_A_FIGURE = r"(?:[ ().-]{0,3}\d){9}"
_DIGITS = r"(?<![\w£$€/.,:+#-])(?:\+|\(\+?)?\d(?:[ ().-]{0,3}\d){9,14}(?![\w/%]|[.,]\d)"
_TOGETHER = r"\d+"
FEWEST_TOGETHER = 3  # digits of a telephone number between two gaps
_REFERENCE = (
    r"(?i)\b(?:ref(?:erence)?|order|invoice|policy|log|incident|charity|account|asset|serial)\b\W*(?:no|number)?\W*$"
)
_MAILBOX = r"(?<![\w.+'-])(?P<name>[\w.+'-]{1,64})@(?P<host>[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})"
_PRIVATE_HOST = (
    r"(?i)(?:gmail|googlemail|hotmail|outlook|live|yahoo|ymail|rocketmail|icloud|aol|btinternet|btopenworld|talktalk"
    r"|virginmedia|blueyonder|ntlworld|tiscali|msn|proton(?:mail)?|gmx)\.\w+(?:\.\w+)?|(?:me|mac|mail|sky)\.com|pm\.me"
)
# A small charity, nursery or club has its mailbox there too.
_ORGANISATION = (
    r"(?i)admin|info|office|enquir|safeguard|contact|support|help|team|group|club|school|nurser|church|parish|centre|hub"
    r"|youth|community|project|trust|charity|playgroup|pre-?school|scout|guides|foodbank|association|secretary|clerk"
    r"|manager|lead|dsl|duty|referral|service|partnership|refuge|women|family|care|mosque|chapel|hall|housing|advice"
    r"|training|society|volunteer|homes?\b|house|fc$|rfc$|cc$|no-?reply|mail|swyddfa|ysgol|meithrin|cymorth"
)
_PARTS = r"[._+'-]|(?<=\D)(?=\d)|(?<=\d)(?=\D)"
_NHS_CUE = r"(?i)\b(?:nhs|gig)\b(?! (?:trust|foundation|england|111))[^;\n\d]{0,25}$"
_FIRST_OF_NHS = "467"  # what the numbers given out begin with
_IN_THREES = r"\d{3}([ -])\d{3}\1\d{4}"


def tells_telephone(text: str, of_sender: bool = False) -> bool:
    """Whether a text holds the telephone number of a private person. A mobile number may be anybody's, but where the
    sentence says that it is a service's, or where the text is a letter, whose sender gives their own."""
    for found in re.finditer(_DIGITS, text):
        kind = _kind_of_number(found.group())
        if not kind or re.search(_REFERENCE, text[max(0, found.start() - 30) : found.start()]):
            continue
        around = sentence_round(text, found.start(), found.end())
        if re.search(PERSONS_OWN, around):
            return True
        if kind == "mobile" and not of_sender and not re.search(SERVICE, around):
            return True
    return False


def _kind_of_number(written: str) -> str:
    """ "mobile", "landline", or "" for what is no British telephone number."""
    digits = "".join(re.findall(_TOGETHER, written))
    abroad = written.startswith(("+", "(+")) or digits.startswith("0044")
    for prefix in ("00440", "0044", "440", "44") if abroad else ():
        if digits.startswith(prefix):
            digits = f"0{digits.removeprefix(prefix)}"
            break
    own = re.findall(_TOGETHER, written)[1 if abroad else 0 :]
    if len(digits) not in (10, 11) or (len(own) > 1 and any(len(part) < FEWEST_TOGETHER for part in own[1:])):
        return ""
    if digits.startswith("07") and len(digits) == 11 and not digits.startswith("070"):
        return "mobile"
    return "landline" if digits.startswith(("01", "02")) else ""


def tells_mailbox(text: str) -> bool:
    """Whether a text holds a person's address at a provider for private people."""
    return any(
        re.fullmatch(_PRIVATE_HOST, found["host"]) and _is_a_persons(found["name"])
        for found in re.finditer(_MAILBOX, text)
    )


def _is_a_persons(name: str) -> bool:
    """Whether a mailbox is called as people call their own: by a first name, an initial or a number."""
    if re.search(_ORGANISATION, name):
        return False
    parts = re.split(_PARTS, name.casefold())
    return any(part.isdecimal() or len(part) == 1 or part in FIRST_NAMES for part in parts if part)


def tells_nhs_number(text: str) -> bool:
    """Whether a text holds an NHS number with the right check digit: behind its cue, or grouped and begun as one is."""
    for found in re.finditer(_DIGITS, text):
        digits = "".join(re.findall(_TOGETHER, found.group()))
        if len(digits) != 10 or not _has_check_digit(digits):
            continue
        if re.search(_NHS_CUE, text[max(0, found.start() - 45) : found.start()]):
            return True
        if digits[0] in _FIRST_OF_NHS and re.fullmatch(_IN_THREES, found.group()):
            return True
    return False


def _has_check_digit(digits: str) -> bool:
    if len(set(digits)) == 1:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits[:9], range(10, 1, -1), strict=True))
    return (11 - total % 11) % 11 == int(digits[9])
