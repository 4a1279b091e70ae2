/** Tests of it, and what is made up for them. */
@NullMarked
package io.fivefifty.share.page;

import org.jspecify.annotations.NullMarked;
