/**
 * A period's tables as files to hand on: one HTML page, CSV, Markdown.
 *
 * <p>Tables → {@code stored} → {@code content} → {@code page} and {@code text}. What is shown is
 * decided in the tables; here it is only chosen, worded and drawn.
 */
@NullMarked
package io.fivefifty.share;

import org.jspecify.annotations.NullMarked;
