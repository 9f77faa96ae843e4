/** The contract as pages for people, made from what clients rely on. They call nobody, and run no script. */
@NullMarked
package io.videoconf.edge.docs;

import org.jspecify.annotations.NullMarked;
