package io.fivefifty.rules;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each way to write a wrong file, and the message that it gets. */
class BadDefinitionsTest {
  private static final String RULE =
      """
      rules:
        - id: a
          cause: mailbox-full
          any: [is full]
          source: RFC 3463
          examples: ["550 it is full"]
      """;

  private static void assertRefused(String text, String message) {
    assertThatThrownBy(() -> RuleFiles.general(text))
        .isInstanceOf(RuleException.class)
        .hasMessage(message);
  }

  @Test
  void unknownKeyOfAFile() {
    assertRefused(
        RULE + "colour: red\n",
        "general/test.yaml:7: found the key \"colour\"; expected one of groups, hosts, kind, like,"
            + " lists, name, provider, recipients, rules, says");
  }

  @Test
  void unknownKeyOfARule() {
    assertRefused(
        RULE.replace("source:", "sauce:"),
        "general/test.yaml:5: found the key \"sauce\"; expected one of advice, all, any, before,"
            + " cause, codes, enhanced, examples, id, none, not, only, pattern, quotes, source, weak");
  }

  @Test
  void unknownKeyOfAnExample() {
    assertRefused(
        RULE.replace("[\"550 it is full\"]", "[{reply: 550 it is full, host: mx}]"),
        "general/test.yaml:6: found the key \"host\"; expected one of recipient, relay, reply");
  }

  @Test
  void unknownCause() {
    assertThatThrownBy(() -> RuleFiles.general(RULE.replace("mailbox-full", "mailbox-fool")))
        .isInstanceOf(RuleException.class)
        .hasMessageStartingWith(
            "general/test.yaml:3: found the cause \"mailbox-fool\"; expected one of"
                + " blocked-sender,")
        .hasMessageContaining(" mailbox-full,");
  }

  @Test
  void theCauseOfWhatNoRuleKnows() {
    assertRefused(
        RULE.replace("mailbox-full", "unclassified"),
        "general/test.yaml:3: found the cause \"unclassified\"; expected another, as that one is"
            + " for what no rule knows");
  }

  @Test
  void missingKey() {
    assertRefused(
        RULE.replace("    source: RFC 3463\n", ""),
        "general/test.yaml:2: found no key \"source\"; expected it, as it is required here");
  }

  @Test
  void noExample() {
    assertRefused(
        RULE.replace("    examples: [\"550 it is full\"]\n", ""),
        "general/test.yaml:2: found no examples; expected at least one reply that it wins");
  }

  @Test
  void ruleThatTakesEveryReply() {
    assertRefused(
        RULE.replace("    any: [is full]\n", ""),
        "general/test.yaml:2: found a rule that takes every reply; expected one of all, any, only,"
            + " pattern, codes, enhanced");
  }

  @Test
  void duplicateRule() {
    assertRefused(
        RULE + RULE.substring(RULE.indexOf('\n') + 1),
        "general/test.yaml:7: found the rule \"a\" again; expected another id, as"
            + " general/test.yaml:2 has this one");
  }

  @Test
  void duplicateKey() {
    assertRefused(
        RULE + "    cause: spam-content\n",
        "general/test.yaml:7: found the key \"cause\" again; expected each key once; it stands in"
            + " line 3 too");
  }

  @Test
  void duplicateGroup() {
    assertThatThrownBy(() -> RuleFiles.site("groups:\n  mailbox: [box]\n"))
        .isInstanceOf(RuleException.class)
        .hasMessage("site/own.yaml:2: found the group \"mailbox\" again; expected each group once");
  }

  @Test
  void unknownGroup() {
    assertRefused(
        "groups: {box: [inbox]}\n" + RULE.replace("is full", "<inbox> is full"),
        "general/test.yaml:5: found the group \"<inbox>\"; expected one of box");
  }

  @Test
  void listWhereATextIsExpected() {
    assertRefused(
        RULE.replace("cause: mailbox-full", "cause: [mailbox-full]"),
        "general/test.yaml:3: found a list; expected one text for \"cause\"");
  }

  @Test
  void blockWhereAListIsExpected() {
    assertRefused(
        RULE.replace("[is full]", "{is: full}"),
        "general/test.yaml:4: found a block of keys; expected a text in the list \"any\"");
  }

  @Test
  void textWhereARuleIsExpected() {
    assertRefused(
        "rules:\n  - a\n",
        "general/test.yaml:2: found the text \"a\"; expected a rule: a block of keys such as id,"
            + " cause");
  }

  @Test
  void emptyValue() {
    assertRefused(
        RULE.replace("source: RFC 3463", "source:"),
        "general/test.yaml:5: found nothing; expected a value");
  }

  @Test
  void emptyFile() {
    assertRefused("", "general/test.yaml:1: found an empty file; expected keys such as rules");
  }

  @Test
  void noYaml() {
    assertThatThrownBy(() -> RuleFiles.general("rules:\n  - id: a\n   cause: b\n"))
        .isInstanceOf(RuleException.class)
        .hasMessageStartingWith("general/test.yaml:3: found what is no YAML (")
        .hasMessageEndingWith("; expected YAML");
  }

  @Test
  void wordThatMaskingChanges() {
    assertRefused(
        RULE.replace("is full", "box x1y2z3 is full"),
        "general/test.yaml:4: found the text \"box x1y2z3 is full\", which can never match;"
            + " expected words as replies have them after masking: \"box {id} is full\"");
  }

  @Test
  void wordOfCodesOnly() {
    assertRefused(
        RULE.replace("is full", "5.2.2"),
        "general/test.yaml:4: found the text \"5.2.2\"; expected words, not codes or marks only");
  }

  @Test
  void codeThatIsNone() {
    assertRefused(
        RULE + "    codes: [55]\n",
        "general/test.yaml:7: found the text \"55\"; expected a reply code such as 550 or 55*");
    assertRefused(
        RULE + "    enhanced: 5.7\n",
        "general/test.yaml:7: found the text \"5.7\"; expected an enhanced code such as 5.7.1 or"
            + " 5.7.*");
  }

  @Test
  void patternThatIsNone() {
    assertRefused(
        RULE + "    pattern: \"(a\"\n",
        "general/test.yaml:7: found the pattern \"(a\" (missing closing )); expected an RE2"
            + " pattern");
  }

  @Test
  void flagThatIsNone() {
    assertRefused(
        RULE + "    quotes: maybe\n",
        "general/test.yaml:7: found \"maybe\"; expected true or false");
  }

  @Test
  void beforeAnUnknownRule() {
    assertRefused(
        RULE + "    before: b\n",
        "general/test.yaml:7: found the rule \"b\"; expected the id of another rule");
  }

  @Test
  void beforeItself() {
    assertRefused(
        RULE + "    before: a\n",
        "general/test.yaml:7: found that the rule \"a\" goes before itself; expected no such"
            + " circle");
  }

  @Test
  void providerKeyWithoutProvider() {
    assertRefused(
        "hosts: [mx.example.com]\n",
        "general/test.yaml:1: found the key \"hosts\"; expected the key \"provider\" beside it");
  }

  @Test
  void unknownKindOfProvider() {
    assertRefused(
        "provider: p\nname: P\nkind: pigeon\n",
        "general/test.yaml:3: found \"pigeon\"; expected mailbox, gateway or other");
  }

  @Test
  void likeAnUnknownProvider() {
    assertRefused(
        "provider: p\nname: P\nkind: mailbox\nlike: q\n",
        "general/test.yaml:4: found the provider \"q\"; expected a provider with a file");
  }

  @Test
  void hostOfTwoProviders() {
    String text = "provider: %s\nname: P\nkind: mailbox\nhosts: [mx.example.com]\n";
    List<RuleFile> files =
        List.of(
            new RuleFile("providers/p.yaml", text.formatted("p")),
            new RuleFile("providers/q.yaml", text.formatted("q")));

    assertThatThrownBy(() -> RuleSet.of(RuleFiles.CAUSES, files, List.of()))
        .isInstanceOf(RuleException.class)
        .hasMessage(
            "providers/q.yaml:4: found the text \"mx.example.com\"; expected a name that the"
                + " provider \"p\" has not");
  }

  @Test
  void providerOfTwoFiles() {
    String text = "provider: p\nname: P\nkind: mailbox\n";
    List<RuleFile> files =
        List.of(new RuleFile("providers/p.yaml", text), new RuleFile("providers/q.yaml", text));

    assertThatThrownBy(() -> RuleSet.of(RuleFiles.CAUSES, files, List.of()))
        .isInstanceOf(RuleException.class)
        .hasMessage(
            "providers/q.yaml:1: found the provider \"p\" again; expected one file a provider");
  }

  @Test
  void unknownKindOfBlocklist() {
    assertRefused(
        "lists:\n  - {name: x, lists: pigeons, hosts: [bl.example.com]}\n",
        "general/test.yaml:2: found \"pigeons\"; expected addresses, domains or links");
  }

  @Test
  void siteRuleThatItsExampleDoesNotProve() {
    assertThatThrownBy(() -> RuleFiles.site(RULE.replace("550 it is full", "550 5.2.2 over quota")))
        .isInstanceOf(RuleException.class)
        .hasMessageStartingWith(
            "site/own.yaml:6: found an example of \"a\" that \"mailbox-full\""
                + " (general/recipient.yaml:")
        .hasMessageEndingWith(
            " wins; expected \"a\" to win it, or none of its examples is its own");
  }

  @Test
  void siteRuleWithTheIdOfOurs() {
    assertThatThrownBy(() -> RuleFiles.site(RULE.replace("id: a", "id: mailbox-full")))
        .isInstanceOf(RuleException.class)
        .hasMessageStartingWith(
            "site/own.yaml:2: found the rule \"mailbox-full\" again; expected another id, as"
                + " general/recipient.yaml:");
  }

  @Test
  void directoryWithoutRules(@TempDir Path directory) {
    assertThatThrownBy(() -> RuleSet.readSite(directory))
        .isInstanceOf(RuleException.class)
        .hasMessage(directory + ": found no *.yaml file; expected rule files");
    Path missing = directory.resolve("missing");
    assertThatThrownBy(() -> RuleSet.readSite(missing))
        .isInstanceOf(RuleException.class)
        .hasMessage(missing + ": found no directory; expected one with rule files");
  }
}
