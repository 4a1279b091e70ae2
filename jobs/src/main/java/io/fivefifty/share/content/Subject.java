package io.fivefifty.share.content;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a report is about: everything, or one provider, one sending domain, what can be fixed. A
 * report on one sending domain names no other, so that it can be given to its owner.
 *
 * @param provider null for all
 * @param sendingDomain an A-label; null for all
 * @param fixableOnly only what the sender can fix
 */
public record Subject(
    @Nullable String provider, @Nullable String sendingDomain, boolean fixableOnly) {

  /** All mail, all providers. */
  public static final Subject ALL = new Subject(null, null, false);

  /** The scope of {@code causes} that tells just this subject from the rest. */
  public String scope() {
    return scope(false, false);
  }

  /** The scope that tells its providers apart as well. */
  public String scopeByProvider() {
    return scope(true, false);
  }

  /** The scope that tells its sending domains apart as well. */
  public String scopeBySendingDomain() {
    return scope(false, true);
  }

  private String scope(boolean byProvider, boolean bySendingDomain) {
    List<String> columns = new ArrayList<>();
    if (byProvider || provider != null) {
      columns.add("provider");
    }
    if (bySendingDomain || sendingDomain != null) {
      columns.add("sending_domain");
    }
    return columns.isEmpty() ? "all" : String.join("+", columns);
  }
}
