package io.fivefifty.generator.story;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What DNS says on each day, as master files (RFC 1035 section 5).
 *
 * <p>They are made from {@code world.zone}, where a line may end in {@code ;@ while TURN}, {@code
 * unless TURN}, {@code before TURN} or {@code after TURN}: then it stands on the days alone on
 * which that is true. A zone's serial is the day on which it last changed.
 */
public final class Zones {
  private static final Pattern MARK = Pattern.compile(" *;@ (\\S+) (\\S+)$");
  private static final LocalDate FIRST_SERIAL = LocalDate.of(2026, 10, 1);

  /** By zone; the first has what stands above all zones. */
  private final List<List<String>> parts = new ArrayList<>();

  public Zones() throws IOException {
    List<String> part = new ArrayList<>();
    for (String line : world().lines().toList()) {
      if (line.startsWith("$ORIGIN")) {
        parts.add(part);
        part = new ArrayList<>();
      }
      part.add(line);
    }
    parts.add(part);
  }

  /** Writes a file a day, {@code DAY.zone}. */
  public void write(StoryPlan plan, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (LocalDate day : plan.dates()) {
      Files.writeString(folder.resolve(day + ".zone"), on(day));
    }
  }

  /** The whole world as of 02:10 on this day. */
  public String on(LocalDate day) {
    StringBuilder text = new StringBuilder("; as of ").append(day).append("T02:10:00Z\n");
    for (List<String> part : parts) {
      String serial = DateTimeFormatter.BASIC_ISO_DATE.format(lastChange(part, day)) + "01";
      for (String line : linesOn(part, day)) {
        text.append(line.replace("{serial}", serial)).append('\n');
      }
    }
    return text.toString();
  }

  private static LocalDate lastChange(List<String> part, LocalDate day) {
    LocalDate changed = day;
    List<String> lines = linesOn(part, day);
    while (changed.isAfter(FIRST_SERIAL) && linesOn(part, changed.minusDays(1)).equals(lines)) {
      changed = changed.minusDays(1);
    }
    return changed;
  }

  private static List<String> linesOn(List<String> part, LocalDate day) {
    List<String> lines = new ArrayList<>();
    for (String line : part) {
      Matcher mark = MARK.matcher(line);
      if (!mark.find()) {
        lines.add(line);
      } else if (stands(mark.group(1), Turn.of(mark.group(2)), day)) {
        lines.add(line.substring(0, mark.start()));
      }
    }
    return lines;
  }

  private static boolean stands(String when, Turn turn, LocalDate day) {
    return switch (when) {
      case "while" -> turn.isOn(day);
      case "unless" -> !turn.isOn(day);
      case "after" -> turn.isOver(day);
      default -> throw new IllegalArgumentException("found '" + when + "' in world.zone");
    };
  }

  private static String world() throws IOException {
    try (InputStream in = Zones.class.getResourceAsStream("world.zone")) {
      if (in == null) {
        throw new IOException("world.zone is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
