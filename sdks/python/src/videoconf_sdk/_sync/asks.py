# Made by tools/unasync.py from _async; do not edit.
"""What a participant, and what a host, may ask of the meeting. Each returns when it is done, and raises why not."""

from __future__ import annotations

from typing import Any, Optional


class Asks:
    def ask(self, event: str, **payload: Any) -> dict[str, Any]:
        raise NotImplementedError

    def send_chat(self, content: str, *, to: Optional[str] = None, reply_to: Optional[str] = None) -> str:
        """Says something to everybody, or to one participant; returns the message's id."""
        message = {"type": "text", "content": content, "reply_to": reply_to, "is_private": to is not None, "recipient_id": to}
        message_id: str = (self.ask("send_chat_message", message=message))["message_id"]
        return message_id

    def mute(self) -> None:
        self.ask("toggle_audio", is_muted=True)

    def unmute(self) -> None:
        self.ask("toggle_audio", is_muted=False)

    def set_video(self, on: bool) -> None:
        self.ask("toggle_video", is_video_on=on)

    def start_screen_share(self, *, width: int, height: int, frame_rate: int) -> None:
        self.ask("start_screen_share", screen_info={"width": width, "height": height, "frame_rate": frame_rate})

    def stop_screen_share(self) -> None:
        self.ask("stop_screen_share")

    def raise_hand(self, raised: bool = True) -> None:
        self.ask("raise_hand", raised=raised)

    def react(self, reaction: str) -> None:
        self.ask("send_reaction", reaction=reaction)

    def report_connection(self, code: str, *, peer: Optional[str] = None, detail: Optional[str] = None) -> None:
        """Reports what failed between participants; it becomes part of the history."""
        self.ask("connection_report", code=code, peer_participant_id=peer, detail=detail)

    def consent(self, recording_id: str, consent: bool = True) -> None:
        """Whether you agree to be recorded; the last answer counts."""
        self.ask("recording_consent", recording_id=recording_id, consent=consent)

    def admit(self, participant_id: str) -> None:
        """For hosts."""
        self.ask("admit_participant", participant_id=participant_id)

    def deny(self, participant_id: str) -> None:
        """For hosts."""
        self.ask("deny_participant", participant_id=participant_id)

    def remove(self, participant_id: str, *, ban: bool = False) -> None:
        """For hosts; with ``ban`` for good."""
        self.ask("remove_participant", participant_id=participant_id, ban=ban)

    def restrict(self, participant_id: str, **restrictions: bool) -> None:
        """For hosts: ``audio``, ``video``, ``screen_share``, ``chat``; True forbids."""
        self.ask("restrict_participant", participant_id=participant_id, restrictions=restrictions)

    def restrict_all(self, **restrictions: bool) -> None:
        """For hosts: what nobody may do but who moderates: ``audio``, ``video``, ``screen_share``, ``chat``; True forbids."""
        self.ask("restrict_all", restrictions=restrictions)

    def lower_hand(self, participant_id: Optional[str] = None) -> None:
        """For hosts: somebody's hand, or without an id everybody's."""
        self.ask("lower_hand", **({} if participant_id is None else {"participant_id": participant_id}))

    def edit_chat(self, message_id: str, content: str) -> None:
        """Writes a message of your own anew."""
        self.ask("edit_chat_message", message_id=message_id, content=content)

    def delete_chat(self, message_id: str) -> None:
        """Takes back a message of your own; a host, anybody's that was written to everybody."""
        self.ask("delete_chat_message", message_id=message_id)

    def mute_all(self, *, allow_self_unmute: bool = True) -> None:
        """For hosts."""
        self.ask("mute_all", allow_self_unmute=allow_self_unmute)

    def lock(self, locked: bool = True) -> None:
        """For hosts."""
        self.ask("lock_meeting", locked=locked)

    def transfer_host(self, participant_id: str) -> None:
        """For the host."""
        self.ask("transfer_host", participant_id=participant_id)

    def start_recording(self, *, mode: str = "cloud", private: bool = True) -> str:
        """For hosts; returns the recording's id."""
        recording_id: str = (self.ask("start_recording", mode=mode, private=private))["recording_id"]
        return recording_id

    def stop_recording(self, recording_id: str) -> None:
        """For hosts."""
        self.ask("stop_recording", recording_id=recording_id)

    def end(self) -> None:
        """For the host: ends the meeting for everybody."""
        self.ask("end_meeting")

    def send_offer(self, to: str, offer: dict[str, Any]) -> None:
        """WebRTC by hand: passed on to one participant and forgotten."""
        self.ask("webrtc_offer", target_participant_id=to, offer=offer)

    def send_answer(self, to: str, answer: dict[str, Any]) -> None:
        self.ask("webrtc_answer", target_participant_id=to, answer=answer)

    def send_candidate(self, to: str, candidate: dict[str, Any]) -> None:
        self.ask("ice_candidate", target_participant_id=to, candidate=candidate)
