package io.videoconf.command.notice.automation;

import io.videoconf.api.meeting.events.MeetingCancelled;
import io.videoconf.api.meeting.events.MeetingChanged;
import io.videoconf.api.meeting.events.MeetingScheduled;
import io.videoconf.api.meeting.events.MeetingStarted;
import io.videoconf.api.meeting.events.OccurrenceCancelled;
import io.videoconf.api.meeting.events.OccurrenceMoved;
import io.videoconf.api.meeting.events.ParticipantInvited;
import io.videoconf.api.meeting.events.ParticipantRemoved;
import io.videoconf.api.meeting.events.RecurrenceSet;
import io.videoconf.command.notice.mail.Secretary;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Who is invited, and who was, is told of it. One handler a kind of fact, so that the many that nobody writes letters about
 * are not even read.
 */
@Component
@ConditionalOnProperty(name = "videoconf.notices.mail.enabled", havingValue = "true")
@ProcessingGroup(NoticeAutomations.MAIL)
@DisallowReplay
class WhenMeetingTakesShapeThenWriteToItsPeople {
    private final Secretary secretary;

    WhenMeetingTakesShapeThenWriteToItsPeople(Secretary secretary) {
        this.secretary = secretary;
    }

    @EventHandler
    void on(MeetingScheduled fact, @SequenceNumber long number, @MessageIdentifier String eventId) {
        secretary.scheduled(fact, number + 1, eventId);
    }

    @EventHandler
    void on(ParticipantInvited fact, @SequenceNumber long number, @MessageIdentifier String eventId) {
        secretary.invited(fact, number + 1, eventId);
    }

    @EventHandler
    void on(MeetingChanged fact, @SequenceNumber long number, @MessageIdentifier String eventId) {
        secretary.changed(fact, number + 1, eventId);
    }

    @EventHandler
    void on(ParticipantRemoved fact, @SequenceNumber long number, @MessageIdentifier String eventId) {
        secretary.removed(fact, number + 1, eventId);
    }

    @EventHandler
    void on(MeetingCancelled fact, @SequenceNumber long number, @MessageIdentifier String eventId) {
        secretary.cancelled(fact, number + 1, eventId);
    }

    @EventHandler
    void on(MeetingStarted fact) {
        secretary.started(fact);
    }

    @EventHandler
    void on(RecurrenceSet fact, @SequenceNumber long number, @MessageIdentifier String eventId) {
        secretary.recurs(fact, number + 1, eventId);
    }

    @EventHandler
    void on(OccurrenceCancelled fact, @SequenceNumber long number, @MessageIdentifier String eventId) {
        secretary.calledOff(fact, number + 1, eventId);
    }

    @EventHandler
    void on(OccurrenceMoved fact, @SequenceNumber long number, @MessageIdentifier String eventId) {
        secretary.moved(fact, number + 1, eventId);
    }
}
