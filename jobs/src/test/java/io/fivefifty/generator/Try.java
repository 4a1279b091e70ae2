package io.fivefifty.generator;

/** A try's end and the time of its line. */
record Try(Verdict verdict, long endMicros) {}
