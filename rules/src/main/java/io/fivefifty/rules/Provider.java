package io.fivefifty.rules;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may say no: a mailbox provider, or a filter gateway in front of one.
 *
 * @param id stable name, kept in reports
 * @param name how people call it
 * @param hosts its MX host names; each stands for every host below it too
 * @param recipients recipients' domains that it serves
 * @param like id of a provider whose rules hold here too, or null
 */
public record Provider(
    String id,
    String name,
    Kind kind,
    List<String> hosts,
    List<String> recipients,
    @Nullable String like) {

  /** What a provider is. */
  public enum Kind {
    MAILBOX,
    GATEWAY,
    OTHER;

    /** The kind's name in files and reports. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Kind> of(String id) {
      for (Kind kind : values()) {
        if (kind.id().equals(id)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }
  }

  public Provider {
    requireNonNull(id, "id is null");
    requireNonNull(name, "name is null");
    requireNonNull(kind, "kind is null");
    hosts = List.copyOf(hosts);
    recipients = List.copyOf(recipients);
  }
}
