"""Bytes that go up and come down: where from, where to, how many, and whether they are the right ones."""

from __future__ import annotations

import hashlib
import io
import os
import threading
from pathlib import Path
from typing import BinaryIO, Callable, Optional, Union

Source = Union[str, "os.PathLike[str]", bytes, BinaryIO]
Target = Union[str, "os.PathLike[str]", BinaryIO]
Progress = Callable[[int, int], None]
"""Told how many bytes are there, and how many there will be."""

PART_SIZE = 8 * 1024 * 1024
MOST_PARTS = 10_000


class Parts:
    """A source in parts of equal size, read one at a time from any thread."""

    def __init__(self, source: Source, part_size: int) -> None:
        self._lock = threading.Lock()
        self._own = isinstance(source, (str, os.PathLike, bytes))
        if isinstance(source, bytes):
            self._file: BinaryIO = io.BytesIO(source)
        elif isinstance(source, (str, os.PathLike)):
            self._file = Path(source).open("rb")
        else:
            self._file = source
        start = self._file.tell()
        self._start = start
        self.total = self._file.seek(0, os.SEEK_END) - start
        self.size = max(part_size, -(-self.total // MOST_PARTS))
        self.count = max(1, -(-self.total // self.size))

    def read(self, number: int) -> bytes:
        """Part ``number``, counted from 1."""
        with self._lock:
            self._file.seek(self._start + (number - 1) * self.size)
            return self._file.read(self.size)

    def close(self) -> None:
        if self._own:
            self._file.close()


class Told:
    """Adds up what is there and tells whoever wants to know; from any thread."""

    def __init__(self, total: int, progress: Optional[Progress]) -> None:
        self._lock = threading.Lock()
        self._total = total
        self._done = 0
        self._progress = progress

    def more(self, count: int) -> None:
        with self._lock:
            self._done += count
            if self._progress is not None:
                self._progress(self._done, self._total)


class Sink:
    """Where a download goes, and the SHA-256 of what has gone there. A file of a path appears only when it is whole."""

    def __init__(self, target: Target) -> None:
        self._path: Optional[Path] = None
        if isinstance(target, (str, os.PathLike)):
            self._path = Path(target)
            self._file: BinaryIO = self._partial(self._path).open("wb")
        else:
            self._file = target
        self._digest = hashlib.sha256()
        self.written = 0

    @staticmethod
    def _partial(path: Path) -> Path:
        return path.with_name(path.name + ".part")

    def write(self, chunk: bytes) -> None:
        self._file.write(chunk)
        self._digest.update(chunk)
        self.written += len(chunk)

    def sha256(self) -> str:
        return self._digest.hexdigest()

    def keep(self) -> None:
        if self._path is not None:
            self._file.close()
            os.replace(self._partial(self._path), self._path)

    def give_up(self) -> None:
        if self._path is not None and not self._file.closed:
            self._file.close()
            self._partial(self._path).unlink(missing_ok=True)


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
