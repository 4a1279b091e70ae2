package io.fivefifty.dns;

import static java.util.Objects.requireNonNull;

/**
 * One question to DNS, of class IN.
 *
 * @param name in the form of {@link DnsNames}: small letters, no final dot
 */
public record Question(String name, RecordType type) {

  public Question {
    requireNonNull(name, "name is null");
    requireNonNull(type, "type is null");
  }

  @Override
  public String toString() {
    return name + " " + type;
  }
}
