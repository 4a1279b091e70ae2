package io.fivefifty.dns.dkim;

import io.fivefifty.dns.TagList;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One key record, judged as a verifier judges it (RFC 6376 sections 3.6.1 and 6.1.2). */
record KeyRecord(
    DkimVerdict verdict,
    @Nullable String keyType,
    @Nullable Integer keyBits,
    boolean testing,
    Set<String> problems) {

  /** Verifiers must not take shorter keys (RFC 8301 section 3.2). */
  private static final int SHORTEST_RSA = 1024;

  /** Signers should use at least this (RFC 8301 section 3.2). */
  private static final int SHORTEST_ADVISABLE_RSA = 2048;

  private static final int LONGEST_SHOWN_TYPE = 64;

  /**
   * Whether a text is meant to be a key. What else stands there is mostly a wildcard's, such as a
   * policy of SPF, which verifiers would not know from a key either.
   */
  static boolean isMeant(String text) {
    TagList list = TagList.of(text);
    boolean key = false;
    for (TagList.Tag tag : list.tags()) {
      if (tag.name().equalsIgnoreCase("v")) {
        String version = tag.value().toLowerCase(Locale.ROOT);
        if (version.startsWith("spf") || version.startsWith("dmarc")) {
          return false;
        }
        key |= version.startsWith("dkim");
      }
      key |= tag.name().equals("p") || tag.name().equals("k");
    }
    return key;
  }

  static KeyRecord of(String text) {
    TagList list = TagList.of(text);
    Map<String, String> tags = new HashMap<>();
    boolean repeated = false;
    for (TagList.Tag tag : list.tags()) {
      repeated |= tags.putIfAbsent(tag.name(), tag.value()) != null;
    }
    Set<String> problems = new TreeSet<>();
    boolean testing = hasItem(tags.get("t"), "y");
    if (testing) {
      problems.add("testing");
    }
    // A repeated tag makes the whole list invalid (RFC 6376 section 3.2).
    boolean wellFormed = !repeated && !list.hasGarbage();
    String version = tags.get("v");
    if (version != null && !version.equals("DKIM1")) {
      wellFormed = false;
    }
    if (!wellFormed) {
      problems.add("syntax");
    }
    if (version != null && !list.tags().get(0).name().equals("v")) {
      problems.add("version-not-first");
      wellFormed = false;
    }
    String keyType = tags.getOrDefault("k", "rsa").toLowerCase(Locale.ROOT);
    if (keyType.length() > LONGEST_SHOWN_TYPE) {
      keyType = keyType.substring(0, LONGEST_SHOWN_TYPE);
    }
    Integer keyBits = keyBits(keyType, tags.get("p"));
    DkimVerdict verdict = verdict(wellFormed, keyType, keyBits, tags, problems);
    return new KeyRecord(verdict, keyType, keyBits, testing, problems);
  }

  private static DkimVerdict verdict(
      boolean wellFormed,
      String keyType,
      @Nullable Integer keyBits,
      Map<String, String> tags,
      Set<String> problems) {
    String data = tags.get("p");
    if (data == null) {
      problems.add("key-data");
      return DkimVerdict.INVALID;
    }
    boolean usable = isUsable(keyType, keyBits, tags, problems);
    if (isKnown(keyType) && keyBits == null && !data.isEmpty()) {
      problems.add("key-data");
      return DkimVerdict.INVALID;
    }
    if (!wellFormed) {
      return DkimVerdict.INVALID;
    }
    if (data.isEmpty()) {
      return DkimVerdict.REVOKED;
    }
    return usable ? DkimVerdict.USABLE : DkimVerdict.UNUSABLE;
  }

  private static boolean isUsable(
      String keyType, @Nullable Integer keyBits, Map<String, String> tags, Set<String> problems) {
    boolean usable = true;
    if (!isKnown(keyType)) {
      problems.add("unknown-key-type");
      usable = false;
    }
    if (keyType.equals("rsa") && keyBits != null && keyBits < SHORTEST_ADVISABLE_RSA) {
      problems.add("short-key");
      usable &= keyBits >= SHORTEST_RSA;
    }
    if (tags.containsKey("h") && !hasItem(tags.get("h"), "sha256")) {
      problems.add("no-sha256");
      usable = false;
    }
    String services = tags.get("s");
    if (services != null && !hasItem(services, "*") && !hasItem(services, "email")) {
      problems.add("not-for-email");
      usable = false;
    }
    return usable;
  }

  private static boolean isKnown(String keyType) {
    return keyType.equals("rsa") || keyType.equals("ed25519");
  }

  private static @Nullable Integer keyBits(String keyType, @Nullable String data) {
    if (data == null || data.isEmpty()) {
      return null;
    }
    return switch (keyType) {
      case "rsa" -> KeyData.rsaBits(data);
      case "ed25519" -> KeyData.ed25519Bits(data);
      default -> null;
    };
  }

  /** Whether a list with colons, blanks allowed around them, has the item. */
  private static boolean hasItem(@Nullable String list, String item) {
    if (list == null) {
      return false;
    }
    for (String part : list.split(":", -1)) {
      if (part.strip().equalsIgnoreCase(item)) {
        return true;
      }
    }
    return false;
  }
}
