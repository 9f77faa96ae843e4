"""Who listens to a session, and that everybody hears everything in one order."""

from __future__ import annotations

from typing import Any, AsyncIterator, Callable, Optional

from .._live import FACTS, LOCAL, NOTICES, SIGNALS
from ._platform import Inbox, call


class AsyncHearing:
    def __init__(self) -> None:
        self._inbox = Inbox()
        self._handlers: dict[str, list[Callable[..., Any]]] = {}
        self._readers: list[Inbox] = []

    def on(self, event: str, handler: Optional[Callable[..., Any]] = None) -> Callable[..., Any]:
        """Calls ``handler`` with the event's fields as a dict; also a decorator: ``@session.on("participant_joined")``.

        ``*`` hears everything, with the event's name as a first argument. Handlers are called one after the other.
        """
        if event != "*" and event not in FACTS | SIGNALS | NOTICES | LOCAL:
            raise ValueError(f"there is no event {event!r}")
        if handler is None:
            return lambda it: self.on(event, it)
        self._handlers.setdefault(event, []).append(handler)
        return handler

    async def events(self) -> AsyncIterator[tuple[str, dict[str, Any]]]:
        """Everything from now on, as (name, fields), until the session is closed."""
        inbox = Inbox()
        self._readers.append(inbox)
        try:
            while True:
                item = await inbox.get()
                yield item
                if item[0] == "closed":
                    return
        finally:
            self._readers.remove(inbox)

    async def _deliver(self) -> None:
        while True:
            name, body = await self._inbox.get()
            for reader in list(self._readers):
                reader.put((name, body))
            for handler in list(self._handlers.get(name, [])):
                await self._tell(handler, body)
            for handler in list(self._handlers.get("*", [])):
                await self._tell(handler, name, body)
            if name == "closed":
                return

    async def _tell(self, handler: Callable[..., Any], *args: Any) -> None:
        try:
            await call(handler, *args)
        except Exception as failure:  # theirs, not ours: nobody else is kept from hearing
            if args[0] != "error":
                self._inbox.put(("error", {"error": failure}))
