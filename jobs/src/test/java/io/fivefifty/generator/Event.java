package io.fivefifty.generator;

/**
 * A line to be written.
 *
 * @param timeMicros since 1970, UTC
 * @param text what stands after the tag
 */
record Event(long timeMicros, Host host, Program program, int pid, byte[] text, Effect effect) {}
