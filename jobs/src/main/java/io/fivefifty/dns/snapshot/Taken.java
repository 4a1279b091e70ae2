package io.fivefifty.dns.snapshot;

import java.time.Instant;

/**
 * Facts with their time.
 *
 * @param takenAt when the first question was put; of a master file, the time that it tells of
 * @param tookMillis until the last answer
 */
public record Taken<T>(T facts, Instant takenAt, int tookMillis) {}
