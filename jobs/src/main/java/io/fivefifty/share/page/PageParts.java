package io.fivefifty.share.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a page runs and wears: its style, its script and the library that draws its charts.
 *
 * @param style CSS
 * @param library JavaScript that draws charts, with its licence
 * @param script JavaScript
 */
public record PageParts(String style, String library, String script) {

  private static final List<String> STYLES =
      List.of("colours.css", "text.css", "table.css", "charts.css", "print.css");

  /** In the order in which each needs those before it. */
  private static final List<String> SCRIPTS =
      List.of("dom.js", "rows.js", "details.js", "view.js", "controls.js", "charts.js", "start.js");

  static PageParts of(List<PageColumn> columns) {
    return new PageParts(
        joined(STYLES) + PageColumn.style(columns),
        "/*!\n" + text("chartist-LICENSE.txt") + "*/\n" + text("chartist.umd.js"),
        "(function () {\n'use strict';\n" + joined(SCRIPTS) + "})();\n");
  }

  /**
   * What the page may do: run and wear just what it came with, and reach nothing outside itself.
   * The chart library sets the size of what it draws by style attributes.
   */
  public String policy() {
    return "default-src 'none'; script-src "
        + hash(library)
        + " "
        + hash(script)
        + "; style-src 'unsafe-inline'; style-src-elem "
        + hash(style)
        + "; style-src-attr 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
  }

  private static String hash(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String joined(List<String> names) {
    return names.stream().map(PageParts::text).collect(Collectors.joining());
  }

  private static String text(String name) {
    try (InputStream in = PageParts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks io/fivefifty/share/page/" + name);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
