package io.fivefifty.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttemptsTest {

  private static final Path SAMPLE_LOGS = Path.of("..", "sample-logs");
  private static final String HEADER =
      "log\ttime\tmta_host\tqueue_id\tsending_domain\trecipient_domain\trelay_host\trelay_ip"
          + "\treply_code\tenhanced_code\tstage\tpermanent\tprovider\tcause\trule\treply";

  @TempDir private static Path folder;
  private static Outcome sample;

  @BeforeAll
  static void readSampleLogs() {
    sample =
        Outcome.of("attempts", "--logs", SAMPLE_LOGS.toString(), "--tsv", "--time-zone", "UTC");
  }

  @Test
  void tsv_has_a_header_and_a_row_for_each_refused_attempt() throws IOException {
    long expected =
        Files.readAllLines(SAMPLE_LOGS.resolve("expected.tsv")).stream()
            .skip(1)
            .mapToLong(line -> Long.parseLong(line.split("\t", -1)[6]))
            .sum();

    assertThat(sample.exitCode()).isZero();
    assertThat(sample.err()).isEmpty();
    assertThat(sample.outLines().get(0)).isEqualTo(HEADER);
    assertThat(sample.outLines()).hasSize(Math.toIntExact(1 + expected));
  }

  @Test
  void each_row_has_every_column_and_no_control_character() {
    for (String line : sample.outLines().subList(1, sample.outLines().size())) {
      List<String> columns = Arrays.asList(line.split("\t", -1));

      assertThat(columns).as(line).hasSize(16);
      assertThat(OffsetDateTime.parse(columns.get(1)).getYear()).isEqualTo(2026);
      assertThat(columns.get(8)).isEqualTo("550");
      assertThat(columns.get(11)).isIn("true", "false");
      assertThat(line.replace("\t", "").chars()).noneMatch(Character::isISOControl);
      assertThat(columns).doesNotContain("null");
    }
  }

  @Test
  void no_local_part_of_an_address_is_told() {
    Set<String> people = localParts();

    assertThat(people).hasSizeGreaterThan(100);
    assertThat(sample.outLines().stream().map(line -> line.substring(1 + line.indexOf('\t'))))
        .as("all but the logs' names, which qmail begins with @")
        .noneMatch(line -> line.matches(".*[^*]@.*"));
    // Names with a dot or a digit are nobody's words.
    assertThat(people.stream().filter(name -> name.matches(".{4,}") && name.matches(".*[0-9.].*")))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(sample.out()).doesNotContainIgnoringCase(name));
  }

  @Test
  void filters_leave_only_what_was_asked_for() {
    Path log = MailLogs.write(folder.resolve("filter/mail.log"), MailLogs.day("2026-11-22"));

    Outcome outcome =
        Outcome.of(
            "attempts",
            "--logs",
            log.toString(),
            "--provider",
            "gmail",
            "--cause",
            "unknown-recipient",
            "--sending-domain",
            "SHOP.example.",
            "--time-zone",
            "Europe/Berlin");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.outLines())
        .hasSize(8)
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100))
        .satisfies(
            lines ->
                assertThat(lines.get(0))
                    .isEqualTo(
                        "2026-11-22 09:00:01  shop.example → gmail.com at gmail-smtp-in.l.google.com"
                            + " · gmail ·"));
    assertThat(outcome.out())
        .contains("550-5.1.1 The email account")
        .doesNotContain("corp.example");
  }

  @Test
  void neither_a_line_of_50_MB_nor_a_hostile_reply_does_harm() {
    byte[] line = new byte[50_000_000];
    Arrays.fill(line, (byte) 'A');
    Path log =
        MailLogs.write(
            folder.resolve("long/mail.log"),
            line,
            "\n".getBytes(UTF_8),
            MailLogs.day("2026-11-22"));

    Outcome outcome = Outcome.of("attempts", "--logs", log.toString(), "--tsv");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.outLines()).hasSize(1 + MailLogs.REJECTIONS);
    assertThat(outcome.outLines())
        .last()
        .asString()
        .contains(
            "\tnews.example.net\tcorp.example\tmx.corp.example\t203.0.113.5\t550\t5.7.1\trcpt\ttrue\tother\trelay-denied\t")
        .endsWith("\t550 5.7.1 <***@corp.example>: Relay access denied.  [31mRed  ");
  }

  @Test
  void where_nothing_fits_the_days_of_the_logs_and_bad_files_are_told() {
    Path cut =
        MailLogs.write(
            folder.resolve("cut/mail.log.gz"), MailLogs.cutGzip(MailLogs.day("2026-11-22")));

    Outcome outcome = Outcome.of("attempts", "--logs", cut.toString(), "--day", "2026-11-01");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.errLines())
        .containsExactly(
            "fivefifty: No refused attempt fits; the logs' lines are of 2026-11-22",
            "fivefifty: "
                + cut
                + " breaks off: it ends too early; what could be read of it is counted");
  }

  private static Set<String> localParts() {
    Pattern address = Pattern.compile("(?:from|to)=<([^@<>]+)@");
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(SAMPLE_LOGS, 2)) {
      for (Path file :
          files.filter(f -> f.getParent().getFileName().toString().startsWith("mx-")).toList()) {
        Matcher matcher = address.matcher(text(file));
        while (matcher.find()) {
          found.add(matcher.group(1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private static String text(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (file.toString().endsWith(".gz")) {
      try (GZIPInputStream in = new GZIPInputStream(new java.io.ByteArrayInputStream(bytes))) {
        bytes = in.readAllBytes();
      }
    }
    return new String(bytes, UTF_8);
  }
}
