/**
 * Proofs of how logs are read. The hot classes have plain twins here, made of java.util's
 * collections and regular expressions, that must agree with them on random input.
 */
@NullMarked
package io.fivefifty.logs;

import org.jspecify.annotations.NullMarked;
