# Made by tools/unasync.py from _async; do not edit.
"""One page of a list, which goes on to the pages after it when it is iterated over."""

from __future__ import annotations

from typing import Any, Iterator, Generic, Optional, TypeVar

from .._core import CallOptions, Request
from .._wire import decode
from .http import Http

T = TypeVar("T")


class Page(Generic[T]):
    """``data`` are this page's rows; iterating over the page goes through all rows of the list."""

    def __init__(self, http: Http, request: Request, noun: str, model: type[T], wire: dict[str, Any]) -> None:
        self._http = http
        self._request = request
        self._noun = noun
        self._model = model
        self.data: list[T] = [decode(model, row) for row in wire.get(noun, [])]
        self.total_count: int = wire.get("total_count", len(self.data))
        self.has_more: bool = wire.get("has_more", False)
        self.next_cursor: Optional[str] = wire.get("next_cursor")

    def next_page(self) -> Optional[Page[T]]:
        """The page after this one; None after the last."""
        if not self.has_more or self.next_cursor is None:
            return None
        query = {**self._request.query, "offset": None, "cursor": self.next_cursor}
        request = Request("GET", self._request.path, query=query, options=self._request.options)
        return Page(self._http, request, self._noun, self._model, self._http.json(request))

    def __iter__(self) -> Iterator[T]:
        page: Optional[Page[T]] = self
        while page is not None:
            for row in page.data:
                yield row
            page = page.next_page()


def page_of(
    http: Http, path: str, noun: str, model: type[T], options: CallOptions, **query: Any
) -> Page[T]:
    request = Request("GET", path, query=query, options=options)
    return Page(http, request, noun, model, http.json(request))
