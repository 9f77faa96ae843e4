package io.videoconf.api.meeting.views;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * A point of a meeting's history.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
public sealed interface AsOf permits AtSequence, AtTime {}
