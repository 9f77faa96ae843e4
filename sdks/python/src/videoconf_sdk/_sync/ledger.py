# Made by tools/unasync.py from _async; do not edit.
"""What the server has sealed: checkpoints, their keys, and what an auditor asks for."""

from __future__ import annotations

from typing import List, Optional

from typing_extensions import Unpack

from .. import _models as m
from .._core import CallOptions, Request
from .._wire import decode
from .http import Http


class Ledger:
    def __init__(self, http: Http) -> None:
        self._http = http

    def checkpoint(self, *, size: Optional[int] = None, **options: Unpack[CallOptions]) -> str:
        """The newest checkpoint, or that of a size, as the signed note that it is."""
        headers = {"Accept": "text/plain"}
        request = Request("GET", "/ledger/checkpoint", query={"size": size}, headers=headers, options=options)
        return (self._http.send(request)).text

    def checkpoints(
        self, *, after: Optional[int] = None, limit: Optional[int] = None, **options: Unpack[CallOptions]
    ) -> List[m.Checkpoint]:
        """Those after a size."""
        request = Request("GET", "/ledger/checkpoints", query={"after": after, "limit": limit}, options=options)
        return decode(m.Checkpoints, self._http.json(request)).checkpoints

    def consistency(self, start: int, end: int, **options: Unpack[CallOptions]) -> m.Consistency:
        """That a later tree has grown out of an earlier one."""
        request = Request("GET", "/ledger/consistency", query={"from": start, "to": end}, options=options)
        return decode(m.Consistency, self._http.json(request))

    def keys(self, **options: Unpack[CallOptions]) -> m.LedgerKeys:
        return decode(m.LedgerKeys, self._http.json(Request("GET", "/ledger/keys", options=options)))

    def audit(self, *, start: Optional[int] = None, **options: Unpack[CallOptions]) -> m.LedgerAudit:
        """For who runs the installation: what is stored, held against what was sealed; ``next`` is where to go on."""
        request = Request("GET", "/ledger/audit", query={"from": start}, options=options)
        return decode(m.LedgerAudit, self._http.json(request))
