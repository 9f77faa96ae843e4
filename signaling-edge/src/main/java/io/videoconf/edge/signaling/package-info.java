/**
 * Meetings over sockets: joining, relaying signals, and the meeting's facts to everybody in it. It decides nothing: what
 * clients ask goes out as commands, what they are told comes from the events.
 */
@NullMarked
package io.videoconf.edge.signaling;

import org.jspecify.annotations.NullMarked;
