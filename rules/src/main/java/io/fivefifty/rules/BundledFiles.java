package io.fivefifty.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The rule files that are packed beside this class, found without a hand-kept list. */
final class BundledFiles {
  static final String CAUSES = "causes.yaml";
  private static final String SUFFIX = ".yaml";

  private BundledFiles() {}

  /** Read once: they cannot change while the JVM runs. */
  private static final class Once {
    private static final RuleFile CAUSES_FILE = read(CAUSES);
    private static final List<RuleFile> OTHERS = readAll();
    private static final ParsedFiles PARSED = ParsedFiles.of(all());
  }

  static RuleFile causes() {
    return Once.CAUSES_FILE;
  }

  /** All rule files but the causes, ordered by name. */
  static List<RuleFile> others() {
    return Once.OTHERS;
  }

  static List<RuleFile> all() {
    List<RuleFile> files = new ArrayList<>(List.of(causes()));
    files.addAll(others());
    return files;
  }

  /** The trees of these files, where the build has made them. */
  static ParsedFiles parsed() {
    return Once.PARSED;
  }

  private static RuleFile read(String name) {
    try (InputStream in = BundledFiles.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new RuleException(name + ": not found beside the classes; expected it in the jar");
      }
      return new RuleFile(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<RuleFile> readAll() {
    URL anchor = BundledFiles.class.getResource(CAUSES);
    if (anchor == null) {
      throw new RuleException(CAUSES + ": not found beside the classes; expected it in the jar");
    }
    try {
      URLConnection connection = anchor.openConnection();
      return connection instanceof JarURLConnection jar
          ? fromJar(jar)
          : fromDirectory(Path.of(new URI(anchor.toString())).getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("The rules' own address is no URI: " + anchor, e);
    }
  }

  private static List<RuleFile> fromJar(JarURLConnection connection) throws IOException {
    // A cached JarFile is shared with the class loader, and must not be closed here.
    connection.setUseCaches(false);
    String entry = connection.getEntryName();
    String folder = entry.substring(0, entry.length() - CAUSES.length());
    List<RuleFile> files = new ArrayList<>();
    try (JarFile jar = connection.getJarFile()) {
      List<String> names =
          jar.stream()
              .map(e -> e.getName())
              .filter(name -> name.startsWith(folder) && name.endsWith(SUFFIX))
              .filter(name -> !name.equals(entry))
              .sorted()
              .toList();
      for (String name : names) {
        try (InputStream in = jar.getInputStream(jar.getJarEntry(name))) {
          String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
          files.add(new RuleFile(name.substring(folder.length()), text));
        }
      }
    }
    return files;
  }

  private static List<RuleFile> fromDirectory(Path folder) throws IOException {
    List<RuleFile> files = readBelow(folder);
    return files.stream().filter(file -> !file.name().equals(CAUSES)).toList();
  }

  /** Every rule file below a directory, ordered by name. */
  static List<RuleFile> readBelow(Path directory) throws IOException {
    List<RuleFile> files = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(directory)) {
      List<Path> found =
          paths
              .filter(path -> path.toString().endsWith(SUFFIX))
              .filter(Files::isRegularFile)
              .sorted()
              .toList();
      for (Path path : found) {
        String name = directory.relativize(path).toString().replace('\\', '/');
        files.add(new RuleFile(name, Files.readString(path)));
      }
    }
    return files;
  }
}
