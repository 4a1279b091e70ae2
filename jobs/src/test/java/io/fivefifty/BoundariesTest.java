package io.fivefifty;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Data flows one way: logs, source, report, cli; what thinks knows no Spark. */
@AnalyzeClasses(packages = "io.fivefifty", importOptions = DoNotIncludeTests.class)
class BoundariesTest {

  private static final String[] SPARK = {"org.apache.spark..", "org.apache.hadoop..", "scala.."};

  @ArchTest
  static final ArchRule rules_know_nobody =
      noClasses()
          .that()
          .resideInAPackage("io.fivefifty.rules..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.fivefifty..")
                  .and(resideInAPackage("io.fivefifty.rules..").negate()))
          .orShould()
          .dependOnClassesThat(resideInAnyPackage(SPARK));

  @ArchTest
  static final ArchRule logs_know_neither_Spark_nor_what_is_made_of_them =
      noClasses()
          .that()
          .resideInAPackage("io.fivefifty.logs..")
          .should()
          .dependOnClassesThat(resideInAnyPackage(SPARK))
          .orShould()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "io.fivefifty.source..",
                  "io.fivefifty.report..",
                  "io.fivefifty.cli..",
                  "io.fivefifty.dns.."));

  @ArchTest
  static final ArchRule what_takes_layers_off_knows_neither_Spark_nor_the_listing =
      noClasses()
          .that()
          .resideInAPackage("io.fivefifty.source.stored..")
          .should()
          .dependOnClassesThat(resideInAnyPackage(SPARK))
          .orShould()
          .dependOnClassesThat(
              resideInAPackage("io.fivefifty..")
                  .and(
                      resideInAnyPackage("io.fivefifty.source.stored..", "io.fivefifty.logs")
                          .negate()));

  @ArchTest
  static final ArchRule dns_knows_neither_Spark_nor_logs =
      noClasses()
          .that()
          .resideInAPackage("io.fivefifty.dns..")
          .should()
          .dependOnClassesThat(resideInAnyPackage(SPARK))
          .orShould()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "io.fivefifty.logs..",
                  "io.fivefifty.source..",
                  "io.fivefifty.report..",
                  "io.fivefifty.cli..",
                  "io.fivefifty.rules.."));

  @ArchTest
  static final ArchRule only_asking_uses_dnsjava =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.fivefifty.dns.asking..")
          .should()
          .dependOnClassesThat(resideInAPackage("org.xbill.DNS.."));

  @ArchTest
  static final ArchRule what_names_look_like_knows_nobody =
      noClasses()
          .that()
          .resideInAPackage("io.fivefifty.names..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.fivefifty..")
                  .and(resideInAPackage("io.fivefifty.names..").negate()));

  @ArchTest
  static final ArchRule parts_of_dns_form_no_circle =
      slices().matching("io.fivefifty.dns.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule only_source_uses_Sparks_connectors =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.fivefifty.source..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "org.apache.spark.sql.connector..",
                  "org.apache.spark.sql.catalyst..",
                  "org.apache.spark.unsafe.."));

  @ArchTest
  static final ArchRule what_is_shared_is_read_by_one_part_and_written_by_others =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.fivefifty.share",
              "io.fivefifty.share.content..",
              "io.fivefifty.share.page..",
              "io.fivefifty.share.text..")
          .should()
          .dependOnClassesThat(resideInAnyPackage(SPARK))
          .orShould()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "io.fivefifty.report..",
                  "io.fivefifty.rules..",
                  "io.fivefifty.dns..",
                  "io.fivefifty.source..",
                  "io.fivefifty.share.stored.."));

  @ArchTest
  static final ArchRule parts_of_share_form_no_circle =
      slices().matching("io.fivefifty.share.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule reports_do_not_know_how_they_are_shared =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.fivefifty.share..", "io.fivefifty.cli..")
          .should()
          .dependOnClassesThat(resideInAPackage("io.fivefifty.share.."));

  @ArchTest
  static final ArchRule nobody_looks_into_the_commands =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.fivefifty.cli..")
          .should()
          .dependOnClassesThat(resideInAPackage("io.fivefifty.cli.."));

  @ArchTest
  static final ArchRule reports_do_not_read_logs_themselves =
      noClasses()
          .that()
          .resideInAPackage("io.fivefifty.report..")
          .should()
          .dependOnClassesThat(resideInAPackage("io.fivefifty.logs.format.."));

  @ArchTest
  static final ArchRule families_of_formats_share_no_more_than_SMTP =
      slices()
          .matching("io.fivefifty.logs.format.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(alwaysTrue(), resideInAPackage("io.fivefifty.logs.format.smtp"));

  @ArchTest
  static final ArchRule families_of_formats_do_not_know_the_list_of_formats =
      noClasses()
          .that()
          .resideInAPackage("io.fivefifty.logs.format.*..")
          .should()
          .dependOnClassesThat(resideInAPackage("io.fivefifty.logs.format"));

  @ArchTest
  static final ArchRule packages_form_no_circle =
      slices().matching("io.fivefifty.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule formats_end_in_Log_and_are_final =
      classes()
          .that()
          .implement(io.fivefifty.logs.LogFormat.class)
          .should()
          .haveSimpleNameEndingWith("Log");
}
