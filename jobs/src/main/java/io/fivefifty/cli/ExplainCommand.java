package io.fivefifty.cli;

import io.fivefifty.names.PlainText;
import io.fivefifty.rules.Classifier;
import io.fivefifty.rules.Explanation;
import io.fivefifty.rules.Rule;
import io.fivefifty.rules.RuleSet;
import io.fivefifty.rules.Verdict;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code explain}: what a reply means. Starts no Spark. */
@Command(
    name = "explain",
    description = {
      "Says what a reply means: who refused, why, which rule knows it, what to do.",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footer = {
      "",
      "Example:",
      "  fivefifty explain --relay mx.example.com \"550 5.7.1 Relaying denied\""
    })
final class ExplainCommand implements Callable<Integer> {

  /** In UTF-16 units; no reply is longer, and memory is bounded. */
  private static final int LONGEST_LINE = 1 << 16;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "REPLY",
      description =
          "The reply with its code, as the log or the bounce has it; best in quotes, so that the"
              + " shell leaves it as it is.")
  private List<String> reply = List.of();

  @Option(names = "--relay", paramLabel = "HOST", description = "The remote host that said it.")
  private @Nullable String relay;

  @Option(names = "--recipient", paramLabel = "ADDRESS", description = "Whom the mail was for.")
  private @Nullable String recipient;

  @Option(
      names = "--tsv",
      description =
          "Many at once: standard input has id, reply, relay, recipient; standard output gets id,"
              + " provider, cause, rule (tabs, no header).")
  private boolean tsv;

  @Mixin private LogOptions.RulesOption rules;

  @Override
  public Integer call() throws IOException {
    String words = String.join(" ", reply).strip();
    if (tsv != words.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          tsv ? "--tsv takes the replies from standard input" : "Name a reply, or take --tsv");
    }
    Classifier classifier = new Classifier(RuleSet.with(rules.files()));
    if (tsv) {
      explainAll(classifier);
    } else {
      print(
          System.out,
          classifier.explain(words, ExplainedLine.known(relay), ExplainedLine.domain(recipient)));
    }
    return 0;
  }

  private static void explainAll(Classifier classifier) throws IOException {
    BoundedLines in =
        new BoundedLines(new InputStreamReader(System.in, StandardCharsets.UTF_8), LONGEST_LINE);
    PrintWriter out =
        new PrintWriter(
            new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8)));
    for (String line; (line = in.next()) != null; ) {
      if (line.isEmpty()) {
        continue;
      }
      ExplainedLine asked = ExplainedLine.parse(line);
      Verdict verdict = classifier.classify(asked.reply(), asked.relay(), asked.recipientDomain());
      out.print(
          asked.id()
              + "\t"
              + verdict.provider()
              + "\t"
              + verdict.cause().id()
              + "\t"
              + verdict.rule()
              + "\n");
    }
    out.flush();
  }

  private static void print(PrintStream out, Explanation explanation) {
    Ansi ansi = Terminal.ansi();
    Verdict verdict = explanation.verdict();
    Rule rule = explanation.rule();
    out.println(ansi.string("@|bold " + verdict.cause().id() + "|@ at " + verdict.provider()));
    line(out, "says", verdict.cause().meaning());
    line(out, "who mends", verdict.cause().actor().id());
    line(out, "what to do", explanation.advice());
    line(out, "provider", explanation.providerKnownBy());
    if (rule == null) {
      line(out, "rule", "none knows it: see \"A rule of your own\" in the README");
    } else {
      line(out, "rule", rule.id() + " (" + rule.file() + ":" + rule.line() + ")");
      line(out, "source", rule.source());
    }
    if (explanation.runnerUp() != null) {
      line(
          out,
          "runner-up",
          explanation.runnerUp().id()
              + " ("
              + explanation.runnerUp().cause().id()
              + "): "
              + explanation.runnerUpLost());
    }
    line(out, "template", verdict.template().text());
  }

  private static void line(PrintStream out, String label, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      out.print(Wrap.indented(String.format("  %-11s", label), PlainText.harmless(text)));
    }
  }
}
