"""What the sync and the async client share: settings, one request, one pair of tokens."""

from __future__ import annotations

import base64
import binascii
import json
import os
import uuid
from dataclasses import dataclass, field
from typing import Any, Optional
from urllib.parse import quote

from typing_extensions import TypedDict

from ._wire import given

VERSION = "0.1.0"
DEFAULT_BASE_URL = "https://api.videoconf.com"


class CallOptions(TypedDict, total=False):
    """What every call takes besides its own parameters."""

    idempotency_key: str
    """The same key has the same effect once; one is made for each write that has none."""
    if_match: str
    """Only if the resource still has this ETag; otherwise VERSION_CONFLICT."""
    request_id: str
    """Goes into the server's logs and history."""
    purpose: str
    """What it is read for: said by who reads as the compliance role of an organisation, and kept in its audit."""
    timeout: float
    """Seconds for each try."""


class JoinOptions(TypedDict, total=False):
    display_name: str
    avatar_url: str
    device_type: str
    video: bool
    audio: bool
    screen_share: bool
    password: str
    """The meeting's."""
    resume_from: int
    """The last sequence that was seen in an earlier life: everything since then is told again."""
    timeout: float
    """Seconds for each ask; 15 unless said otherwise."""
    transports: list[str]
    """``["websocket"]`` unless said otherwise."""


@dataclass(frozen=True)
class TokenPair:
    """An access token, and what it is changed with; guests have nothing to change theirs with."""

    access_token: str
    refresh_token: Optional[str] = None

    def ends(self) -> Optional[float]:
        """When the access token ends, in seconds since 1970, from its own words; None when it does not say."""
        parts = self.access_token.split(".")
        if len(parts) != 3:
            return None
        try:
            said = json.loads(base64.urlsafe_b64decode(parts[1] + "=" * (-len(parts[1]) % 4)))
        except (binascii.Error, ValueError):
            return None
        ends = said.get("exp") if isinstance(said, dict) else None
        return float(ends) if isinstance(ends, (int, float)) else None


@dataclass(frozen=True)
class Settings:
    base_url: str
    timeout: float
    max_retries: int
    max_retry_after: float


@dataclass
class Request:
    method: str
    path: str
    query: dict[str, Any] = field(default_factory=dict)
    body: Optional[dict[str, Any]] = None
    headers: dict[str, str] = field(default_factory=dict)
    options: CallOptions = field(default_factory=CallOptions)
    authorized: bool = True

    def all_headers(self) -> dict[str, str]:
        headers = {"Accept": "application/json", **self.headers}
        if self.method != "GET":
            headers["Idempotency-Key"] = self.options.get("idempotency_key") or str(uuid.uuid4())
        if "if_match" in self.options:
            headers["If-Match"] = self.options["if_match"]
        if "request_id" in self.options:
            headers["X-Request-Id"] = self.options["request_id"]
        if "purpose" in self.options:
            headers["X-Purpose"] = self.options["purpose"]
        return headers

    def parameters(self) -> dict[str, str]:
        asked = given(**self.query)
        return {name: str(value).lower() if isinstance(value, bool) else str(value) for name, value in asked.items()}


def path(*parts: str) -> str:
    """Parts of a path, each made safe."""
    return "".join("/" + quote(part, safe="") for part in parts)


def base_url(said: Optional[str]) -> str:
    return (said or os.environ.get("VIDEOCONF_BASE_URL") or DEFAULT_BASE_URL).rstrip("/")


def api_key(said: Optional[str], access_token: Optional[str]) -> Optional[str]:
    return said or (os.environ.get("VIDEOCONF_API_KEY") if access_token is None else None)
