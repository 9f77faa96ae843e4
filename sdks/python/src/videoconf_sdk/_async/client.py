"""A client of one VideoConf, for one person or one key."""

from __future__ import annotations

from typing import Any, Callable, Optional

import httpx
from typing_extensions import Unpack

from .. import _core
from .._core import JoinOptions, Request, Settings, TokenPair
from .accounts import AsyncAdmin, AsyncApiKeys, AsyncAuth, AsyncUsers
from .http import AsyncHttp
from .ledger import AsyncLedger
from .meetings import AsyncMeetings
from .recordings import AsyncRecordings
from .session import AsyncSession
from .tokens import AsyncTokens
from .webhooks import AsyncWebhooks


class AsyncVideoConfClient:
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
        http_client: Optional[httpx.AsyncClient] = None,
    ) -> None:
        settings = Settings(_core.base_url(base_url), timeout, max_retries, max_retry_after)
        self._http = AsyncHttp(settings, http_client)
        pair = None if access_token is None else TokenPair(access_token, refresh_token)
        self._http.tokens = AsyncTokens(_core.api_key(api_key, access_token), pair, self._refreshed, on_tokens)
        self.auth = AsyncAuth(self._http)
        self.users = AsyncUsers(self._http)
        self.meetings = AsyncMeetings(self._http)
        self.recordings = AsyncRecordings(self._http)
        self.api_keys = AsyncApiKeys(self._http)
        self.webhooks = AsyncWebhooks(self._http)
        self.admin = AsyncAdmin(self._http)
        self.ledger = AsyncLedger(self._http)

    @property
    def base_url(self) -> str:
        return self._http.settings.base_url

    async def join(self, meeting_id: str, **options: Unpack[JoinOptions]) -> AsyncSession:
        """Takes part in a meeting, live. Whoever may start a scheduled meeting starts it by joining."""
        session = AsyncSession(self.base_url, self._http.tokens, meeting_id, options)
        await session._begin()
        return session

    async def close(self) -> None:
        await self._http.close()

    async def __aenter__(self) -> AsyncVideoConfClient:
        return self

    async def __aexit__(self, *_: Any) -> None:
        await self.close()

    async def _refreshed(self, refresh_token: str) -> TokenPair:
        """Repeated under one key: a refresh token that comes twice without it ends the session."""
        request = Request("POST", "/auth/refresh", body={"refresh_token": refresh_token}, authorized=False)
        wire = await self._http.json(request)
        return TokenPair(wire["access_token"], wire["refresh_token"])
