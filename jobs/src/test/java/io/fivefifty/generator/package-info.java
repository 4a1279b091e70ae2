/**
 * Makes Postfix logs of any size whose truth is known: what was refused, by whom, whose mail it
 * was.
 *
 * <p>In: a {@link io.fivefifty.generator.GeneratorPlan}. Out: log files and a {@link
 * io.fivefifty.generator.Truth} counted from the generator's own model of the mail, never from the
 * text. It must not know the readers that it puts to the test: it uses the JDK alone.
 */
@NullMarked
package io.fivefifty.generator;

import org.jspecify.annotations.NullMarked;
