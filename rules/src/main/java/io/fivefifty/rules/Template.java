package io.fivefifty.rules;

import static java.util.Objects.requireNonNull;

/**
 * A reply with its variable parts masked, so that the same wording is one template whatever the
 * address, host, time or id in it. The codes stand before the words.
 *
 * @param id FNV-1a hash (64 bits) of the text's UTF-16 units, low byte first; the same in every JVM
 * @param text such as {@code 550 5.1.1 <{address}>: user unknown}
 */
public record Template(long id, String text) {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  public Template {
    requireNonNull(text, "text is null");
  }

  /** The template of a reply. Only the names of known blocklists stay as they are. */
  public static Template of(Reply reply) {
    return ofText(new Masker(Blocklists.bundledHosts(), new HostMap<>()).mask(reply).template());
  }

  static Template ofText(String text) {
    long hash = FNV_OFFSET;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      hash = (hash ^ (c & 0xff)) * FNV_PRIME;
      hash = (hash ^ (c >>> 8)) * FNV_PRIME;
    }
    return new Template(hash, text);
  }
}
