/**
 * How a signal finds its peer. Who sends knows an address, who receives opens a mailbox; on which edge it is, only what is
 * behind the seam knows: this process alone, or all edges over Redis. So it is with how many devices a person has, and which of
 * them acts for the person.
 */
@NullMarked
package io.videoconf.edge.relay;

import org.jspecify.annotations.NullMarked;
