/** Proofs of what these lines say. */
@NullMarked
package io.fivefifty.logs.format.qmail;

import org.jspecify.annotations.NullMarked;
