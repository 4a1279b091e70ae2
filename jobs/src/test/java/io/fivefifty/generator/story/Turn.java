package io.fivefifty.generator.story;

import java.time.LocalDate;
import java.util.Locale;

/** A turn of events: something that is so from one day to another, both included. */
public enum Turn {
  /** Mail of two hosts under one domain, of which its SPF record names one. */
  UNALIGNED("alerts-night", "2026-10-24", "2026-11-16"),
  /** A blocklist has one of our addresses. */
  LISTED("mx-out3", "2026-10-28", "2026-10-30"),
  /** The address is off the list, but not all receivers know it yet. */
  DELISTING_UNSEEN("mx-out3", "2026-10-31", "2026-10-31"),
  /** A newsletter goes to addresses that somebody kept for years. */
  LIST_IMPORTED("news-import", "2026-11-03", "2026-11-04"),
  /** The address of a host has no name. */
  POINTER_LOST("mx-out2", "2026-11-04", "2026-11-06"),
  /** The name is back, but not all receivers know it yet. */
  POINTER_MEND_UNSEEN("mx-out2", "2026-11-07", "2026-11-07"),
  /** An SPF record leaves out the host that sends. */
  SPF_LOST("billing", "2026-11-09", "2026-11-12"),
  /** Signed with a key that DNS does not have. */
  KEY_LOST("crm", "2026-11-13", "2026-11-16"),
  /** What was {@link #UNALIGNED} is refused, for the domain asks for it now. */
  POLICY_STRICT("alerts-night", "2026-11-17", "2026-11-22"),
  /** Some receivers have new words. */
  NEW_WORDING(Turn.EVERYONE, "2026-11-20", "2026-11-22");

  private static final String EVERYONE = "*";

  private final String who;
  private final LocalDate firstDay;
  private final LocalDate lastDay;

  Turn(String who, String firstDay, String lastDay) {
    this.who = who;
    this.firstDay = LocalDate.parse(firstDay);
    this.lastDay = LocalDate.parse(lastDay);
  }

  /** The name in tables and zones, such as {@code spf-lost}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Turn of(String id) {
    for (Turn turn : values()) {
      if (turn.id().equals(id)) {
        return turn;
      }
    }
    throw new IllegalArgumentException("no turn is called '" + id + "'");
  }

  public LocalDate firstDay() {
    return firstDay;
  }

  public LocalDate lastDay() {
    return lastDay;
  }

  public boolean isOn(LocalDate day) {
    return hasBegun(day) && !isOver(day);
  }

  public boolean hasBegun(LocalDate day) {
    return !day.isBefore(firstDay);
  }

  public boolean isOver(LocalDate day) {
    return day.isAfter(lastDay);
  }

  /** Whether it bears on the mail of this stream on this day. */
  public boolean touches(Stream stream, LocalDate day) {
    return isOn(day) && concerns(stream);
  }

  boolean concerns(Stream stream) {
    return who.equals(EVERYONE) || who.equals(stream.name()) || who.equals(stream.host());
  }
}
