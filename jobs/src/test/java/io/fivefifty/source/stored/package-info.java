/** Proofs that what is stored is read whole, and what is damaged up to the damage. */
@NullMarked
package io.fivefifty.source.stored;

import org.jspecify.annotations.NullMarked;
