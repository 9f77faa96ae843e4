"""VideoConf for Python: meetings, recordings and history over REST, and live meetings.

``VideoConfClient`` is for threads, ``AsyncVideoConfClient`` for asyncio; they have the same methods.
"""

from ._async.client import AsyncVideoConfClient
from ._async.paging import AsyncPage
from ._async.session import AsyncSession
from ._core import VERSION, TokenPair
from ._errors import (
    AuthenticationError,
    ConflictError,
    ConnectionFailedError,
    GoneError,
    IntegrityError,
    NotFoundError,
    PermissionDeniedError,
    RateLimitError,
    ServerError,
    SignalingError,
    ValidationError,
    VideoConfError,
)
from ._sync.client import VideoConfClient
from ._sync.paging import Page
from ._sync.session import Session

__version__ = VERSION
__all__ = [
    "AsyncPage",
    "AsyncSession",
    "AsyncVideoConfClient",
    "AuthenticationError",
    "ConflictError",
    "ConnectionFailedError",
    "GoneError",
    "IntegrityError",
    "NotFoundError",
    "Page",
    "PermissionDeniedError",
    "RateLimitError",
    "ServerError",
    "Session",
    "SignalingError",
    "TokenPair",
    "ValidationError",
    "VideoConfClient",
    "VideoConfError",
]
