/**
 * Two plain services that do what one of VideoConf's answers needs and no more: Spring MVC on virtual threads, with JPA or with
 * one statement. They change rows in place.
 */
@NullMarked
package io.videoconf.bench.peers;

import org.jspecify.annotations.NullMarked;
