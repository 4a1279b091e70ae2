/** Proofs of what these lines say. */
@NullMarked
package io.fivefifty.logs.format.columns;

import org.jspecify.annotations.NullMarked;
