/**
 * Load generators and what they measure. They know the contract only, and what the operating system tells of processes.
 */
@NullMarked
package io.videoconf.bench;

import org.jspecify.annotations.NullMarked;
