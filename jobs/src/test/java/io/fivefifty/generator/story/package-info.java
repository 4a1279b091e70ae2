/**
 * What happens to some senders in a month: who sends how much, what goes wrong and when, and what
 * DNS says on each day.
 *
 * <p>In: nothing but {@code world.zone}. Out: {@linkplain io.fivefifty.generator.story.Stream
 * streams} of mail, {@linkplain io.fivefifty.generator.story.Turn turns} of events, master files.
 * It must not know of logs, nor of what receivers say.
 */
@NullMarked
package io.fivefifty.generator.story;

import org.jspecify.annotations.NullMarked;
