/**
 * What is handed on as CSV and Markdown.
 *
 * <p>In: a {@link io.fivefifty.share.content.CauseReport}. Out: text that no spreadsheet runs and
 * no reader of Markdown takes for markup, whatever a stranger has written.
 */
@NullMarked
package io.fivefifty.share.text;

import org.jspecify.annotations.NullMarked;
