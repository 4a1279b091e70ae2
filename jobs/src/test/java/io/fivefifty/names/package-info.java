@NullMarked
package io.fivefifty.names;

import org.jspecify.annotations.NullMarked;
