package io.fivefifty.rules;

/** Tells by its shape what a word is: an address, an IP address, a host name, an id, a number. */
final class Shapes {
  /** Shorter words of letters only are taken for words. */
  static final int SHORTEST_LETTER_ID = 10;

  /** Fewer capitals do not make letters look random. */
  static final int FEWEST_CAPITALS = 3;

  private static final int SHORTEST_LONG_ID = 16;
  private static final int SHORTEST_HEX_ID = 8;

  private Shapes() {}

  /** Has an at sign between two parts; the local part may be anything. */
  static boolean isAddress(String word) {
    int at = word.lastIndexOf('@');
    if (at < 0) {
      int encoded = word.indexOf("%40");
      return encoded > 0 && encoded < word.length() - 3;
    }
    return at > 0 && word.indexOf(':', at) < 0;
  }

  /** IPv4 with four numbers, with or without prefix length or port; or IPv6. */
  static boolean isIp(String word) {
    String bare = word.regionMatches(true, 0, "IPv6:", 0, 5) ? word.substring(5) : word;
    return isIpv4(bare) || isIpv6(bare);
  }

  private static boolean isIpv4(String word) {
    int i = 0;
    for (int part = 0; part < 4; part++) {
      int start = i;
      while (i < word.length() && Codes.isDigit(word.charAt(i))) {
        i++;
      }
      if (i == start || i - start > 3) {
        return false;
      }
      if (part < 3 && (i == word.length() || word.charAt(i++) != '.')) {
        return false;
      }
    }
    return i == word.length()
        || ((word.charAt(i) == '/' || word.charAt(i) == ':') && isNumber(word, i + 1));
  }

  private static boolean isIpv6(String word) {
    int colons = 0;
    boolean digit = false;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c == ':') {
        colons++;
      } else if (Codes.isDigit(c) || c == '/' || c == '.') {
        digit = true;
      } else if (!isHex(c)) {
        return false;
      }
    }
    return colons >= 2 && (digit || word.contains("::")) && !isClock(word);
  }

  /** "21:00:00" has two colons as well. */
  static boolean isClock(String word) {
    int i = 0;
    for (int part = 0; part < 3; part++) {
      int start = i;
      while (i < word.length() && Codes.isDigit(word.charAt(i))) {
        i++;
      }
      if (i == start || i - start > 2) {
        return false;
      }
      if (i == word.length()) {
        return part > 0;
      }
      if (word.charAt(i) == '.' && part == 2) {
        return isNumber(word, i + 1);
      }
      if (word.charAt(i++) != ':') {
        return false;
      }
    }
    return false;
  }

  static boolean isNumber(String word, int from) {
    for (int i = from; i < word.length(); i++) {
      if (!Codes.isDigit(word.charAt(i))) {
        return false;
      }
    }
    return from < word.length();
  }

  /** Digits, also with points and commas in them, and at most a short unit behind: 10MB, 2.5. */
  static boolean startsWithNumber(String word) {
    int end = numberEnd(word);
    if (end == 0 || word.length() - end > 3) {
      return false;
    }
    for (int i = end; i < word.length(); i++) {
      if (!isLetter(word.charAt(i)) && word.charAt(i) != '%' && word.charAt(i) != '+') {
        return false;
      }
    }
    return true;
  }

  static int numberEnd(String word) {
    int end = 0;
    while (end < word.length()
        && (Codes.isDigit(word.charAt(end)) || (end > 0 && word.charAt(end) == '.'))) {
      end++;
    }
    return end;
  }

  /** Two labels or more, the last of letters and all in one case: "exist.Please" is no host. */
  static boolean isHost(String word) {
    int lastDot = word.lastIndexOf('.');
    if (lastDot <= 0 || lastDot == word.length() - 1 || word.length() < 4) {
      return false;
    }
    boolean upper = false;
    boolean lower = false;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      boolean inLast = i > lastDot;
      if (c == '.') {
        if (i == 0 || word.charAt(i - 1) == '.') {
          return false;
        }
      } else if (!isLetter(c) && (inLast || (c < 0x80 && !isHostCharacter(c)))) {
        return inLast && isPunycode(word, lastDot);
      }
      upper |= inLast && c >= 'A' && c <= 'Z';
      lower |= inLast && c >= 'a' && c <= 'z';
    }
    return word.length() - lastDot > 2 && !(upper && lower);
  }

  private static boolean isHostCharacter(char c) {
    return Codes.isDigit(c) || c == '-' || c == '_';
  }

  private static boolean isPunycode(String word, int lastDot) {
    return word.regionMatches(true, lastDot + 1, "xn--", 0, 4);
  }

  /**
   * A token that a machine made: letters and digits that change often, five digits among letters,
   * eight hexadecimal digits, sixteen characters with two digits, or letters of random case. A
   * provider's own codes (S3150, TSS04, OFR_506, BL000001) stay words.
   */
  static boolean isId(String word) {
    if (isNumberedCode(word)) {
      return false;
    }
    int digits = 0;
    int letters = 0;
    int changes = 0;
    int notHex = 0;
    int previous = 0;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      boolean isDigit = Codes.isDigit(c);
      int kind = isDigit ? 1 : isLetter(c) ? 2 : 0;
      digits += isDigit ? 1 : 0;
      letters += kind == 2 ? 1 : 0;
      changes += previous + kind == 3 && previous != kind && previous > 0 ? 1 : 0;
      notHex += isDigit || isHex(c) ? 0 : 1;
      previous = kind;
    }
    if (digits == 0) {
      return letters >= SHORTEST_LETTER_ID && isRandomLetters(word, 0, word.length());
    }
    return (changes >= 2 && digits >= 2 && word.length() >= 6)
        || (digits >= 5)
        || (word.length() >= SHORTEST_HEX_ID && notHex == 0)
        || (digits >= 2 && word.length() >= SHORTEST_LONG_ID)
        || isRandomLetters(word, 0, word.length());
  }

  /** Two to six capitals, then numbers padded with zeros: BL000001, LPN027_503, OFR004_104. */
  private static boolean isNumberedCode(String word) {
    int letters = 0;
    while (letters < word.length() && word.charAt(letters) >= 'A' && word.charAt(letters) <= 'Z') {
      letters++;
    }
    String padding = word.indexOf('_') > 0 ? "0" : "00";
    if (letters < 2
        || letters > 6
        || word.length() > letters + 9
        || !word.startsWith(padding, letters)) {
      return false;
    }
    for (int i = letters; i < word.length(); i++) {
      if (!Codes.isDigit(word.charAt(i)) && word.charAt(i) != '_') {
        return false;
      }
    }
    return true;
  }

  /** Whether a run of letters in the text looks drawn at random. */
  static boolean isRandomLetters(CharSequence text, int from, int end) {
    int start = from;
    for (int i = from; i <= end; i++) {
      if (i == end || !isLetter(text.charAt(i))) {
        if (i - start >= SHORTEST_LETTER_ID && isRandomRun(text, start, i)) {
          return true;
        }
        start = i + 1;
      }
    }
    return false;
  }

  /**
   * Letters of both cases, mixed as words joined in one (NoSuchUserHere) are not: a third and more
   * of each, and at least three capitals right behind a small letter.
   */
  private static boolean isRandomRun(CharSequence text, int from, int end) {
    int rises = 0;
    int capitals = 0;
    for (int i = from; i < end; i++) {
      boolean capital = text.charAt(i) <= 'Z';
      capitals += capital ? 1 : 0;
      rises += capital && i > from && text.charAt(i - 1) >= 'a' ? 1 : 0;
    }
    int length = end - from;
    return rises >= FEWEST_CAPITALS && capitals * 3 >= length && (length - capitals) * 3 >= length;
  }

  static boolean isHex(char c) {
    return Codes.isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
