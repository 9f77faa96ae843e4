package io.videoconf.api.progress;

import io.videoconf.api.kernel.StreamKind;
import java.util.Map;
import java.util.Set;

/**
 * Which views follow which kind of stream.
 */
public record ProgressTopology(Map<StreamKind, Set<String>> viewsByKind) {}
