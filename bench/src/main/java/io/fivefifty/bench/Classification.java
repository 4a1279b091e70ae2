package io.fivefifty.bench;

import io.fivefifty.rules.Classifier;
import io.fivefifty.rules.RuleSet;
import io.fivefifty.rules.Verdict;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Replies a second on one core: wordings that were seen before, and wordings that were not. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@State(Scope.Thread)
@Fork(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 4, time = 2)
public class Classification {
  private static final int KNOWN = 1 << 14;

  /** More than a classifier remembers, so that each is new when its turn comes again. */
  private static final int NEVER_SEEN = 1 << 16;

  private String[] known = {};
  private String[] neverSeen = {};
  private Classifier classifier = new Classifier(RuleSet.bundled());
  private int next;

  @Setup
  public void makeReplies() {
    Replies replies = new Replies(RuleSet.bundled(), 550);
    known = replies.known(KNOWN);
    neverSeen = replies.neverSeen(NEVER_SEEN);
    classifier = new Classifier(RuleSet.bundled());
  }

  @Benchmark
  public Verdict knownWording() {
    return classifier.classify(known[next++ & (KNOWN - 1)], "mx.example.net", "example.com");
  }

  @Benchmark
  public Verdict newWording() {
    return classifier.classify(
        neverSeen[next++ & (NEVER_SEEN - 1)], "mx.example.net", "example.com");
  }
}
