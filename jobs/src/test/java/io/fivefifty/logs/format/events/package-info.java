/** Proofs of what these lines say. */
@NullMarked
package io.fivefifty.logs.format.events;

import org.jspecify.annotations.NullMarked;
