"""The stand-in for the package `cryptography`: its ciphers by published examples and beside the package itself, and
locked workbooks where the package is missing."""

from __future__ import annotations

import hashlib
import io
import json
import random
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.decrepit.ciphers.algorithms import ARC4
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from msoffcrypto.format.ooxml import OOXMLFile

from csxl.model.member import Member
from csxl.unwrap import aes, office_locks, stand_in
from csxl.unwrap.rc4 import Rc4
from csxl.unwrap.unwrapping import unwrap
from tests.helpers.filled_forms import filled
from tests.helpers.folders import CORPUS, ROOT

PLAIN = bytes.fromhex("00112233445566778899aabbccddeeff")
FIPS_197 = {  # appendix C: the key is 00 01 02 and so on
    16: "69c4e0d86a7b0430d8cdb78070b4c55a",
    24: "dda97ca4864cdfe06eaf70a0ec0d7191",
    32: "8ea2b7ca516745bfeafc49904b496089",
}
FOUR_BLOCKS = bytes.fromhex(
    "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51"
    "30c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710"
)
SP_800_38A = {  # F.2.1, F.2.3 and F.2.5: CBC
    "2b7e151628aed2a6abf7158809cf4f3c": (
        "7649abac8119b246cee98e9b12e9197d5086cb9b507219ee95db113a917678b2"
        "73bed6b8e3c1743b7116e69e222295163ff1caa1681fac09120eca307586e1a7"
    ),
    "8e73b0f7da0e6452c810f32b809079e562f8ead2522c6b7b": (
        "4f021db243bc633d7178183a9fa071e8b4d9ada9ad7dedf4e5e738763f69145a"
        "571b242012fb7ae07fa9baac3df102e008b0e27988598881d920a9e64f5615cd"
    ),
    "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4": (
        "f58c4c04d6e5f1ba779eabfb5f7bfbd69cfc4e967edb808d679f777bc6702c7d"
        "39f23369a9d9bacfa530e26304231461b2eb05e2c39be9fcda6c19078c6a9d1b"
    ),
}
RFC_6229 = {  # the first 16 bytes of the stream
    "0102030405": "b2396305f03dc027ccc3524a0a1118a8",
    "0102030405060708090a0b0c0d0e0f10": "9ac7cc9a609d1ef7b2932899cde41b97",
}
WITHOUT = """
import sys

class Without:
    def __init__(self, finder):
        self.finder = finder
    def find_spec(self, name, *more):
        return None if name.split(".")[0] == "cryptography" else self.finder.find_spec(name, *more)

sys.meta_path[:] = map(Without, sys.meta_path)
"""
OPENED = """
import hashlib, json
from pathlib import Path
from csxl.unwrap.unwrapping import unwrap
for path, password in json.load(sys.stdin):
    [found] = unwrap([Path(path)], [password])
    print(hashlib.sha256(found.data).hexdigest() if hasattr(found, "data") else found.code)
print(sys.modules["cryptography"].__spec__)
"""
PASSWORDS = {  # those of the corpus that are known, and Excel's own, which is tried in any case
    "xor_password_123456789012345.xls": "123456789012345",
    "rc4cryptoapi_password.xls": "Password1234_",
    "password_2002_40_dhsc.xls": "password",
    "password_2002_128_enhdss.xls": "password",
    "35897-type4.xls": "freedom",
    "50833.xls": "",
    "58616.xlsx": "",
    "apachepoi_password.xls.xlsb": "password",
    "encryptAES.xlsx": "password",
}


@pytest.mark.parametrize("length", FIPS_197)
def test_one_block_as_fips_197_has_it(length: int) -> None:
    keys = aes.round_keys(bytes(range(length)))
    assert aes.deciphered(keys, bytes.fromhex(FIPS_197[length])) == PLAIN


@pytest.mark.parametrize("key", SP_800_38A)
def test_chained_blocks_as_sp_800_38a_has_them(key: str) -> None:
    data = bytes.fromhex(SP_800_38A[key])
    assert aes.deciphered_chained(aes.round_keys(bytes.fromhex(key)), data, bytes(range(16))) == FOUR_BLOCKS


@pytest.mark.parametrize("key", RFC_6229)
def test_the_stream_of_rc4_as_rfc_6229_has_it(key: str) -> None:
    assert Rc4(bytes.fromhex(key)).applied(bytes(16)).hex() == RFC_6229[key]


@pytest.mark.parametrize("length", aes.KEYS)
@pytest.mark.parametrize("size", [0, 16, 48, 4096, 33_328])
def test_aes_beside_the_package_itself(length: int, size: int) -> None:
    chance = random.Random(length * size)
    key, before, data = (chance.randbytes(count) for count in (length, 16, size))
    for theirs, mine in ((modes.ECB(), stand_in.ECB()), (modes.CBC(before), stand_in.CBC(before))):
        expected = Cipher(algorithms.AES(key), theirs).decryptor().update(data)
        deciphering = stand_in.Cipher(stand_in.AES(key), mine, backend=None).decryptor()
        halves = data[: size // 32 * 16], data[size // 32 * 16 :]
        assert b"".join(map(deciphering.update, halves)) + deciphering.finalize() == expected


@pytest.mark.parametrize("length", [5, 16, 32])
def test_rc4_beside_the_package_itself(length: int) -> None:
    chance = random.Random(length)
    key, pieces = chance.randbytes(length), [chance.randbytes(size) for size in (0, 1, 1024, 77)]
    theirs, mine = Cipher(ARC4(key), None).decryptor(), stand_in.Cipher(stand_in.ARC4(key), None).decryptor()
    assert list(map(mine.update, pieces)) == list(map(theirs.update, pieces))


@pytest.mark.parametrize("key, before, data", [(15, 16, 16), (16, 8, 16), (16, 16, 17)])
def test_what_of_aes_the_package_refuses_is_refused_alike(key: int, before: int, data: int) -> None:
    with pytest.raises(ValueError):
        theirs = Cipher(algorithms.AES(bytes(key)), modes.CBC(bytes(before))).decryptor()
        theirs.update(bytes(data)) + theirs.finalize()
    with pytest.raises(ValueError):
        mine = stand_in.Cipher(stand_in.AES(bytes(key)), stand_in.CBC(bytes(before))).decryptor()
        mine.update(bytes(data)) + mine.finalize()


@pytest.mark.parametrize("length", range(40))
def test_keys_of_rc4_are_taken_as_the_package_takes_them(length: int) -> None:
    try:
        Cipher(ARC4(bytes(length)), None).decryptor()
    except ValueError:
        with pytest.raises(ValueError):
            stand_in.Cipher(stand_in.ARC4(bytes(length)), None).decryptor()
    else:
        stand_in.Cipher(stand_in.ARC4(bytes(length)), None).decryptor()


def opened_without_the_package(locked: list[tuple[str, str]]) -> list[str]:
    """The SHA-256 of what each file holds, or its code, as a Python without `cryptography` opens it."""
    run = subprocess.run(
        [sys.executable, "-c", WITHOUT + OPENED],
        input=json.dumps(locked),
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    *found, spec = run.stdout.split()
    assert spec == "None"  # it was the stand-in
    return found


def test_a_locked_questionnaire_opens_without_the_package(tmp_path: Path) -> None:
    form, out, path = filled({"T1-R": "Red"}), io.BytesIO(), tmp_path / "police.xlsx"
    OOXMLFile(io.BytesIO(form)).encrypt("Sésame 1", out)
    path.write_bytes(out.getvalue())
    found = opened_without_the_package([(str(path), "Sésame 1"), (str(path), "wrong")])
    assert found == [hashlib.sha256(form).hexdigest(), "F005"]


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not beside this checkout")
def test_locked_workbooks_that_nobody_here_made_open_without_the_package_as_with_it() -> None:
    locked = [(str(next(CORPUS.rglob(name))), password) for name, password in PASSWORDS.items()]
    opened = [next(iter(unwrap([Path(path)], [password]))) for path, password in locked]
    expected = [hashlib.sha256(one.data).hexdigest() if isinstance(one, Member) else "" for one in opened]
    assert opened_without_the_package(locked) == expected
    assert sum(len(one) == 64 for one in expected) == len(PASSWORDS)


def test_what_is_missing_here_is_never_said_of_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object) -> None:
        raise ImportError("no package xml.dom")

    monkeypatch.setattr("msoffcrypto.OfficeFile", missing)
    with pytest.raises(ImportError):
        office_locks.decrypt_with(b"", "secret")
