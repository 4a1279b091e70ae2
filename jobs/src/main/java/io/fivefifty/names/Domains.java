package io.fivefifty.names;

import com.ibm.icu.text.IDNA;
import com.ibm.icu.util.ICUException;
import java.util.Locale;

/** How domains are written in tables: A-labels in small letters, without a final dot. */
public final class Domains {

  /** UTS 46 without its transitional mappings, which would turn straße into strasse. */
  private static final IDNA IDN =
      IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);

  private static final IDNA IDN_SHOWN =
      IDNA.getUTS46Instance(
          IDNA.NONTRANSITIONAL_TO_UNICODE | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);

  private Domains() {}

  /** The domain's table form; one that no standard allows stays as it is, in small letters. */
  public static String aLabels(String domain) {
    String name = domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
    if (isLowerAscii(name)) {
      return name;
    }
    IDNA.Info info = new IDNA.Info();
    StringBuilder ascii = new StringBuilder();
    try {
      IDN.nameToASCII(name, ascii, info);
    } catch (ICUException e) {
      return name.toLowerCase(Locale.ROOT); // of a label of more than 1000 letters
    }
    return info.hasErrors() ? name.toLowerCase(Locale.ROOT) : ascii.toString();
  }

  /** The domain as people write it, with A-labels as the letters that they stand for. */
  public static String unicode(String domain) {
    if (!domain.contains("xn--")) {
      return domain;
    }
    IDNA.Info info = new IDNA.Info();
    StringBuilder unicode = new StringBuilder();
    try {
      IDN_SHOWN.nameToUnicode(domain, unicode, info);
    } catch (ICUException e) {
      return domain;
    }
    return info.hasErrors() ? domain : unicode.toString();
  }

  private static boolean isLowerAscii(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c >= 0x80 || (c >= 'A' && c <= 'Z')) {
        return false;
      }
    }
    return true;
  }
}
