"""One page of a list, which goes on to the pages after it when it is iterated over."""

from __future__ import annotations

from typing import Any, AsyncIterator, Generic, Optional, TypeVar

from .._core import CallOptions, Request
from .._wire import decode
from .http import AsyncHttp

T = TypeVar("T")


class AsyncPage(Generic[T]):
    """``data`` are this page's rows; iterating over the page goes through all rows of the list."""

    def __init__(self, http: AsyncHttp, request: Request, noun: str, model: type[T], wire: dict[str, Any]) -> None:
        self._http = http
        self._request = request
        self._noun = noun
        self._model = model
        self.data: list[T] = [decode(model, row) for row in wire.get(noun, [])]
        self.total_count: int = wire.get("total_count", len(self.data))
        self.has_more: bool = wire.get("has_more", False)
        self.next_cursor: Optional[str] = wire.get("next_cursor")

    async def next_page(self) -> Optional[AsyncPage[T]]:
        """The page after this one; None after the last."""
        if not self.has_more or self.next_cursor is None:
            return None
        query = {**self._request.query, "offset": None, "cursor": self.next_cursor}
        request = Request("GET", self._request.path, query=query, options=self._request.options)
        return AsyncPage(self._http, request, self._noun, self._model, await self._http.json(request))

    async def __aiter__(self) -> AsyncIterator[T]:
        page: Optional[AsyncPage[T]] = self
        while page is not None:
            for row in page.data:
                yield row
            page = await page.next_page()


async def page_of(
    http: AsyncHttp, path: str, noun: str, model: type[T], options: CallOptions, **query: Any
) -> AsyncPage[T]:
    request = Request("GET", path, query=query, options=options)
    return AsyncPage(http, request, noun, model, await http.json(request))
