# Made by tools/unasync.py from _async; do not edit.
"""Sends requests: with tokens, keys, time limits and retries."""

from __future__ import annotations

import json
from typing import Any, Optional, Union

import httpx

from .._core import VERSION, Request, Settings
from .._errors import ConnectionFailedError, VideoConfError, error_from_wire
from .._retry import WORTH_ANOTHER_TRY, rest_asked, rest_before, retry_after
from ._platform import sleep
from .tokens import Tokens


class Http:
    def __init__(self, settings: Settings, client: Optional[httpx.Client]) -> None:
        self.settings = settings
        self.client = client or httpx.Client(headers={"User-Agent": f"videoconf-sdk-python/{VERSION}"})
        self.tokens: Tokens

    def json(self, request: Request) -> dict[str, Any]:
        return _read(self.send(request))

    def send(self, request: Request) -> httpx.Response:
        """Sends, and tries again what is worth it. Returns an answer that is no error."""
        # What it is read for may be in any language; the server reads UTF-8.
        headers = httpx.Headers(request.all_headers(), encoding="utf-8")
        refreshed = False
        attempt = 0
        while True:
            attempt += 1
            token = self.tokens.current() if request.authorized else None
            if token is not None:
                headers["Authorization"] = "Bearer " + token
            outcome = self._once(request, headers)
            if isinstance(outcome, httpx.Response) and not outcome.is_error:
                return outcome
            error = _error(outcome) if isinstance(outcome, httpx.Response) else outcome
            if error.code == "INVALID_TOKEN" and token is not None and self.tokens.can_refresh and not refreshed:
                refreshed = True
                self.tokens.refresh(token)
                continue
            rest = self._rest(error, attempt)
            if rest is None:
                raise error
            sleep(rest)

    def settled(self, request: Request, resource: str, version: str) -> dict[str, Any]:
        """Carries a write out; where the views could not show it in time (202), reads until they do."""
        response = self.send(request)
        body = _read(response)
        if response.status_code != 202:
            return body
        wanted = body.get(version)
        for look in range(1, 9):
            read = self.send(Request("GET", resource))
            body = _read(read)
            shown = body.get("sequence") if version == "sequence" else _number(read.headers.get("etag"))
            if not isinstance(wanted, int) or (isinstance(shown, int) and shown >= wanted):
                break
            sleep(rest_before(look))
        return body

    def close(self) -> None:
        self.client.close()

    def _once(self, request: Request, headers: httpx.Headers) -> Union[httpx.Response, ConnectionFailedError]:
        seconds = request.options.get("timeout", self.settings.timeout)
        try:
            return self.client.request(
                request.method,
                self.settings.base_url + "/api/v1" + request.path,
                params=request.parameters(),
                json=request.body,
                headers=headers,
                timeout=seconds,
            )
        except httpx.TimeoutException as late:
            failed = ConnectionFailedError("TIMEOUT", f"{request.method} {request.path}: no answer within {seconds} s.")
            failed.__cause__ = late
        except httpx.TransportError as broken:
            failed = ConnectionFailedError(
                "CONNECTION_FAILED", f"{request.method} {request.path}: the server cannot be reached."
            )
            failed.__cause__ = broken
        return failed

    def _rest(self, error: VideoConfError, attempt: int) -> Optional[float]:
        if attempt > self.settings.max_retries:
            return None
        if error.status is not None and error.status not in WORTH_ANOTHER_TRY:
            return None
        if error.retry_after is None:
            return rest_before(attempt)
        return rest_asked(error.retry_after) if error.retry_after <= self.settings.max_retry_after else None


def _read(response: httpx.Response) -> dict[str, Any]:
    body = response.json() if response.content else {}
    return body if isinstance(body, dict) else {}


def _error(response: httpx.Response) -> VideoConfError:
    try:
        envelope = response.json()
    except (json.JSONDecodeError, UnicodeDecodeError):
        envelope = None  # a proxy's page, not ours
    wire = envelope.get("error") if isinstance(envelope, dict) else None
    return error_from_wire(wire, response.status_code, retry_after(response.headers))


def _number(etag: Optional[str]) -> Optional[int]:
    digits = "".join(it for it in etag or "" if it.isdigit())
    return int(digits) if digits else None
