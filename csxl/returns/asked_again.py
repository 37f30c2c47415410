"""The questions of csxl's own letters, where a reply quotes them without a mark: they are no answers.

Each ends where csxl's sentence does, so that an answer behind or below it stays."""

from __future__ import annotations

import re

LONGEST = 4_000  # characters of one question
PLACE = r"(?:[A-Z]{1,3}\d{1,7}[ \t]+\([^()\s]{1,12}\)|[^\W\d_]{1,3}\d{1,2}-\w{1,2})"
POINT = re.compile(  # "  1. Sheet Target, cell G5 (T1-R: Level 1, Referral): ", or one of these alone and a request
    r"^[ \t>]*\d{1,3}[.)]\s+(?:[^\n:]{0,200}?(?:\n[^\n:]{0,100})?\([^()\n:]{1,12}:[^(),]{1,60},[^()]{1,60}\):\s|"
    r"(?:[^\n:]{0,150}\b[Ss]heet [^\n:]{1,100}|[^\W\d_]{1,3}\d{1,2}-\w{1,2}: [^\n:.]{1,80}, [^\n:.]{1,60}):\s"
    r"(?=[^\n]{0,400}\n?[^\n]{0,200}[;.]\s[Pp]lease\b))",
    re.M,
)
IN_WORDS = r"[^\n:();]{1,80}(?:\n[^\n:();]{1,80})?\s\([^()\n:]{1,12}(?:,\s+[^()\n:]{1,30}(?:\n[^()\n:]{1,12})?)?\)"
BLANKS = (
    re.compile(  # "  – sheet Target: 2 answers are blank: G5 (T1-R), G6 (T1-A)", or "Level 1, Referral (T1-R, cell G5)"
        rf"^[ \t>]*[–—-][ \t]+[^\n:]{{1,80}}:[^\n:]{{1,60}}:\s+"
        rf"(?:{PLACE}(?:,\s+{PLACE}){{0,200}}|{IN_WORDS}(?:;\s+{IN_WORDS}){{0,8}})",
        re.M,
    )
)
ASKED = r"(?:[Pp]lease|dewiswch|dywedwch|teipiwch|atebwch|anfonwch)\b"  # what every question of ours says
LINE = r"(?:[^\n:()]|\n(?!\s*\n))"  # within a paragraph, as mail programs break its lines
WORD = r"(?:[^\n:(),]|\n(?!\s*\n))"
AT = r"\([^()\n:,]{1,12},\s[^()]{0,100}\b(?:cells?|celloedd|sheet|taflen)\s[^:]{1,150}?\)"  # "(T1-R, cell G5)"
NAMED = re.compile(  # "  1. Target, Level 1, Referral (T1-R, cell G5): what was found; please …"
    rf"^[ \t>]*\d{{1,3}}[.)]\s+(?:{LINE}{{3,200}}\s{AT}|{WORD}{{1,80}}(?:,{WORD}{{1,60}}){{1,2}}"
    rf"\([^()\n:,]{{1,12}}\))"
    rf":\s(?=(?:[^\n]|\n(?!\s*\n)){{0,600}}?\s{ASKED})",
    re.M,
)
LISTED = re.compile(  # "  1. What was found; please … for these 5: Target, Level 1, Referral (T1-R, cell G5); …"
    rf"^[ \t>]*\d{{1,3}}[.)]\s+(?:[^\n:]|\n(?!\s*\n)){{5,300}}?[;,]\s{ASKED}(?:[^\n:]|\n(?!\s*\n)){{5,300}}?:\s"
    rf"{LINE}{{1,120}}\s{AT}",
    re.M,
)
MORE = re.compile(r"[ \t\n>]{1,5}(?:Cells?|Celloedd|Sheet|Taflen)\s[^:]{1,120}:\s")  # another point on that criterion
ENDS = re.compile(r"[.?!](?=\s|$)|\n[ \t]*\n")
QUOTED = re.compile("“[^”]{0,600}”")


def without_questions(letter: str) -> str:
    """A letter without what csxl itself had asked."""
    out, at = list[str](), 0
    found = (match for form in (POINT, NAMED, LISTED) for match in form.finditer(letter))
    points = sorted(found, key=lambda match: (match.start(), -match.end()))
    for number, point in enumerate(points):
        if point.start() < at:
            continue
        stop = next((later.start() for later in points[number + 1 :] if later.start() > point.start()), len(letter))
        out.append(letter[at : point.start()])
        at = _end(letter, point.end(), min(stop, point.end() + LONGEST))
        while more := MORE.match(letter, at, stop):
            at = _end(letter, more.end(), min(stop, more.end() + LONGEST))
    return BLANKS.sub("", "".join([*out, letter[at:]]))


def _end(letter: str, start: int, stop: int) -> int:
    """Where the question that begins at a place ends: behind the sentence that says what is asked, or the first."""
    hidden = QUOTED.sub(lambda found: "x" * len(found.group()), letter[start:stop])
    asked = hidden.lower().find("please")
    end = ENDS.search(hidden, max(asked, 0))
    return start + (end.end() if end else len(hidden))
