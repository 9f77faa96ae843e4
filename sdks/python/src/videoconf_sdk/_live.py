"""What is told and asked over the socket, after contract/asyncapi.yaml; a test holds the two against each other."""

from __future__ import annotations

from typing import Any, Optional

FACTS = frozenset(
    {
        "participant_joined", "participant_left", "participant_updated", "participant_waiting", "chat_message_received",
        "chat_message_edited", "chat_message_deleted", "recording_started", "recording_stopped", "recording_consent", "time_limit_warning", "host_connection_lost", "host_grace_started",
        "host_changed", "host_reclaimed", "meeting_ended", "meeting_event",
    }
)  # fmt: skip
SIGNALS = frozenset({"webrtc_offer", "webrtc_answer", "ice_candidate"})
NOTICES = frozenset({"meeting_joined", "waiting_room", "server_draining", "recording_updated"})
#: The session's own: for showing, not for mending.
LOCAL = frozenset({"connection_lost", "resumed", "closed", "error"})

#: What may be asked. What says the same when said twice (True) is said again after a cut.
ASKS = {
    "leave_meeting": False, "webrtc_offer": False, "webrtc_answer": False, "ice_candidate": False, "toggle_audio": True,
    "toggle_video": True, "start_screen_share": True, "stop_screen_share": True, "send_chat_message": False,
    "edit_chat_message": True, "delete_chat_message": True, "lower_hand": True, "restrict_all": True,
    "raise_hand": True, "send_reaction": False, "connection_report": False, "admit_participant": True,
    "deny_participant": True, "remove_participant": False, "restrict_participant": True, "mute_all": True,
    "lock_meeting": True, "end_meeting": False, "transfer_host": False, "start_recording": False, "stop_recording": True,
    "recording_consent": True,
}  # fmt: skip

#: Refusals of a join that may be gone by the next try.
PASSING = frozenset(
    {
        "EVENT_STORE_UNAVAILABLE", "STORAGE_UNAVAILABLE", "INTERNAL_ERROR", "RATE_LIMIT_EXCEEDED", "INVALID_STATE",
        "TIMEOUT", "CONNECTION_FAILED",
    }
)  # fmt: skip

PERSON = (
    "participant_id", "user_id", "display_name", "role", "is_muted", "is_video_on", "is_screen_sharing", "hand_raised",
    "connected", "restrictions",
)  # fmt: skip
FREE = {"audio": False, "video": False, "screen_share": False, "chat": False}


class Chain:
    """Puts facts into their order, each once.

    The client under us hears every message on a thread of its own, so facts may overtake each other by a little; each
    says which one it follows.
    """

    def __init__(self, last: Optional[int]) -> None:
        self.last = last
        self._early: dict[int, tuple[str, dict[str, Any]]] = {}

    def begin(self, sequence: int) -> list[tuple[str, dict[str, Any]]]:
        """The snapshot: what comes after it follows, unless an earlier place is known already."""
        if self.last is None:
            self.last = sequence
        return self._following()

    def take(self, name: str, fact: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
        """Takes a fact; gives those whose turn it is."""
        if self.last is not None and fact["sequence"] <= self.last:
            return []  # told before
        self._early[fact["sequence"]] = (name, fact)
        return self._following() if self.last is not None else []

    @property
    def has_gap(self) -> bool:
        return bool(self._early)

    def forget(self) -> None:
        """After a cut everything that is not told yet comes again."""
        self._early.clear()

    def _following(self) -> list[tuple[str, dict[str, Any]]]:
        assert self.last is not None
        turn = []
        for sequence in sorted(self._early):
            name, fact = self._early[sequence]
            if sequence > self.last:
                if fact["previous_sequence"] > self.last:
                    break
                turn.append((name, fact))
                self.last = sequence
            del self._early[sequence]
        return turn


class Roster:
    """Who is in the meeting, as the facts say."""

    def __init__(self) -> None:
        self.people: dict[str, dict[str, Any]] = {}

    def begin(self, participants: list[dict[str, Any]]) -> None:
        self.people = {it["participant_id"]: dict(it) for it in participants}

    def hear(self, name: str, fact: dict[str, Any]) -> None:
        who = fact.get("participant_id", "")
        if name == "participant_joined":
            known = {"hand_raised": False, "connected": True, "restrictions": FREE}
            self.people[who] = {**known, **{key: fact[key] for key in PERSON if key in fact}}
        elif name == "participant_left":
            self.people.pop(who, None)
        elif name in ("participant_updated", "host_connection_lost", "host_changed", "host_reclaimed"):
            self.people[who] = {key: fact[key] for key in PERSON if key in fact}
        elif name == "meeting_event" and fact["type"] == "all_muted":
            for muted in fact["data"].get("muted") or []:
                if muted in self.people:
                    self.people[muted] = {**self.people[muted], "is_muted": True}
