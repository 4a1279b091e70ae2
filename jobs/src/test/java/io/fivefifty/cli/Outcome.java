package io.fivefifty.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** What a command gave back: exit code, standard output, standard error. */
record Outcome(int exitCode, String out, String err) {

  /** A small Spark: to interpret plans is quicker than to compile them for a handful of rows. */
  private static final Map<String, String> SPARK =
      Map.of(
          "spark.master", "local[2]",
          "spark.sql.shuffle.partitions", "2",
          "spark.sql.codegen.wholeStage", "false",
          "spark.sql.codegen.factoryMode", "NO_CODEGEN");

  /** Runs the program with nothing on standard input. */
  static Outcome of(String... words) {
    return withInput("", words);
  }

  /** Runs the program. */
  static Outcome withInput(String input, String... words) {
    stopSpark();
    SPARK.forEach(System::setProperty);
    PrintStream out = System.out;
    PrintStream err = System.err;
    InputStream in = System.in;
    ByteArrayOutputStream toOut = new ByteArrayOutputStream();
    ByteArrayOutputStream toErr = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(toOut, true, UTF_8));
      System.setErr(new PrintStream(toErr, true, UTF_8));
      System.setIn(new ByteArrayInputStream(input.getBytes(UTF_8)));
      int exitCode = Main.run(words);
      System.out.flush();
      System.err.flush();
      return new Outcome(exitCode, toOut.toString(UTF_8), toErr.toString(UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
      System.setIn(in);
      SPARK.keySet().forEach(System::clearProperty);
    }
  }

  /** A session that other tests have left would be taken as it is. */
  private static void stopSpark() {
    if (SparkSession.getDefaultSession().isDefined()) {
      SparkSession.getDefaultSession().get().stop();
    }
  }

  List<String> outLines() {
    return out.lines().toList();
  }

  List<String> errLines() {
    return err.lines().toList();
  }
}
