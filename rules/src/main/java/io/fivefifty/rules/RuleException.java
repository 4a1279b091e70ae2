package io.fivefifty.rules;

/** A rule file that cannot be used. The message says where, what was found, what was expected. */
public final class RuleException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RuleException(String message) {
    super(message);
  }

  static RuleException at(Place place, String found, String expected) {
    return new RuleException(place.problem(found, expected));
  }
}
