# Made by tools/unasync.py from _async; do not edit.
"""One connection to the namespace of signaling: opened once, lost once."""

from __future__ import annotations

import time
from typing import Any, Callable, Optional

import socketio

from .._errors import ConnectionFailedError, error_from_wire
from ._platform import Flag

NAMESPACE = "/signaling"


class Socket:
    def __init__(self, heard: Callable[[Any, str, Any], Any], lost: Callable[[Any, str], Any]) -> None:
        self._heard = heard
        self._lost = lost
        self._refusal: Optional[dict[str, Any]] = None
        self._waiting: set[Flag] = set()
        self.connected = False
        self._client = socketio.Client(reconnection=False, handle_sigint=False)
        self._client.on("connect_error", self._refused, namespace=NAMESPACE)
        self._client.on("disconnect", self._disconnected, namespace=NAMESPACE)
        self._client.on("*", self._any, namespace=NAMESPACE)

    def open(self, base_url: str, token: Optional[str], transports: list[str], seconds: float) -> None:
        """Raises the server's refusal, or ConnectionFailedError."""
        try:
            self._client.connect(
                base_url,
                auth={"token": token or ""},
                namespaces=[NAMESPACE],
                transports=transports,
                wait_timeout=seconds,
            )
            self.connected = True
        except socketio.exceptions.ConnectionError as failure:
            self.close()
            if self._refusal is not None:
                raise error_from_wire(self._refusal) from None
            raise ConnectionFailedError("CONNECTION_FAILED", "The signaling cannot be reached.") from failure

    def ask(self, event: str, payload: dict[str, Any], until: float) -> dict[str, Any]:
        """The acknowledgement; ConnectionFailedError when the connection breaks first, or it does not come in time."""
        answered = Flag()
        answers: list[dict[str, Any]] = []

        def answer(*said: Any) -> None:
            answers.extend(it for it in said if isinstance(it, dict))
            answered.set()

        self._waiting.add(answered)
        try:
            self._client.emit(event, payload, namespace=NAMESPACE, callback=answer)
            in_time = answered.wait(until - time.monotonic())
        except (socketio.exceptions.SocketIOError, ConnectionError, OSError):
            in_time = True
        finally:
            self._waiting.discard(answered)
        if answers:
            return answers[0]
        code, what = ("CONNECTION_FAILED", "the connection broke before the answer") if in_time else ("TIMEOUT", "no answer in time")
        raise ConnectionFailedError(code, f"{event}: {what}; whether it was carried out is not known.")

    def close(self) -> None:
        self.connected = False
        self._client.disconnect()

    def _any(self, event: str, *args: Any) -> None:
        self._heard(self, event, args[0] if args else None)

    def _refused(self, *args: Any) -> None:
        said = args[0] if args and isinstance(args[0], dict) else {}
        envelope = said.get("data") or {}
        self._refusal = envelope.get("error") if isinstance(envelope, dict) else None

    def _disconnected(self, *args: Any) -> None:
        self.connected = False
        for waiting in list(self._waiting):
            waiting.set()
        self._lost(self, str(args[0]) if args else "")
