"""Recordings: capture, the bytes, and who may see them."""

from __future__ import annotations

import time
from datetime import datetime
from typing import Any, AsyncIterator, List, Optional, Union

import httpx
from typing_extensions import Unpack

from .. import _models as m
from .._bytes import PART_SIZE, Parts, Progress, Sink, Source, Target, Told, sha256
from .._core import CallOptions, Request, path
from .._errors import ConnectionFailedError, IntegrityError, VideoConfError, error_from_wire
from .._retry import rest_before
from .._wire import decode, given
from ._platform import each, sleep
from .http import AsyncHttp
from .paging import AsyncPage, page_of

EXPIRED = 403
Time = Union[datetime, str]


class AsyncRecordings:
    def __init__(self, http: AsyncHttp) -> None:
        self._http = http

    async def start(
        self, meeting_id: str, *, mode: str = "cloud", private: Optional[bool] = None, **options: Unpack[CallOptions]
    ) -> m.Recording:
        """Starts recording a running meeting."""
        request = Request("POST", path("meetings", meeting_id, "recordings"), body=given(mode=mode, private=private), options=options)
        return decode(m.Recording, await self._http.json(request))

    async def pause(self, recording_id: str, **options: Unpack[CallOptions]) -> m.Recording:
        return await self._change("POST", recording_id, "pause", None, options)

    async def resume(self, recording_id: str, **options: Unpack[CallOptions]) -> m.Recording:
        return await self._change("POST", recording_id, "resume", None, options)

    async def stop(self, recording_id: str, **options: Unpack[CallOptions]) -> m.Recording:
        return await self._change("POST", recording_id, "stop", None, options)

    async def list(
        self,
        *,
        meeting_id: Optional[str] = None,
        limit: Optional[int] = None,
        offset: Optional[int] = None,
        cursor: Optional[str] = None,
        **options: Unpack[CallOptions],
    ) -> AsyncPage[m.Recording]:
        query = {"meeting_id": meeting_id, "limit": limit, "offset": offset, "cursor": cursor}
        return await page_of(self._http, "/recordings", "recordings", m.Recording, options, **query)

    async def get(self, recording_id: str, **options: Unpack[CallOptions]) -> m.Recording:
        return decode(m.Recording, await self._http.json(Request("GET", _at(recording_id), options=options)))

    async def update(
        self,
        recording_id: str,
        *,
        title: Optional[str] = None,
        private: Optional[bool] = None,
        **options: Unpack[CallOptions],
    ) -> m.Recording:
        return await self._change("PATCH", recording_id, None, given(title=title, private=private), options)

    async def delete(self, recording_id: str, **options: Unpack[CallOptions]) -> None:
        await self._http.json(Request("DELETE", _at(recording_id), options=options))

    async def share(self, recording_id: str, emails: List[str], **options: Unpack[CallOptions]) -> m.Recording:
        return await self._change("POST", recording_id, "shares", {"emails": emails}, options)

    async def unshare(self, recording_id: str, emails: List[str], **options: Unpack[CallOptions]) -> m.Recording:
        return await self._change("DELETE", recording_id, "shares", {"emails": emails}, options)

    async def access(
        self,
        recording_id: str,
        email: str,
        *,
        as_of: Optional[Time] = None,
        as_of_sequence: Optional[int] = None,
        **options: Unpack[CallOptions],
    ) -> m.Access:
        """Whether whoever has an address sees it, and why; or whether whoever had it then saw it at a time, or after a fact of it (``events``)."""
        query = {"email": email, "as_of": as_of, "as_of_sequence": as_of_sequence}
        request = Request("GET", _at(recording_id, "access"), query=query, options=options)
        return decode(m.Access, await self._http.json(request))

    async def import_(
        self,
        *,
        meeting_id: str,
        url: str,
        fetch: Optional[bool] = None,
        md5_hash: Optional[str] = None,
        length: Optional[int] = None,
        private: Optional[bool] = None,
        **options: Unpack[CallOptions],
    ) -> m.Recording:
        """A recording of media that exists elsewhere; with ``fetch`` its bytes are brought here."""
        body = given(meeting_id=meeting_id, url=url, fetch=fetch, md5_hash=md5_hash, length=length, private=private)
        wire = await self._http.json(Request("POST", "/recordings/import", body=body, options=options))
        return decode(m.Recording, wire) if "meeting_id" in wire else await self.get(wire["recording_id"])

    async def fetch(self, recording_id: str, **options: Unpack[CallOptions]) -> m.Recording:
        """Brings the bytes of an imported recording here."""
        return await self._change("POST", recording_id, "fetch", None, options)

    async def report_local_copy(
        self, recording_id: str, *, place: str, sha256: str, size: int, **options: Unpack[CallOptions]
    ) -> m.Recording:
        """Says where a local recording is kept."""
        body = {"place": place, "sha256": sha256, "size": size}
        return await self._change("POST", recording_id, "local-copy", body, options)

    async def restore(self, recording_id: str, **options: Unpack[CallOptions]) -> m.Recording:
        """Takes a deleted recording back, while it can be."""
        return await self._change("POST", recording_id, "restore", None, options)

    async def hold(
        self, recording_id: str, *, hold_id: str, case_id: str, reason: str, **options: Unpack[CallOptions]
    ) -> m.Recording:
        """For compliance: nobody deletes it until it is released."""
        body = {"hold_id": hold_id, "case_id": case_id, "reason": reason}
        return await self._change("POST", recording_id, "holds", body, options)

    async def release_hold(
        self, recording_id: str, *, hold_id: str, reason: str, **options: Unpack[CallOptions]
    ) -> m.Recording:
        return await self._change("DELETE", recording_id, "holds", {"hold_id": hold_id, "reason": reason}, options)

    async def consent(
        self, meeting_id: str, recording_id: str, consent: bool, **options: Unpack[CallOptions]
    ) -> None:
        """Says whether you agree to be recorded in a meeting; the last answer counts."""
        where = path("meetings", meeting_id, "recordings", recording_id, "consent")
        await self._http.json(Request("POST", where, body={"consent": consent}, options=options))

    async def events(self, recording_id: str, *, after: int = 0, **options: Unpack[CallOptions]) -> AsyncIterator[m.RecordingEvent]:
        """The log of one recording, after a sequence, to its present end."""
        more = True
        while more:
            request = Request("GET", _at(recording_id, "events"), query={"after": after}, options=options)
            page = decode(m.RecordingEvents, await self._http.json(request))
            for event in page.events:
                after = event.sequence
                yield event
            more = page.has_more and bool(page.events)

    async def upload(
        self,
        recording_id: str,
        source: Source,
        *,
        part_size: int = PART_SIZE,
        concurrency: int = 3,
        on_progress: Optional[Progress] = None,
    ) -> m.Recording:
        """Puts the bytes of a cloud recording where they belong, in parts that are checked one by one, and completes it.

        ``source`` is a path, bytes or an open file that can seek. The bytes go straight to the object store.
        """
        parts = Parts(source, part_size)
        told = Told(parts.total, on_progress)

        async def put(number: int) -> None:
            data = parts.read(number)
            await self._put(recording_id, number, data)
            told.more(len(data))

        try:
            await each(concurrency, put, range(1, parts.count + 1))
        finally:
            parts.close()
        return await self.complete(recording_id)

    async def request_part(
        self, recording_id: str, *, part_number: int, size: int, sha256: str, **options: Unpack[CallOptions]
    ) -> m.PartUpload:
        """Asks for the address of one part, for whoever puts the bytes there by other means."""
        body = {"part_number": part_number, "size": size, "sha256": sha256}
        request = Request("POST", _at(recording_id, "parts"), body=body, options=options)
        return decode(m.PartUpload, await self._http.json(request))

    async def complete(self, recording_id: str, **options: Unpack[CallOptions]) -> m.Recording:
        return await self._change("POST", recording_id, "complete", None, options)

    async def wait_processed(self, recording_id: str, *, seconds: float = 60.0) -> m.Recording:
        """Returns when what comes after the upload is done: completed or failed; TIMEOUT after so many seconds."""
        until = time.monotonic() + seconds
        while True:
            now = await self.get(recording_id)
            if now.processing_status not in ("processing", "uploading"):
                return now
            if time.monotonic() > until:
                raise ConnectionFailedError("TIMEOUT", f"{recording_id} is still {now.processing_status}")
            await sleep(0.25 + rest_before(2))

    async def download(
        self,
        recording_id: str,
        target: Target,
        *,
        part_size: int = PART_SIZE,
        on_progress: Optional[Progress] = None,
    ) -> m.Recording:
        """Brings the bytes to a path or an open file, in parts, and checks them against the SHA-256 that is recorded.

        After a cut it goes on where it was. A file of a path appears only when it is whole; IntegrityError when it is not
        what is recorded.
        """
        recording = await self.get(recording_id)
        total = recording.file_size_bytes or 0
        told = Told(total, on_progress)
        sink = Sink(target)
        try:
            url = await self._address(recording_id)
            while sink.written < total:
                last = min(sink.written + part_size, total) - 1
                url = await self._bring(recording_id, url, sink, told, last)
            if recording.sha256 is not None and sink.sha256() != recording.sha256:
                raise IntegrityError("CHECKSUM_MISMATCH", f"The bytes of {recording_id} are not those that were recorded.")
            sink.keep()
        finally:
            sink.give_up()
        return recording

    async def _bring(self, recording_id: str, url: str, sink: Sink, told: Told, last: int) -> str:
        """One part, up to byte ``last``; gives the address that was good for it."""
        attempt = 0
        while sink.written <= last:
            attempt += 1
            failed: VideoConfError
            try:
                headers = {"Range": f"bytes={sink.written}-{last}"}
                async with self._http.client.stream("GET", url, headers=headers, timeout=self._http.settings.timeout) as response:
                    whole = response.status_code == 200 and sink.written == 0
                    if response.status_code == 206 or whole:
                        async for chunk in response.aiter_bytes():
                            sink.write(chunk)
                            told.more(len(chunk))
                        continue
                    failed = error_from_wire(None, response.status_code)
                if failed.status == EXPIRED:
                    url = await self._address(recording_id)
            except httpx.TransportError as broken:
                failed = ConnectionFailedError("CONNECTION_FAILED", "The object store cannot be reached.")
                failed.__cause__ = broken
            if attempt > self._http.settings.max_retries:
                raise failed
            await sleep(rest_before(attempt))
        return url

    async def _address(self, recording_id: str) -> str:
        response = await self._http.send(Request("GET", _at(recording_id, "download")))
        return response.headers["location"]

    async def _put(self, recording_id: str, number: int, data: bytes) -> None:
        attempt = 0
        while True:
            attempt += 1
            # Asked anew each time: an address is good for minutes.
            part = await self.request_part(recording_id, part_number=number, size=len(data), sha256=sha256(data))
            failed: VideoConfError
            try:
                response = await self._http.client.request(
                    part.method, part.upload_url, headers=part.headers, content=data, timeout=self._http.settings.timeout
                )
                if response.is_success:
                    return
                failed = VideoConfError("STORAGE_UNAVAILABLE", "The object store refused a part.", status=response.status_code)
            except httpx.TransportError as broken:
                failed = ConnectionFailedError("CONNECTION_FAILED", "The object store cannot be reached.")
                failed.__cause__ = broken
            if attempt > self._http.settings.max_retries:
                raise failed
            await sleep(rest_before(attempt))

    async def _change(
        self, method: str, recording_id: str, below: Optional[str], body: Optional[dict[str, Any]], options: CallOptions
    ) -> m.Recording:
        where = _at(recording_id) if below is None else _at(recording_id, below)
        request = Request(method, where, body=body, options=options)
        return decode(m.Recording, await self._http.settled(request, _at(recording_id), "version"))


def _at(recording_id: str, *below: str) -> str:
    return path("recordings", recording_id, *below)
