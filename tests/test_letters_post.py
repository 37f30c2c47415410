"""Letters through a real mail server: STARTTLS, login, refusals, and lines that go dead."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP

from csxl.letters import post as post_module
from csxl.letters.drafts import Mail, compose
from csxl.letters.post import Outcome, pacing, send_all
from csxl.letters.sent_log import LogEntry, LogFault, Step, read_log
from csxl.letters.smtp import Security, Server, Unreachable, connect
from csxl.model.letter import Letter, Message
from csxl.model.review import Party
from tests.helpers.coordinators_workbooks import PLAN
from tests.helpers.mail_server import HOST, PASSWORD, USER, Post, drop, mail_server

TITLE = PLAN.title


Sending = Callable[[list[Mail]], list[Outcome]]


@pytest.fixture
def post(pem: Path, monkeypatch: pytest.MonkeyPatch) -> Post:
    monkeypatch.setenv("SSL_CERT_FILE", str(pem))
    return Post()


@pytest.fixture
def server(post: Post, pem: Path) -> Iterator[Server]:
    with mail_server(post, pem) as port:
        yield Server(HOST, port, Security.STARTTLS, USER, PASSWORD)


@pytest.fixture
def sent(server: Server, tmp_path: Path) -> Sending:
    """Send letters to so many agencies by the log, as far as there is one; what became of them."""

    def send(mails: list[Mail]) -> list[Outcome]:
        log = tmp_path / "log.jsonl"
        return list(send_all(mails, TITLE, server, log, read_log(log), lambda: None))

    return send


def letters(number: int) -> list[Mail]:
    return [
        compose(PLAN, Party(f"Agency {one}", f"A-{one}", email=f"a{one}@agency.example"), Letter.INVITATION)
        for one in range(1, number + 1)
    ]


def steps(outcomes: list[Outcome]) -> list[str]:
    return [outcome.step.value for outcome in outcomes]


def logged(tmp_path: Path, code: str) -> list[str]:
    return [line.step.value for line in read_log(tmp_path / "log.jsonl") if line.code == code]


def test_every_letter_arrives_as_it_was_written_and_is_logged_before_and_after(
    sent: Sending, post: Post, tmp_path: Path
) -> None:
    dots = replace(letters(1)[0], text=".\n..\n.hidden\n\nFrom here", cc=(("", "copy@agency.example"),))
    assert steps(sent([dots, *letters(2)[1:]])) == ["sent", "sent"]
    assert [recipients for recipients, _ in post.arrived] == [
        ("a1@agency.example", "copy@agency.example"),
        ("a2@agency.example",),
    ]
    lines = read_log(tmp_path / "log.jsonl")
    assert [(line.code, line.step.value) for line in lines] == [
        ("A-1", "sending"),
        ("A-1", "sent"),
        ("A-2", "sending"),
        ("A-2", "sent"),
    ]
    data = post.arrived[0][1]
    assert b"\r\n.\r\n..\r\n.hidden\r\n\r\nFrom here" in data
    assert f"Message-ID: {lines[0].message_id}\r\n".encode() in data
    assert b"X-Unsent" not in data
    assert post.connections == 1


def test_tls_from_the_start(post: Post, pem: Path, tmp_path: Path) -> None:
    with mail_server(post, pem, "tls") as port:
        found = send_all(letters(2), TITLE, Server(HOST, port, Security.TLS), tmp_path / "log", (), lambda: None)
        assert steps(list(found)) == ["sent", "sent"]


@pytest.mark.parametrize(
    "change",
    [
        {"password": "autumn tide"},
        {"user": "", "password": ""},
        {"password": "pässword"},
        {"security": Security.TLS},
        {"security": Security.NONE},
        {"port": 1},
        {"host": "no such host.invalid"},
        {"host": "a..b"},
    ],
)
def test_nothing_is_sent_where_encryption_or_login_fail(
    change: dict[str, Any], server: Server, post: Post, tmp_path: Path
) -> None:
    try:
        outcomes = list(send_all(letters(2), TITLE, replace(server, **change), tmp_path / "log", (), lambda: None))
    except Unreachable:
        outcomes = []
    assert [outcome.step for outcome in outcomes] in ([], [Step.NOT_SENT])
    assert post.arrived == []


def test_a_certificate_that_nobody_vouches_for_is_not_trusted(
    server: Server, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    with pytest.raises(Unreachable):
        connect(server)


def test_starttls_is_not_done_without(post: Post, pem: Path) -> None:
    with mail_server(post, pem, "none") as port, pytest.raises(Unreachable):
        connect(Server(HOST, port, Security.STARTTLS))


def test_a_password_is_never_shown(server: Server) -> None:
    assert PASSWORD not in repr(server)


@pytest.mark.parametrize("answer", ["550 5.1.1 no such user\x1b[2J", "450 4.7.1 greylisted, try later"])
def test_a_refused_recipient_is_one_letter_not_sent_and_the_rest_go_on(
    sent: Sending, post: Post, tmp_path: Path, answer: str
) -> None:
    post.refused["a2@agency.example"] = answer
    outcomes = sent(letters(3))
    assert steps(outcomes) == ["sent", "not sent", "sent"]
    assert outcomes[1].said.startswith(f"a2@agency.example: {answer[:3]}") and outcomes[1].said.isprintable()
    assert logged(tmp_path, "A-2") == ["not sent"]
    assert post.reached == ["a1@agency.example", "a3@agency.example"]


def test_a_copy_refused_does_not_keep_the_letter_back(sent: Sending, post: Post) -> None:
    post.refused["copy@agency.example"] = "550 no such user"
    [outcome] = sent([replace(letters(1)[0], cc=(("", "copy@agency.example"),))])
    assert (outcome.step, outcome.said) == (Step.SENT, "copy@agency.example: 550 no such user")


def test_a_letter_refused_at_its_end_was_not_sent(sent: Sending, post: Post, tmp_path: Path) -> None:
    post.at["DATA 2"] = lambda server: "554 5.7.1 looks like spam"
    assert steps(sent(letters(3))) == ["sent", "not sent", "sent"]
    assert logged(tmp_path, "A-2") == ["sending", "not sent"]
    assert post.reached == ["a1@agency.example", "a3@agency.example"]


@pytest.mark.parametrize("happens", [drop, lambda server: "421 too many messages in this connection"])
def test_a_connection_that_breaks_off_is_taken_up_again(
    sent: Sending, post: Post, happens: Callable[[SMTP], str | None]
) -> None:
    post.at["MAIL 3"] = happens
    assert steps(sent(letters(5))) == ["sent"] * 5
    assert post.reached == [f"a{one}@agency.example" for one in range(1, 6)]
    assert post.connections == 2


def test_a_connection_that_breaks_off_twice_loses_one_letter(sent: Sending, post: Post, tmp_path: Path) -> None:
    post.at |= {"MAIL 2": drop, "MAIL 3": drop}
    assert steps(sent(letters(3))) == ["sent", "not sent", "sent"]
    assert logged(tmp_path, "A-2") == ["not sent"]


def test_a_connection_that_breaks_off_at_the_very_end_leaves_a_letter_in_doubt(
    sent: Sending, post: Post, tmp_path: Path
) -> None:
    post.at["DATA 2"] = drop  # the server has it, and cannot say so any more
    assert steps(sent(letters(3))) == ["sent", "in doubt", "sent"]
    assert logged(tmp_path, "A-2") == ["sending", "in doubt"]
    assert post.reached == ["a1@agency.example", "a2@agency.example", "a3@agency.example"]


@pytest.mark.parametrize(
    ("answer", "steps_of_it"),
    [
        ("251 taken all the same", ["sending", "sent"]),
        ("452 no room", ["sending", "not sent"]),
        ("554 not wanted", ["sending", "not sent"]),
        ("354 go on", ["sending", "in doubt"]),
        ("what?", ["sending", "in doubt"]),
    ],
)
def test_what_the_server_says_to_the_whole_of_a_letter(
    answer: str, steps_of_it: list[str], sent: Sending, post: Post, tmp_path: Path
) -> None:
    post.at["DATA 2"] = lambda server: answer
    assert steps(sent(letters(3))) == ["sent", steps_of_it[-1], "sent"]
    assert logged(tmp_path, "A-2") == steps_of_it


def test_a_sender_whom_the_server_does_not_take_ends_it(sent: Sending, post: Post) -> None:
    post.at["MAIL 1"] = lambda server: "550 5.7.60 not allowed to send as this sender"
    outcomes = sent(letters(3))
    assert (steps(outcomes), outcomes[-1].last, post.reached) == (["not sent"], True, [])


def test_a_server_that_goes_away_ends_it(post: Post, pem: Path, tmp_path: Path) -> None:
    with mail_server(post, pem) as port:
        sending = send_all(
            letters(3), TITLE, Server(HOST, port, Security.STARTTLS, USER, PASSWORD), tmp_path / "log", (), lambda: None
        )
        assert next(sending).step is Step.SENT
    rest = list(sending)
    assert (steps(rest), rest[-1].last) == (["not sent"], True)


def test_nothing_is_sent_that_cannot_be_logged(sent: Sending, post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, line: LogEntry) -> None:
        raise LogFault("The disk is full.")

    monkeypatch.setattr(post_module, "append", full)
    with pytest.raises(LogFault):
        sent(letters(2))
    assert post.arrived == []


def test_what_is_sent_anew_after_it_arrived_is_another_message_to_the_server(sent: Sending, post: Post) -> None:
    for _ in range(2):
        sent(letters(1))
    first, second = (data.partition(b"Message-ID: ")[2].partition(b"\r\n")[0] for _, data in post.arrived)
    assert first != second


def test_what_is_sent_anew_after_doubt_is_the_same_message_to_the_server(sent: Sending, post: Post) -> None:
    post.at["DATA 1"] = drop
    for _ in range(2):
        sent(letters(1))
    first, second = (data.partition(b"Message-ID: ")[2].partition(b"\r\n")[0] for _, data in post.arrived)
    assert first == second


def test_the_pace_is_kept() -> None:
    now, slept = [100.0], []

    def sleep(seconds: float) -> None:
        slept.append(round(seconds, 3))
        now[0] += seconds

    rest = pacing(30, lambda: now[0], sleep)
    for _ in range(3):
        rest()
    now[0] += 60
    rest()
    rest()
    assert slept == [0, 2, 2, 0, 2]


def test_smuggled_commands_stay_in_the_letter(sent: Sending, post: Post) -> None:
    plan = replace(
        PLAN,
        messages={
            Letter.INVITATION: Message(
                "x", "{contact}\r\n.\r\nMAIL FROM:<spy@evil.example>\r\nRCPT TO:<b@evil.example>\n.\rDATA\x85.\n"
            )
        },
    )
    sent([compose(plan, Party("A", "A", contact="\r\n.\r\nQUIT", email="a@agency.example"), Letter.INVITATION)])
    assert (post.reached, post.begun) == (["a@agency.example"], 1)
