/**
 * What is handed on as one HTML page.
 *
 * <p>In: a {@link io.fivefifty.share.content.CauseReport}. Out: HTML that loads nothing; the
 * templates stand in {@code src/main/jte}, style and scripts among the resources of this package.
 * Replies, domains and DNS records are strangers' words, and show as text.
 */
@NullMarked
package io.fivefifty.share.page;

import org.jspecify.annotations.NullMarked;
