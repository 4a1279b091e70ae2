package io.fivefifty.rules;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A reply that proves a rule.
 *
 * @param reply as a log has it
 * @param relay host that said it, or null where that is not known
 * @param recipient recipient's domain, or null where that is not known
 * @param file name of the rule file that it stands in
 * @param line its line there, counted from 1
 */
public record Example(
    String reply, @Nullable String relay, @Nullable String recipient, String file, int line) {
  public Example {
    requireNonNull(reply, "reply is null");
    requireNonNull(file, "file is null");
  }
}
