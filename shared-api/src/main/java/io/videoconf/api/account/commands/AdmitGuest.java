package io.videoconf.api.account.commands;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.UserId;

/**
 * Gives a guest a token that is good for one meeting.
 *
 * @param guestId the subject; of a guest who is back the one from before
 */
public record AdmitGuest(MeetingId meetingId, UserId guestId, String displayName) implements CredentialCommand {}
