package io.fivefifty.share.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import io.fivefifty.share.content.CauseReport;
import java.io.Writer;

/**
 * A report as one HTML page that needs nothing beside it: it can be opened from a disk, attached to
 * a mail and read without JavaScript.
 */
public final class HtmlPage {

  private HtmlPage() {}

  /** Writes the page, in UTF-8's characters. */
  public static void write(CauseReport report, Writer out) {
    TemplateEngine.createPrecompiled(
            null, ContentType.Html, HtmlPage.class.getClassLoader(), "io.fivefifty.share.template")
        .render("report.jte", PageView.of(report), new PageOutput(out));
  }
}
