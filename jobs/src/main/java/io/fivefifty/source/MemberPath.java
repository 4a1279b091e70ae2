package io.fivefifty.source;

/**
 * The path of a file in an archive, as one string: the archive's, which of its files, and its name.
 * Two of them may have the same name, and a folder's name may end in "!", so that what is shown is
 * not what it is found by.
 */
final class MemberPath {

  /** Stands in no name. */
  private static final char BETWEEN = '\0';

  private MemberPath() {}

  static String of(String archive, int index, String member) {
    return archive + BETWEEN + index + BETWEEN + member;
  }

  static boolean isMember(String path) {
    return path.indexOf(BETWEEN) >= 0;
  }

  static String archive(String path) {
    return path.substring(0, path.indexOf(BETWEEN));
  }

  static int index(String path) {
    return Integer.parseInt(path, path.indexOf(BETWEEN) + 1, path.lastIndexOf(BETWEEN), 10);
  }

  static String member(String path) {
    return path.substring(path.lastIndexOf(BETWEEN) + 1);
  }
}
