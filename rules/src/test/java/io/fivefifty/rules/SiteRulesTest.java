package io.fivefifty.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteRulesTest {
  private static final String OWN =
      """
      rules:
        - id: our-partner-says-no
          cause: restricted-recipient
          any: [see wiki.partner.example]
          source: mail of their postmaster, 2026-11-02
          advice: Ring them. Their number is on the wall.
          examples: ["550 no, see wiki.partner.example"]
      """;

  @Test
  void filesBelowADirectoryAreRead(@TempDir Path directory) throws IOException {
    Files.createDirectory(directory.resolve("b"));
    Files.writeString(directory.resolve("b/own.yaml"), OWN);
    Files.writeString(directory.resolve("a.yaml"), "groups: {colour: [red]}");
    Files.writeString(directory.resolve("notes.txt"), "no rule");

    List<RuleFile> files = RuleSet.readSite(directory);

    assertThat(files)
        .extracting(RuleFile::name)
        .containsExactly(
            directory.resolve("a.yaml").toString(), directory.resolve("b/own.yaml").toString());
    assertThat(RuleSet.with(files).rule("our-partner-says-no")).isPresent();
  }

  @Test
  void aHostThatASiteNamesIsSeenAndTheTemplateStaysTheSame() {
    String reply = "550 no, see wiki.partner.example";

    Verdict verdict = RuleFiles.classify(RuleFiles.site(OWN), reply);

    assertThat(verdict.rule()).isEqualTo("our-partner-says-no");
    assertThat(verdict.template()).isEqualTo(Template.of(Reply.parse(reply)));
    assertThat(verdict.template().text()).isEqualTo("550 no, see {host}");
  }

  @Test
  void theSameFilesGiveTheSameSet() {
    assertThat(RuleFiles.site(OWN)).isSameAs(RuleFiles.site(OWN));
  }
}
