/**
 * The commands, one a class. In: the words of a command line. Out: what a person reads on the
 * terminal, and an exit code. Decides nothing about mail; nobody looks into this package.
 */
@NullMarked
package io.fivefifty.cli;

import org.jspecify.annotations.NullMarked;
