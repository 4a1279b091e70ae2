package io.fivefifty.report;

/** Hears how far a step is that is not Spark's own. May be called on any thread. */
@FunctionalInterface
public interface StepProgress {

  /** Nobody listens. */
  StepProgress NONE = (step, done, total) -> {};

  /**
   * So much of a step is done.
   *
   * @param step what is being done, for a person
   */
  void at(String step, long done, long total);
}
