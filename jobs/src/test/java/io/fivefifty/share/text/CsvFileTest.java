package io.fivefifty.share.text;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.fivefifty.names.PlainText;
import io.fivefifty.share.content.ACause;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class CsvFileTest {

  private static List<NamedCsvRecord> read(ACause... causes) throws IOException {
    StringWriter out = new StringWriter();
    CsvFile.write(Arrays.stream(causes).map(ACause::row).toList(), out);
    return CsvReader.builder().ofNamedCsvRecord(out.toString()).stream().toList();
  }

  @Example
  void a_row_has_the_columns_of_the_table() throws IOException {
    NamedCsvRecord row =
        read(ACause.of("dmarc-fail")
                .fixable()
                .rejections(1234, 0.1)
                .attempts(5000, 0.2468)
                .before(7)
                .evidence("confirms", "p=reject, \"so\"", "2026-11-22T02:10:00Z"))
            .get(0);

    assertThat(row.getHeader())
        .hasSize(30)
        .startsWith("day", "scope", "provider", "sending_domain");
    assertThat(row.getField("rejections")).isEqualTo("1234");
    assertThat(row.getField("rate")).isEqualTo("0.2468");
    assertThat(row.getField("reply_code")).isEmpty();
    assertThat(row.getField("fixable")).isEqualTo("true");
    assertThat(row.getField("evidence_text")).isEqualTo("p=reject, \"so\"");
    assertThat(row.getField("dns_changed_at")).isEqualTo("2026-11-22T02:10:00Z");
  }

  @Example
  void what_a_spreadsheet_would_run_stays_text() throws IOException {
    for (String formula :
        List.of("=1+1", "+1", "-1", "@SUM(A1)", " =cmd|' /C calc'!A0", "＝1", "\t=1")) {
      assertThat(read(ACause.of("malware").reply(formula)).get(0).getField("sample_reply"))
          .isEqualTo("'" + PlainText.harmless(formula));
    }
  }

  @Property(tries = 300)
  void any_reply_comes_back_as_it_was_but_for_its_commands(@ForAll String reply)
      throws IOException {
    String field = read(ACause.of("malware").reply(reply)).get(0).getField("sample_reply");

    assertThat(field.startsWith("'") ? field.substring(1) : field)
        .isEqualTo(
            reply.startsWith("'")
                ? PlainText.harmless(reply).substring(1)
                : PlainText.harmless(reply));
    assertThat(field.stripLeading()).doesNotStartWith("=").doesNotStartWith("@");
  }
}
