"""Server-Sent Events, line by line."""

from __future__ import annotations

import json
from typing import Any, Optional


class Messages:
    def __init__(self) -> None:
        self._data: list[str] = []

    def line(self, line: str) -> Optional[Any]:
        """Takes a line; gives what a message says, read as JSON, when it has come to its end."""
        if line.startswith("data:"):
            self._data.append(line[5:].removeprefix(" "))
        elif line == "" and self._data:
            text, self._data = "\n".join(self._data), []
            return json.loads(text)
        return None
