"""What threads have where asyncio has something else. By hand; everything else in this package is made from ``_async``."""

from __future__ import annotations

import queue
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Callable, Iterable, Optional

Lock = threading.Lock
sleep = time.sleep


class Flag:
    """Set once or again; waited for with an end."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def set(self) -> None:
        self._event.set()

    def clear(self) -> None:
        self._event.clear()

    def is_set(self) -> bool:
        return self._event.is_set()

    def wait(self, seconds: float) -> bool:
        return self._event.wait(max(0.0, seconds))


class Inbox:
    def __init__(self) -> None:
        self._queue: queue.SimpleQueue[Any] = queue.SimpleQueue()

    def put(self, item: Any) -> None:
        self._queue.put(item)

    def get(self, seconds: Optional[float] = None) -> Any:
        """The next one; None when none came in time."""
        try:
            return self._queue.get(timeout=seconds)
        except queue.Empty:
            return None


def spawn(work: Callable[..., Any], *args: Any) -> None:
    """Beside everything else; never in the way of the program's end."""
    threading.Thread(target=work, args=args, daemon=True, name="videoconf").start()


def each(limit: int, work: Callable[[Any], Any], items: Iterable[Any]) -> None:
    """All of them, so many at a time; the first failure is raised, and what has not begun is not begun."""
    with ThreadPoolExecutor(max_workers=max(1, limit)) as pool:
        futures = [pool.submit(work, it) for it in items]
        try:
            for future in futures:
                future.result()
        except BaseException:
            for future in futures:
                future.cancel()
            raise


def call(handler: Callable[..., Any], *args: Any) -> None:
    handler(*args)
