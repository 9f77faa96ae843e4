"""When to try again, and after how long; in seconds."""

from __future__ import annotations

import random
import time
from email.utils import parsedate_to_datetime
from typing import Mapping, Optional

WORTH_ANOTHER_TRY = {408, 429, 502, 503, 504}
FIRST_REST = 0.25
LONGEST_REST = 8.0


def rest_before(attempt: int) -> float:
    """Anything between nothing and a bound that doubles ("full jitter"); attempts count from 1."""
    return random.random() * min(LONGEST_REST, FIRST_REST * 2.0**attempt)


def rest_asked(seconds: float) -> float:
    """What the server asked for, and a little more, so that not all come back at once."""
    return seconds + random.random() * 0.25


def retry_after(headers: Mapping[str, str]) -> Optional[float]:
    """``Retry-After`` (seconds, or a date), or else our own header of the same meaning."""
    said = headers.get("retry-after") or headers.get("x-ratelimit-retry-after")
    if said is None:
        return None
    try:
        return max(0.0, float(said))
    except ValueError:
        pass
    try:
        return max(0.0, parsedate_to_datetime(said).timestamp() - time.time())
    except ValueError:
        return None
