package io.fivefifty.report;

import io.fivefifty.dns.evidence.Claims;
import io.fivefifty.logs.NamedAddresses;
import io.fivefifty.logs.NamedDomains;
import io.fivefifty.rules.Classifier;
import io.fivefifty.rules.Masking;
import io.fivefifty.rules.NamedLists;
import io.fivefifty.rules.Providers;
import io.fivefifty.rules.RuleFile;
import io.fivefifty.rules.RuleSet;
import io.fivefifty.rules.Verdict;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF4;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Puts the verdict of the rules beside each rejection, and leaves the raw reply behind. */
final class Classify {

  private static final StructType VERDICT =
      StructType.fromDDL(
          """
          provider STRING, cause STRING, rule STRING, template_id BIGINT, template STRING,
          sample_reply STRING, sending_ips ARRAY<STRING>, named_domains ARRAY<STRING>,
          named_lists ARRAY<STRING>, is_about_domain BOOLEAN""");

  /** Longer texts say nothing more, and are somebody's attempt to fill a disk. */
  private static final int LONGEST_TEXT = 1000;

  private static final String[] NONE = {};

  private static final Pattern LOGGED_LINE_END = Pattern.compile("\\\\n(?=[245]\\d\\d[- ])");

  private Classify() {}

  /**
   * Adds the column {@code verdict}, null where {@code reply} is empty, and drops {@code reply}.
   *
   * @param siteRules the user's own rules
   */
  static Dataset<Row> rejections(
      SparkSession spark, Dataset<Row> observations, List<RuleFile> siteRules) {
    spark.udf().register("classify", new Function(siteRules), VERDICT);
    return observations
        .withColumn(
            "verdict",
            functions.expr(
                "IF(reply <> '', classify(reply, relay_host, relay_ip, recipient_domain), NULL)"))
        .drop("reply");
  }

  /** One for each task, as Spark copies it; its classifier remembers by template. */
  private static final class Function implements UDF4<String, String, String, String, Row> {

    private static final long serialVersionUID = 1L;

    private final List<RuleFile> siteRules;
    private transient @Nullable RuleSet rules;
    private transient @Nullable Classifier classifier;

    Function(List<RuleFile> siteRules) {
      this.siteRules = List.copyOf(siteRules);
    }

    @Override
    public Row call(String reply, String relayHost, String relayIp, String recipientDomain) {
      Verdict verdict = classifier().classify(reply, relayHost, recipientDomain);
      String cause = verdict.cause().id();
      return RowFactory.create(
          verdict.provider(),
          cause,
          verdict.rule(),
          verdict.template().id(),
          cut(verdict.template().text()),
          cut(onOneLine(Masking.addresses(reply))),
          NamedAddresses.in(reply, relayIp).toArray(new String[0]),
          Claims.namesDomain(cause) ? domains(reply) : NONE,
          Claims.isOfList(cause) ? lists(reply) : NONE,
          Claims.isOfRecipientDomain(cause));
    }

    /** Whose policy or HELO name it was about; providers name themselves, too. */
    private String[] domains(String reply) {
      Providers providers = rules().providers();
      return NamedDomains.inText(reply).stream()
          .filter(name -> providers.ofHost(name) == null)
          .toArray(String[]::new);
    }

    /** The zones of the lists that everybody knows; else of a private one, all names there are. */
    private static String[] lists(String reply) {
      List<String> zones = NamedLists.zonesIn(reply);
      return (zones.isEmpty() ? NamedDomains.inTextAndLinks(reply) : zones).toArray(String[]::new);
    }

    private RuleSet rules() {
      if (rules == null) {
        rules = RuleSet.with(siteRules);
      }
      return rules;
    }

    private Classifier classifier() {
      if (classifier == null) {
        classifier = new Classifier(rules());
      }
      return classifier;
    }

    /**
     * Some MTAs log a reply's line ends, Exim as a backslash and an n; in tables a blank stands for
     * them, as Postfix does it.
     */
    private static String onOneLine(String text) {
      String line = text.replace("\r\n", " ").replace('\n', ' ');
      return line.contains("\\n") ? LOGGED_LINE_END.matcher(line).replaceAll(" ") : line;
    }

    private static String cut(String text) {
      return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }
  }
}
