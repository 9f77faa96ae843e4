"""What can go wrong, typed by the server's codes."""

from __future__ import annotations

from typing import Any, Mapping, Optional

SIGNALING = {"SIGNALING_FAILED", "MEDIA_FAILED", "ICE_FAILED", "PEER_CONNECTION_FAILED"}
# Sockets tell codes without a status.
STATUS_OF = {
    "VALIDATION_FAILED": 400, "MALFORMED_REQUEST": 400, "INVALID_TOKEN": 401, "INVALID_CREDENTIALS": 401,
    "INSUFFICIENT_PERMISSIONS": 403, "INVALID_PASSWORD": 403, "ACCOUNT_SUSPENDED": 403, "PARTICIPANT_BANNED": 403,
    "PARTICIPANT_RESTRICTED": 403, "WAITING_FOR_HOST": 403, "MEETING_LOCKED": 403, "MEETING_NOT_FOUND": 404,
    "USER_NOT_FOUND": 404, "PARTICIPANT_NOT_FOUND": 404, "RECORDING_NOT_FOUND": 404, "NOT_FOUND": 404,
    "UNSUPPORTED_VERSION": 406, "MEETING_FULL": 409, "MEETING_NOT_ACTIVE": 409, "RECORDING_ALREADY_ACTIVE": 409,
    "EMAIL_TAKEN": 409, "INVALID_STATE": 409, "MEETING_ENDED": 410, "RECORDING_DELETED": 410, "VERSION_CONFLICT": 412,
    "IDEMPOTENCY_CONFLICT": 422, "LEGAL_HOLD": 423, "RATE_LIMIT_EXCEEDED": 429, "QUOTA_EXCEEDED": 429,
    "INTERNAL_ERROR": 500, "STORAGE_UNAVAILABLE": 503, "EVENT_STORE_UNAVAILABLE": 503,
}  # fmt: skip


class VideoConfError(Exception):
    """Anything that went wrong. ``code`` says what, for ever; ``request_id`` finds it in the server's logs and history.

    ``status`` is the HTTP status, None over a socket and where there was no answer. ``retry_after`` is in seconds, where
    the server named it.
    """

    def __init__(
        self,
        code: str,
        message: str,
        *,
        status: Optional[int] = None,
        details: Optional[Mapping[str, Any]] = None,
        request_id: Optional[str] = None,
        retry_after: Optional[float] = None,
    ) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message
        self.status = status
        self.details: Mapping[str, Any] = details or {}
        self.request_id = request_id
        self.retry_after = retry_after


class ValidationError(VideoConfError):
    """400: the request cannot be read; ``fields`` has a reason for each field."""

    @property
    def fields(self) -> Mapping[str, str]:
        fields: Mapping[str, str] = self.details.get("fields") or {}
        return fields


class AuthenticationError(VideoConfError):
    """401: who asks is not known."""


class PermissionDeniedError(VideoConfError):
    """403: who asks is known, and may not."""


class NotFoundError(VideoConfError):
    """404: it is not there, or not yours to know of."""


class ConflictError(VideoConfError):
    """409, 412, 422, 423: the state of things forbids it."""


class GoneError(VideoConfError):
    """410: it was there, and is no more."""


class RateLimitError(VideoConfError):
    """429: too many calls, or a quota is used up."""


class ServerError(VideoConfError):
    """5xx: the server failed or is not ready."""


class ConnectionFailedError(VideoConfError):
    """CONNECTION_FAILED or TIMEOUT: no answer. Whether a write was carried out is not known."""


class IntegrityError(VideoConfError):
    """CHECKSUM_MISMATCH: what came is not what is recorded."""


class SignalingError(VideoConfError):
    """Signaling or media between participants failed."""


_CLASSES: dict[int, type[VideoConfError]] = {
    400: ValidationError, 401: AuthenticationError, 403: PermissionDeniedError, 404: NotFoundError, 409: ConflictError,
    410: GoneError, 412: ConflictError, 422: ConflictError, 423: ConflictError, 429: RateLimitError,
}  # fmt: skip


def error_from_wire(
    wire: Optional[Mapping[str, Any]], status: Optional[int] = None, retry_after: Optional[float] = None
) -> VideoConfError:
    """Reads the inside of an error envelope; anything else is UNEXPECTED_ANSWER."""
    body = wire or {}
    code = str(body.get("code", "UNEXPECTED_ANSWER"))
    known = status if status is not None else STATUS_OF.get(code)
    chosen: type[VideoConfError] = VideoConfError
    if code in SIGNALING:
        chosen = SignalingError
    elif known is not None:
        chosen = ServerError if known >= 500 else _CLASSES.get(known, VideoConfError)
    message = str(body.get("message", "The answer is no error of VideoConf's."))
    return chosen(
        code, message, status=status, details=body.get("details"), request_id=body.get("request_id"), retry_after=retry_after
    )
