"""A stand-in for the parts of the package `cryptography` that msoffcrypto uses to open a workbook with its password.

In a browser there is no such package, since it is no Python. Anything that this stand-in lacks raises AttributeError.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec
from types import ModuleType

from csxl.text.records import dataclass
from csxl.unwrap.aes import BLOCK, deciphered, deciphered_chained, round_keys
from csxl.unwrap.rc4 import Rc4

PACKAGE = "cryptography"


@dataclass(frozen=True)
class Keyed:
    """An algorithm with its key."""

    key: bytes


class AES(Keyed):
    """AES with a key."""


class ARC4(Keyed):
    """RC4 with a key."""


@dataclass(frozen=True)
class ECB:
    """Each block by itself."""


@dataclass(frozen=True)
class CBC:
    """Each block chained to the one before it, the first to these bytes. Raises ValueError unless they are 16."""

    before: bytes

    def __post_init__(self) -> None:
        if len(self.before) != BLOCK:
            raise ValueError("before the first block stand 16 bytes")


class Blocks:
    """What deciphers AES."""

    def __init__(self, key: bytes, mode: ECB | CBC) -> None:
        self.keys, self.mode = round_keys(key), mode

    def update(self, data: bytes) -> bytes:
        """The bytes deciphered. Raises ValueError if the last block is cut short."""
        if isinstance(self.mode, ECB):
            return deciphered(self.keys, data)
        found = deciphered_chained(self.keys, data, self.mode.before)
        self.mode = CBC((self.mode.before + data)[-BLOCK:])
        return found

    def finalize(self) -> bytes:
        """What is left: nothing."""
        return b""


class Stream:
    """What deciphers RC4."""

    def __init__(self, key: bytes) -> None:
        self.rc4 = Rc4(key)

    def update(self, data: bytes) -> bytes:
        """The next bytes deciphered."""
        return self.rc4.applied(data)

    def finalize(self) -> bytes:
        """What is left: nothing."""
        return b""


class Cipher:
    """An algorithm in a mode."""

    def __init__(self, algorithm: Keyed, mode: ECB | CBC | None, backend: object = None) -> None:
        self.algorithm, self.mode = algorithm, mode

    def decryptor(self) -> Blocks | Stream:
        """What deciphers, from the beginning. Raises ValueError for a key of a wrong length."""
        if self.mode is None:
            return Stream(self.algorithm.key)
        return Blocks(self.algorithm.key, self.mode)


MODULES: dict[str, dict[str, object]] = {
    "": {},
    ".hazmat": {},
    ".hazmat.backends": {"default_backend": lambda: None},
    ".hazmat.primitives": {},
    ".hazmat.primitives.serialization": {},  # for private keys, with which no workbook is opened here
    ".hazmat.primitives.asymmetric": {},
    ".hazmat.primitives.asymmetric.padding": {},
    ".hazmat.primitives.ciphers": {"Cipher": Cipher},
    ".hazmat.primitives.ciphers.algorithms": {"AES": AES},
    ".hazmat.primitives.ciphers.modes": {"ECB": ECB, "CBC": CBC},
    ".hazmat.decrepit": {},
    ".hazmat.decrepit.ciphers": {},
    ".hazmat.decrepit.ciphers.algorithms": {"ARC4": ARC4},
}


def stand_in_if_missing() -> None:
    """Let the package be found from now on where it is not installed."""
    if PACKAGE not in sys.modules and find_spec(PACKAGE) is None:
        sys.modules.update(stand_in())


def stand_in() -> dict[str, ModuleType]:
    """The modules by name, each with those directly within it."""
    made: dict[str, ModuleType] = {}
    for ending, names in MODULES.items():
        name = PACKAGE + ending
        module = made[name] = ModuleType(name)
        vars(module).update(names, __path__=[])
        outer, _, last = name.rpartition(".")
        if outer:
            setattr(made[outer], last, module)
    return made
