package io.fivefifty.source;

import io.fivefifty.logs.DamagedContentException;
import io.fivefifty.source.LogHead.Head;
import io.fivefifty.source.stored.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * Finds logs that stand under two names: {@code mail.log.1} beside its {@code .gz}, or a copy of a
 * log that has grown since. Only files with the same beginning are read whole for it.
 */
final class Duplicates {

  private final Configuration hadoop;

  Duplicates(Configuration hadoop) {
    this.hadoop = hadoop;
  }

  /** From the path of each file that says nothing new to the path of the one that says it all. */
  Map<String, String> find(List<Head> heads) {
    Map<String, String> duplicates = new HashMap<>();
    heads.stream()
        .filter(head -> head.format() != null)
        .collect(Collectors.groupingBy(Head::beginning))
        .values()
        .stream()
        .filter(alike -> alike.size() > 1)
        .forEach(alike -> compare(alike, duplicates));
    return duplicates;
  }

  /** A file's content, by its length and its checksums at the lengths of the others. */
  private record Content(Head head, long length, Map<Long, Long> checksums) {}

  private void compare(List<Head> alike, Map<String, String> duplicates) {
    List<Content> contents = new ArrayList<>();
    NavigableSet<Long> lengths = new TreeSet<>();
    for (Head head : alike) {
      lengths.add(read(head, new TreeSet<>()).length());
    }
    for (Head head : alike) {
      contents.add(read(head, lengths));
    }
    // The longest first; of two alike the plain file, which can be split, then by name.
    contents.sort(
        Comparator.comparingLong((Content content) -> -content.length())
            .thenComparing(content -> content.head().compressed())
            .thenComparing(content -> content.head().path()));
    List<Content> kept = new ArrayList<>();
    for (Content content : contents) {
      Content whole = holding(content, kept);
      if (whole == null) {
        kept.add(content);
      } else {
        duplicates.put(content.head().path(), whole.head().path());
      }
    }
  }

  private static @Nullable Content holding(Content content, List<Content> kept) {
    Long checksum = content.checksums().get(content.length());
    for (Content whole : kept) {
      if (checksum != null && checksum.equals(whole.checksums().get(content.length()))) {
        return whole;
      }
    }
    return null;
  }

  private Content read(Head head, NavigableSet<Long> lengths) {
    CRC32C crc = new CRC32C();
    Map<Long, Long> checksums = new HashMap<>();
    long length = 0;
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = LogStreams.whole(hadoop, head.path())) {
      for (int read; (read = in.read(buffer)) >= 0; ) {
        int from = 0;
        for (Long stop; (stop = lengths.higher(length + from)) != null; ) {
          if (stop > length + read) {
            break;
          }
          crc.update(buffer, from, (int) (stop - length) - from);
          from = (int) (stop - length);
          checksums.put(stop, crc.getValue());
        }
        crc.update(buffer, from, read - from);
        length += read;
      }
    } catch (DamagedContentException e) {
      // Damaged: what can be read of it is its content.
    } catch (IOException e) {
      throw new LogInputException(
          "Cannot read " + LogFile.shown(head.path()) + ": " + Reason.of(e), e);
    }
    return new Content(head, length, checksums);
  }
}
