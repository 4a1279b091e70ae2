/** Tests of it. */
@NullMarked
package io.fivefifty.share.text;

import org.jspecify.annotations.NullMarked;
