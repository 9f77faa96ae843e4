"""What a participant, and what a host, may ask of the meeting. Each returns when it is done, and raises why not."""

from __future__ import annotations

from typing import Any, Optional


class AsyncAsks:
    async def ask(self, event: str, **payload: Any) -> dict[str, Any]:
        raise NotImplementedError

    async def send_chat(self, content: str, *, to: Optional[str] = None, reply_to: Optional[str] = None) -> str:
        """Says something to everybody, or to one participant; returns the message's id."""
        message = {"type": "text", "content": content, "reply_to": reply_to, "is_private": to is not None, "recipient_id": to}
        message_id: str = (await self.ask("send_chat_message", message=message))["message_id"]
        return message_id

    async def mute(self) -> None:
        await self.ask("toggle_audio", is_muted=True)

    async def unmute(self) -> None:
        await self.ask("toggle_audio", is_muted=False)

    async def set_video(self, on: bool) -> None:
        await self.ask("toggle_video", is_video_on=on)

    async def start_screen_share(self, *, width: int, height: int, frame_rate: int) -> None:
        await self.ask("start_screen_share", screen_info={"width": width, "height": height, "frame_rate": frame_rate})

    async def stop_screen_share(self) -> None:
        await self.ask("stop_screen_share")

    async def raise_hand(self, raised: bool = True) -> None:
        await self.ask("raise_hand", raised=raised)

    async def react(self, reaction: str) -> None:
        await self.ask("send_reaction", reaction=reaction)

    async def report_connection(self, code: str, *, peer: Optional[str] = None, detail: Optional[str] = None) -> None:
        """Reports what failed between participants; it becomes part of the history."""
        await self.ask("connection_report", code=code, peer_participant_id=peer, detail=detail)

    async def consent(self, recording_id: str, consent: bool = True) -> None:
        """Whether you agree to be recorded; the last answer counts."""
        await self.ask("recording_consent", recording_id=recording_id, consent=consent)

    async def admit(self, participant_id: str) -> None:
        """For hosts."""
        await self.ask("admit_participant", participant_id=participant_id)

    async def deny(self, participant_id: str) -> None:
        """For hosts."""
        await self.ask("deny_participant", participant_id=participant_id)

    async def remove(self, participant_id: str, *, ban: bool = False) -> None:
        """For hosts; with ``ban`` for good."""
        await self.ask("remove_participant", participant_id=participant_id, ban=ban)

    async def restrict(self, participant_id: str, **restrictions: bool) -> None:
        """For hosts: ``audio``, ``video``, ``screen_share``, ``chat``; True forbids."""
        await self.ask("restrict_participant", participant_id=participant_id, restrictions=restrictions)

    async def restrict_all(self, **restrictions: bool) -> None:
        """For hosts: what nobody may do but who moderates: ``audio``, ``video``, ``screen_share``, ``chat``; True forbids."""
        await self.ask("restrict_all", restrictions=restrictions)

    async def lower_hand(self, participant_id: Optional[str] = None) -> None:
        """For hosts: somebody's hand, or without an id everybody's."""
        await self.ask("lower_hand", **({} if participant_id is None else {"participant_id": participant_id}))

    async def edit_chat(self, message_id: str, content: str) -> None:
        """Writes a message of your own anew."""
        await self.ask("edit_chat_message", message_id=message_id, content=content)

    async def delete_chat(self, message_id: str) -> None:
        """Takes back a message of your own; a host, anybody's that was written to everybody."""
        await self.ask("delete_chat_message", message_id=message_id)

    async def mute_all(self, *, allow_self_unmute: bool = True) -> None:
        """For hosts."""
        await self.ask("mute_all", allow_self_unmute=allow_self_unmute)

    async def lock(self, locked: bool = True) -> None:
        """For hosts."""
        await self.ask("lock_meeting", locked=locked)

    async def transfer_host(self, participant_id: str) -> None:
        """For the host."""
        await self.ask("transfer_host", participant_id=participant_id)

    async def start_recording(self, *, mode: str = "cloud", private: bool = True) -> str:
        """For hosts; returns the recording's id."""
        recording_id: str = (await self.ask("start_recording", mode=mode, private=private))["recording_id"]
        return recording_id

    async def stop_recording(self, recording_id: str) -> None:
        """For hosts."""
        await self.ask("stop_recording", recording_id=recording_id)

    async def end(self) -> None:
        """For the host: ends the meeting for everybody."""
        await self.ask("end_meeting")

    async def send_offer(self, to: str, offer: dict[str, Any]) -> None:
        """WebRTC by hand: passed on to one participant and forgotten."""
        await self.ask("webrtc_offer", target_participant_id=to, offer=offer)

    async def send_answer(self, to: str, answer: dict[str, Any]) -> None:
        await self.ask("webrtc_answer", target_participant_id=to, answer=answer)

    async def send_candidate(self, to: str, candidate: dict[str, Any]) -> None:
        await self.ask("ice_candidate", target_participant_id=to, candidate=candidate)
