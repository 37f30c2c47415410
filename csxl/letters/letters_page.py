"""Letters as one HTML file, for mail programs that send no draft out of a file: each can be opened as a new mail by its
link, or copied part by part.

The page loads nothing and sends nothing; its one small script copies, and its content security policy allows no other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources import files
from urllib.parse import quote

from csxl import __version__
from csxl.languages import BY_NAME
from csxl.languages.letters_words import LettersWords
from csxl.letters.due import Ready
from csxl.letters.in_each_language import marked_halves
from csxl.letters.mailto import MailPart, left_out, mailto, parts_of
from csxl.model.letter import Letter
from csxl.model.review import Review
from csxl.text.markup import by_hash, element, escaped
from csxl.text.own_pages import generator_tag
from csxl.writing import theme

COLOURS = ("ink", "paper", "quiet", "brand", "brand-ink", "panel", "alert", "rule", "link")
BESIDE = "../questionnaires/"  # where what is to be attached lies, seen from the drafts
OF_FEEDBACK = "../feedback/"


def letters_page(review: Review, letter: Letter, ready: Sequence[Ready], folder: str | None = None) -> str:
    """The letters as a whole HTML document, in the review's language; `folder` is where the files to attach lie, ""
    where they lie nowhere near, and None where they lie in the review's folder. The same letters give the same text."""
    language = BY_NAME[review.language].tellings[0]
    words = language.on_letters
    heading = _headings(words)[letter]
    if folder is None:
        folder = OF_FEEDBACK if letter is Letter.FEEDBACK else BESIDE
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{escaped(language.tag)}">',
            *_head(f"{heading} – {review.title}"),
            f'<body data-copied="{escaped(words.copied)}" data-not-copied="{escaped(words.not_copied)}">',
            "<header>",
            element("h1", heading),
            element("p", " · ".join(filter(None, (review.title, review.partnership, words.letters(len(ready)))))),
            "</header>",
            "<main>",
            *_how_to(words, any(one.mail.files for one in ready)),
            *(line for number, one in enumerate(ready, 1) for line in _letter(words, one, f"letter-{number}", folder)),
            "</main>",
            '<p role="status" class="unseen"></p>',
            element("footer", f"csxl {__version__}"),
            f"<script>{_file('letters_page.js')}</script>",
            "</body>",
            "</html>",
            "",
        ]
    )


def _headings(words: LettersWords) -> dict[Letter, str]:
    return {
        Letter.INVITATION: words.invitations,
        Letter.REMINDER: words.reminders,
        Letter.QUERY: words.queries,
        Letter.THANKS: words.thanks,
        Letter.ACTIONS: words.actions,
        Letter.FEEDBACK: words.feedback,
    }


def _head(title: str) -> Iterator[str]:
    look = "\n".join(
        [
            "",
            theme.for_page(*COLOURS),
            _file("letters_page.css"),
        ]
    )
    policy = (
        f"default-src 'none'; script-src {by_hash(_file('letters_page.js'))}; style-src {by_hash(look)}; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )
    yield from (
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{escaped(policy)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        generator_tag(),
        element("title", title),
        f"<style>{look}</style>",
        "</head>",
    )


def _how_to(words: LettersWords, attaching: bool) -> Iterator[str]:
    """What to do with each letter, step by step."""
    steps = (words.how_to_open, *([words.how_to_attach] if attaching else []), words.how_to_send)
    yield '<div class="how">'
    yield f"<ol>{''.join(element('li', _filled(words, step)) for step in steps)}</ol>"
    yield element("p", words.how_to_copy)
    yield "</div>"


def _filled(words: LettersWords, text: str) -> str:
    return text.format(open=words.open, attach=words.attach, sent=words.sent)


def _letter(words: LettersWords, one: Ready, mark: str, folder: str) -> Iterator[str]:
    """One letter: its link, and each part with a button that copies it."""
    mail, agency = one.mail, escaped(one.mail.party.name)
    yield f'<article aria-labelledby="{mark}">'
    yield f'<div class="top"><h2 id="{mark}">{agency}</h2>'
    yield f'<label><input type="checkbox" autocomplete="off"> {escaped(words.sent)}{_unseen(agency)}</label></div>'
    yield f'<p class="why" lang="en">{escaped(one.why)}</p>'
    away = 'target="_blank" rel="noopener"'  # where mails are written in a browser, too, this page stays
    yield f'<p><a class="open" {away} href="{escaped(mailto(mail))}">{escaped(words.open)}{_unseen(agency)}</a></p>'
    if gone := left_out(mail):
        labels = _labels(words)
        yield element("p", words.too_long.format(parts=", ".join(labels[part] for part in gone)), "alert")
    yield "<dl>"
    for part, text in parts_of(mail).items():
        if text:
            yield from _part(words, part, _marked(text, mail.languages), f"{mark}-{part}", agency)
    if mail.files:
        yield _attached(words, mail.files, folder)
    yield "</dl>"
    yield "</article>"


def _part(words: LettersWords, part: MailPart, text: str, mark: str, agency: str) -> Iterator[str]:
    label = escaped(_labels(words)[part])
    button = (
        f'<button type="button" hidden data-part="{mark}"><span>{escaped(words.copy)}</span>'
        f'<span class="unseen">: {label}, {agency}</span></button>'
    )
    yield f'<div><dt>{label} {button}</dt><dd id="{mark}" class="{part}">{text}</dd></div>'


def _marked(text: str, languages: Sequence[str]) -> str:
    """A text safe for a page; where it has a half in each of two languages, each says in which it is."""
    halves = (f'<span lang="{escaped(tag)}">{escaped(half)}</span>' for tag, half in marked_halves(text, languages))
    return "".join(halves) or escaped(text)


def _attached(words: LettersWords, names: Sequence[str], folder: str) -> str:
    shown = (
        f'<a href="{escaped(folder + quote(name))}">{escaped(name)}</a>' if folder else escaped(name) for name in names
    )
    return f"<div><dt>{escaped(words.attach)}</dt>{''.join(f'<dd>{one}</dd>' for one in shown)}</div>"


def _labels(words: LettersWords) -> dict[MailPart, str]:
    return {
        MailPart.TO: words.to,
        MailPart.CC: words.cc,
        MailPart.SUBJECT: words.subject,
        MailPart.TEXT: words.text,
    }


def _unseen(escaped_text: str) -> str:
    """What a screen reader says besides, so that each link and box has a name of its own."""
    return f'<span class="unseen">: {escaped_text}</span>'


def _file(name: str) -> str:
    return (files(__package__) / name).read_text(encoding="utf-8")
