@NullMarked
package io.videoconf.edge.graphql;

import org.jspecify.annotations.NullMarked;
