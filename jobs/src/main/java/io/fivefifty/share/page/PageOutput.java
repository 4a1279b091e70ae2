package io.fivefifty.share.page;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.WriterOutput;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/**
 * Escapes whatever a template inserts, and marks what cannot be seen: no template can forget it.
 */
final class PageOutput extends OwaspHtmlTemplateOutput {

  PageOutput(Writer out) {
    super(new WriterOutput(out));
  }

  @Override
  public void writeUserContent(@Nullable String value) {
    super.writeUserContent(value == null ? null : PageText.shown(value));
  }
}
