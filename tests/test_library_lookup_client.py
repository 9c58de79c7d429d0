"""How services are asked: with what faults a look-up copes, and where it does not go."""

import datetime
import gzip
import http.server
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request as Received
from werkzeug import Response

from claimgrade.library.lookup.client import Client, retry_after
from claimgrade.library.lookup.failure import LookupFailed, Trouble
from claimgrade.library.lookup.guard import Guard, is_public
from claimgrade.library.lookup.kept import Answer, Kept
from claimgrade.library.lookup.request import Manner, Request
from claimgrade.library.lookup.sending import MAX_BYTES, Sender

DAY = datetime.date(2026, 11, 23)


@dataclass
class Time:
    """A clock that goes on by what is slept, so that a test waits for nothing."""

    now: float = 0.0
    slept: list[float] = field(default_factory=list)

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@dataclass
class Asking:
    """Asks one path of the server, and keeps what was slept."""

    client: Client
    base: str
    time: Time

    def __call__(self, path: str = "/x", **how: Any) -> Answer:
        return self.client.ask(Request("The service", self.base + path, **how))

    def trouble(self, path: str = "/x", **how: Any) -> LookupFailed:
        with pytest.raises(LookupFailed) as failed:
            self(path, **how)
        assert failed.value.message.endswith(".")
        return failed.value


@contextmanager
def asking(base: str, folder: Path, guard: Guard | None = None, **manner: Any) -> Iterator[Asking]:
    its_time = Time()
    how = Manner(DAY, **{"timeout": 5.0, **manner})
    with Sender(how, guard or Guard([base])) as sender:
        client = Client(how, sender, Kept(folder), its_time.clock, its_time.sleep)
        yield Asking(client, base, its_time)


@pytest.fixture
def ask(httpserver: HTTPServer, tmp_path: Path) -> Iterator[Asking]:
    with asking(httpserver.url_for("").rstrip("/"), tmp_path) as one:
        yield one


def answers(*replies: Response) -> Callable[[Received], Response]:
    """Return a handler that gives these replies one after the other, the last for ever."""
    left = list(replies)

    def handler(_: Received) -> Response:
        return left.pop(0) if len(left) > 1 else left[0]

    return handler


def test_a_fault_of_the_server_is_tried_again_after_a_growing_wait(
    ask: Asking, httpserver: HTTPServer
) -> None:
    replies = (Response(status=500), Response(status=503), Response(b"ok"))
    httpserver.expect_request("/x").respond_with_handler(answers(*replies))
    assert ask().data == b"ok"
    assert ask.time.slept == [1.0, 2.0]


def test_a_fault_that_stays_is_given_up_after_three_tries(
    ask: Asking, httpserver: HTTPServer
) -> None:
    httpserver.expect_request("/x").respond_with_data("", status=502)
    assert ask.trouble().trouble is Trouble.BUSY
    assert len(httpserver.log) == 3


def test_too_many_requests_are_followed_by_the_wait_that_is_asked_for(
    ask: Asking, httpserver: HTTPServer
) -> None:
    replies = (Response(status=429, headers={"Retry-After": "7"}), Response(b"ok"))
    httpserver.expect_request("/x").respond_with_handler(answers(*replies))
    assert ask().data == b"ok"
    assert ask.time.slept == [7.0]


def test_a_wait_that_is_too_long_is_told_and_not_waited(
    ask: Asking, httpserver: HTTPServer
) -> None:
    reply = Response(status=429, headers={"Retry-After": "3600"})
    httpserver.expect_request("/x").respond_with_handler(answers(reply))
    failed = ask.trouble()
    assert (failed.trouble, "3600 seconds" in failed.message) == (Trouble.BUSY, True)
    assert ask.time.slept == []


@pytest.mark.parametrize(
    ("said", "date", "seconds"),
    [
        ("120", "", 120.0),
        (" 0 ", "", 0.0),
        ("Wed, 21 Oct 2015 07:28:00 GMT", "Wed, 21 Oct 2015 07:27:30 GMT", 30.0),
        ("Wed, 21 Oct 2015 07:28:00 GMT", "Wed, 21 Oct 2015 08:00:00 GMT", 0.0),
        ("Wed, 21 Oct 2015 07:28:00 GMT", "", None),
        ("soon", "", None),
        ("-5", "", None),
        ("9" * 40, "", None),
        ("", "", None),
    ],
)
def test_how_long_an_answer_asks_to_wait(said: str, date: str, seconds: float | None) -> None:
    assert retry_after({"retry-after": said, "date": date}) == seconds


def test_two_requests_to_one_host_keep_their_distance(ask: Asking, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/x").respond_with_data("ok")
    httpserver.expect_request("/y").respond_with_data("ok")
    ask("/x", pause=3.0)
    ask("/y", pause=3.0)
    assert ask.time.slept == [3.0]
    ask("/x", pause=3.0)
    assert ask.time.slept == [3.0], "an answer that is kept needs no request"


class Silent(http.server.BaseHTTPRequestHandler):
    """A server that takes a request and says nothing for a while."""

    def do_GET(self) -> None:
        time.sleep(0.5)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


class Dripping(Silent):
    """A server that goes on sending, a byte at a time, for ever."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        with suppress(OSError):
            while True:
                self.wfile.write(b"x")
                time.sleep(0.02)


@contextmanager
def serving(kind: type[Silent]) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), kind)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.mark.parametrize("kind", [Silent, Dripping])
def test_a_server_that_does_not_come_to_an_end_is_given_up_after_three_tries(
    kind: type[Silent], tmp_path: Path
) -> None:
    begun = time.monotonic()
    with serving(kind) as base:
        how, its_time = Manner(DAY, timeout=0.1), Time()
        with Sender(how, Guard([base])) as sender:
            client = Client(how, sender, Kept(tmp_path), its_time.clock, its_time.sleep)
            failed = Asking(client, base, its_time).trouble()
    assert (failed.trouble, "timeout" in failed.help) == (Trouble.TIMEOUT, True)
    assert its_time.slept == [1.0, 2.0]
    assert time.monotonic() - begun < 10


@pytest.mark.parametrize(
    ("status", "trouble"),
    [
        (404, Trouble.NOT_FOUND),
        (410, Trouble.NOT_FOUND),
        (400, Trouble.REFUSED),
        (401, Trouble.REFUSED),
        (403, Trouble.REFUSED),
        (204, Trouble.REFUSED),
        (304, Trouble.REFUSED),
    ],
)
def test_what_is_not_there_and_what_is_refused_are_told_apart_and_not_tried_again(
    ask: Asking, httpserver: HTTPServer, status: int, trouble: Trouble
) -> None:
    httpserver.expect_request("/x").respond_with_data("", status=status)
    assert ask.trouble().trouble is trouble
    assert len(httpserver.log) == 1


def test_a_huge_answer_is_cut_off(ask: Asking, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/x").respond_with_data(b"x" * (MAX_BYTES + 1))
    httpserver.expect_request("/y").respond_with_data(b"x" * MAX_BYTES)
    assert ask.trouble().trouble is Trouble.TOO_LARGE
    assert len(ask("/y").data) == MAX_BYTES


def test_an_answer_that_unpacks_to_something_huge_is_cut_off(
    ask: Asking, httpserver: HTTPServer
) -> None:
    packed = {"Content-Encoding": "gzip"}
    bomb = gzip.compress(b"\0" * (200 * 1024 * 1024))
    httpserver.expect_request("/x").respond_with_data(bomb, headers=packed)
    httpserver.expect_request("/y").respond_with_data(gzip.compress(b"small"), headers=packed)
    httpserver.expect_request("/z").respond_with_data(b"no package", headers=packed)
    assert ask.trouble().trouble is Trouble.TOO_LARGE
    assert ask("/y").data == b"small"
    assert ask.trouble("/z").trouble is Trouble.MALFORMED


def test_a_redirect_is_followed_and_a_loop_of_them_is_not(
    ask: Asking, httpserver: HTTPServer
) -> None:
    def to(place: str) -> Response:
        return Response(status=302, headers={"Location": place})

    httpserver.expect_request("/x").respond_with_handler(answers(to("/there?a=1")))
    httpserver.expect_request("/there").respond_with_data("ok")
    httpserver.expect_request("/loop").respond_with_handler(answers(to("/loop")))
    answer = ask()
    assert (answer.data, answer.address) == (b"ok", f"{ask.base}/there?a=1")
    assert ask.trouble("/loop").trouble is Trouble.TOO_MANY_REDIRECTS


@pytest.mark.parametrize(
    "place",
    [
        "http://127.0.0.1:1/secret",
        "http://localhost:1/secret",
        "http://[::1]:1/secret",
        "http://10.0.0.1/secret",
        "http://169.254.169.254/latest/meta-data",
        "http://2130706433/secret",
        "http://0x7f.1/secret",
    ],
)
def test_a_redirect_into_a_private_network_is_not_followed(
    ask: Asking, httpserver: HTTPServer, place: str
) -> None:
    reply = Response(status=302, headers={"Location": place})
    httpserver.expect_request("/x").respond_with_handler(answers(reply))
    assert ask.trouble().trouble is Trouble.PRIVATE_ADDRESS


@pytest.mark.parametrize("place", ["file:///etc/passwd", "ftp://example.org/x", "http://a@b/x"])
def test_a_redirect_to_what_is_no_page_is_not_followed(
    ask: Asking, httpserver: HTTPServer, place: str
) -> None:
    reply = Response(status=302, headers={"Location": place})
    httpserver.expect_request("/x").respond_with_handler(answers(reply))
    assert ask.trouble().trouble is Trouble.REFUSED


@pytest.mark.parametrize(
    ("number", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),  # noqa: S104
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("fe80::1", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        ("::ffff:93.184.216.34", True),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_which_numbers_are_public(number: str, public: bool) -> None:
    """After the registries of special-purpose addresses (RFC 6890) and of those that carry one."""
    assert is_public(ip_address(number)) is public


def test_one_private_number_among_several_is_enough_to_refuse() -> None:
    guard = Guard([], resolve=lambda *_: ["93.184.216.34", "10.0.0.1"])
    with pytest.raises(LookupFailed) as failed:
        guard.number_for("https://example.org/x")
    assert failed.value.trouble is Trouble.PRIVATE_ADDRESS


def test_the_number_that_was_checked_is_the_one_that_is_connected_to(
    httpserver: HTTPServer, tmp_path: Path
) -> None:
    """The name resolves elsewhere the second time, as somebody who attacks would have it."""
    asked: list[str] = []
    seen: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(f"{host}:{port}")
        return ["127.0.0.1"] if len(asked) == 1 else ["127.0.0.2"]

    def reply(request: Received) -> Response:
        seen.append(request.headers["Host"])
        return Response(b"ok")

    httpserver.expect_request("/x").respond_with_handler(reply)
    guard = Guard([], resolve, public=lambda number: str(number).startswith("127."))
    base = f"http://paper.example:{httpserver.port}"
    with asking(base, tmp_path, guard) as ask:
        assert ask().data == b"ok"
    assert asked == [f"paper.example:{httpserver.port}"]
    assert seen == [f"paper.example:{httpserver.port}"]


def test_a_host_that_is_set_up_is_asked_on_its_own_port_alone(httpserver: HTTPServer) -> None:
    base = httpserver.url_for("").rstrip("/")
    guard = Guard([base])
    assert guard.number_for(f"{base}/any/path") is None
    with pytest.raises(LookupFailed):
        guard.number_for("http://localhost:1/x")


@pytest.mark.parametrize("body", ["", "no json", "[1]", "null", "{", "[" * 100_000, "\ud800"])
def test_an_answer_that_is_not_json_is_malformed(body: str) -> None:
    from claimgrade.library.lookup.values import json_object

    with pytest.raises(LookupFailed) as failed:
        json_object(body.encode("utf-8", "surrogatepass"), "The service")
    assert failed.value.trouble is Trouble.MALFORMED


def test_a_kept_answer_is_of_its_day_and_of_its_request_alone(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    kept.put("GET a", Answer(b"\xff\0", "text/plain", "http://a", DAY))
    held = kept.get("GET a", DAY)
    assert held == Answer(b"\xff\0", "text/plain", "http://a", DAY, kept=True)
    assert kept.get("GET a", DAY + datetime.timedelta(days=1)) is None
    assert kept.get("GET b", DAY) is None
    (path,) = (tmp_path / ".claimgrade" / "lookups").glob("*.json")
    other = {**json.loads(path.read_text("utf-8")), "request": "GET b"}
    path.write_text(json.dumps(other), "utf-8")
    assert kept.get("GET a", DAY) is None


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / ".claimgrade").write_text("a file is in the way", "utf-8")
    kept = Kept(tmp_path)
    kept.put("GET a", Answer(b"x", "", "http://a", DAY))
    assert kept.get("GET a", DAY) is None
