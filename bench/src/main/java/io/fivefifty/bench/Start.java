package io.fivefifty.bench;

import io.fivefifty.rules.Classifier;
import io.fivefifty.rules.RuleSet;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What the first classifier of a JVM costs: all rule files read, checked and put in order. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Thread)
@Fork(10)
public class Start {
  private Object kept = "";

  /** Heap that stays in use, less what a JVM without rules has. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Heap {
    public long kilobytes;

    private final long before = used();

    private static long used() {
      Runtime runtime = Runtime.getRuntime();
      long least = Long.MAX_VALUE;
      for (int i = 0; i < 3; i++) {
        System.gc();
        least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
      }
      return least / 1_000;
    }

    @TearDown
    public void weigh() {
      kilobytes = used() - before;
    }
  }

  @Benchmark
  public Object firstClassifier(Heap heap) {
    kept = new Classifier(RuleSet.bundled());
    return kept;
  }
}
