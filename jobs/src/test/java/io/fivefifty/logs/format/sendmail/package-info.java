/** Proofs of what these lines say. */
@NullMarked
package io.fivefifty.logs.format.sendmail;

import org.jspecify.annotations.NullMarked;
