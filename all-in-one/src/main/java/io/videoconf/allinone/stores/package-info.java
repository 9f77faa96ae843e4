/** The stores of a machine of one: PostgreSQL, the Mongo wire server and the S3 server, started and stopped with us. */
@NullMarked
package io.videoconf.allinone.stores;

import org.jspecify.annotations.NullMarked;
