"""Type-checked against the installed wheel, and never run: what a developer writes."""

from datetime import datetime, timezone

from videoconf_sdk import AsyncVideoConfClient, NotFoundError, VideoConfClient


def sync(client: VideoConfClient) -> int:
    made = client.meetings.create(title="Typed", scheduled_start_time=datetime.now(timezone.utc), settings={"waiting_room_enabled": True})
    created: datetime = made.created_at
    total = created.year
    for row in client.meetings.list(status="scheduled"):
        total += row.participant_count
    try:
        client.recordings.get(made.id)
    except NotFoundError as error:
        total += error.status or 0
    with client.join(made.id, display_name="Ada") as session:
        message: str = session.send_chat("Hello")
    return total + len(message)


async def asynchronous(client: AsyncVideoConfClient) -> str:
    async for event in client.meetings.watch("019bc1a0-0000-7a1b-8c2d-00000000000a"):
        return event.type
    page = await client.recordings.list(limit=5)
    return page.data[0].id
