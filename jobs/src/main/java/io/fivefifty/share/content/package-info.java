/**
 * What is handed on, as records: the ranked causes of a period, and what is needed to understand
 * them; and how numbers, days and rates are worded. Knows neither tables nor files.
 */
@NullMarked
package io.fivefifty.share.content;

import org.jspecify.annotations.NullMarked;
