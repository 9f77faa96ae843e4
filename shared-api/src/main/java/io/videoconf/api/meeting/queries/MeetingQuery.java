package io.videoconf.api.meeting.queries;

/**
 * What can be asked about meetings.
 */
public sealed interface MeetingQuery
        permits FindMeeting,
                FindMeetingByNumber,
                FindMeetingAsOf,
                FindMeetingState,
                FindMeetingStateAsOf,
                ExplainParticipant,
                FindReplay,
                ListMeetings,
                ListMeetingsInFull,
                FindMeetings,
                ReadLog,
                ReadHistory,
                ListChat,
                ListChats,
                FindAttendance,
                ListOccurrences,
                TryPolicy {}
