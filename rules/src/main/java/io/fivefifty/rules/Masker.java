package io.fivefifty.rules;

/**
 * Replaces the parts of a reply that vary by {@code {address}}, {@code {ip}}, {@code {host}},
 * {@code {id}}, {@code {n}} and {@code {date}}. Hot: one pass, by hand; plain words are copied
 * after one look at their letters. Not thread-safe.
 */
final class Masker {
  private final HostMap<?> kept;
  private final HostMap<?> namedByRules;
  private final Chars template = new Chars();

  /** Differs from the template where a rule names a host, and counts from then on. */
  private final Chars words = new Chars();

  private boolean differ;

  /** Both maps hold names that stay: the first in templates too, the second for rules only. */
  Masker(HostMap<?> kept, HostMap<?> namedByRules) {
    this.kept = kept;
    this.namedByRules = namedByRules;
  }

  Masked mask(Reply reply) {
    template.clear();
    differ = false;
    if (reply.code() != 0) {
      template.append(Integer.toString(reply.code()));
      template.append(' ');
    }
    if (reply.enhancedCode() != null) {
      template.append(reply.enhancedCode());
      template.append(' ');
    }
    maskText(reply.text());
    template.dropTrailingBlanks();
    String masked = template.toString();
    if (!differ) {
      return new Masked(masked, masked);
    }
    words.dropTrailingBlanks();
    return new Masked(masked, words.toString());
  }

  /**
   * Chunks are what blanks part; the text has single blanks only. Plain ones are copied in runs.
   */
  private void maskText(String text) {
    int copied = 0;
    int i = 0;
    while (i < text.length()) {
      int blank = text.indexOf(' ', i);
      int end = blank < 0 ? text.length() : blank;
      boolean plain = isPlain(text, i, end);
      if (plain && !Dates.mayBegin(text, i)) {
        i = end + 1;
        continue;
      }
      append(text, copied, i);
      i = maskOrCopy(text, i, end, plain);
      copied = i;
    }
    append(text, Math.min(copied, text.length()), text.length());
  }

  /** One chunk, and all that belongs to it; returns where the next one begins. */
  private int maskOrCopy(String text, int i, int end, boolean plain) {
    int date = Dates.endOfDate(text, i, end);
    if (date > 0) {
      append("{date}");
      return date;
    }
    if (Codes.opensQuotedReply(template, text, i)) {
      return copyCodes(text, i);
    }
    int stop = end;
    if (plain) {
      append(text, i, end);
    } else {
      stop = maskChunk(text, i, end);
    }
    if (stop == end && end < text.length()) {
      append(" ");
      stop++;
    }
    return Math.max(stop, i + 1);
  }

  /** Copies a quoted reply's codes, which say as much as its words. */
  private int copyCodes(String text, int i) {
    int end = Codes.enhancedEnd(text, Math.min(i + 4, text.length()));
    int stop = end > 0 ? end : i + 3;
    append(text, i, stop);
    return stop;
  }

  private static boolean isPlain(String text, int from, int end) {
    int others = 0;
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      if (c >= 'a' && c <= 'z') {
        continue;
      }
      others++;
      if (!isPlainOther(i + 1 == end, c)) {
        return false;
      }
    }
    return others < Shapes.FEWEST_CAPITALS
        || end - from < Shapes.SHORTEST_LETTER_ID
        || !Shapes.isRandomLetters(text, from, end);
  }

  private static boolean isPlainOther(boolean last, char c) {
    return switch (c) {
      case ',', ';', '!', '?', '\'', '"', '(', ')', '-' -> true;
      case '.', ':' -> last;
      default -> c >= 'A' && c <= 'Z';
    };
  }

  /**
   * Masks what stands between brackets, quotes and commas, piece by piece. Returns where it ended,
   * which is past the chunk where that ends in a quoted reply's code.
   */
  private int maskChunk(String text, int from, int end) {
    int url = Urls.endOfUrl(text, from, end);
    if (url < 0) {
      return maskPieces(text, from, end);
    }
    int start = Urls.startOfUrl(text, from, end);
    maskPieces(text, from, start);
    Urls.mask(text, start, url, this);
    return maskPieces(text, url, end);
  }

  private int maskPieces(String text, int from, int end) {
    int i = from;
    while (i < end) {
      char c = text.charAt(i);
      if (isDelimiter(c)) {
        append(c);
        i++;
        continue;
      }
      if (isDots(text, i, end)) {
        append(c);
        i++;
        continue;
      }
      if (Codes.opensQuotedReply(template, text, i)) {
        i = copyCodes(text, i);
        continue;
      }
      int stop = i + 1;
      while (stop < end
          && !isDelimiter(text.charAt(stop))
          && !isDots(text, stop, end)
          && !endsBeforeCode(text, i, stop)) {
        stop++;
      }
      maskPiece(text.substring(i, stop));
      i = stop;
    }
    return i;
  }

  /** Behind a colon, a quoted reply may begin: "(jo@example.com:550 5.1.1 no such user)". */
  private static boolean endsBeforeCode(String text, int from, int i) {
    return i > from && text.charAt(i - 1) == ':' && Codes.isReplyCode(text, i);
  }

  /** Sendmail's "jo@example.com... User unknown", with or without the blank. */
  private static boolean isDots(String text, int i, int end) {
    return text.charAt(i) == '.' && i + 1 < end && text.charAt(i + 1) == '.';
  }

  private static boolean isDelimiter(char c) {
    return switch (c) {
      case '<', '>', '(', ')', '[', ']', '"', '\'', ',', ';', '{', '}', '|', '*', '!' -> true;
      default -> false;
    };
  }

  /** Masks a piece, and leaves the full stops and colons around it. */
  private void maskPiece(String piece) {
    int from = 0;
    int end = piece.length();
    while (from < end && isEdge(piece.charAt(from))) {
      from++;
    }
    while (end > from && (isEdge(piece.charAt(end - 1)) || piece.charAt(end - 1) == '-')) {
      end--;
    }
    append(piece, 0, from);
    if (from < end) {
      maskCore(from == 0 && end == piece.length() ? piece : piece.substring(from, end));
    }
    append(piece, end, piece.length());
  }

  private static boolean isEdge(char c) {
    return c == '.' || c == ':' || c == '?' || c == '=' || c == '/';
  }

  /** Wholes first, as an IPv6 address holds colons; then what equals signs, then colons part. */
  private void maskCore(String core) {
    if (!maskWhole(core)) {
      maskParts(core, "=");
    }
  }

  private boolean maskWhole(String core) {
    if (Shapes.isAddress(core)) {
      append("{address}");
    } else if (Shapes.isIp(core)) {
      append("{ip}");
    } else if (Codes.enhancedEnd(core, 0) == core.length()) {
      append(core);
    } else if (Dates.isTimestamp(core)) {
      append("{date}");
    } else {
      return false;
    }
    return true;
  }

  private void maskParts(String core, String separators) {
    int from = 0;
    while (from < core.length()) {
      int end = from;
      while (end < core.length() && separators.indexOf(core.charAt(end)) < 0) {
        end++;
      }
      maskPart(core.substring(from, end), separators);
      append(core, end, Math.min(end + 1, core.length()));
      from = end + 1;
    }
  }

  private void maskPart(String part, String separators) {
    if (part.isEmpty() || maskWhole(part)) {
      return;
    }
    if (separators.equals("=") && (part.indexOf(':') >= 0 || part.indexOf('/') >= 0)) {
      maskParts(part, ":/");
    } else {
      maskWord(part);
    }
  }

  private void maskWord(String word) {
    if (Shapes.isHost(word)) {
      maskHost(word);
    } else if (Shapes.startsWithNumber(word) && !followsRfc()) {
      append("{n}");
      append(word, Shapes.numberEnd(word), word.length());
    } else if (Shapes.isId(word)) {
      append("{id}");
    } else {
      append(word);
    }
  }

  /** The number of an RFC says what a reply is about. */
  private boolean followsRfc() {
    int last = template.length() - 1;
    return last >= 3
        && (template.charAt(last) == ' ' || template.charAt(last) == '-')
        && (template.charAt(last - 1) | 0x20) == 'c'
        && (template.charAt(last - 2) | 0x20) == 'f'
        && (template.charAt(last - 3) | 0x20) == 'r';
  }

  /** A known name stays; what stands below it may be anybody's. */
  void maskHost(String host) {
    String known = kept.nameOf(host);
    if (known != null) {
      append(host.length() > known.length() ? "{host}." : "");
      append(known);
      return;
    }
    String named = namedByRules.nameOf(host);
    if (named != null) {
      if (!differ) {
        differ = true;
        words.copy(template);
      }
      words.append("{host}.");
      words.append(named);
      template.append("{host}");
      return;
    }
    append("{host}");
  }

  void append(String text) {
    append(text, 0, text.length());
  }

  void append(String text, int from, int end) {
    template.append(text, from, end);
    if (differ) {
      words.append(text, from, end);
    }
  }

  /** A brace would look like one of ours. */
  private void append(char c) {
    char safe = c == '{' ? '(' : c == '}' ? ')' : c;
    template.append(safe);
    if (differ) {
      words.append(safe);
    }
  }
}
