"""What asyncio has where threads have something else; the two have the same names and meanings."""

from __future__ import annotations

import asyncio
import inspect
from typing import Any, Awaitable, Callable, Iterable, Optional

Lock = asyncio.Lock
sleep = asyncio.sleep
_running: set[asyncio.Task[Any]] = set()


class Flag:
    """Set once or again; waited for with an end."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def set(self) -> None:
        self._event.set()

    def clear(self) -> None:
        self._event.clear()

    def is_set(self) -> bool:
        return self._event.is_set()

    async def wait(self, seconds: float) -> bool:
        try:
            await asyncio.wait_for(self._event.wait(), max(0.0, seconds))
        except asyncio.TimeoutError:
            return False
        return True


class Inbox:
    def __init__(self) -> None:
        self._queue: asyncio.Queue[Any] = asyncio.Queue()

    def put(self, item: Any) -> None:
        self._queue.put_nowait(item)

    async def get(self, seconds: Optional[float] = None) -> Any:
        """The next one; None when none came in time."""
        try:
            return await asyncio.wait_for(self._queue.get(), seconds)
        except asyncio.TimeoutError:
            return None


def spawn(work: Callable[..., Awaitable[Any]], *args: Any) -> None:
    """Beside everything else. Kept until it is done: asyncio itself holds tasks weakly."""
    task = asyncio.ensure_future(work(*args))
    _running.add(task)
    task.add_done_callback(_running.discard)


async def each(limit: int, work: Callable[[Any], Awaitable[Any]], items: Iterable[Any]) -> None:
    """All of them, so many at a time; the first failure is raised, and what has not begun is not begun."""
    slots = asyncio.Semaphore(max(1, limit))

    async def one(item: Any) -> None:
        async with slots:
            await work(item)

    tasks = [asyncio.ensure_future(one(it)) for it in items]
    try:
        await asyncio.gather(*tasks)
    except BaseException:
        for task in tasks:
            task.cancel()
        raise


async def call(handler: Callable[..., Any], *args: Any) -> None:
    """Handlers may be coroutines or plain functions."""
    outcome = handler(*args)
    if inspect.isawaitable(outcome):
        await outcome
