package io.fivefifty.rules;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Rule files as trees. Parsing YAML is most of a cold start's time, so the build parses and proves
 * our own files once and keeps the trees beside them, with a checksum of their texts. Where that
 * differs (a file was changed since), the YAML is read instead.
 */
final class ParsedFiles {
  private static final String NAME = "parsed";
  private static final int TEXT = 0;
  private static final int ITEMS = 1;
  private static final int FIELDS = 2;

  private final Map<String, Yaml.Fields> trees;

  private ParsedFiles(Map<String, Yaml.Fields> trees) {
    this.trees = Map.copyOf(trees);
  }

  /** For files that the build has not seen. */
  static ParsedFiles none() {
    return new ParsedFiles(Map.of());
  }

  /** Our own files' trees, if the build made them of these texts; else none. */
  static ParsedFiles of(List<RuleFile> files) {
    try (InputStream in = ParsedFiles.class.getResourceAsStream(NAME)) {
      return in == null ? none() : new Reader(in.readAllBytes()).read(checksum(files));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the build has parsed the file, and proved its words. */
  boolean has(String name) {
    return trees.containsKey(name);
  }

  Yaml.Fields read(RuleFile file) {
    Yaml.Fields tree = trees.get(file.name());
    return tree == null ? Yaml.read(file) : tree;
  }

  /** Called by the build: proves our own files and writes their trees into a folder of classes. */
  public static void main(String[] folder) throws IOException {
    RuleSet.of(BundledFiles.causes(), BundledFiles.others(), List.of());
    List<RuleFile> files = BundledFiles.all();
    Path to = Path.of(folder[0], ParsedFiles.class.getPackageName().replace('.', '/'), NAME);
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(to))) {
      out.writeLong(checksum(files));
      out.writeInt(files.size());
      for (RuleFile file : files) {
        write(file, out);
      }
    }
  }

  /** Tells a changed file, not a forged one; a message digest would take longer to load. */
  private static long checksum(List<RuleFile> files) {
    CRC32 checksum = new CRC32();
    for (RuleFile file : files) {
      checksum.update(file.name().getBytes(StandardCharsets.UTF_8));
      checksum.update(file.text().getBytes(StandardCharsets.UTF_8));
    }
    return checksum.getValue();
  }

  private static void write(RuleFile file, DataOutputStream out) throws IOException {
    out.writeUTF(file.name());
    write(Yaml.read(file), out);
  }

  private static void write(Yaml.Node node, DataOutputStream out) throws IOException {
    out.writeShort(node.place().line());
    if (node instanceof Yaml.Text text) {
      out.writeByte(TEXT);
      out.writeUTF(text.value());
    } else if (node instanceof Yaml.Items items) {
      out.writeByte(ITEMS);
      out.writeShort(items.items().size());
      for (Yaml.Node item : items.items()) {
        write(item, out);
      }
    } else if (node instanceof Yaml.Fields fields) {
      out.writeByte(FIELDS);
      out.writeShort(fields.fields().size());
      for (Map.Entry<String, Yaml.Node> field : fields.fields().entrySet()) {
        Place place = fields.places().get(field.getKey());
        out.writeUTF(field.getKey());
        out.writeShort(place == null ? node.place().line() : place.line());
        write(field.getValue(), out);
      }
    }
  }

  private static final class Reader {
    private final DataInputStream in;
    private String file = "";

    private Reader(byte[] bytes) {
      in = new DataInputStream(new ByteArrayInputStream(bytes));
    }

    private ParsedFiles read(long checksum) throws IOException {
      if (in.readLong() != checksum) {
        return none();
      }
      Map<String, Yaml.Fields> trees = new HashMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        file = in.readUTF();
        trees.put(file, (Yaml.Fields) node());
      }
      return new ParsedFiles(trees);
    }

    private Yaml.Node node() throws IOException {
      Place place = place();
      int kind = in.readByte();
      if (kind == TEXT) {
        return new Yaml.Text(in.readUTF(), place);
      }
      int size = in.readUnsignedShort();
      if (kind == ITEMS) {
        List<Yaml.Node> items = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
          items.add(node());
        }
        return new Yaml.Items(List.copyOf(items), place);
      }
      Map<String, Yaml.Node> fields = new LinkedHashMap<>();
      Map<String, Place> places = new LinkedHashMap<>();
      for (int i = 0; i < size; i++) {
        String key = in.readUTF();
        places.put(key, place());
        fields.put(key, node());
      }
      return new Yaml.Fields(fields, places, place);
    }

    private Place place() throws IOException {
      return new Place(file, in.readUnsignedShort());
    }
  }
}
