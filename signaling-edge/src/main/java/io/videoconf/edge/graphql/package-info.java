/** GraphQL: the same commands and queries as a graph, read in batches and bounded in every direction. */
@NullMarked
package io.videoconf.edge.graphql;

import org.jspecify.annotations.NullMarked;
