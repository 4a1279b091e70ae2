/** Tests of the commands, run in this JVM as a user runs them: words in, text and exit code out. */
@NullMarked
package io.fivefifty.cli;

import org.jspecify.annotations.NullMarked;
