package io.fivefifty.rules;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * One rule file as text, so that it can be shipped to another JVM.
 *
 * @param name how messages call it, such as {@code providers/gmail.yaml}
 * @param text its YAML
 */
public record RuleFile(String name, String text) implements Serializable {
  public RuleFile {
    requireNonNull(name, "name is null");
    requireNonNull(text, "text is null");
  }
}
