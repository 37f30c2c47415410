"""A number's digits in the places that a number format has for them: 007, 1,234.50, 85%, 1 1/2, 1.2E+03, 26:30."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from typing import NamedTuple

PLACES = "0#?"
MOST_PLACES = 60  # on either side of the point; Excel shows 30
EXACT = Context(prec=800, rounding=ROUND_HALF_UP)


class Token(NamedTuple):
    """A piece of a format: its kind ("text" for what is shown as it is, else a sign of the format) and its text."""

    kind: str
    text: str


Tokens = Sequence[Token]


def digits_of(tokens: Tokens, value: float) -> str | None:
    """What a section without dates makes of a number; None where its places make no sense."""
    if sum(token.kind in PLACES for token in tokens) > MOST_PLACES:
        return None
    number = Decimal(f"{abs(value):.15g}").scaleb(2 * sum(token.kind == "%" for token in tokens), EXACT)
    sign = "-" if value < 0 else ""
    power = next((at for at, token in enumerate(tokens) if token.kind == "power"), None)
    if power is not None:
        return _powered(tokens, power, number, sign)
    bar = _bar(tokens)
    if bar is not None:
        return _fraction(tokens, bar, number, sign)
    point = next((at for at, token in enumerate(tokens) if token.kind == "."), len(tokens))
    whole, rest = list(tokens[:point]), tokens[point:]
    last = max((at for at, token in enumerate(whole) if token.kind in PLACES), default=-1)
    thousands = sum(token.kind == "," for token in whole[last + 1 :]) if last >= 0 else 0
    behind = [at for at, token in enumerate(rest) if token.kind in PLACES]
    thousands += sum(token.kind == "," for token in rest[(behind[-1] if behind else 0) :])
    number = number.scaleb(-3 * thousands, EXACT)
    rounded = number.quantize(Decimal(1).scaleb(-len(behind)), context=EXACT)
    before, _, after = f"{rounded:f}".partition(".")
    shown = _whole(whole, before.lstrip("0"), grouped=any(token.kind == "," for token in whole[:last])) + _decimals(
        rest, after
    )
    has_places = last >= 0 or bool(behind)
    return (sign if not has_places or rounded else "") + shown


def _whole(tokens: Tokens, digits: str, grouped: bool = False) -> str:
    """The places before the point, filled from the right; the first takes all the digits that are left."""
    first = next((at for at, token in enumerate(tokens) if token.kind in PLACES), None)
    out: list[str] = []
    count = 0

    def put(digit: str) -> None:
        nonlocal count
        if grouped and count and count % 3 == 0:
            out.append("," if digit.isdigit() else " ")
        out.append(digit)
        count += 1

    for at in range(len(tokens) - 1, -1, -1):
        token = tokens[at]
        if token.kind in PLACES:
            if digits:
                put(digits[-1])
                digits = digits[:-1]
            elif token.kind != "#":
                put("0" if token.kind == "0" else " ")
            while at == first and digits:
                put(digits[-1])
                digits = digits[:-1]
        elif token.kind != ",":
            out.append(token.text[::-1])
    return "".join(out)[::-1]


def _decimals(tokens: Tokens, digits: str) -> str:
    """The point and the places behind it; noughts at the end only where there is a 0 for them."""
    out: list[str] = []
    needed = len(digits.rstrip("0"))
    at = 0
    for token in tokens:
        if token.kind in PLACES:
            shown = digits[at] if at < needed or token.kind == "0" else " " if token.kind == "?" else ""
            out.append(shown)
            at += 1
        elif token.kind != ",":
            out.append(token.text)
    return "".join(out)


def _bar(tokens: Tokens) -> int | None:
    """Where the bar of a fraction is: the only one, right between places."""
    bars = [at for at, token in enumerate(tokens) if token.kind == "/"]
    if len(bars) != 1 or not 0 < bars[0] < len(tokens) - 1:
        return None
    after = tokens[bars[0] + 1]
    return bars[0] if tokens[bars[0] - 1].kind in PLACES and (after.kind in PLACES or after.text.isdigit()) else None


def _run(tokens: Tokens, start: int, step: int) -> Iterator[int]:
    """The places from one on, as far as nothing else comes between."""
    while 0 <= start < len(tokens) and (tokens[start].kind in PLACES or (step > 0 and tokens[start].text.isdigit())):
        yield start
        start += step


def _fraction(tokens: Tokens, bar: int, number: Decimal, sign: str) -> str | None:
    above, below = list(_run(tokens, bar - 1, -1)), list(_run(tokens, bar + 1, 1))
    if len(below) > 6 or not number.is_finite() or number.adjusted() > 15:
        return None
    whole_places = tokens[: above[-1]]
    mixed = any(token.kind in PLACES for token in whole_places)
    written = "".join(tokens[at].text for at in below)
    whole = int(number) if mixed else 0
    exact = Fraction(number) - whole
    if written.strip(PLACES) or (written.isdigit() and int(written)):
        under = int("".join(letter for letter in written if letter.isdigit()) or 1) or 1
        over = int(exact * under + Fraction(1, 2))
    else:
        over, under = _near(exact, 10 ** len(below) - 1)
    if mixed and over == under:
        whole, over = whole + 1, 0
    tail = "".join(token.text for token in tokens[below[-1] + 1 :])
    before = _whole(whole_places, str(whole) if whole or not over else "") if mixed else _texts(whole_places)
    shown = before.rstrip() if mixed and not over else f"{before}{over}/{under}"
    return f"{sign}{shown.strip()}{tail}"


def _near(exact: Fraction, most: int) -> tuple[int, int]:
    """The last of a number's continued fractions whose denominator is no more than `most`, as Excel takes it."""
    over, under, over_before, under_before = int(exact), 1, 1, 0
    rest = exact - int(exact)
    while rest:
        whole, rest = divmod(1 / rest, 1)
        over, over_before = int(whole) * over + over_before, over
        under, under_before = int(whole) * under + under_before, under
        if under > most:
            return over_before, under_before
    return over, under


def _texts(tokens: Tokens) -> str:
    return "".join(token.text for token in tokens if token.kind == "text")


def _powered(tokens: Tokens, power: int, number: Decimal, sign: str) -> str:
    """A number as so many times a power of ten; with several places before the point, of a multiple of their number."""
    mantissa, rest = tokens[:power], tokens[power + 1 :]
    point = next((at for at, token in enumerate(mantissa) if token.kind == "."), len(mantissa))
    places = max(1, sum(token.kind in PLACES for token in mantissa[:point]))
    decimals = sum(token.kind in PLACES for token in mantissa[point:])
    step = Decimal(1).scaleb(-decimals)
    exponent = number.adjusted() // places * places if number else 0
    rounded = number.scaleb(-exponent, EXACT).quantize(step, context=EXACT)
    if rounded >= Decimal(10) ** places:
        exponent += places
        rounded = number.scaleb(-exponent, EXACT).quantize(step, context=EXACT)
    before, _, after = f"{rounded:f}".partition(".")
    signed = "-" if exponent < 0 else "+" if "+" in tokens[power].text else ""
    shown = _whole(mantissa[:point], before.lstrip("0")) + _decimals(mantissa[point:], after)
    return f"{sign}{shown}E{signed}{_whole(rest, str(abs(exponent)) if exponent else '')}"


def elapsed_of(tokens: Tokens, value: float) -> str | None:
    """A time that has gone by, such as 26:30 for [h]:mm; None for a length that makes no sense."""
    if abs(value) > 1e9:
        return None
    parts = sum(token.kind == "0" for token in tokens)
    unit = 10 ** min(parts, 3)
    kinds = "".join(token.text[0] for token in tokens if token.kind in {"elapsed", "time"})
    smallest = 1 if "s" in kinds or parts else 60 if "m" in kinds else 3600
    ticks = int(Decimal(f"{abs(value) * 86_400:.15g}") * unit + (Decimal(1) / 2)) if smallest == 1 else 0
    seconds = ticks // unit if smallest == 1 else int(abs(value) * 86_400 + 0.5) // smallest * smallest
    amounts = {"h": seconds // 3600, "m": seconds // 60, "s": seconds}
    left = {"h": seconds // 3600 % 24, "m": seconds // 60 % 60, "s": seconds % 60}
    out: list[str] = []
    for token in tokens:
        if token.kind in {"elapsed", "time"}:
            if token.text[0] not in amounts:
                return None
            amount = (amounts if token.kind == "elapsed" else left)[token.text[0]]
            out.append(f"{amount:0{min(len(token.text), 9)}d}")
        elif token.kind == "0":
            out.append("")
        elif token.kind == ".":
            out.append(f".{ticks % unit:0{parts}d}" if parts else ".")
        elif token.kind == "text":
            out.append(token.text)
        else:
            return None
    return ("-" if value < 0 else "") + "".join(out)
