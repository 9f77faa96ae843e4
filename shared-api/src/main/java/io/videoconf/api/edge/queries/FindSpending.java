package io.videoconf.api.edge.queries;

import io.videoconf.api.kernel.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Asks what the runs of an edge before this one have said with
 * {@link io.videoconf.api.edge.commands.KeepSpending}, as far as it has not all come back; answers
 * {@link io.videoconf.api.edge.views.Spending}, some thousands at a time.
 *
 * @param edge the edge's name
 * @param after the last account of the answer before; null from the beginning
 */
public record FindSpending(String edge, @Nullable UserId after) {}
