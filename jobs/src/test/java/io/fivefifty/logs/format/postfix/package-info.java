/** Proofs of what these lines say. */
@NullMarked
package io.fivefifty.logs.format.postfix;

import org.jspecify.annotations.NullMarked;
