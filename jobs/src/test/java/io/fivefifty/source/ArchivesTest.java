package io.fivefifty.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fivefifty.logs.Days;
import io.fivefifty.source.stored.Stored;
import io.fivefifty.source.stored.Stored.Codec;
import io.fivefifty.source.stored.Stored.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchivesTest {

  private static final Configuration HADOOP = new Configuration();
  private static final String NOVEMBER = "2023-11-14T22:13:20Z";

  @TempDir private Path folder;

  private static byte[] log(String day) {
    return ("Nov " + day + " 17:51:42 mx1 postfix/qmgr[17]: 4A1B2C3D01: removed\n")
        .repeat(100)
        .getBytes(UTF_8);
  }

  private List<LogFile> list() {
    return new LogListing(
            new MailLogOptions(
                List.of(folder.toString()),
                MailLogOptions.Rows.OBSERVATIONS,
                "550",
                Days.ALL,
                "UTC",
                MailLogOptions.AUTO,
                List.of()),
            HADOOP)
        .files();
  }

  private void write(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve(name), bytes);
  }

  private String shown(LogFile file) {
    return LogFile.shown(file.path()).substring(folder.toString().length() + 1);
  }

  private static Content content(LogFile file) throws IOException {
    LogSplit split = new LogSplit(file, 0, file.splittable() ? file.bytes() : Long.MAX_VALUE);
    return Stored.drained(LogStreams.split(HADOOP, split).stream());
  }

  @Test
  void members_are_logs_of_their_own() throws IOException {
    Object[] members = {
      "./var/log/mail.log",
      log("23"),
      "var/log/mail.log.1.gz",
      Codec.GZIP.of(log("22")),
      "var/log/empty",
      new byte[0],
      "var/.hidden/mail.log",
      log("20"),
      "__MACOSX/mail.log",
      log("19"),
      "notes",
      "nothing\n".getBytes(UTF_8),
      "../" + "long/".repeat(40) + "mail.log",
      Codec.BZIP2.of(log("21"))
    };
    String[] names = {
      "!/" + "long/".repeat(40) + "mail.log",
      "!/notes",
      "!/var/log/mail.log",
      "!/var/log/mail.log.1.gz"
    };
    write("a.tar", Stored.tar(members));
    List<byte[]> archives =
        List.of(
            Stored.tar(members), Codec.GZIP.of(Stored.tar(members)),
            Codec.ZSTD.of(Codec.XZ.of(Stored.tar(members))), Stored.zip(members));
    for (byte[] archive : archives) {
      write("a.tar", archive);
      List<LogFile> files = list();

      assertThat(files)
          .extracting(this::shown)
          .containsExactlyInAnyOrder(
              Arrays.stream(names).map(name -> "a.tar" + name).toArray(String[]::new));
      assertThat(files).filteredOn(LogFile::isRead).hasSize(3);
      for (LogFile file : files) {
        assertThat(file.splittable()).isFalse();
        assertThat(Instant.ofEpochMilli(file.modifiedMillis())).hasToString(NOVEMBER);
      }
      assertThat(files.get(0)).extracting(this::shown).asString().endsWith("long/mail.log");
      assertThat(content(files.get(0)).bytes()).isEqualTo(log("21"));
      assertThat(content(files.get(1)).bytes()).isEqualTo(log("22"));
      assertThat(content(files.get(2)).bytes()).isEqualTo(log("23"));
      assertThat(files.get(2).bytes()).isEqualTo(log("23").length);
    }
  }

  @Test
  void the_same_log_within_and_without_is_found() throws IOException {
    write("mail.log.1.gz", Codec.GZIP.of(log("22")));
    write("old.tar.xz", Codec.XZ.of(Stored.tar("a", log("22"), "b", Codec.ZSTD.of(log("22")))));
    write("mail.log.1", log("22"));
    write("mail.log.1.bz2", Codec.BZIP2.of(log("22")));

    List<LogFile> files = list();

    assertThat(files).hasSize(5).filteredOn(LogFile::isRead).hasSize(1);
    assertThat(files)
        .filteredOn(file -> !file.isRead())
        .extracting(file -> LogFile.shown(String.valueOf(file.duplicateOf())))
        .containsOnly(folder + "/mail.log.1");
  }

  @Test
  void a_log_of_bzip2_is_split_and_others_are_not() throws IOException {
    write("a.bz2", Codec.BZIP2.of(log("21")));
    write("b.gz", Codec.GZIP.of(log("22")));
    write("c", log("23"));

    List<LogFile> files = list();

    assertThat(files).extracting(LogFile::splittable).containsExactly(true, false, true);
    assertThat(files).extracting(LogFile::compressed).containsExactly(true, true, false);
    for (LogFile file : files) {
      assertThat(content(file).bytes()).isNotEmpty().startsWith("Nov".getBytes(UTF_8));
    }
  }

  @Test
  void an_archive_of_too_many_files_is_not_opened() throws IOException {
    Object[] members = new Object[2_002];
    for (int i = 0; i < members.length; i += 2) {
      members[i] = "log." + i;
      members[i + 1] = log("22");
    }
    write("a.tgz", Codec.GZIP.of(Stored.tar(members)));
    write("mail.log", log("23"));

    assertThat(list())
        .filteredOn(file -> !file.isRead())
        .singleElement()
        .extracting(LogFile::trouble)
        .isEqualTo("is an archive of more than 1,000 files: unpack it, and name the folder");
  }

  @Test
  void archives_in_archives_are_not_opened() throws IOException {
    write(
        "a.zip",
        Stored.zip("b.tgz", Codec.GZIP.of(Stored.tar("log", log("22"))), "mail.log", log("23")));

    assertThat(list())
        .filteredOn(file -> !file.isRead())
        .singleElement()
        .extracting(this::shown, LogFile::trouble)
        .containsExactly("a.zip!/b.tgz", "is an archive in an archive, which is not opened");
  }

  @Test
  void of_an_archive_that_is_cut_what_is_there_is_read() throws IOException {
    byte[] tar = Stored.tar("a", log("22"), "b", log("23"));
    byte[] zip = Stored.zip("a", log("22"), "b", log("23"));
    Random random = new Random(11);
    for (byte[] archive : List.of(tar, zip)) {
      // Within the second member: of a tar behind a header and twelve records.
      String latin = new String(archive, ISO_8859_1);
      int from = archive == tar ? 13 * 512 : latin.indexOf("PK\3\4", 4);
      int to = archive == tar ? 26 * 512 : latin.indexOf("PK\1\2");
      for (int i = 0; i < 15; i++) {
        int length = from + random.nextInt(to - from);
        write("a", Arrays.copyOf(archive, length));
        List<LogFile> files = list();

        assertThat(files)
            .as("cut at %s", length)
            .filteredOn(file -> file.trouble() != null)
            .extracting(file -> shown(file) + " " + file.trouble())
            .contains("a cannot be read to its end: it ends too early");
        LogFile first = files.stream().filter(LogFile::isRead).findFirst().orElseThrow();
        assertThat(content(first)).isEqualTo(new Content(log("22"), null));
      }
    }
  }

  @Test
  void corrupt_archives_are_told_and_never_stop_the_listing() throws IOException {
    Random random = new Random(12);
    write("mail.log", log("24"));
    for (byte[] archive :
        List.of(
            Stored.tar("a", log("22"), "b", Codec.GZIP.of(log("23"))),
            Stored.zip("a", log("22"), "b", Codec.GZIP.of(log("23"))))) {
      for (int i = 0; i < 40; i++) {
        byte[] corrupt = archive.clone();
        for (int j = 0; j <= i % 4; j++) {
          corrupt[random.nextInt(corrupt.length)] = (byte) random.nextInt(256);
        }
        write("a", corrupt);
        List<Content> contents = new ArrayList<>();
        for (LogFile file : list()) {
          if (file.isRead()) {
            contents.add(content(file));
          }
        }
        assertThat(contents).isNotEmpty();
      }
    }
  }

  @Test
  void names_that_lead_nowhere_are_harmless() throws IOException {
    write("a.tar", Stored.tar("../../etc/./x\u0007y\nz", log("22")));

    assertThat(list()).extracting(this::shown).containsExactly("a.tar!/etc/x?y?z");
  }

  @Test
  void a_header_that_promises_a_name_without_end_is_damage() throws IOException {
    byte[] tar = Stored.tar("a", new byte[100_000]);
    tar[156] = 'L';
    int sum = 0;
    Arrays.fill(tar, 148, 156, (byte) ' ');
    for (int i = 0; i < 512; i++) {
      sum += tar[i] & 0xFF;
    }
    System.arraycopy(String.format("%06o\0 ", sum).getBytes(UTF_8), 0, tar, 148, 8);
    write("a.tar", tar);

    assertThatThrownBy(this::list)
        .hasMessageContaining("a tar header says 100000 bytes of a file's name");
  }
}
