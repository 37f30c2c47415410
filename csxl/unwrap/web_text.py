"""A web page's text: what people see of a letter in HTML, as lines, with the address of each link to a file."""

from __future__ import annotations

import html
import re
from dataclasses import field

from csxl.text.records import dataclass
from csxl.unwrap.links import share
from csxl.unwrap.senders_words import FORWARDED

MOST = 1 << 19  # characters of a page that are looked at
MOST_TAGS = 50_000
LONGEST_LINK = 2_000
BLOCKS = frozenset(
    ("p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "hr", "blockquote", "pre")
)
UNSEEN = frozenset(("script", "style", "head", "title", "template"))
HREF = re.compile(r"""href\s*=\s*(?:"([^"]*)|'([^']*)|([^\s>]*))""", re.I)
QUOTED = re.compile(
    r"""blockquote\b.{0,300}?(type\s*=\s*["']?cite|class\s*=\s*["']?(gmail|protonmail)_quote)""", re.I | re.S
)
HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.I)
NAME = re.compile(r"/?([a-zA-Z][\w:-]{0,30})")


@dataclass
class PageText:
    """The text of a page so far; `unseen` is the element whose text is not shown, and `quoting` how deep the present
    place lies in quotations of an earlier mail, which are left out unless the `whole` page is wanted; `fresh` is
    whether one has just begun."""

    out: list[str] = field(default_factory=list)
    unseen: str = ""
    whole: bool = False
    quoting: int = 0
    quotes: list[bool] = field(default_factory=list)
    link: str = ""
    fresh: bool = False

    def text(self, words: str) -> None:
        """Text between two tags."""
        if self.fresh and words.strip():
            self.fresh = False
            if FORWARDED.match(words):  # Apple puts a mail that is forwarded into a quotation
                self.quotes[len(self.quotes) - 1 - self.quotes[::-1].index(True)] = False
                self.quoting -= 1
        if not self.unseen and not self.quoting and words:
            self.out.append(html.unescape(words.replace("\n", " ").replace("\r", " ")))

    def tag(self, inside: str) -> None:
        """A tag, without its angle brackets."""
        found = NAME.match(inside)
        if found is None:
            return
        name, ends = found[1].lower(), inside.startswith("/")
        if name in UNSEEN:
            if not self.unseen and not ends and not inside.endswith("/"):
                self.unseen = name
            elif ends and self.unseen == name:
                self.unseen = ""
        elif name in ("blockquote", "div"):
            self._block(inside, ends)
        elif name in ("td", "th") and ends:
            self.out.append("\t")
        elif name == "a" and not self.quoting:
            self._anchor(inside, ends)
        if name in BLOCKS and not self.quoting and not self.unseen:
            self.out.append("\n\n" if name == "p" and ends else "\n")

    def _block(self, inside: str, ends: bool) -> None:
        """A block that may be the quotation of an earlier mail."""
        if not ends:
            quotes = QUOTED.match(inside[:400]) is not None
            self.quotes.append(not self.whole and (quotes or HIDDEN.search(inside[:400]) is not None))
            if self.quotes[-1] and quotes and not self.quoting and not self.unseen:
                self.fresh = True
                self.out.append("\n>\n")  # as a quotation in plain text; what is answered below it is the sender's own
            self.quoting += self.quotes[-1]
        elif self.quotes:
            self.quoting -= self.quotes.pop()

    def _anchor(self, inside: str, ends: bool) -> None:
        """A link: its address is written behind its text where a file is kept there."""
        if ends:
            if self.link:
                self.out.append(f" <{self.link}> ")
            self.link = ""
        elif found := HREF.search(inside[: LONGEST_LINK * 2]):
            address = html.unescape(found[1] or found[2] or found[3] or "")
            self.link = share(address)


def text_of_page(page: str, whole: bool = False) -> str:
    """The text of a page as lines, the whole or without its quotations of earlier mails; cells of a table stand side by
    side with a tab between them."""
    found, at, page = PageText(whole=whole), 0, page[:MOST]
    for _ in range(MOST_TAGS):
        start = page.find("<", at)
        found.text(page[at : start if start >= 0 else len(page)])
        if start < 0:
            break
        comment = page.startswith("<!--", start)
        stop = page.find("-->" if comment else ">", start)
        if stop < 0:
            break
        if not comment and page[start + 1 : start + 2] not in ("!", "?"):
            found.tag(page[start + 1 : stop])
        at = stop + (3 if comment else 1)
    text = "".join(found.out).replace("\xa0", " ")
    lines = (" ".join(line.split(" ")).strip(" ").rstrip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(re.sub(r" {2,}", " ", line) for line in lines)).strip()
