package io.fivefifty.share.stored;

import org.jspecify.annotations.Nullable;

/**
 * What has become more or less since the period before.
 *
 * @param rejections of the period
 * @param previous of the period before
 * @param evidence what DNS says of it: confirms, contradicts or open; null where it has no say
 */
record Movement(
    String cause,
    String provider,
    String sendingDomain,
    long rejections,
    long previous,
    @Nullable String evidence) {

  long rise() {
    return rejections - previous;
  }
}
