package io.fivefifty.rules;

import java.util.List;

/** Small rule sets for tests. */
final class RuleFiles {
  static final RuleFile CAUSES = BundledFiles.causes();

  private RuleFiles() {}

  /** A rule set of one file, called {@code general/test.yaml}. */
  static RuleSet general(String text) {
    return RuleSet.of(CAUSES, List.of(new RuleFile("general/test.yaml", text)), List.of());
  }

  /** A rule set of our own files and one file of a site, called {@code site/own.yaml}. */
  static RuleSet site(String text) {
    return RuleSet.with(List.of(new RuleFile("site/own.yaml", text)));
  }

  static List<String> problems(RuleSet rules) {
    return new RuleChecks(rules).problems(rules.rules());
  }

  static Verdict classify(RuleSet rules, String reply) {
    return new Classifier(rules).classify(reply, null, null);
  }
}
