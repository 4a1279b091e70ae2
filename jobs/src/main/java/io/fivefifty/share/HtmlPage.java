package io.fivefifty.share;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.WriterOutput;
import java.io.Writer;

/** A report as one HTML page that needs nothing beside it. */
final class HtmlPage {

  private HtmlPage() {}

  /** Writes the page, in UTF-8's characters. */
  static void write(CauseReport report, Writer out) {
    TemplateEngine.createPrecompiled(
            null, ContentType.Html, HtmlPage.class.getClassLoader(), "io.fivefifty.share.template")
        .render("report.jte", report, new WriterOutput(out));
  }
}
