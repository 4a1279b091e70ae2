package io.fivefifty.generator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The files of a plan, each opened at its first line and closed when its time is over. */
final class LogFolder implements AutoCloseable {
  private final FileNames names;
  private final Path folder;
  private final Dresser dresser;
  private final TruthTally tally;
  private final Map<Integer, LogFile> open = new HashMap<>();
  private int period;

  LogFolder(GeneratorPlan plan, Path folder, TruthTally tally) {
    names = new FileNames(plan);
    dresser = new Dresser(plan.dress());
    this.folder = folder;
    this.tally = tally;
  }

  void write(Event event) throws IOException {
    while (event.timeMicros() >= names.endMicros(period) && period < names.periods() - 1) {
      close();
      period++;
    }
    Host host = event.host();
    int key = names.isCentral() ? 0 : host.index();
    LogFile file = open.get(key);
    if (file == null) {
      file = new LogFile(folder, names.name(host, period), dresser, tally);
      open.put(key, file);
    }
    file.write(event);
  }

  @Override
  public void close() throws IOException {
    for (LogFile file : open.values()) {
      file.close();
    }
    open.clear();
  }
}
