package io.fivefifty.logs.format;

import static java.util.stream.Collectors.joining;

import io.fivefifty.logs.LogFormat;
import io.fivefifty.logs.format.columns.ExchangeSendLog;
import io.fivefifty.logs.format.columns.ExchangeTrackingLog;
import io.fivefifty.logs.format.columns.MailEnableLog;
import io.fivefifty.logs.format.columns.MessageTraceLog;
import io.fivefifty.logs.format.columns.PowerMtaLog;
import io.fivefifty.logs.format.events.HalonLog;
import io.fivefifty.logs.format.events.KumoMtaLog;
import io.fivefifty.logs.format.events.MailgunLog;
import io.fivefifty.logs.format.events.MomentumLog;
import io.fivefifty.logs.format.events.SendGridLog;
import io.fivefifty.logs.format.events.SesLog;
import io.fivefifty.logs.format.events.SparkPostLog;
import io.fivefifty.logs.format.exim.EximLog;
import io.fivefifty.logs.format.haraka.HarakaLog;
import io.fivefifty.logs.format.opensmtpd.OpenSmtpdLog;
import io.fivefifty.logs.format.postfix.PostfixLog;
import io.fivefifty.logs.format.qmail.QmailLog;
import io.fivefifty.logs.format.sendmail.SendmailLog;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The formats that we read, in the order in which a line is tried on them. */
public final class Formats {

  private static final List<Supplier<LogFormat>> ALL =
      List.of(
          PostfixLog::new,
          EximLog::new,
          SendmailLog::new,
          OpenSmtpdLog::new,
          QmailLog::new,
          HarakaLog::new,
          PowerMtaLog::new,
          KumoMtaLog::new,
          MomentumLog::new,
          HalonLog::new,
          ExchangeSendLog::new,
          ExchangeTrackingLog::new,
          MessageTraceLog::new,
          MailEnableLog::new,
          SesLog::new,
          SendGridLog::new,
          MailgunLog::new,
          SparkPostLog::new);

  /** Between the names of formats that stand in one file. */
  private static final String AND = "+";

  private Formats() {}

  /** A fresh reader of each format. */
  public static List<LogFormat> all() {
    return ALL.stream().map(Supplier::get).toList();
  }

  /** The names that {@code --format} takes. */
  public static List<String> names() {
    return all().stream().map(LogFormat::name).toList();
  }

  /** Whether {@code --format} takes the name. */
  public static boolean isKnown(String name) {
    return names().contains(name);
  }

  /** How a file is named in which these were found, that of most lines first. */
  public static String together(List<LogFormat> found) {
    return found.stream().map(LogFormat::name).collect(joining(AND));
  }

  /**
   * A fresh reader of the one format that the user names.
   *
   * @throws IllegalArgumentException where there is none of this name
   */
  public static LogFormat named(String name) {
    return all().stream()
        .filter(format -> format.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name + " is no log format"));
  }

  /**
   * A fresh reader of a file in which the formats of {@link #together} were found. What goes
   * through syslog may have any other program behind the file's head, so it is read as well.
   */
  public static LogFormat found(String together) {
    List<String> names = List.of(together.split("\\" + AND));
    List<LogFormat> formats = new ArrayList<>(names.stream().map(Formats::named).toList());
    if (!formats.get(0).sharesFiles()) {
      return formats.get(0);
    }
    for (LogFormat format : all()) {
      if (format.sharesFiles() && !names.contains(format.name())) {
        formats.add(format);
      }
    }
    return new SharedLog(formats);
  }
}
