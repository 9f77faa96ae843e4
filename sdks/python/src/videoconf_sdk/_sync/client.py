# Made by tools/unasync.py from _async; do not edit.
"""A client of one VideoConf, for one person or one key."""

from __future__ import annotations

from typing import Any, Callable, Optional

import httpx
from typing_extensions import Unpack

from .. import _core
from .._core import JoinOptions, Request, Settings, TokenPair
from .accounts import Admin, ApiKeys, Auth, Users
from .http import Http
from .ledger import Ledger
from .meetings import Meetings
from .recordings import Recordings
from .session import Session
from .tokens import Tokens
from .webhooks import Webhooks


class VideoConfClient:
    """``base_url`` and ``api_key`` are taken from VIDEOCONF_BASE_URL and VIDEOCONF_API_KEY where they are not given.

    ``on_tokens`` is told each new pair of tokens, None after a log-out: a refresh token is good for one use. ``timeout``
    (seconds) is for each try, ``max_retries`` counts the tries after the first. When the server asks for a longer rest
    than ``max_retry_after`` seconds, the error comes at once. ``http_client`` replaces our own, for proxies and the like.
    """

    def __init__(
        self,
        api_key: Optional[str] = None,
        *,
        base_url: Optional[str] = None,
        access_token: Optional[str] = None,
        refresh_token: Optional[str] = None,
        on_tokens: Optional[Callable[[Optional[TokenPair]], None]] = None,
        timeout: float = 30.0,
        max_retries: int = 4,
        max_retry_after: float = 60.0,
        http_client: Optional[httpx.Client] = None,
    ) -> None:
        settings = Settings(_core.base_url(base_url), timeout, max_retries, max_retry_after)
        self._http = Http(settings, http_client)
        pair = None if access_token is None else TokenPair(access_token, refresh_token)
        self._http.tokens = Tokens(_core.api_key(api_key, access_token), pair, self._refreshed, on_tokens)
        self.auth = Auth(self._http)
        self.users = Users(self._http)
        self.meetings = Meetings(self._http)
        self.recordings = Recordings(self._http)
        self.api_keys = ApiKeys(self._http)
        self.webhooks = Webhooks(self._http)
        self.admin = Admin(self._http)
        self.ledger = Ledger(self._http)

    @property
    def base_url(self) -> str:
        return self._http.settings.base_url

    def join(self, meeting_id: str, **options: Unpack[JoinOptions]) -> Session:
        """Takes part in a meeting, live. Whoever may start a scheduled meeting starts it by joining."""
        session = Session(self.base_url, self._http.tokens, meeting_id, options)
        session._begin()
        return session

    def close(self) -> None:
        self._http.close()

    def __enter__(self) -> VideoConfClient:
        return self

    def __exit__(self, *_: Any) -> None:
        self.close()

    def _refreshed(self, refresh_token: str) -> TokenPair:
        """Repeated under one key: a refresh token that comes twice without it ends the session."""
        request = Request("POST", "/auth/refresh", body={"refresh_token": refresh_token}, authorized=False)
        wire = self._http.json(request)
        return TokenPair(wire["access_token"], wire["refresh_token"])
