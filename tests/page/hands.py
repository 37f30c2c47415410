"""How a person uses the page: with a mouse, or with the keyboard alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.helpers.browsers import Browser, BrowserFault

FURTHEST = 250  # presses of Tab until something is taken to be out of reach
IS_THERE = "return document.activeElement.matches(given)"
CHOSEN = """const box = document.querySelector(given[0]);
box.value = [...box.options].find((option) => option.text === given[1]).value;
box.dispatchEvent(new Event("change", { bubbles: true }));"""
BUSY_OVER = 'return document.querySelector("#bar").dataset.state === "ready"'


@dataclass(frozen=True)
class Hand:
    """What both can do."""

    browser: Browser

    def done(self, said: str, seconds: float = 120) -> None:
        """Until the status line says so and nothing is being done any more."""
        self.browser.wait(said, "#status", seconds)
        self.browser.until(BUSY_OVER)

    def states(self) -> dict[str, str]:
        """Each agency's state as the table shows it."""
        script = """return [...document.querySelectorAll("#standing tbody tr")].map((row) =>
            [row.querySelector("th").innerText, row.querySelector(".state").dataset.state]);"""
        return dict(self.browser.run(script))

    def choose(self, selector: str, text: str) -> None:
        """That line of a list is chosen."""
        self.browser.run(CHOSEN, [selector, text])

    def save(self, selector: str) -> Path:
        """The file that a link saves."""
        self.browser.wait("", selector)
        before = len(self.browser.call("saved"))
        self.press(selector)
        return self.browser.saved(before + 1)[-1]

    def press(self, selector: str) -> None:
        raise NotImplementedError

    def put(self, selector: str, text: str) -> None:
        raise NotImplementedError

    def give(self, paths: Sequence[Path]) -> None:
        raise NotImplementedError


class Clicks(Hand):
    """Clicks, and chooses files in the dialogue."""

    def press(self, selector: str) -> None:
        self.browser.click(selector)

    def put(self, selector: str, text: str) -> None:
        self.browser.click(selector)
        self.browser.type(text)

    def give(self, paths: Sequence[Path]) -> None:
        self.browser.files("#choose-files", paths)


class Mouse(Clicks):
    """Drags files and folders in from the desktop, which only Chromium can be told to do."""

    def give(self, paths: Sequence[Path]) -> None:
        self.browser.drop("#zone", paths)


class Keyboard(Hand):
    """Reaches everything by Tab."""

    def reach(self, selector: str) -> None:
        """Tab onwards from wherever the keyboard is."""
        for _ in range(FURTHEST):
            if self.browser.run(IS_THERE, selector):
                return
            self.browser.press("Tab")
        raise BrowserFault(f"Tab does not reach {selector}")

    def press(self, selector: str) -> None:
        self.reach(selector)
        self.browser.press("Enter")

    def put(self, selector: str, text: str) -> None:
        self.reach(selector)
        self.browser.type(text)

    def give(self, paths: Sequence[Path]) -> None:
        """By the first button that opens the dialogue for files."""
        self.reach("#choose-files")
        self.browser.call("choose", key="Enter", paths=[str(path) for path in paths])
