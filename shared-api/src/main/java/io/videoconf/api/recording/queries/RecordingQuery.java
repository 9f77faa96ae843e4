package io.videoconf.api.recording.queries;

/**
 * What can be asked about recordings.
 */
public sealed interface RecordingQuery
        permits FindRecording,
                ListRecordings,
                ListRecordingsOfMeetings,
                FindRecordings,
                FindRecordingAccess,
                ReadRecordingLog {}
