/**
 * From what the logs told to ranked causes, as steps from Dataset to Dataset.
 *
 * <p>In: the observations of {@code maillog}, the rules. Out: the tables of a report folder. The
 * SQL of each step stands in a {@code .sql} file of this package, for an analyst to read. Knows
 * nothing of log lines, and nothing of how its tables are shown.
 */
@NullMarked
package io.fivefifty.report;

import org.jspecify.annotations.NullMarked;
