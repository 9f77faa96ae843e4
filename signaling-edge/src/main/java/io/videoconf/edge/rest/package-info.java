/** The REST door: one class a resource, rendered by pure functions. */
@NullMarked
package io.videoconf.edge.rest;

import org.jspecify.annotations.NullMarked;
