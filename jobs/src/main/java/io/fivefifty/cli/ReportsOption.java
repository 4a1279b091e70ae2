package io.fivefifty.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Where the tables stand. */
final class ReportsOption {

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--reports",
      paramLabel = "DIR",
      defaultValue = "reports",
      description = "The report folder, on any of Hadoop's file systems. Default: reports.")
  private String folder;

  /** The folder, which need not exist; a local file in its place is wrong use. */
  String folder() {
    if (!folder.contains("://") && isFile(folder)) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '--reports': " + folder + " is a file; expected a folder");
    }
    return folder;
  }

  private static boolean isFile(String path) {
    try {
      return Files.isRegularFile(Path.of(path));
    } catch (InvalidPathException e) {
      return false; // Hadoop's own kind of path
    }
  }
}
