# Made by tools/unasync.py from _async; do not edit.
"""The credentials of one client: an API key, or a pair of tokens that is kept fresh."""

from __future__ import annotations

import time
from typing import Awaitable, Callable, Optional

from .._core import TokenPair
from .._errors import AuthenticationError
from ._platform import Lock

EARLY = 30.0


class Tokens:
    def __init__(
        self,
        api_key: Optional[str],
        pair: Optional[TokenPair],
        change: Callable[[str], TokenPair],
        told: Optional[Callable[[Optional[TokenPair]], None]],
    ) -> None:
        self._api_key = api_key
        self._change = change
        self._told = told
        self._lock = Lock()
        self.pair = pair

    def set(self, pair: Optional[TokenPair]) -> None:
        self.pair = pair
        if self._told is not None:
            self._told(pair)

    @property
    def can_refresh(self) -> bool:
        return self.pair is not None and self.pair.refresh_token is not None

    def current(self) -> Optional[str]:
        """A token to show now; changed first for a fresh one when it is about to end."""
        pair = self.pair
        if pair is None:
            return self._api_key
        ends = pair.ends()
        if ends is not None and ends - time.time() < EARLY and self.can_refresh:
            self.refresh(pair.access_token)
        return self.pair.access_token if self.pair is not None else self._api_key

    def refresh(self, stale: Optional[str]) -> None:
        """Changes the pair, once for everybody who asks meanwhile; nothing happens when ``stale`` is the current one no more."""
        seen = self.pair
        with self._lock:
            pair = self.pair
            if pair is None or pair.refresh_token is None:
                raise AuthenticationError(
                    "INVALID_TOKEN", "The token is not good any more, and there is none to refresh it with.", status=401
                )
            if pair is not seen or (stale is not None and stale != pair.access_token):
                return
            self.set(self._change(pair.refresh_token))
