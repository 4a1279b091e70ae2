/** Proofs of what these lines say. */
@NullMarked
package io.fivefifty.logs.format.opensmtpd;

import org.jspecify.annotations.NullMarked;
