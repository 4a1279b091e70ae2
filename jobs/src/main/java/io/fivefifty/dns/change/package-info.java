/**
 * What a snapshot states that can change from one to the next. In: a row of a snapshot. Out: its
 * facts by name, each with its value or as absent; of what is not known because a lookup failed,
 * nothing: so a failure is never a change. Also says which facts a cause rests on.
 */
@NullMarked
package io.fivefifty.dns.change;

import org.jspecify.annotations.NullMarked;
