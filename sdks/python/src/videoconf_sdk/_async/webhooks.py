"""Telling another program what happens, signed as Standard Webhooks says."""

from __future__ import annotations

from typing import List, Optional

from typing_extensions import Unpack

from .. import _models as m
from .._core import CallOptions, Request, path
from .._wire import decode, given
from .http import AsyncHttp
from .paging import AsyncPage, page_of

WEBHOOKS = "webhooks"


class AsyncWebhooks:
    def __init__(self, http: AsyncHttp) -> None:
        self._http = http

    async def create(
        self,
        *,
        url: str,
        event_types: Optional[List[str]] = None,
        description: Optional[str] = None,
        scope: Optional[str] = None,
        **options: Unpack[CallOptions],
    ) -> m.WebhookWithSecret:
        """The answer has the secret, this once."""
        body = given(url=url, event_types=event_types, description=description, scope=scope)
        return decode(m.WebhookWithSecret, await self._http.json(Request("POST", path(WEBHOOKS), body=body, options=options)))

    async def list(
        self, *, limit: Optional[int] = None, offset: Optional[int] = None, cursor: Optional[str] = None, **options: Unpack[CallOptions]
    ) -> AsyncPage[m.Webhook]:
        return await page_of(self._http, path(WEBHOOKS), WEBHOOKS, m.Webhook, options, limit=limit, offset=offset, cursor=cursor)

    async def get(self, webhook_id: str, **options: Unpack[CallOptions]) -> m.Webhook:
        return decode(m.Webhook, await self._http.json(Request("GET", path(WEBHOOKS, webhook_id), options=options)))

    async def update(
        self,
        webhook_id: str,
        *,
        url: Optional[str] = None,
        event_types: Optional[List[str]] = None,
        description: Optional[str] = None,
        enabled: Optional[bool] = None,
        **options: Unpack[CallOptions],
    ) -> m.Webhook:
        body = given(url=url, event_types=event_types, description=description, enabled=enabled)
        return decode(m.Webhook, await self._http.json(Request("PATCH", path(WEBHOOKS, webhook_id), body=body, options=options)))

    async def delete(self, webhook_id: str, **options: Unpack[CallOptions]) -> None:
        await self._http.json(Request("DELETE", path(WEBHOOKS, webhook_id), options=options))

    async def rotate_secret(self, webhook_id: str, **options: Unpack[CallOptions]) -> m.WebhookWithSecret:
        request = Request("POST", path(WEBHOOKS, webhook_id, "rotate-secret"), options=options)
        return decode(m.WebhookWithSecret, await self._http.json(request))

    async def ping(self, webhook_id: str, **options: Unpack[CallOptions]) -> m.WebhookDelivery:
        request = Request("POST", path(WEBHOOKS, webhook_id, "ping"), options=options)
        return decode(m.WebhookDelivery, await self._http.json(request))

    async def replay(
        self, webhook_id: str, *, meeting_id: str, after_sequence: Optional[int] = None, **options: Unpack[CallOptions]
    ) -> m.Replay:
        """Everything of a meeting once more, after a sequence."""
        body = given(meeting_id=meeting_id, after_sequence=after_sequence)
        request = Request("POST", path(WEBHOOKS, webhook_id, "replay"), body=body, options=options)
        return decode(m.Replay, await self._http.json(request))

    async def deliveries(
        self,
        webhook_id: str,
        *,
        status: Optional[str] = None,
        limit: Optional[int] = None,
        cursor: Optional[str] = None,
        **options: Unpack[CallOptions],
    ) -> AsyncPage[m.WebhookDelivery]:
        where = path(WEBHOOKS, webhook_id, "deliveries")
        return await page_of(self._http, where, "deliveries", m.WebhookDelivery, options, status=status, limit=limit, cursor=cursor)

    async def redeliver(self, webhook_id: str, delivery_id: str, **options: Unpack[CallOptions]) -> m.WebhookDelivery:
        where = path(WEBHOOKS, webhook_id, "deliveries", delivery_id, "redeliver")
        return decode(m.WebhookDelivery, await self._http.json(Request("POST", where, options=options)))
