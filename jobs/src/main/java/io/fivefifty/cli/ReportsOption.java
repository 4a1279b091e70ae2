package io.fivefifty.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
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
    if (folder.isBlank()) {
      throw wrong("no folder is named");
    }
    try {
      new org.apache.hadoop.fs.Path(folder);
    } catch (IllegalArgumentException e) {
      throw wrong("'" + folder + "' is no path");
    }
    if (!folder.contains(":/")) {
      Path inTheWay = fileOn(folder);
      if (inTheWay != null) {
        throw wrong(inTheWay + " is a file; expected a folder");
      }
    }
    return folder;
  }

  /** What is no folder though it stands on the way to this one, or null. */
  private static @Nullable Path fileOn(String folder) {
    try {
      for (Path at = Path.of(folder); at != null; at = at.getParent()) {
        if (Files.exists(at)) {
          return Files.isDirectory(at) ? null : at;
        }
      }
      return null;
    } catch (InvalidPathException e) {
      return null; // Hadoop's own kind of path
    }
  }

  private ParameterException wrong(String what) {
    return new ParameterException(
        spec.commandLine(), "Invalid value for option '--reports': " + what);
  }
}
