package io.fivefifty.rules;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What decides a cause: conditions on a reply, with a source and with examples that prove it. */
public final class Rule {
  private final String id;
  private final Cause cause;
  private final String source;
  private final @Nullable String advice;
  private final Place place;
  private final boolean site;
  private final @Nullable String provider;
  private final boolean quotes;
  private final boolean weak;
  private final Conditions conditions;
  private final List<Before> before;
  private final List<Example> examples;
  private final List<Example> not;

  /** A rule that this one goes before, and where that is said. */
  record Before(String rule, Place place) {}

  Rule(
      Fields fields,
      Cause cause,
      boolean site,
      @Nullable String provider,
      Conditions conditions,
      List<Example> examples,
      List<Example> not) {
    this.id = fields.text("id");
    this.source = fields.text("source");
    this.advice = fields.textOrNull("advice");
    this.place = fields.place();
    this.quotes = fields.flag("quotes");
    this.weak = fields.flag("weak");
    this.before =
        fields.texts("before").stream().map(t -> new Before(t.value(), t.place())).toList();
    this.cause = requireNonNull(cause, "cause is null");
    this.site = site;
    this.provider = provider;
    this.conditions = requireNonNull(conditions, "conditions is null");
    this.examples = List.copyOf(examples);
    this.not = List.copyOf(not);
  }

  public String id() {
    return id;
  }

  public Cause cause() {
    return cause;
  }

  /** Address of a page, or a document, that the rule rests on. */
  public String source() {
    return source;
  }

  /** The provider's own remedy, where it differs from the cause's advice; null where none. */
  public @Nullable String advice() {
    return advice;
  }

  /** Name of the file that the rule stands in. */
  public String file() {
    return place.file();
  }

  /** The rule's line in its file, counted from 1. */
  public int line() {
    return place.line();
  }

  /** Replies that the rule wins; never empty. */
  public List<Example> examples() {
    return examples;
  }

  /** Replies that look alike, and that the rule must not win. */
  public List<Example> not() {
    return not;
  }

  /** Id of the provider whose replies the rule is about; null where it is about anybody's. */
  public @Nullable String provider() {
    return provider;
  }

  Place place() {
    return place;
  }

  boolean isSite() {
    return site;
  }

  /** Whether the rule speaks of a reply that quotes another one, which then does not count. */
  boolean quotes() {
    return quotes;
  }

  /** Whether its words only hint at the cause, so that any rule with other words goes before. */
  boolean isWeak() {
    return weak;
  }

  Conditions conditions() {
    return conditions;
  }

  List<Before> before() {
    return before;
  }

  @Override
  public String toString() {
    return id;
  }
}
