"""The SDK as its wheel has it, against a server that runs.

usage: scenarios.py http://127.0.0.1:8080      last line: N passed, N failed
"""

from __future__ import annotations

import asyncio
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import videoconf_sdk
from checks import Between, Checks, Cutting, login, person, until
from videoconf_sdk import (
    AsyncVideoConfClient,
    ConnectionFailedError,
    IntegrityError,
    NotFoundError,
    RateLimitError,
    ValidationError,
    VideoConfClient,
    VideoConfError,
)

HOME = Path(__file__).resolve().parent.parent
BASE = (sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8080").rstrip("/")
NOBODYS = "019bc1a0-0000-7a1b-8c2d-00000000000a"
checks = Checks()
assert "site-packages" in videoconf_sdk.__file__, "the wheel is to be tested, not the sources"


def in_an_hour() -> datetime:
    return datetime.now(timezone.utc) + timedelta(hours=1)


def refused(code: str, work: Any, kind: type[VideoConfError] = VideoConfError) -> VideoConfError:
    try:
        work()
    except kind as error:
        assert error.code == code, error
        return error
    raise AssertionError(f"{code} was expected")


@checks.check("the seed's example runs as written, but for its key")
def _seed() -> None:
    ada = person(BASE, "Ada")
    key = ada.api_keys.create(name="seed", scopes=["meetings:read", "meetings:write", "recordings:read"])
    example = (HOME / "examples/seed.py").read_text()
    assert example.count("your_api_key") == 1 and key.secret is not None
    script = example.replace("your_api_key", key.secret) + "\nprint(meeting.title, len(recordings.data), recordings.has_more)\n"
    environment = {**os.environ, "VIDEOCONF_BASE_URL": BASE}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.stderr) == ("Team Standup 0 False\n", ""), done
    [meeting] = ada.meetings.list()
    assert meeting.scheduled_start_time == datetime(2024, 1, 15, 10, tzinfo=timezone.utc)


@checks.check("accounts, meetings, people and lists over REST")
def _rest() -> None:
    ada = person(BASE, "Ada")
    assert ada.users.update_me(timezone="Europe/Paris").timezone == "Europe/Paris"
    made = [ada.meetings.create(title=f"No. {i}", scheduled_start_time=in_an_hour()).id for i in range(5)]
    assert sorted(row.id for row in ada.meetings.list(limit=2)) == sorted(made)
    page = ada.meetings.list(limit=2)
    assert (len(page.data), page.total_count, page.has_more) == (2, 5, True)
    first = made[0]
    assert ada.meetings.update(first, settings={"waiting_room_enabled": True}).settings.waiting_room_enabled
    ada.meetings.invite(first, ["kim@example.org"])
    assert len(list(ada.meetings.participants(first))) == 2
    ada.meetings.cancel(first)
    assert ada.meetings.get(first).status == "cancelled"
    assert ada.meetings.get(first, as_of_sequence=1).status == "scheduled"
    why = ada.meetings.explain(first, ada.meetings.get(first).participants[0].participant_id, "role")
    assert (why.field, why.chain[-1].type, len(why.refused)) == ("role", "meeting_scheduled", 0)
    assert [it.type for it in ada.meetings.history(first, purpose="a quéstion")][0] == "meeting_scheduled"
    assert [it.sequence for it in ada.meetings.events(first)] == list(range(1, ada.meetings.get(first).sequence + 1))


@checks.check("errors are typed by their code")
def _errors() -> None:
    ada = person(BASE, "Ada")
    error = refused("MEETING_NOT_FOUND", lambda: ada.meetings.get(NOBODYS), NotFoundError)
    assert error.status == 404 and (error.request_id or "").startswith("req_")
    refusal = refused("VALIDATION_FAILED", lambda: ada.meetings.create(title=""), ValidationError)
    assert isinstance(refusal, ValidationError) and "title" in refusal.fields
    nobody = VideoConfClient(base_url="http://127.0.0.1:1", max_retries=0)
    refused("CONNECTION_FAILED", lambda: nobody.users.me(), ConnectionFailedError)
    refused("MEETING_NOT_FOUND", lambda: ada.join(NOBODYS), NotFoundError)
    made = ada.meetings.create(title="Once", scheduled_start_time=in_an_hour())
    refused("VERSION_CONFLICT", lambda: ada.meetings.update(made.id, title="Twice", if_match='"99"'))


@checks.check("a waiting room, chat, a hand, a mute, the end, and the log of it all")
def _meeting() -> None:
    ada, kim = person(BASE, "Ada"), person(BASE, "Kim")
    meeting = ada.meetings.create(title="Live", settings={"waiting_room_enabled": True})
    host = ada.join(meeting.id, display_name="Ada")
    log: list[tuple[int, str]] = []
    watcher = threading.Thread(target=lambda: log.extend((it.sequence, it.type) for it in ada.meetings.watch(meeting.id)), daemon=True)
    watcher.start()
    waiting: list[dict[str, Any]] = []
    host.on("participant_waiting", waiting.append)
    guest = kim.join(meeting.id, display_name="Kim")
    assert guest.status == "waiting"
    until(lambda: waiting, "who waits")
    host.admit(waiting[0]["participant_id"])
    guest.admitted(timeout=10)
    said: list[dict[str, Any]] = []
    for session in (host, guest):
        session.on("chat_message_received", said.append)
    message_id = guest.send_chat("Hello, Ada")
    until(lambda: len(said) == 2, "chat")
    assert {(it["message_id"], it["content"], it["sender_name"]) for it in said} == {(message_id, "Hello, Ada", "Kim")}
    guest.raise_hand()
    until(lambda: host.participants[guest.participant_id]["hand_raised"], "the hand")
    host.mute_all()
    until(lambda: guest.participants[guest.participant_id]["is_muted"], "the mute")
    refused("INSUFFICIENT_PERMISSIONS", guest.end)
    host.end()
    assert guest.wait_closed(10) and guest.close_reason == "meeting_ended"
    watcher.join(15)
    assert [sequence for sequence, _ in log] == list(range(1, len(log) + 1)) and log[-1][1] == "meeting_ended", log
    refused("MEETING_ENDED", lambda: kim.join(meeting.id))
    assert "Kim" in ada.meetings.attendance_csv(meeting.id)
    assert [it.content for it in ada.meetings.chat(meeting.id)] == ["Hello, Ada"]


@checks.check("a cut in the middle of a meeting is mended, and everything missed comes once, in order")
def _cut() -> None:
    proxy = Cutting(BASE)
    ada, kim = person(BASE, "Ada"), person(proxy.url, "Kim")
    meeting = ada.meetings.create(title="Cut")
    host = ada.join(meeting.id, display_name="Ada")
    guest = kim.join(meeting.id, display_name="Kim")
    facts: list[dict[str, Any]] = []
    words: list[str] = []
    seen: list[str] = []
    guest.on("*", lambda name, body: (seen.append(name), facts.append(body) if "previous_sequence" in body else None))
    guest.on("chat_message_received", lambda it: words.append(it["content"]))
    for turn in range(2):
        host.send_chat(f"before {turn}")
        until(lambda: words and words[-1] == f"before {turn}", "chat before the cut")
        proxy.cut()
        until(lambda: seen.count("connection_lost") == turn + 1, "the loss")
        hand = threading.Thread(target=guest.raise_hand, args=(turn == 0,))  # asked while cut off: carried out afterwards
        hand.start()
        for i in range(5):
            host.send_chat(f"during {turn} {i}")
        proxy.mend()
        until(lambda: seen.count("resumed") == turn + 1, "the resumption")
        hand.join(10)
        assert not hand.is_alive()
        until(lambda: words[-1] == f"during {turn} 4", "what was missed")
    assert words == [it for turn in range(2) for it in [f"before {turn}", *[f"during {turn} {i}" for i in range(5)]]]
    assert all(one["sequence"] == other["previous_sequence"] for one, other in zip(facts, facts[1:]))
    host.end()
    assert guest.wait_closed(10)


@checks.check("a token that is not good any more is changed, once for many calls, and the socket goes on")
def _tokens() -> None:
    pairs: list[Any] = []
    ada = person(BASE, "Ada")
    proxy = Between(BASE, lambda *_: None)
    person(proxy.url, "Kim", on_tokens=pairs.append)

    def spoiled() -> dict[str, Any]:
        return {"access_token": pairs[-1].access_token[:-6] + "AAAAAA", "refresh_token": pairs[-1].refresh_token}

    kim = VideoConfClient(base_url=proxy.url, on_tokens=pairs.append, **spoiled())
    before = len(proxy.asked)
    threads = [threading.Thread(target=kim.users.me) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert len(pairs) == 2
    assert len([path for _, path, _ in proxy.asked[before:] if path.endswith("/auth/refresh")]) == 1
    meeting = ada.meetings.create(title="Tokens")
    again = VideoConfClient(base_url=BASE, on_tokens=pairs.append, **spoiled())
    session = again.join(meeting.id, display_name="Kim")  # refused at the socket's door first
    assert len(pairs) == 3
    seen: list[str] = []
    session.on("*", lambda name, _: seen.append(name))
    again.auth.refresh()
    until(lambda: session._token_shown == pairs[-1].access_token, "the fresh token is shown to the socket")
    session.send_chat("With a fresher token")
    assert len(pairs) == 4 and session.status == "joined" and "connection_lost" not in seen
    session.leave()
    proxy.close()


@checks.check("a 429 is waited for, as long as it says, and the write is carried out once")
def _limits() -> None:
    def envelope(code: str) -> dict[str, Any]:
        return {"error": {"code": code, "message": "Too many.", "details": {}, "request_id": "req_x"}}

    refusals: list[int] = []

    def instead(_: str, path: str) -> Any:
        if path != "/api/v1/meetings" or len(refusals) >= 2:
            return None
        refusals.append(1)
        return 429, {"Retry-After": "1", "Content-Type": "application/json"}, envelope("RATE_LIMIT_EXCEEDED")

    proxy = Between(BASE, instead)
    ada = person(proxy.url, "Ada")
    began = time.monotonic()
    ada.meetings.create(title="Patience", scheduled_start_time=in_an_hour())
    assert time.monotonic() - began >= 2.0
    tries = [headers for method, path, headers in proxy.asked if (method, path) == ("POST", "/api/v1/meetings")]
    assert len(tries) == 3 and len({it["idempotency-key"] for it in tries}) == 1
    assert ada.meetings.list().total_count == 1
    proxy.close()
    strict = Between(BASE, lambda *_: (429, {"Retry-After": "3600"}, envelope("QUOTA_EXCEEDED")))
    error = refused("QUOTA_EXCEEDED", lambda: VideoConfClient("x", base_url=strict.url).meetings.create(title="Never"), RateLimitError)
    assert error.retry_after == 3600 and len(strict.asked) == 1
    strict.close()


@checks.check("the server's own quota is an error at once, for its end is too far away")
def _quota() -> None:
    ada = person(BASE, "Ada")
    [quota] = [it for it in ada.users.rate_limits().rate_limits if it.name == "meeting_creations"]
    for i in range(quota.remaining or 0):
        ada.meetings.create(title=f"No. {i}", scheduled_start_time=in_an_hour())
    error = refused("QUOTA_EXCEEDED", lambda: ada.meetings.create(title="One more"), RateLimitError)
    assert (error.retry_after or 0) > 60


@checks.check("a recording goes up in parts and comes back the same, and a damaged one does not")
def _recording() -> None:
    ada = person(BASE, "Ada")
    meeting = ada.meetings.create(title="Recorded", settings={"recording_enabled": True})
    with ada.join(meeting.id, display_name="Ada") as session:
        recording_id = session.start_recording()
        session.stop_recording(recording_id)
    data = random.Random(7).randbytes(900_000)
    up: list[tuple[int, int]] = []
    down: list[tuple[int, int]] = []
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "source", Path(folder) / "target"
        source.write_bytes(data)
        done = ada.recordings.upload(recording_id, source, part_size=250_000, on_progress=lambda *it: up.append(it))
        assert done.file_size_bytes == 900_000
        assert ada.recordings.wait_processed(recording_id).processing_status == "completed"
        assert len(up) == 4 and up[-1] == (900_000, 900_000)
        ada.recordings.download(recording_id, target, part_size=300_000, on_progress=lambda *it: down.append(it))
        assert target.read_bytes() == data and down[-1] == (900_000, 900_000)
        assert sorted(it.name for it in Path(folder).iterdir()) == ["source", "target"]
    assert [it.id for it in ada.recordings.list(meeting_id=meeting.id)] == [recording_id]

    def other(_: str, path: str) -> Any:
        return None if not path.endswith(recording_id) else (200, {}, {"recording_id": recording_id, "file_size_bytes": 900_000, "sha256": "0" * 64})

    proxy = Between(BASE, other)
    pair = ada._http.tokens.pair
    assert pair is not None
    with tempfile.TemporaryDirectory() as folder:
        doubter = VideoConfClient(base_url=proxy.url, access_token=pair.access_token)
        refused("CHECKSUM_MISMATCH", lambda: doubter.recordings.download(recording_id, Path(folder) / "target"), IntegrityError)
        assert list(Path(folder).iterdir()) == []
    proxy.close()


@checks.check("who saw a recording is told of a time and of a fact")
def _access() -> None:
    ada = person(BASE, "Ada")
    meeting = ada.meetings.create(title="Shared", settings={"recording_enabled": True})
    recording = ada.recordings.start(meeting.id, private=False)
    ada.recordings.share(recording.id, ["vera@example.org"])
    shared = list(ada.recordings.events(recording.id))[-1]
    ada.recordings.unshare(recording.id, ["vera@example.org"])

    def reason(**then: Any) -> str:
        return ada.recordings.access(recording.id, "vera@example.org", **then).reason

    before, after = reason(as_of_sequence=shared.sequence - 1), reason(as_of_sequence=shared.sequence)
    assert after != before
    assert (reason(as_of=shared.timestamp), reason()) == (after, before)


async def _with_asyncio() -> None:
    proxy = Cutting(BASE)
    async with AsyncVideoConfClient(base_url=BASE) as ada, AsyncVideoConfClient(base_url=proxy.url) as kim:
        for client, name in ((ada, "Ada"), (kim, "Kim")):
            known = login(name)
            await client.auth.register(**known, display_name=name)
            await client.auth.login(**known)
        meeting = await ada.meetings.create(title="Asynchronous", settings={"recording_enabled": True})
        assert [row.id async for row in await ada.meetings.list()] == [meeting.id]
        host = await ada.join(meeting.id, display_name="Ada")
        guest = await kim.join(meeting.id, display_name="Kim")
        heard: list[str] = []
        facts: list[int] = []

        async def listen() -> None:
            async for name, body in guest.events():
                heard.append(name)
                if "previous_sequence" in body:
                    facts.append(body["sequence"])

        listening = asyncio.create_task(listen())
        await asyncio.sleep(0)
        await host.send_chat("before")
        proxy.cut()
        await host.send_chat("during")
        proxy.mend()
        await guest.send_chat("after")
        recording_id = await host.start_recording()
        await host.stop_recording(recording_id)
        data = random.Random(8).randbytes(300_000)
        await ada.recordings.upload(recording_id, data, part_size=100_000)
        assert (await ada.recordings.wait_processed(recording_id)).processing_status == "completed"
        with tempfile.TemporaryFile() as target:
            await ada.recordings.download(recording_id, target, part_size=100_000)
            target.seek(0)
            assert target.read() == data
        await host.end()
        await listening
        assert heard.count("chat_message_received") == 3 and heard[-1] == "closed", heard
        assert facts == sorted(set(facts))


@checks.check("the same with asyncio: a meeting, a cut, a list, a recording")
def _asynchronous() -> None:
    asyncio.run(asyncio.wait_for(_with_asyncio(), 60))


checks.end()
