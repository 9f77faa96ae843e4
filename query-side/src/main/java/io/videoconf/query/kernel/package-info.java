/**
 * What every view is made with: batches, positions, dead letters, rebuilds, progress, listings.
 *
 * <p>Documents are absolute and carry the version that they show, positions are written after documents, and an event
 * is applied to a document only if it is the next one. So a repeated event, a repeated batch and a full replay all end
 * in the same bytes.
 */
@NullMarked
package io.videoconf.query.kernel;

import org.jspecify.annotations.NullMarked;
