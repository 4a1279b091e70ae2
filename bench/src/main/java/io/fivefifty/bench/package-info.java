/** Benchmarks of classification and of asking DNS: figures out. Nothing else may use it. */
@NullMarked
package io.fivefifty.bench;

import org.jspecify.annotations.NullMarked;
