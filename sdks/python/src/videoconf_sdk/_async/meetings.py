"""Meetings: their life, their people, their log."""

from __future__ import annotations

from datetime import datetime
from typing import Any, AsyncIterator, List, Literal, Optional, Union

import httpx
from typing_extensions import Unpack

from .. import _models as m
from .._core import CallOptions, Request, path
from .._errors import ConnectionFailedError, VideoConfError
from .._retry import rest_before
from .._sse import Messages
from .._wire import decode, given
from ._platform import sleep
from .http import AsyncHttp
from .paging import AsyncPage, page_of

Time = Union[datetime, str]
OVER = ("ended", "cancelled")


class AsyncMeetings:
    def __init__(self, http: AsyncHttp) -> None:
        self._http = http

    async def create(
        self,
        *,
        title: str,
        description: Optional[str] = None,
        scheduled_start_time: Optional[Time] = None,
        scheduled_end_time: Optional[Time] = None,
        alternative_hosts: Optional[List[str]] = None,
        settings: Optional[m.MeetingSettingsRequestParams] = None,
        **options: Unpack[CallOptions],
    ) -> m.MeetingCreated:
        """Schedules a meeting; without a start time it begins at once."""
        body = _fields(title, description, scheduled_start_time, scheduled_end_time, alternative_hosts, settings)
        return decode(m.MeetingCreated, await self._http.json(Request("POST", "/meetings", body=body, options=options)))

    async def get(
        self,
        meeting_id: str,
        *,
        as_of: Optional[Time] = None,
        as_of_sequence: Optional[int] = None,
        **options: Unpack[CallOptions],
    ) -> m.Meeting:
        """As it is, or as it was at a time or after a fact."""
        query = {"as_of": as_of, "as_of_sequence": as_of_sequence}
        return decode(m.Meeting, await self._http.json(Request("GET", _at(meeting_id), query=query, options=options)))

    async def get_by_number(self, number: str, **options: Unpack[CallOptions]) -> m.Meeting:
        """By the number that people read out, such as 123-456-789."""
        where = path("meetings", "by-number", number)
        return decode(m.Meeting, await self._http.json(Request("GET", where, options=options)))

    async def list(
        self,
        *,
        status: Optional[str] = None,
        limit: Optional[int] = None,
        offset: Optional[int] = None,
        cursor: Optional[str] = None,
        **options: Unpack[CallOptions],
    ) -> AsyncPage[m.MeetingRow]:
        """Those that you own, are invited to or have been in."""
        query = {"status": status, "limit": limit, "offset": offset, "cursor": cursor}
        return await page_of(self._http, "/users/me/meetings", "meetings", m.MeetingRow, options, **query)

    async def update(
        self,
        meeting_id: str,
        *,
        title: Optional[str] = None,
        description: Optional[str] = None,
        scheduled_start_time: Optional[Time] = None,
        scheduled_end_time: Optional[Time] = None,
        alternative_hosts: Optional[List[str]] = None,
        settings: Optional[m.MeetingSettingsRequestParams] = None,
        **options: Unpack[CallOptions],
    ) -> m.Meeting:
        body = _fields(title, description, scheduled_start_time, scheduled_end_time, alternative_hosts, settings)
        return await self._change("PATCH", meeting_id, "", body, options)

    async def cancel(self, meeting_id: str, **options: Unpack[CallOptions]) -> None:
        """Cancels a meeting that has not begun."""
        await self._http.json(Request("DELETE", _at(meeting_id), options=options))

    async def start(self, meeting_id: str, **options: Unpack[CallOptions]) -> m.Meeting:
        return await self._change("POST", meeting_id, "/start", None, options)

    async def end(self, meeting_id: str, **options: Unpack[CallOptions]) -> m.Meeting:
        return await self._change("POST", meeting_id, "/end", None, options)

    async def lock(self, meeting_id: str, **options: Unpack[CallOptions]) -> m.Meeting:
        return await self._change("POST", meeting_id, "/lock", None, options)

    async def unlock(self, meeting_id: str, **options: Unpack[CallOptions]) -> m.Meeting:
        return await self._change("POST", meeting_id, "/unlock", None, options)

    async def mute_all(
        self, meeting_id: str, *, allow_self_unmute: Optional[bool] = None, **options: Unpack[CallOptions]
    ) -> m.Meeting:
        body = given(allow_self_unmute=allow_self_unmute) or None
        return await self._change("POST", meeting_id, "/mute-all", body, options)

    async def transfer_host(self, meeting_id: str, participant_id: str, **options: Unpack[CallOptions]) -> m.Meeting:
        return await self._change("POST", meeting_id, "/host", {"participant_id": participant_id}, options)

    async def admit(self, meeting_id: str, participant_id: str, **options: Unpack[CallOptions]) -> m.Meeting:
        return await self._change("POST", meeting_id, path("waiting-room", participant_id, "admit"), None, options)

    async def deny(self, meeting_id: str, participant_id: str, **options: Unpack[CallOptions]) -> m.Meeting:
        return await self._change("POST", meeting_id, path("waiting-room", participant_id, "deny"), None, options)

    async def admit_all(self, meeting_id: str, **options: Unpack[CallOptions]) -> m.Meeting:
        return await self._change("POST", meeting_id, "/waiting-room/admit-all", None, options)

    async def report(
        self,
        meeting_id: str,
        *,
        participant_id: str,
        reason: Optional[str] = None,
        remove: Optional[bool] = None,
        **options: Unpack[CallOptions],
    ) -> m.Meeting:
        """Reports somebody, and with ``remove`` puts them out at once."""
        body = given(participant_id=participant_id, reason=reason, remove=remove)
        return await self._change("POST", meeting_id, "/reports", body, options)

    async def invite(self, meeting_id: str, emails: List[str], **options: Unpack[CallOptions]) -> List[m.Participant]:
        request = Request("POST", _at(meeting_id, "participants"), body={"emails": emails}, options=options)
        return [decode(m.Participant, it) for it in (await self._http.json(request)).get("participants", [])]

    async def participants(
        self, meeting_id: str, *, limit: Optional[int] = None, cursor: Optional[str] = None, **options: Unpack[CallOptions]
    ) -> AsyncPage[m.Participant]:
        where = _at(meeting_id, "participants")
        return await page_of(self._http, where, "participants", m.Participant, options, limit=limit, cursor=cursor)

    async def update_participant(
        self,
        meeting_id: str,
        participant_id: str,
        *,
        role: Optional[str] = None,
        restrictions: Optional[m.RestrictionsParams] = None,
        **options: Unpack[CallOptions],
    ) -> m.Participant:
        """Changes a role, or what somebody may send: True forbids."""
        body = given(role=role, restrictions=restrictions)
        where = _at(meeting_id, "participants", participant_id)
        return decode(m.Participant, await self._http.json(Request("PATCH", where, body=body, options=options)))

    async def remove_participant(
        self, meeting_id: str, participant_id: str, *, ban: Optional[bool] = None, **options: Unpack[CallOptions]
    ) -> None:
        where = _at(meeting_id, "participants", participant_id)
        await self._http.json(Request("DELETE", where, query={"ban": ban}, options=options))

    async def request_to_join(
        self,
        meeting_id: str,
        *,
        display_name: str,
        password: Optional[str] = None,
        device_type: Optional[str] = None,
        **options: Unpack[CallOptions],
    ) -> m.JoinTicket:
        """Asks to be let in, without a live connection; see the client's ``join`` for one with it."""
        body = given(display_name=display_name, password=password, device_type=device_type)
        return decode(m.JoinTicket, await self._http.json(Request("POST", _at(meeting_id, "join"), body=body, options=options)))

    async def ice_servers(self, meeting_id: str, **options: Unpack[CallOptions]) -> m.IceServers:
        return decode(m.IceServers, await self._http.json(Request("GET", _at(meeting_id, "ice-servers"), options=options)))

    async def chat(
        self, meeting_id: str, *, limit: Optional[int] = None, cursor: Optional[str] = None, **options: Unpack[CallOptions]
    ) -> AsyncPage[m.ChatMessage]:
        where = _at(meeting_id, "chat")
        return await page_of(self._http, where, "messages", m.ChatMessage, options, limit=limit, cursor=cursor)

    async def attendance(self, meeting_id: str, **options: Unpack[CallOptions]) -> AsyncPage[m.AttendanceEntry]:
        return await page_of(self._http, _at(meeting_id, "attendance"), "attendance", m.AttendanceEntry, options)

    async def attendance_csv(self, meeting_id: str, **options: Unpack[CallOptions]) -> str:
        """The same for a spreadsheet."""
        request = Request("GET", _at(meeting_id, "attendance"), headers={"Accept": "text/csv"}, options=options)
        return (await self._http.send(request)).text

    async def history(
        self, meeting_id: str, *, limit: Optional[int] = None, cursor: Optional[str] = None, **options: Unpack[CallOptions]
    ) -> AsyncPage[m.HistoryEntry]:
        """The audit view: every fact and every refused command, with who, through which door, under which request."""
        where = _at(meeting_id, "history")
        return await page_of(self._http, where, "history", m.HistoryEntry, options, limit=limit, cursor=cursor)

    async def proof(self, meeting_id: str, sequence: int, **options: Unpack[CallOptions]) -> m.HistoryProof:
        """That a fact of the log is in the ledger, unchanged."""
        request = Request("GET", _at(meeting_id, "history", "proof"), query={"sequence": sequence}, options=options)
        return decode(m.HistoryProof, await self._http.json(request))

    async def explain(
        self,
        meeting_id: str,
        participant: str,
        field: Literal["role", "presence", "audio", "video", "screen_share", "chat"],
        *,
        at: Optional[Time] = None,
        at_sequence: Optional[int] = None,
        **options: Unpack[CallOptions],
    ) -> m.Explanation:
        """Why something is so with a participant: the one chain of facts that made it so, and what was refused around it."""
        query = {"participant": participant, "field": field, "at": at, "at_sequence": at_sequence}
        request = Request("GET", _at(meeting_id, "explain"), query=query, options=options)
        return decode(m.Explanation, await self._http.json(request))

    async def events(
        self, meeting_id: str, *, after: int = 0, **options: Unpack[CallOptions]
    ) -> AsyncIterator[m.Event]:
        """The log as you may see it, after a sequence, to its present end."""
        more = True
        while more:
            request = Request("GET", _at(meeting_id, "events"), query={"after": after}, options=options)
            page = decode(m.Events, await self._http.json(request))
            for event in page.events:
                after = event.sequence
                yield event
            more = page.has_more and bool(page.events)

    async def watch(self, meeting_id: str, *, after: int = 0) -> AsyncIterator[m.Event]:
        """The log as it goes on, until the meeting is over. A cut is mended: nothing is missed, nothing comes twice."""
        failures = 0
        while True:
            try:
                async for event in self._stream(meeting_id, after):
                    if event.sequence > after:
                        failures = 0
                        after = event.sequence
                        yield event
            except httpx.TransportError as broken:
                failures += 1
                if failures > max(1, self._http.settings.max_retries):
                    raise ConnectionFailedError("CONNECTION_FAILED", "The live log cannot be reached.") from broken
                await sleep(rest_before(failures))
                continue
            # A stream ends in good order with the meeting, or with its token: then it is taken up again with a fresh one.
            meeting = await self.get(meeting_id)
            if meeting.status in OVER:
                async for event in self.events(meeting_id, after=after):
                    yield event
                return
            await sleep(rest_before(1))

    async def _stream(self, meeting_id: str, after: int) -> AsyncIterator[m.Event]:
        headers = {"Accept": "text/event-stream", "Last-Event-ID": str(after)}
        # Asked in the usual way first: that renews the token, retries, and raises what is refused.
        await self._http.send(Request("GET", _at(meeting_id)))
        token = await self._http.tokens.current()
        url = self._http.settings.base_url + "/api/v1" + _at(meeting_id, "events")
        headers["Authorization"] = f"Bearer {token}"
        timeout = httpx.Timeout(self._http.settings.timeout, read=None)
        async with self._http.client.stream("GET", url, headers=headers, timeout=timeout) as response:
            if response.is_error:
                raise VideoConfError("UNEXPECTED_ANSWER", "The live log was refused.", status=response.status_code)
            messages = Messages()
            async for line in response.aiter_lines():
                data = messages.line(line)
                if data is not None:
                    yield decode(m.Event, data)

    async def _change(
        self, method: str, meeting_id: str, below: str, body: Optional[dict[str, Any]], options: CallOptions
    ) -> m.Meeting:
        request = Request(method, _at(meeting_id) + below, body=body, options=options)
        return decode(m.Meeting, await self._http.settled(request, _at(meeting_id), "sequence"))


def _at(meeting_id: str, *below: str) -> str:
    return path("meetings", meeting_id, *below)


def _fields(
    title: Optional[str],
    description: Optional[str],
    start: Optional[Time],
    end: Optional[Time],
    hosts: Optional[List[str]],
    settings: Optional[m.MeetingSettingsRequestParams],
) -> dict[str, Any]:
    body = given(title=title, description=description, scheduled_start_time=start, scheduled_end_time=end)
    body.update(given(alternative_hosts=hosts, settings=settings))
    return body
