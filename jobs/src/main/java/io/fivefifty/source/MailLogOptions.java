package io.fivefifty.source;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fivefifty.logs.Days;
import io.fivefifty.logs.LogFormat;
import io.fivefifty.logs.ReplyCodes;
import io.fivefifty.logs.ScanSettings;
import io.fivefifty.logs.format.Formats;
import io.fivefifty.rules.RuleFile;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * The options of {@code spark.read().format("maillog")}, checked.
 *
 * @param rows {@code attempts}: the rejections; {@code observations}: all that a run needs
 * @param codes reply codes that make an attempt a rejection, as {@link ReplyCodes} reads them
 * @param zone of stamps that name none, and of days
 * @param format a format's name, or {@code auto}
 * @param siteRules rule files of the user's own
 */
public record MailLogOptions(
    List<String> paths,
    Rows rows,
    String codes,
    Days days,
    String zone,
    String format,
    List<RuleFile> siteRules)
    implements Serializable {

  /** Format names beside those of {@link Formats}. */
  public static final String AUTO = "auto";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What a row is. */
  public enum Rows {
    ATTEMPTS,
    OBSERVATIONS
  }

  public MailLogOptions {
    paths = List.copyOf(paths);
    siteRules = List.copyOf(siteRules);
    requireNonNull(days, "days is null");
    if (paths.isEmpty()) {
      throw new LogInputException("No log is named: give a file or a folder of mail logs");
    }
    if (!format.equals(AUTO) && !Formats.isKnown(format)) {
      throw new LogInputException(
          "\"" + format + "\" is no log format; expected auto or one of " + Formats.names());
    }
  }

  /** A fresh reader of a file of this format. */
  LogFormat reader(String fileFormat) {
    return format.equals(AUTO) ? Formats.found(fileFormat) : Formats.named(fileFormat);
  }

  /** What each part of the logs is asked for. */
  ScanSettings settings() {
    return new ScanSettings(ReplyCodes.parse(codes), days, ZoneId.of(zone));
  }

  static MailLogOptions of(CaseInsensitiveStringMap options) {
    try {
      return new MailLogOptions(
          paths(options),
          Rows.valueOf(options.getOrDefault("rows", "attempts").toUpperCase(Locale.ROOT)),
          options.getOrDefault("codes", "550"),
          new Days(
              LocalDate.parse(options.getOrDefault("fromDay", Days.ALL.from().toString())),
              LocalDate.parse(options.getOrDefault("toDay", Days.ALL.to().toString()))),
          options.getOrDefault("timeZone", ZoneId.systemDefault().getId()),
          options.getOrDefault("format", AUTO),
          siteRules(options));
    } catch (JsonProcessingException e) {
      throw new LogInputException("The option paths or siteRules is no JSON list", e);
    }
  }

  /** The same options as Spark's reader takes them. */
  public Map<String, String> toMap() {
    try {
      return Map.of(
          "paths",
          JSON.writeValueAsString(paths),
          "rows",
          rows.name(),
          "codes",
          codes,
          "fromDay",
          days.from().toString(),
          "toDay",
          days.to().toString(),
          "timeZone",
          zone,
          "format",
          format,
          "siteRules",
          JSON.writeValueAsString(
              siteRules.stream().map(file -> List.of(file.name(), file.text())).toList()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("strings that JSON cannot hold", e);
    }
  }

  /** Spark hands one path on as {@code path} and several as a JSON list in {@code paths}. */
  private static List<String> paths(CaseInsensitiveStringMap options)
      throws JsonProcessingException {
    List<String> paths = new ArrayList<>();
    if (options.containsKey("paths")) {
      paths.addAll(List.of(JSON.readValue(options.get("paths"), String[].class)));
    }
    if (options.containsKey("path")) {
      paths.add(options.get("path"));
    }
    return paths;
  }

  private static List<RuleFile> siteRules(CaseInsensitiveStringMap options)
      throws JsonProcessingException {
    List<RuleFile> files = new ArrayList<>();
    for (String[] file :
        JSON.readValue(options.getOrDefault("siteRules", "[]"), String[][].class)) {
      files.add(new RuleFile(file[0], file[1]));
    }
    return files;
  }
}
