/** Tests of it. */
@NullMarked
package io.fivefifty.share.stored;

import org.jspecify.annotations.NullMarked;
