package io.fivefifty.logs;

import static java.util.Objects.requireNonNull;

import java.time.ZoneId;

/**
 * What a run asks of every part of its logs.
 *
 * @param codes which replies are rejections
 * @param days which days' attempts are told; messages of all days are followed
 * @param zone of stamps that name none, and of the days
 */
public record ScanSettings(ReplyCodes codes, Days days, ZoneId zone) {

  public ScanSettings {
    requireNonNull(codes, "codes is null");
    requireNonNull(days, "days is null");
    requireNonNull(zone, "zone is null");
  }
}
