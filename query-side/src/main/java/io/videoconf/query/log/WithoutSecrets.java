package io.videoconf.query.log;

import io.videoconf.api.meeting.MeetingSettings;
import io.videoconf.api.meeting.events.MeetingChanged;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.MeetingScheduled;

/** Facts without what no client may see: the hash of a meeting's password. */
final class WithoutSecrets {
    private WithoutSecrets() {}

    static MeetingEvent of(MeetingEvent fact) {
        if (fact instanceof MeetingScheduled it) {
            return new MeetingScheduled(
                    it.meetingId(),
                    it.tenantId(),
                    it.ownerId(),
                    it.ownerParticipantId(),
                    it.ownerName(),
                    it.ownerEmail(),
                    it.title(),
                    it.description(),
                    it.meetingNumber(),
                    it.scheduledStart(),
                    it.scheduledEnd(),
                    it.alternativeHosts(),
                    withoutHash(it.settings()),
                    it.at());
        }
        if (fact instanceof MeetingChanged it) {
            return new MeetingChanged(
                    it.meetingId(),
                    it.title(),
                    it.description(),
                    it.scheduledStart(),
                    it.scheduledEnd(),
                    it.alternativeHosts(),
                    withoutHash(it.settings()),
                    it.at());
        }
        return fact;
    }

    private static MeetingSettings withoutHash(MeetingSettings it) {
        return new MeetingSettings(
                it.maxParticipants(),
                it.requirePassword(),
                null,
                it.waitingRoomEnabled(),
                it.recordingEnabled(),
                it.autoRecord(),
                it.chatEnabled(),
                it.screenShareEnabled(),
                it.joinBeforeHost(),
                it.muteOnEntry(),
                it.hostGraceSeconds(),
                it.hostAbsentPolicy(),
                it.hostAbsentEndAfterMinutes(),
                it.tenantMembersMaySucceed(),
                it.timeLimitMinutes(),
                it.encryption());
    }
}
