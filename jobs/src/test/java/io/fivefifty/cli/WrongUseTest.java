package io.fivefifty.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All of these are told before Spark is started. */
class WrongUseTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "\"\" | No command is named; expected nightly, snapshot, rank, share, attempts, explain, help.",
        "bogus | There is no command 'bogus'; expected nightly, snapshot, rank, share, attempts, explain, help.",
        "nigthly | There is no command 'nigthly'; did you mean nightly?",
        "help nigthly | There is no command 'nigthly'; did you mean nightly?",
        "--logs /var/log | There is no option '--logs'",
        "nightly | Missing required option: '--logs=PATH'",
        "nightly --logs | Missing required parameter for option '--logs'",
        "nightly --logs l --al-days | There is no option '--al-days'; did you mean --all-days",
        "nightly --logs l --all-days --bogus=1 | There is no option '--bogus",
        "nightly l --logs l | 'l' is one word too many",
        "nightly --logs l --day 2026-13-45 | '2026-13-45' is no day; expected one such as 2026-11-22",
        "nightly --logs l --day yesterday | 'yesterday' is no day; expected one such as 2026-11-22",
        "nightly --logs l --day | Missing required parameter for option '--day'",
        "nightly --logs l --from 2026-11-23 --to 2026-11-20 | --to 2026-11-20 is before --from 2026-11-23",
        "nightly --logs l --day 2026-11-22 --all-days | three ways to say it: take one",
        "nightly --logs l --day 2026-11-22 --day 2026-11-23 | should be specified only once",
        "nightly --logs l --codes abc | 'abc' is no reply code; expected three digits such as 550, or 5xx",
        "nightly --logs l --codes 550, | '' is no reply code",
        "nightly --logs l --codes 250 | '250' is no reply code",
        "nightly --logs l --format exim5 | 'exim5' is no format; expected auto or postfix",
        "nightly --logs l --time-zone Mars/Base | 'Mars/Base' is no time zone; expected a name such as UTC",
        "nightly --logs l --top -1 | Invalid value for option '--top': '-1'; expected a number such as 10",
        "nightly --logs l --top 0 | Invalid value for option '--top': '0'",
        "nightly --logs l --top many | Invalid value for option '--top': 'many'",
        "nightly --logs l --top 99999999999 | Invalid value for option '--top': '99999999999'",
        "nightly --logs l --max-malformed some | 'some'; expected a number of lines such as 1000, or a share",
        "nightly --logs l --max-malformed -1 | '-1'; expected a number of lines such as 1000, or a share",
        "nightly --logs l --reports http://[ | 'http://[' is no path",
        "nightly --logs l --rules /no/such/folder | /no/such/folder: found no directory; expected one with rule",
        "rank --day tomorrow | 'tomorrow' is no day",
        "rank --top x | Invalid value for option '--top'",
        "rank --scope code | Invalid value for option '--scope': 'code'; expected one of all, provider,",
        "rank --scope all --provider gmail | expected one of provider, provider+sending_domain,",
        "nightly --logs l --scope provider --sending-domain a.example | expected one of sending_domain,",
        "share --reports r | Missing required option: '--to=DIR'",
        "share --to x --day yesterday | Invalid value for option '--day': 'yesterday' is no day;",
        "share --to x --days 0 | Invalid value for option '--days': '0'; expected a number",
        "share --to x --provider gmial | Invalid value for option '--provider': 'gmial'; expected one of",
        "rank --logs l | There is no option '--logs'",
        "attempts | Missing required option: '--logs=PATH'",
        "attempts --logs l --cause dmarc-fial | 'dmarc-fial'; expected one of blocked-sender,",
        "attempts --logs l --provider gmial | 'gmial'; expected one of ",
        "attempts --logs l --reports r | There is no option '--reports'",
        "explain | Name a reply, or take --tsv",
        "explain --tsv 550 | --tsv takes the replies from standard input",
        "explain --bogus 550 | There is no option '--bogus'",
        "explain --rules /no/such/folder 550 | /no/such/folder: found no directory"
      })
  void a_slip_gets_one_line_that_says_what_to_do(String words, String told) {
    Outcome outcome = Outcome.of(words.isEmpty() ? new String[0] : words.split(" "));

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.errLines()).hasSize(1);
    assertThat(outcome.err().replace('"', '\'')).startsWith("fivefifty: ").contains(told);
  }

  @Test
  void an_empty_word_is_told_too() {
    assertThat(Outcome.of("nightly", "--logs", "").err())
        .startsWith("fivefifty: Invalid value for option '--logs': an empty word is no path;");
    assertThat(Outcome.of("nightly", "--logs", "l", "--reports", "").err())
        .startsWith("fivefifty: Invalid value for option '--reports': no folder is named.");
    assertThat(Outcome.of("nightly", "--logs", "l", "--day", "").err()).contains("'' is no day");
    assertThat(Outcome.of("explain", " ").err()).startsWith("fivefifty: Name a reply");
  }

  @Test
  void each_line_ends_with_where_to_read_on() {
    assertThat(Outcome.of("nightly", "--bogus").err())
        .endsWith(" Try 'fivefifty nightly --help'.\n");
    assertThat(Outcome.of("bogus").err()).endsWith(" Try 'fivefifty --help'.\n");
  }

  @Test
  void a_file_in_the_place_of_the_report_folder_is_not_touched() {
    Path file = MailLogs.write(folder.resolve("file"), new byte[] {1, 2, 3});

    for (Path reports : new Path[] {file, file.resolve("below"), file.resolve("far/below")}) {
      for (String[] words :
          new String[][] {
            {"nightly", "--logs", "l", "--all-days", "--reports", reports.toString()},
            {"rank", "--reports", reports.toString()}
          }) {
        Outcome outcome = Outcome.of(words);

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.errLines()).hasSize(1);
        assertThat(outcome.err()).contains(file + " is a file; expected a folder");
      }
    }
    assertThat(file).hasBinaryContent(new byte[] {1, 2, 3});
  }

  @Test
  void a_bad_rule_file_is_told_with_file_and_line() {
    MailLogs.write(
        folder.resolve("rules/site.yaml"),
        "rules:\n  - id: mine\n    cuase: spf-fail\n".getBytes(UTF_8));

    for (String[] words :
        new String[][] {
          {"explain", "--rules", folder.resolve("rules").toString(), "550"},
          {"nightly", "--logs", "l", "--rules", folder.resolve("rules").toString()},
          {"rank", "--rules", folder.resolve("rules").toString()}
        }) {
      Outcome outcome = Outcome.of(words);

      assertThat(outcome.exitCode()).isEqualTo(2);
      assertThat(outcome.out()).isEmpty();
      assertThat(outcome.errLines()).isNotEmpty();
      assertThat(outcome.errLines().get(0))
          .matches("fivefifty: .*site\\.yaml:3: found .*cuase.*; expected .*");
    }
  }

  @Test
  void what_is_no_YAML_or_no_text_is_no_rule_file() {
    MailLogs.write(folder.resolve("broken/a.yaml"), "rules: [\n".getBytes(UTF_8));
    MailLogs.write(folder.resolve("noise/a.yaml"), MailLogs.noise(3));
    MailLogs.write(folder.resolve("empty/a.yaml"));
    MailLogs.write(folder.resolve("none/a.txt"));

    for (String rules : new String[] {"broken", "noise", "empty", "none"}) {
      Outcome outcome = Outcome.of("explain", "--rules", folder.resolve(rules).toString(), "550");

      assertThat(outcome.exitCode()).isEqualTo(2);
      assertThat(outcome.errLines()).hasSize(1);
      assertThat(outcome.err()).contains(folder.resolve(rules).toString()).contains("; expected ");
    }
  }
}
