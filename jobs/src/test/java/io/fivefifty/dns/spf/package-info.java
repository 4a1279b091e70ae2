@NullMarked
package io.fivefifty.dns.spf;

import org.jspecify.annotations.NullMarked;
