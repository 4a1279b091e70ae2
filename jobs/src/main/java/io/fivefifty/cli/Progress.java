package io.fivefifty.cli;

import io.fivefifty.report.StepProgress;
import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;

/** A bar on standard error while Spark works, where standard error is a terminal. */
final class Progress extends SparkListener implements StepProgress {

  private static final int WIDTH = 30;
  private static final long EVERY_MILLIS = 100;

  private final PrintStream err;
  private final Map<Integer, Stage> stages = new ConcurrentHashMap<>();
  private volatile String step = "";
  private long drawnAt;
  private boolean drawn;
  private boolean wiped;

  private record Stage(int tasks, int done) {}

  private Progress(PrintStream err) {
    this.err = err;
  }

  /** Shows a bar while {@code work} is done, and wipes it. */
  static <T> T during(SparkSession spark, Function<StepProgress, T> work) {
    Progress progress = new Progress(System.err);
    boolean shown = Terminal.showsProgress();
    if (shown) {
      spark.sparkContext().addSparkListener(progress);
    }
    try {
      return work.apply(shown ? progress : StepProgress.NONE);
    } finally {
      progress.wipe();
    }
  }

  @Override
  public void onJobStart(SparkListenerJobStart job) {
    String description =
        job.properties() == null ? null : job.properties().getProperty("spark.job.description");
    step = description == null ? "Working" : description;
  }

  @Override
  public void onStageSubmitted(SparkListenerStageSubmitted submitted) {
    stages.put(submitted.stageInfo().stageId(), new Stage(submitted.stageInfo().numTasks(), 0));
    draw();
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd ended) {
    stages.computeIfPresent(
        ended.stageId(), (id, stage) -> new Stage(stage.tasks(), stage.done() + 1));
    draw();
  }

  @Override
  public void onStageCompleted(SparkListenerStageCompleted completed) {
    stages.remove(completed.stageInfo().stageId());
  }

  private synchronized void wipe() {
    if (drawn) {
      err.print("\r\u001b[K");
      err.flush();
    }
    wiped = true;
  }

  @Override
  public void at(String what, long done, long total) {
    draw(what, done, total);
  }

  private void draw() {
    long tasks = 0;
    long done = 0;
    for (Stage stage : stages.values()) {
      tasks += stage.tasks();
      done += stage.done();
    }
    draw(step, done, tasks);
  }

  private synchronized void draw(String what, long done, long tasks) {
    long time = System.currentTimeMillis();
    if (wiped || time - drawnAt < EVERY_MILLIS) {
      return;
    }
    drawnAt = time;
    drawn = true;
    int filled = tasks == 0 ? 0 : (int) (WIDTH * done / tasks);
    err.print(
        "\r\u001b[K"
            + what
            + "  "
            + "█".repeat(filled)
            + "░".repeat(WIDTH - filled)
            + "  "
            + (tasks == 0 ? 0 : 100 * done / tasks)
            + " %");
    err.flush();
  }
}
