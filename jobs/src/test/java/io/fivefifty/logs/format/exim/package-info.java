/** Proofs of what these lines say. */
@NullMarked
package io.fivefifty.logs.format.exim;

import org.jspecify.annotations.NullMarked;
