package io.fivefifty.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which public lists a reply names, by a host of theirs or by what people call them. Hot: called
 * for each reply about a blocklist; one pass over the text, whatever the number of lists.
 */
public final class NamedLists {
  private static final int LONGEST_TEXT = 2_000;

  /** The lists that are known by a host, or by a path on it; those with the longest path first. */
  private record Page(String path, Blocklist list) {}

  /** A list that is known by several words, those with the most words first. */
  private record Called(List<String> words, Blocklist list) {}

  private static final Map<String, List<Page>> BY_HOST = new HashMap<>();
  private static final Map<String, List<Called>> BY_FIRST_WORD = new HashMap<>();

  static {
    for (Blocklist list : Blocklists.bundled()) {
      for (String host : list.hosts()) {
        int slash = host.indexOf('/');
        String name = slash < 0 ? host : host.substring(0, slash);
        String path = slash < 0 ? "" : host.substring(slash);
        BY_HOST.computeIfAbsent(name, n -> new ArrayList<>()).add(new Page(path, list));
      }
      List<String> words = words(list.name());
      BY_FIRST_WORD
          .computeIfAbsent(words.get(0), w -> new ArrayList<>())
          .add(new Called(words, list));
    }
    BY_HOST.values().forEach(p -> p.sort((a, b) -> b.path().length() - a.path().length()));
    BY_FIRST_WORD.values().forEach(c -> c.sort((a, b) -> b.words().size() - a.words().size()));
  }

  private NamedLists() {}

  /**
   * Host names of the zones that the reply names: the zone itself, and that of the same list under
   * another domain. Of a list that is named only by what stands for several zones, such as its
   * name, its look-up page or the domain above them, all its hosts.
   */
  public static List<String> zonesIn(String reply) {
    String text =
        reply.substring(0, Math.min(reply.length(), LONGEST_TEXT)).toLowerCase(Locale.ROOT);
    Set<Blocklist> lists = new LinkedHashSet<>();
    Set<String> zones = new HashSet<>();
    addByHost(text, lists, zones);
    addByName(words(text), lists);
    Set<String> named = new LinkedHashSet<>();
    for (Blocklist list : lists) {
      for (String host : list.hosts()) {
        if (host.indexOf('/') < 0 && isMeant(host, list, zones)) {
          named.add(host);
        }
      }
    }
    return new ArrayList<>(named);
  }

  /** Where a zone is named, neither the domain above it nor its neighbours are. */
  private static boolean isMeant(String host, Blocklist list, Set<String> zones) {
    if (zones.contains(host)) {
      return true;
    }
    for (String zone : zones) {
      String above = zone.substring(zone.indexOf('.'));
      boolean neighbour =
          above.lastIndexOf('.') > 0 && list.hosts().contains(zone) && host.endsWith(above);
      if (zone.endsWith("." + host) || neighbour) {
        return false;
      }
    }
    return true;
  }

  private static void addByHost(String text, Set<Blocklist> lists, Set<String> zones) {
    int at = 0;
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && isNameCharacter(text.charAt(end))) {
        end++;
      }
      if (end == at) {
        at++;
        continue;
      }
      int stop = end;
      while (stop > at && text.charAt(stop - 1) == '.') {
        stop--; // a sentence ends here
      }
      boolean isPage = text.startsWith("://", at - 3) || text.startsWith("/", end);
      add(text, at, stop, isPage, lists, zones);
      at = end;
    }
  }

  /** The longest name that the host is, or is below, counts; of its pages the longest path. */
  private static void add(
      String text, int start, int end, boolean isPage, Set<Blocklist> lists, Set<String> zones) {
    if (end - start > HostMap.LONGEST_NAME) {
      return;
    }
    for (int from = start; from < end; ) {
      String host = text.substring(from, end);
      Page page = page(BY_HOST.get(host), text, end);
      if (page != null) {
        lists.add(page.list());
        boolean standsForOthers =
            page.list().hosts().stream().anyMatch(zone -> zone.endsWith("." + host));
        if (!isPage && !standsForOthers) {
          zones.add(host);
        }
        return;
      }
      int dot = text.indexOf('.', from);
      from = dot < 0 || dot >= end ? end : dot + 1;
    }
  }

  private static @Nullable Page page(@Nullable List<Page> pages, String text, int end) {
    if (pages != null) {
      for (Page page : pages) {
        if (text.startsWith(page.path(), end)) {
          return page;
        }
      }
    }
    return null;
  }

  private static void addByName(List<String> words, Set<Blocklist> lists) {
    for (int at = 0; at < words.size(); ) {
      Called called = called(words, at);
      if (called != null) {
        lists.add(called.list());
      }
      at += called == null ? 1 : called.words().size();
    }
  }

  private static @Nullable Called called(List<String> words, int at) {
    for (Called called : BY_FIRST_WORD.getOrDefault(words.get(at), List.of())) {
      int end = at + called.words().size();
      if (end <= words.size() && words.subList(at, end).equals(called.words())) {
        return called;
      }
    }
    return null;
  }

  private static boolean isNameCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
  }

  /** Runs of letters, digits and dots; a dot at the end is the sentence's. */
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end = at;
      while (end < text.length()
          && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '.')) {
        end++;
      }
      int stop = end;
      while (stop > at && text.charAt(stop - 1) == '.') {
        stop--;
      }
      if (stop > at) {
        words.add(text.substring(at, stop));
      }
      at = end + 1;
    }
    return words;
  }
}
