package io.fivefifty.share.content;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code dns_changes}.
 *
 * @param name the domain or address
 * @param fact what of it has changed
 * @param before null where it was not there
 * @param after null where it is there no more
 * @param lastSeenBefore the time of the last snapshot that had it as before
 * @param firstSeenAfter the time of the first that had it as after
 */
public record DnsChange(
    String name,
    String fact,
    @Nullable String before,
    @Nullable String after,
    @Nullable Instant lastSeenBefore,
    Instant firstSeenAfter) {}
