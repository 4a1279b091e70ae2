/**
 * A period's tables as something to hand on: one HTML page, CSV, Markdown.
 *
 * <p>In: the tables of a report folder, which {@link io.fivefifty.share.StoredReports} reads into a
 * {@link io.fivefifty.share.CauseReport}. Out: text. What is shown is decided in the tables; here
 * it is only chosen, worded and drawn. Replies, domains and DNS records are strangers' words: each
 * writer shows them as text. Knows no logs, and but for the reader no Spark.
 */
@NullMarked
package io.fivefifty.share;

import org.jspecify.annotations.NullMarked;
