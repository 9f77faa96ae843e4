"""What every scenario is made of: checks that are counted, people, things that stand in between, waits that end."""

from __future__ import annotations

import http.client
import http.server
import json
import socket
import sys
import threading
import time
import traceback
import uuid
from typing import Any, Callable, Optional
from urllib.parse import urlsplit

from videoconf_sdk import VideoConfClient

PATIENCE = 20.0


class Checks:
    def __init__(self) -> None:
        self.passed = 0
        self.failed = 0

    def check(self, name: str) -> Callable[[Callable[[], Any]], None]:
        def run(work: Callable[[], Any]) -> None:
            began = time.monotonic()
            try:
                work()
            except Exception:
                self.failed += 1
                print(f"FAILED  {name}\n        " + traceback.format_exc().rstrip().replace("\n", "\n        "), flush=True)
            else:
                self.passed += 1
                print(f"ok      {name} ({(time.monotonic() - began) * 1000:.0f} ms)", flush=True)

        return run

    def end(self) -> None:
        print(f"{self.passed} passed, {self.failed} failed", flush=True)
        sys.exit(0 if self.failed == 0 and self.passed > 0 else 1)


def until(holds: Callable[[], Any], what: str, seconds: float = PATIENCE) -> Any:
    """Looks again until it holds."""
    ends = time.monotonic() + seconds
    while True:
        found = holds()
        if found:
            return found
        assert time.monotonic() < ends, f"not within {seconds} s: {what}"
        time.sleep(0.05)


def login(name: str) -> dict[str, str]:
    return {"email": f"{name.lower()}-{uuid.uuid4().hex[:12]}@example.org", "password": f"pass-{uuid.uuid4()}"}


def person(base_url: str, name: str, **options: Any) -> VideoConfClient:
    """Somebody with an account, logged in."""
    client = VideoConfClient(base_url=base_url, **options)
    known = login(name)
    client.auth.register(**known, display_name=name)
    client.auth.login(**known)
    return client


class Cutting:
    """Passes TCP on; ``cut`` breaks every connection and takes none until ``mend``."""

    def __init__(self, target: str) -> None:
        self._target = urlsplit(target)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._ends: set[socket.socket] = set()
        self._whole = True
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        self._whole = False
        for end in list(self._ends):
            self._shut(end)

    def mend(self) -> None:
        self._whole = True

    def _accept(self) -> None:
        while True:
            near, _ = self._listening.accept()
            if not self._whole:
                self._shut(near)
                continue
            far = socket.create_connection((self._target.hostname or "", self._target.port or 80))
            self._ends |= {near, far}
            for one, other in ((near, far), (far, near)):
                threading.Thread(target=self._pass, args=(one, other), daemon=True).start()

    def _pass(self, one: socket.socket, other: socket.socket) -> None:
        try:
            while data := one.recv(65_536):
                other.sendall(data)
        except OSError:
            pass  # cut
        finally:
            self._shut(one)
            self._shut(other)
            self._ends -= {one, other}

    @staticmethod
    def _shut(end: socket.socket) -> None:
        try:
            end.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass  # it is already
        end.close()


class Between:
    """Passes HTTP on, but answers as ``instead(method, path)`` says where that says something; keeps what it was asked."""

    def __init__(self, target: str, instead: Callable[[str, str], Optional[tuple[int, dict[str, str], Any]]]) -> None:
        self.asked: list[tuple[str, str, dict[str, str]]] = []
        asked = self.asked
        far = urlsplit(target)

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def _any(self) -> None:
                body = self.rfile.read(int(self.headers.get("content-length") or 0))
                asked.append((self.command, self.path, {key.lower(): value for key, value in self.headers.items()}))
                said = instead(self.command, self.path)
                if said is not None:
                    self._say(said[0], said[1], json.dumps(said[2]).encode())
                    return
                passed = http.client.HTTPConnection(far.hostname or "", far.port or 80, timeout=30)
                passed.request(self.command, self.path, body or None, dict(self.headers.items()))
                answer = passed.getresponse()
                hop = ("transfer-encoding", "connection", "content-length")
                self._say(answer.status, {k: v for k, v in answer.getheaders() if k.lower() not in hop}, answer.read())
                passed.close()

            def _say(self, status: int, headers: dict[str, str], body: bytes) -> None:
                self.send_response(status)
                for key, value in headers.items():
                    self.send_header(key, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            do_GET = do_POST = do_PATCH = do_DELETE = _any

            def log_message(self, *_: Any) -> None:
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
