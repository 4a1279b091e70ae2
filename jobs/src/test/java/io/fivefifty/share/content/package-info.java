/** Tests of it, and what is made up for them. */
@NullMarked
package io.fivefifty.share.content;

import org.jspecify.annotations.NullMarked;
