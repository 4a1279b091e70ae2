package io.fivefifty.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Domain names as text: small letters, no final dot, labels of 1 to 63 bytes (RFC 1035 2.3.4). */
public final class DnsNames {

  private static final int LONGEST_NAME = 253;
  private static final int LONGEST_LABEL = 63;

  private DnsNames() {}

  /** The name in the form in which names are compared; the root is the empty text. */
  public static String canonical(String name) {
    String small = name.toLowerCase(Locale.ROOT);
    return small.endsWith(".") ? small.substring(0, small.length() - 1) : small;
  }

  /** Whether DNS can hold the name: labels and the whole are neither empty nor too long. */
  public static boolean isValid(String name) {
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      return false;
    }
    int label = 0;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '.') {
        if (label == 0) {
          return false;
        }
        label = 0;
      } else if (c <= ' ' || c >= 0x7F || c == '\\' || ++label > LONGEST_LABEL) {
        return false;
      }
    }
    return label > 0;
  }

  /** Whether it can be a mail domain: valid, at least two labels, letters, digits, hyphens. */
  public static boolean isMailDomain(String name) {
    if (!isValid(name) || name.indexOf('.') < 0) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean fits =
          (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
      if (!fits) {
        return false;
      }
    }
    return !Character.isDigit(name.charAt(name.length() - 1));
  }

  /** The labels from left to right. */
  public static List<String> labels(String name) {
    List<String> labels = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= name.length(); i++) {
      if (i == name.length() || name.charAt(i) == '.') {
        labels.add(name.substring(start, i));
        start = i + 1;
      }
    }
    return labels;
  }

  /** Whether {@code name} is {@code ancestor} or stands below it. */
  public static boolean isAtOrBelow(String name, String ancestor) {
    return name.equals(ancestor)
        || (name.endsWith(ancestor) && name.charAt(name.length() - ancestor.length() - 1) == '.');
  }

  /** The last {@code count} labels. */
  public static String lastLabels(String name, int count) {
    List<String> labels = labels(name);
    return String.join(".", labels.subList(Math.max(0, labels.size() - count), labels.size()));
  }
}
