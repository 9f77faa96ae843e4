package io.videoconf.api.progress;

import java.util.Map;

/**
 * One view has stored its documents up to these versions, by stream id.
 */
public record ViewProgress(String view, Map<String, Long> versions) {}
