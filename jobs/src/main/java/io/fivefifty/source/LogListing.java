package io.fivefifty.source;

import io.fivefifty.logs.format.Formats;
import io.fivefifty.source.LogHead.Head;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * Finds the logs below the paths that a run names, and puts them in the order of their time.
 *
 * <p>Only each file's head is read. Files that begin alike are compared further, so that the same
 * log under two names is counted once.
 */
final class LogListing {

  private static final int READERS = 8;

  private final MailLogOptions options;
  private final Configuration hadoop;

  LogListing(MailLogOptions options, Configuration hadoop) {
    this.options = options;
    this.hadoop = hadoop;
  }

  /**
   * Every file below the paths, also those that are not read, by rank.
   *
   * @throws LogInputException where a path does not exist or none of the files is a mail log
   */
  List<LogFile> files() {
    Map<String, FileStatus> found = new TreeMap<>();
    for (String path : options.paths()) {
      find(path, found);
    }
    if (found.isEmpty()) {
      throw new LogInputException(
          "No file below " + shownPaths() + ": is this the folder of your mail logs?");
    }
    List<Head> heads = readHeads(List.copyOf(found.values()));
    heads.sort(Comparator.comparingLong(Head::firstMicros).thenComparing(Head::path));
    Map<String, String> duplicates = new Duplicates(hadoop).find(heads);
    List<LogFile> files = new ArrayList<>();
    for (Head head : heads) {
      files.add(head.file(files.size(), duplicates.get(head.path())));
    }
    requireMailLogs(files);
    return files;
  }

  private void requireMailLogs(List<LogFile> files) {
    if (files.stream().anyMatch(LogFile::isRead)) {
      return;
    }
    String trouble =
        files.stream()
            .filter(file -> file.trouble() != null)
            .map(file -> "; " + LogFile.shown(file.path()) + ": " + file.trouble())
            .findFirst()
            .orElse("");
    throw new LogInputException(
        "None of the "
            + files.size()
            + " files below "
            + shownPaths()
            + " is a mail log that we know"
            + trouble
            + ". Known formats: "
            + Formats.names()
            + "; --format names one where it is not recognised");
  }

  private String shownPaths() {
    return String.join(", ", options.paths());
  }

  private void find(String path, Map<String, FileStatus> found) {
    try {
      Path root = new Path(path);
      FileSystem files = root.getFileSystem(hadoop);
      FileStatus[] matches =
          files.exists(root)
              ? new FileStatus[] {files.getFileStatus(root)}
              : files.globStatus(root);
      if (matches == null || matches.length == 0) {
        throw new NoSuchLogException(path);
      }
      for (FileStatus match : matches) {
        if (match.isFile()) {
          found.put(match.getPath().toString(), match);
        } else {
          findBelow(files, match.getPath(), found);
        }
      }
    } catch (FileNotFoundException e) {
      throw new NoSuchLogException(path);
    } catch (IOException | IllegalArgumentException e) {
      throw new LogInputException("Cannot list " + path + ": " + e.getMessage(), e);
    }
  }

  private static void findBelow(FileSystem files, Path folder, Map<String, FileStatus> found)
      throws IOException {
    RemoteIterator<LocatedFileStatus> below = files.listFiles(folder, true);
    while (below.hasNext()) {
      FileStatus file = below.next();
      if (!isHidden(folder, file.getPath()) && file.getLen() > 0) {
        found.put(file.getPath().toString(), file);
      }
    }
  }

  /** Names that begin with a dot or an underscore are somebody's bookkeeping, not logs. */
  private static boolean isHidden(Path folder, Path file) {
    String below = folder.toUri().relativize(file.toUri()).getPath();
    for (String name : below.split("/")) {
      if (name.startsWith(".") || name.startsWith("_")) {
        return true;
      }
    }
    return false;
  }

  private List<Head> readHeads(List<FileStatus> files) {
    ExecutorService readers = Executors.newFixedThreadPool(Math.min(READERS, files.size()));
    try {
      LogHead reader = new LogHead(options, hadoop);
      List<Future<Head>> reading = new ArrayList<>();
      for (FileStatus file : files) {
        reading.add(readers.submit(() -> reader.read(file)));
      }
      List<Head> heads = new ArrayList<>();
      for (Future<Head> head : reading) {
        heads.add(head.get());
      }
      return heads;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      readers.shutdownNow();
    }
  }
}
