package io.fivefifty.share;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.io.Writer;

/**
 * A report as one HTML page that needs nothing beside it: it can be opened from a disk, attached to
 * a mail and read without JavaScript.
 */
final class HtmlPage {

  private HtmlPage() {}

  /** Writes the page, in UTF-8's characters. */
  static void write(CauseReport report, Writer out) {
    TemplateEngine.createPrecompiled(
            null, ContentType.Html, HtmlPage.class.getClassLoader(), "io.fivefifty.share.template")
        .render("report.jte", PageView.of(report), new PageOutput(out));
  }
}
