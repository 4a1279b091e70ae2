/** Proofs of what each MTA's lines say, on lines that real MTAs wrote; a package a family. */
@NullMarked
package io.fivefifty.logs.format;

import org.jspecify.annotations.NullMarked;
