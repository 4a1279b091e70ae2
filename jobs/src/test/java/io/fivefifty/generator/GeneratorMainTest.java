package io.fivefifty.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GeneratorMainTest {
  @TempDir private Path folder;

  @Test
  void itWritesAsManyBytesAsItIsTold() throws IOException {
    String said =
        run("--to", folder.toString(), "--bytes", "4M", "--dress", "rfc5424", "--hosts", "1");
    Path log = folder.resolve("mx-out1/mail.log");
    assertThat(Files.size(log)).isBetween(3_900_000L, 4_500_000L);
    assertThat(said).matches("1 files, \\d+ lines, " + Files.size(log) + " bytes, .* MB/s");
    assertThat(PlainReader.lines(log).get(0)).startsWith("<22>1 2026-11-29T00:00:");
  }

  @Test
  void itNamesWhatItDoesNotKnow() {
    assertThatThrownBy(() -> run("--to", "x", "--colour", "red"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("found '--colour', expected --option value");
    assertThatThrownBy(() -> run("--to", "x", "--bytes", "1M", "--dress", "gown"))
        .hasMessageStartingWith("found 'gown', expected one of [RFC3164, ");
    assertThatThrownBy(() -> run("--to", "x")).hasMessageContaining("--bytes");
    assertThatThrownBy(() -> run("--bytes", "1M")).hasMessage("--to is missing");
  }

  @ParameterizedTest
  @CsvSource({"512, 512", "2k, 2048", "3M, 3145728", "1G, 1073741824"})
  void sizesHavePowers(String text, long expected) {
    assertThat(GeneratorMain.bytes(text)).isEqualTo(expected);
  }

  private static String run(String... args) throws IOException {
    return GeneratorMain.run(args);
  }
}
