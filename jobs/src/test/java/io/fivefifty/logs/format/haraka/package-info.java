/** Proofs of what these lines say. */
@NullMarked
package io.fivefifty.logs.format.haraka;

import org.jspecify.annotations.NullMarked;
