"""One person's live part in one meeting."""

from __future__ import annotations

import time
from typing import Any, Mapping, Optional

from .._core import JoinOptions
from .._errors import AuthenticationError, ConnectionFailedError, VideoConfError, error_from_wire
from .._live import ASKS, FACTS, PASSING, Chain, Roster
from .._retry import rest_before
from .._wire import given
from ._platform import Flag, Lock, sleep, spawn
from .asks import AsyncAsks
from .hearing import AsyncHearing
from .socket import AsyncSocket
from .tokens import AsyncTokens

LEFT = {"denied": "denied", "removed": "removed", "banned": "removed"}
#: Facts that overtook each other are in order again long before this; what is missing then is missing.
GAP_AFTER = 2.0
LAST_ANSWERS = 0.5
EARLY = 60.0


class AsyncSession(AsyncAsks, AsyncHearing):
    """It survives cuts: it comes back by itself, and what was missed is told, in order, once.

    ``on`` adds a handler; ``events`` iterates over everything. ``status`` is joining, waiting, joined or closed.
    """

    def __init__(self, base_url: str, tokens: AsyncTokens, meeting_id: str, options: JoinOptions) -> None:
        super().__init__()
        self.meeting_id = meeting_id
        self.status = "joining"
        self.participant_id = ""
        self.meeting: Mapping[str, Any] = {}
        self.close_reason: Optional[str] = None
        self._base_url = base_url
        self._tokens = tokens
        self._options = options
        self._timeout = options.get("timeout", 15.0)
        self._chain = Chain(options.get("resume_from"))
        self._roster = Roster()
        self._lock = Lock()
        self._socket: Optional[AsyncSocket] = None
        self._token_shown: Optional[str] = None
        self._token_ended = False
        self._shut_out: Optional[VideoConfError] = None
        self._in = Flag()
        self._closed = Flag()
        self._snapshot = Flag()

    @property
    def participants(self) -> Mapping[str, Mapping[str, Any]]:
        """Who is in, you too, as the facts say."""
        return self._roster.people

    @property
    def sequence(self) -> int:
        """The last fact that you were told."""
        return self._chain.last or 0

    async def admitted(self, timeout: Optional[float] = None) -> None:
        """Returns when you are in; raises when you are not let in, or not in time."""
        until = time.monotonic() + (timeout if timeout is not None else 86_400.0)
        while self.status != "joined":
            if self.status == "closed":
                raise VideoConfError("INVALID_STATE", f"not let in: {self.close_reason}", status=409)
            if time.monotonic() > until:
                raise ConnectionFailedError("TIMEOUT", "still in the waiting room")
            await self._snapshot.wait(min(0.2, until - time.monotonic()))

    async def ask(self, event: str, **payload: Any) -> dict[str, Any]:
        """Any ask of the contract, in its own words. During a cut it waits for the connection, as long as its time allows."""
        until = time.monotonic() + self._timeout
        attempt = 0
        while True:
            attempt += 1
            socket = await self._ready(event, until)
            try:
                answer = await socket.ask(event, {"meeting_id": self.meeting_id, **given(**payload)}, until)
            except ConnectionFailedError:
                if self.status == "closed" or not ASKS.get(event, False) or time.monotonic() >= until:
                    raise
                await sleep(0.02)
                continue
            if answer.get("success"):
                return answer
            error = error_from_wire(answer.get("error"))
            rest = rest_before(attempt)
            if error.code != "RATE_LIMIT_EXCEEDED" or time.monotonic() + rest > until:
                raise error
            await sleep(rest)

    async def leave(self) -> None:
        """Leaves for good, and closes the session."""
        if self.status == "closed":
            return
        try:
            await self.ask("leave_meeting")
        except ConnectionFailedError:
            pass
        await self._close("left")

    async def wait_closed(self, timeout: Optional[float] = None) -> bool:
        """Returns when the session is closed, or False after so many seconds."""
        return await self._closed.wait(timeout if timeout is not None else 10 * 365 * 86_400.0)

    async def __aenter__(self) -> AsyncSession:
        return self

    async def __aexit__(self, *_: Any) -> None:
        await self.leave()

    async def _begin(self) -> None:
        try:
            await self._open()
        except BaseException:
            self.status = "closed"
            self._closed.set()
            raise
        spawn(self._deliver)
        spawn(self._watch)

    async def _ready(self, event: str, until: float) -> AsyncSocket:
        while not self._in.is_set():
            if self.status == "closed":
                raise ConnectionFailedError("CONNECTION_FAILED", f"{event}: the session is closed.")
            if not await self._in.wait(until - time.monotonic()) and time.monotonic() >= until:
                raise ConnectionFailedError("TIMEOUT", f"{event}: there was no connection in time; it was not sent.")
        socket = self._socket
        assert socket is not None
        return socket

    async def _open(self) -> None:
        """A new socket, with a token that is good, and into the meeting from where we were."""
        transports = self._options.get("transports", ["websocket"])
        for last_try in (False, True):
            socket = AsyncSocket(self._heard, self._lost)
            self._token_shown = await self._tokens.current()
            try:
                await socket.open(self._base_url, self._token_shown, transports, self._timeout)
                break
            except AuthenticationError:
                if last_try or not self._tokens.can_refresh:
                    raise
                await self._tokens.refresh(self._token_shown)
        try:
            await self._join(socket)
        except BaseException:
            await socket.close()
            raise

    async def _join(self, socket: AsyncSocket) -> None:
        options = self._options
        about = given(display_name=options.get("display_name"), avatar_url=options.get("avatar_url"), device_type=options.get("device_type"))
        can = {kind: options.get(kind, True) for kind in ("video", "audio", "screen_share")}
        resume_from = self._chain.last
        wish = given(meeting_id=self.meeting_id, password=options.get("password"), resume_from=resume_from)
        self._snapshot.clear()
        self._chain.forget()
        self._socket = socket  # what it tells from now on counts
        answer = await socket.ask("join_meeting", {**wish, "user_info": about, "capabilities": can}, time.monotonic() + self._timeout)
        if not answer.get("success"):
            self._socket = None
            raise error_from_wire(answer.get("error"))
        self.participant_id = answer.get("your_participant_id") or answer["participant_id"]
        if answer["status"] == "waiting":
            self.status = "waiting"
        else:
            await self._snapshot.wait(self._timeout)
        self._in.set()

    async def _heard(self, socket: AsyncSocket, event: str, body: Any) -> None:
        if socket is not self._socket or self.status == "closed":
            return
        if event in FACTS:
            async with self._lock:
                for name, fact in self._chain.take(event, body):
                    self._fact(name, fact)
                gap = self._chain.has_gap and self._chain.last is not None
            if gap:
                await self._mind_the_gap(socket)
        elif event == "meeting_joined":
            async with self._lock:
                self._joined(body)
        elif event == "error":
            error = error_from_wire((body or {}).get("error"))
            self._token_ended = self._token_ended or error.code == "INVALID_TOKEN"
            self._shut_out = error if error.code == "ACCOUNT_SUSPENDED" else self._shut_out
            self._inbox.put(("error", {"error": error}))
        else:
            self._inbox.put((event, body or {}))

    def _joined(self, body: dict[str, Any]) -> None:
        self.status = "joined"
        self.participant_id = body["your_participant_id"]
        self.meeting = body["meeting_info"]
        self._roster.begin(body["meeting_info"]["participants"])
        self._inbox.put(("meeting_joined", body))
        for name, fact in self._chain.begin(body["sequence"]):
            self._fact(name, fact)
        self._snapshot.set()

    def _fact(self, name: str, fact: dict[str, Any]) -> None:
        self._roster.hear(name, fact)
        self._inbox.put((name, fact))
        mine = name == "participant_left" and fact["participant_id"] == self.participant_id
        if name == "meeting_ended":
            spawn(self._close, "meeting_ended")
        elif mine and fact["reason"] != "meeting_ended":  # of the end itself they are told yet
            spawn(self._close, LEFT.get(fact["reason"], "left"))

    async def _mind_the_gap(self, socket: AsyncSocket) -> None:
        await sleep(GAP_AFTER)
        if socket is self._socket and self._chain.has_gap:
            await socket.close()  # coming back, it is told what is missing

    async def _lost(self, socket: AsyncSocket, reason: str) -> None:
        if socket is not self._socket or self.status == "closed":
            return
        self._in.clear()
        self._socket = None
        ended, self._token_ended = self._token_ended, False
        if self._shut_out is not None:
            await self._close("failed", self._shut_out)
            return
        if reason == "server disconnect" and not ended:
            # What the facts before it said comes first; only if they said nothing, somebody else has the seat.
            await sleep(LAST_ANSWERS)
            await self._close("replaced")
            return
        self._inbox.put(("connection_lost", {"reason": "token_expired" if ended else reason}))
        spawn(self._mend, ended)

    async def _mend(self, token_ended: bool) -> None:
        attempt = 0
        while self.status != "closed":
            attempt += 1
            await sleep(0.1 + rest_before(min(attempt, 5)))
            resume_from = self.sequence
            try:
                if token_ended:
                    await self._tokens.refresh(self._token_shown)
                    token_ended = False
                await self._open()
            except VideoConfError as error:
                if error.code not in PASSING:
                    await self._close("failed", error)
                    return
                continue
            self._inbox.put(("resumed", {"from": resume_from}))
            return

    async def _watch(self) -> None:
        """Renews the token before it ends, and shows each fresh one to the live socket."""
        while not await self._closed.wait(1.0):
            pair = self._tokens.pair
            if pair is None:
                continue
            try:
                ends = pair.ends()
                if ends is not None and ends - time.time() < EARLY and self._tokens.can_refresh:
                    await self._tokens.refresh(pair.access_token)
                    pair = self._tokens.pair or pair
                socket = self._socket
                if socket is not None and self._in.is_set() and pair.access_token != self._token_shown:
                    self._token_shown = pair.access_token
                    await socket.ask("authenticate", {"token": pair.access_token}, time.monotonic() + self._timeout)
            except VideoConfError as error:
                self._inbox.put(("error", {"error": error}))

    async def _close(self, reason: str, error: Optional[VideoConfError] = None) -> None:
        if self.status == "closed":
            return
        self.status = "closed"
        self.close_reason = reason
        self._inbox.put(("closed", {"reason": reason, "error": error}))
        self._closed.set()
        self._in.set()
        socket, self._socket = self._socket, None
        if socket is not None:
            # Who ended the meeting is told of the end before the answer to having ended it.
            await sleep(LAST_ANSWERS)
            await socket.close()
