package io.fivefifty.share.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonpCharacterEscapes;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import io.fivefifty.share.content.CauseReport;
import io.fivefifty.share.content.CauseRow;
import io.fivefifty.share.content.DomainRecords;
import io.fivefifty.share.content.TimeLine;
import io.fivefifty.share.content.Trend;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the page's script knows beside the table that it finds: what an opened row tells, and the
 * lines of the charts. What many rows say alike stands in it once, and rows point to it.
 */
final class PageData {

  private final CauseReport report;
  private final Map<String, Integer> texts = new LinkedHashMap<>();
  private final Map<String, Integer> domainOfSnapshot = new LinkedHashMap<>();
  private final Map<String, Integer> domainOfName = new LinkedHashMap<>();

  private PageData(CauseReport report) {
    this.report = report;
    for (int i = 0; i < report.domains().size(); i++) {
      DomainRecords domain = report.domains().get(i);
      domainOfSnapshot.putIfAbsent(key(domain.snapshotId(), domain.domain()), i);
      domainOfName.putIfAbsent(domain.domain(), i);
    }
  }

  private static String key(String snapshotId, String domain) {
    return snapshotId + '\n' + domain;
  }

  /** A block of JSON that can stand between the tags of a script. */
  static String json(CauseReport report, List<PageColumn> columns) {
    StringWriter out = new StringWriter();
    JsonFactory factory = new JsonFactory().setCharacterEscapes(new ForHtml());
    try (JsonGenerator json = factory.createGenerator(out)) {
      new PageData(report).write(json, columns);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  private void write(JsonGenerator json, List<PageColumn> columns) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("columns");
    for (PageColumn column : columns) {
      json.writeString(column.key());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("rows");
    for (CauseRow row : report.rows()) {
      writeRow(json, row);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("texts");
    for (String text : texts.keySet()) {
      json.writeString(text);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("domains");
    for (DomainRecords domain : report.domains()) {
      PageRecords.write(json, domain);
    }
    json.writeEndArray();
    writeTimeLine(json);
    json.writeEndObject();
  }

  /** An array without names, as there are a thousand of them. */
  private void writeRow(JsonGenerator json, CauseRow row) throws IOException {
    json.writeStartArray();
    json.writeString(PageText.shown(row.sampleReply()));
    json.writeNumber(row.fixable() ? 1 : 0);
    writeIndex(json, row.advice());
    writeIndex(json, report.meanings().get(row.cause()));
    writeIndex(json, row.evidenceText());
    writeIndex(json, row.dnsChangedAt() == null ? null : PageNumbers.time(row.dnsChangedAt()));
    Integer domain = domainOf(row);
    json.writeNumber(domain == null ? -1 : domain);
    json.writeNumber(row.attempts() == null ? -1 : row.attempts());
    boolean hasRate = row.rate() != null && !row.hasTooFewAttempts();
    json.writeNumber(hasRate ? Math.rint(1e6 * row.rate()) / 1e6 : -1);
    json.writeEndArray();
  }

  private void writeIndex(JsonGenerator json, @Nullable String text) throws IOException {
    if (text == null) {
      json.writeNumber(-1);
      return;
    }
    String shown = PageText.shown(text);
    Integer index = texts.putIfAbsent(shown, texts.size());
    json.writeNumber(index == null ? texts.size() - 1 : index);
  }

  private @Nullable Integer domainOf(CauseRow row) {
    if (row.sendingDomain() == null) {
      return null;
    }
    Integer ofSnapshot =
        row.snapshotId() == null
            ? null
            : domainOfSnapshot.get(key(row.snapshotId(), row.sendingDomain()));
    return ofSnapshot == null ? domainOfName.get(row.sendingDomain()) : ofSnapshot;
  }

  /** The records that an opened row shows. */
  static Function<CauseRow, @Nullable DomainRecords> domains(CauseReport report) {
    PageData data = new PageData(report);
    return row -> {
      Integer index = data.domainOf(row);
      return index == null ? null : report.domains().get(index);
    };
  }

  private void writeTimeLine(JsonGenerator json) throws IOException {
    TimeLine timeLine = report.timeLine();
    json.writeArrayFieldStart("days");
    for (String day : timeLine.days().stream().map(PageNumbers::shortDay).toList()) {
      json.writeString(day);
    }
    json.writeEndArray();
    writeTrends(json, "causes", timeLine.byCause());
    writeTrends(json, "parts", timeLine.byPart());
  }

  private static void writeTrends(JsonGenerator json, String name, List<Trend> trends)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Trend trend : trends) {
      json.writeStartArray();
      json.writeString(PageText.shown(trend.name()));
      for (Long rejections : trend.rejections()) {
        if (rejections == null) {
          json.writeNull();
        } else {
          json.writeNumber(rejections);
        }
      }
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  /** Leaves nothing that HTML could take for markup, or an old script engine for the line's end. */
  private static final class ForHtml extends CharacterEscapes {

    private static final long serialVersionUID = 1;
    private static final CharacterEscapes LINES = JsonpCharacterEscapes.instance();

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] escapes = CharacterEscapes.standardAsciiEscapesForJSON();
      escapes['<'] = ESCAPE_STANDARD;
      escapes['>'] = ESCAPE_STANDARD;
      escapes['&'] = ESCAPE_STANDARD;
      return escapes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
      return LINES.getEscapeSequence(character);
    }
  }
}
