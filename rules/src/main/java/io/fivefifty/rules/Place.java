package io.fivefifty.rules;

/** Where something stands: a file's name and a line, counted from 1. */
record Place(String file, int line) {
  /** A message for whoever mends the file. */
  String problem(String found, String expected) {
    return this + ": found " + found + "; expected " + expected;
  }

  @Override
  public String toString() {
    return file + ":" + line;
  }
}
