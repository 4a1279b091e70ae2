/**
 * How domains and internet addresses are written in tables: one form each. In: what a log, a reply
 * or a person wrote. Out: text that can be compared. Asks nobody; knows nothing of logs or DNS.
 */
@NullMarked
package io.fivefifty.names;

import org.jspecify.annotations.NullMarked;
