package io.fivefifty.rules;

/** Masks links: the site and the page stay, addresses, ids and values in it go. */
final class Urls {
  /** Longer numbers in a page's path are ids; shorter ones are articles of a help site. */
  private static final int LONGEST_PAGE_NUMBER = 8;

  private Urls() {}

  /** Where the link in the chunk ends, or -1 where the chunk has none. */
  static int endOfUrl(String text, int from, int end) {
    int start = startOfUrl(text, from, end);
    if (start < 0) {
      return -1;
    }
    int stop = start;
    while (stop < end && !isUrlEnd(text.charAt(stop))) {
      stop++;
    }
    while (stop > start && isTrailing(text.charAt(stop - 1))) {
      stop--;
    }
    return stop;
  }

  /** A link begins with a scheme, with {@code www.}, or is a host with a path behind it. */
  static int startOfUrl(String text, int from, int end) {
    int scheme = schemeEnd(text, from, end);
    if (scheme > from) {
      int start = scheme;
      while (start > from && Shapes.isLetter(text.charAt(start - 1))) {
        start--;
      }
      return start;
    }
    int start = from;
    while (start < end && !Shapes.isLetter(text.charAt(start))) {
      start++;
    }
    int hostEnd = start;
    while (hostEnd < end && text.charAt(hostEnd) != '/') {
      hostEnd++;
    }
    boolean www = text.regionMatches(true, start, "www.", 0, 4);
    boolean path = hostEnd > start && hostEnd < end - 1 && isHost(text, start, hostEnd);
    return www || path ? start : -1;
  }

  /** Where the scheme's name ends, or -1 where there is none. */
  private static int schemeEnd(String text, int from, int end) {
    for (int i = from; i + 2 < end; i++) {
      if (text.charAt(i) == ':' && text.startsWith("//", i + 1)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isHost(String text, int start, int end) {
    return Shapes.isHost(text.substring(start, end));
  }

  private static boolean isUrlEnd(char c) {
    return c == '<' || c == '>' || c == '"' || c == '\'' || c == '[' || c == ']' || c == '|'
        || c == '(' || c == ')';
  }

  private static boolean isTrailing(char c) {
    return c == '.' || c == ',' || c == ';' || c == ':' || c == '!';
  }

  static void mask(String text, int from, int end, Masker out) {
    int scheme = schemeEnd(text, from, end);
    int host = scheme >= 0 ? scheme + 3 : from;
    int i = host;
    while (i < end && !isSeparator(text.charAt(i))) {
      i++;
    }
    boolean ip = Shapes.isIp(text.substring(host, i));
    out.append(text, from, ip ? host : i);
    out.append(ip ? "{ip}" : "");
    boolean query = false;
    while (i < end) {
      char c = text.charAt(i);
      query |= c == '?' || c == '#';
      out.append(c == '{' || c == '}' ? "_" : text.substring(i, i + 1));
      int stop = i + 1;
      while (stop < end && !isSeparator(text.charAt(stop))) {
        stop++;
      }
      maskPart(text.substring(i + 1, stop), query, out);
      i = stop;
    }
  }

  private static boolean isSeparator(char c) {
    return c == '/' || c == '?' || c == '&' || c == ';' || c == '=' || c == '#' || c == ','
        || c == '{' || c == '}';
  }

  private static void maskPart(String part, boolean query, Masker out) {
    boolean number = Shapes.isNumber(part, 0);
    if (!query && number && part.length() < LONGEST_PAGE_NUMBER) {
      out.append(part);
    } else if (Shapes.isAddress(part)) {
      out.append("{address}");
    } else if (Shapes.isIp(part)) {
      out.append("{ip}");
    } else if (number) {
      out.append("{n}");
    } else if (Shapes.isHost(part) && !isPage(part)) {
      out.maskHost(part);
    } else {
      out.append(Shapes.isId(part) ? "{id}" : part);
    }
  }

  /** "bl.shtml" and "index.php" look like hosts. */
  private static boolean isPage(String part) {
    int dot = part.lastIndexOf('.');
    return part.indexOf("htm", dot) > 0
        || part.endsWith(".php")
        || part.endsWith(".asp")
        || part.endsWith(".aspx")
        || part.endsWith(".jsp")
        || part.endsWith(".cgi")
        || part.endsWith(".lasso");
  }
}
