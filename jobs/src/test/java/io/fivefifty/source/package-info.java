/** Proofs of how files become lines. */
@NullMarked
package io.fivefifty.source;

import org.jspecify.annotations.NullMarked;
