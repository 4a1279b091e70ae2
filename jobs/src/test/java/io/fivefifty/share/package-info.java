/** Tests of what is handed on. */
@NullMarked
package io.fivefifty.share;

import org.jspecify.annotations.NullMarked;
