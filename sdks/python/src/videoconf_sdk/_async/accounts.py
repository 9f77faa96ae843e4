"""Coming in and going out; who is asking; keys for back ends; the accounts of an organisation."""

from __future__ import annotations

from datetime import datetime
from typing import List, Optional, Union

from typing_extensions import Unpack

from .. import _models as m
from .._core import CallOptions, Request, TokenPair, path
from .._wire import decode, given
from .http import AsyncHttp
from .paging import AsyncPage, page_of


class AsyncAuth:
    """The client keeps the tokens and shows them by itself."""

    def __init__(self, http: AsyncHttp) -> None:
        self._http = http

    async def register(
        self,
        *,
        email: str,
        password: str,
        display_name: str,
        username: Optional[str] = None,
        timezone: Optional[str] = None,
        language: Optional[str] = None,
        **options: Unpack[CallOptions],
    ) -> m.Profile:
        """Makes an account; it is not logged in by that."""
        body = given(email=email, password=password, display_name=display_name, username=username, timezone=timezone)
        body.update(given(language=language))
        request = Request("POST", "/auth/register", body=body, options=options, authorized=False)
        return decode(m.Profile, await self._http.json(request))

    async def login(self, *, email: str, password: str, **options: Unpack[CallOptions]) -> m.Session:
        body = {"email": email, "password": password}
        request = Request("POST", "/auth/login", body=body, options=options, authorized=False)
        session = decode(m.Session, await self._http.json(request))
        self._http.tokens.set(TokenPair(session.access_token, session.refresh_token))
        return session

    async def guest(
        self,
        *,
        display_name: str,
        meeting_id: Optional[str] = None,
        meeting_number: Optional[str] = None,
        **options: Unpack[CallOptions],
    ) -> m.GuestSession:
        """A token for one meeting, for somebody without an account."""
        body = given(display_name=display_name, meeting_id=meeting_id, meeting_number=meeting_number)
        request = Request("POST", "/auth/guest", body=body, options=options, authorized=False)
        session = decode(m.GuestSession, await self._http.json(request))
        self._http.tokens.set(TokenPair(session.access_token))
        return session

    async def refresh(self) -> None:
        """Changes the tokens now; by itself that happens when it is due."""
        await self._http.tokens.refresh(None)

    async def logout(self, **options: Unpack[CallOptions]) -> None:
        """Ends the session on the server, and forgets its tokens."""
        await self._http.json(Request("POST", "/auth/logout", options=options))
        self._http.tokens.set(None)


class AsyncUsers:
    def __init__(self, http: AsyncHttp) -> None:
        self._http = http

    async def me(self, **options: Unpack[CallOptions]) -> m.Profile:
        return decode(m.Profile, await self._http.json(Request("GET", "/users/me", options=options)))

    async def update_me(
        self,
        *,
        display_name: Optional[str] = None,
        username: Optional[str] = None,
        avatar_url: Optional[str] = None,
        timezone: Optional[str] = None,
        language: Optional[str] = None,
        settings: Optional[m.UserSettingsParams] = None,
        **options: Unpack[CallOptions],
    ) -> m.Profile:
        """Merged deeply: what is not named stays as it is."""
        body = given(display_name=display_name, username=username, avatar_url=avatar_url, timezone=timezone)
        body.update(given(language=language, settings=settings))
        request = Request("PATCH", "/users/me", body=body, options=options)
        return decode(m.Profile, await self._http.settled(request, "/users/me", "version"))

    async def rate_limits(self, **options: Unpack[CallOptions]) -> m.RateLimits:
        """How much may be asked for in an hour, and what is left of it; asking is free."""
        return decode(m.RateLimits, await self._http.json(Request("GET", "/rate-limits", options=options)))

    async def change_password(self, *, current_password: str, new_password: str, **options: Unpack[CallOptions]) -> None:
        body = {"current_password": current_password, "new_password": new_password}
        await self._http.json(Request("POST", "/users/me/password", body=body, options=options))

    async def change_email(self, *, email: str, current_password: str, **options: Unpack[CallOptions]) -> m.Profile:
        """Changes the address, which is not verified then. Tokens from before are refused, and refreshed."""
        body = {"email": email, "current_password": current_password}
        request = Request("POST", "/users/me/email", body=body, options=options)
        return decode(m.Profile, await self._http.settled(request, "/users/me", "version"))

    async def request_email_verification(self, **options: Unpack[CallOptions]) -> None:
        """Has a code written to the address."""
        await self._http.json(Request("POST", "/users/me/email/verification", options=options))

    async def verify_email(self, *, code: str, **options: Unpack[CallOptions]) -> m.Profile:
        """Shows the code that was written to the address."""
        request = Request("POST", "/users/me/email/verify", body={"code": code}, options=options)
        return decode(m.Profile, await self._http.settled(request, "/users/me", "version"))

    async def delete_me(self, **options: Unpack[CallOptions]) -> None:
        """Deletes the account, for good."""
        await self._http.json(Request("DELETE", "/users/me", options=options))


class AsyncApiKeys:
    def __init__(self, http: AsyncHttp) -> None:
        self._http = http

    async def create(
        self,
        *,
        name: str,
        scopes: List[m.ApiKeyScope],
        expires_at: Optional[Union[datetime, str]] = None,
        **options: Unpack[CallOptions],
    ) -> m.ApiKeyCreated:
        """The answer has the secret, this once."""
        body = given(name=name, scopes=scopes, expires_at=expires_at)
        return decode(m.ApiKeyCreated, await self._http.json(Request("POST", "/api-keys", body=body, options=options)))

    async def list(self, **options: Unpack[CallOptions]) -> AsyncPage[m.ApiKey]:
        return await page_of(self._http, "/api-keys", "api_keys", m.ApiKey, options)

    async def revoke(self, api_key_id: str, **options: Unpack[CallOptions]) -> None:
        await self._http.json(Request("DELETE", path("api-keys", api_key_id), options=options))


class AsyncAdmin:
    """For administrators."""

    def __init__(self, http: AsyncHttp) -> None:
        self._http = http

    async def list_users(
        self, *, limit: Optional[int] = None, offset: Optional[int] = None, cursor: Optional[str] = None, **options: Unpack[CallOptions]
    ) -> AsyncPage[m.AdministeredProfile]:
        where = "/admin/users"
        return await page_of(self._http, where, "users", m.AdministeredProfile, options, limit=limit, offset=offset, cursor=cursor)

    async def add_user(
        self,
        *,
        email: str,
        password: str,
        display_name: str,
        username: Optional[str] = None,
        timezone: Optional[str] = None,
        language: Optional[str] = None,
        account_type: Optional[str] = None,
        tenant_role: Optional[str] = None,
        tenant_id: Optional[str] = None,
        **options: Unpack[CallOptions],
    ) -> m.AdministeredProfile:
        body = given(email=email, password=password, display_name=display_name, username=username, timezone=timezone)
        body.update(given(language=language, account_type=account_type, tenant_role=tenant_role, tenant_id=tenant_id))
        wire = await self._http.json(Request("POST", "/admin/users", body=body, options=options))
        return decode(m.AdministeredProfile, wire)

    async def get_user(self, user_id: str, **options: Unpack[CallOptions]) -> m.AdministeredProfile:
        where = path("admin", "users", user_id)
        return decode(m.AdministeredProfile, await self._http.json(Request("GET", where, options=options)))

    async def update_user(
        self,
        user_id: str,
        *,
        account_type: Optional[str] = None,
        tenant_role: Optional[str] = None,
        suspended: Optional[bool] = None,
        **options: Unpack[CallOptions],
    ) -> m.AdministeredProfile:
        """Who is suspended is out at once."""
        where = path("admin", "users", user_id)
        body = given(account_type=account_type, tenant_role=tenant_role, suspended=suspended)
        request = Request("PATCH", where, body=body, options=options)
        return decode(m.AdministeredProfile, await self._http.settled(request, where, "version"))

    async def close_account(self, user_id: str, **options: Unpack[CallOptions]) -> None:
        """Closes the account, for good."""
        await self._http.json(Request("DELETE", path("admin", "users", user_id), options=options))
