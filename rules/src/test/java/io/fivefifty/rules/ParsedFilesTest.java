package io.fivefifty.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The trees that the build keeps are what the files say. */
final class ParsedFilesTest {

  @Test
  void treesAreThoseOfTheYaml() {
    assertThat(BundledFiles.all())
        .allSatisfy(
            file -> {
              assertThat(BundledFiles.parsed().has(file.name())).isTrue();
              assertThat(BundledFiles.parsed().read(file)).isEqualTo(Yaml.read(file));
            });
  }

  @Test
  void aChangedFileIsReadAnew() {
    List<RuleFile> files = new ArrayList<>(BundledFiles.all());
    RuleFile first = files.get(0);
    files.set(0, new RuleFile(first.name(), first.text() + "\n# changed\n"));
    assertThat(ParsedFiles.of(files).has(first.name())).isFalse();
  }

  @Test
  void aSitesFileIsNotAmongThem() {
    assertThat(BundledFiles.parsed().has("site/own.yaml")).isFalse();
  }

  @Test
  void aSitesFileOfTheSameNameIsItsOwn() {
    String own =
        """
        rules:
          - id: own-red-fish
            cause: spam-content
            all: [red fish]
            source: a test
            examples: ["550 red fish"]
        """;
    RuleSet rules = RuleSet.with(List.of(new RuleFile("providers/gmail.yaml", own)));
    assertThat(rules.rule("own-red-fish")).isPresent();
  }
}
