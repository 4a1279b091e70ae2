package io.fivefifty.source;

import io.fivefifty.logs.format.Formats;
import io.fivefifty.source.LogHead.Head;
import io.fivefifty.source.stored.Reason;
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

  /** Folders that cannot be looked into, by path, each with the reason. */
  private final Map<String, String> unlisted = new TreeMap<>();

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
    if (found.isEmpty() && !unlisted.isEmpty()) {
      throw new LogInputException("Cannot list " + unlisted.values().iterator().next());
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
    unlisted.forEach(
        (folder, why) ->
            files.add(
                new LogFile(
                    folder,
                    0,
                    0,
                    false,
                    false,
                    files.size(),
                    null,
                    null,
                    null,
                    null,
                    "cannot be listed: " + why)));
    requireMailLogs(files);
    return files;
  }

  private void requireMailLogs(List<LogFile> files) {
    if (files.stream().anyMatch(LogFile::isRead)) {
      return;
    }
    LogFile first = files.get(0);
    if (files.size() == 1 && first.trouble() != null) {
      throw new LogInputException(LogFile.shown(first.path()) + " " + first.trouble());
    }
    String trouble =
        files.stream()
            .filter(file -> file.trouble() != null)
            .map(file -> "; " + LogFile.shown(file.path()) + " " + file.trouble())
            .findFirst()
            .orElse("");
    String what =
        files.size() == 1
            ? LogFile.shown(first.path()) + " is no mail log that we know"
            : "None of the "
                + files.size()
                + " files below "
                + shownPaths()
                + " is a mail log that we know";
    throw new LogInputException(
        files.stream().allMatch(file -> file.bytes() == 0)
            ? shownPaths() + ": there is nothing in it"
            : what
                + trouble
                + ". Known formats: "
                + String.join(", ", Formats.names())
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
      throw new LogInputException("Cannot list " + path + ": " + Reason.of(e), e);
    }
  }

  /** One call where all can be listed, which is what object stores are good at. */
  private void findBelow(FileSystem files, Path folder, Map<String, FileStatus> found) {
    try {
      RemoteIterator<LocatedFileStatus> below = files.listFiles(folder, true);
      while (below.hasNext()) {
        add(folder, below.next(), found);
      }
    } catch (IOException e) {
      findFolderByFolder(files, folder, folder, found);
    }
  }

  private void findFolderByFolder(
      FileSystem files, Path root, Path folder, Map<String, FileStatus> found) {
    try {
      for (FileStatus status : files.listStatus(folder)) {
        if (status.isDirectory()) {
          findFolderByFolder(files, root, status.getPath(), found);
        } else {
          add(root, status, found);
        }
      }
    } catch (IOException e) {
      unlisted.put(folder.toString(), Reason.of(e));
    }
  }

  private static void add(Path root, FileStatus file, Map<String, FileStatus> found) {
    if (!isHidden(root, file.getPath()) && file.getLen() > 0) {
      found.put(file.getPath().toString(), file);
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
      LogHeads reader = new LogHeads(options, hadoop);
      List<Future<List<Head>>> reading = new ArrayList<>();
      for (FileStatus file : files) {
        reading.add(readers.submit(() -> reader.read(file)));
      }
      List<Head> heads = new ArrayList<>();
      for (Future<List<Head>> head : reading) {
        heads.addAll(head.get());
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
