"""Makes _sync from _async by exchanging words. usage: unasync.py [--check]

With --check nothing is written, and the exit code says whether what is there is what would be.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent / "src" / "videoconf_sdk"
BY_HAND = {"_platform.py"}
WORDS = [
    (r"async def", "def"),
    (r"async with", "with"),
    (r"async for", "for"),
    (r"await ", ""),
    (r"__aenter__", "__enter__"),
    (r"__aexit__", "__exit__"),
    (r"__aiter__", "__iter__"),
    (r"aclose", "close"),
    (r"aiter_", "iter_"),
    (r"aread", "read"),
    (r"AsyncIterator", "Iterator"),
    (r"Awaitable\[(\w+)\]", r"\1"),
    (r"\bAsync(\w+)", r"\1"),
    (r"_async\b", "_sync"),
    (r"\basync\b", "sync"),
]


def synchronous(text: str) -> str:
    for word, other in WORDS:
        text = re.sub(word, other, text)
    return text


def main() -> int:
    different = 0
    for source in sorted((HOME / "_async").glob("*.py")):
        if source.name in BY_HAND:
            continue
        target = HOME / "_sync" / source.name
        made = "# Made by tools/unasync.py from _async; do not edit.\n" + synchronous(source.read_text())
        if not target.exists() or target.read_text() != made:
            different += 1
            print(f"{target.relative_to(HOME)} is not what {source.relative_to(HOME)} says")
            if "--check" not in sys.argv:
                target.write_text(made)
    return 1 if different and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
