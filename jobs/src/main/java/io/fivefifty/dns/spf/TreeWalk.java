package io.fivefifty.dns.spf;

import io.fivefifty.dns.Answer;
import io.fivefifty.dns.Answers;
import io.fivefifty.dns.Lookup;
import io.fivefifty.dns.LookupStatus;
import io.fivefifty.dns.Question;
import io.fivefifty.dns.RecordType;
import io.fivefifty.names.IpAddress;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Goes through the terms of a record and of all that it leads to, as if none matched. */
final class TreeWalk {

  private static final Answer BEYOND_BOUNDS =
      Answer.of(Lookup.notAsked("the records lead to too many names"));

  private final String root;
  private final Answers answers;
  private final List<SpfNode> nodes = new ArrayList<>();
  private final Set<SpfProblem> problems = EnumSet.noneOf(SpfProblem.class);
  private final Set<String> authorized = new TreeSet<>();
  private final Set<String> open = new HashSet<>();
  private int lookups;
  private int voidForV4;
  private int voidForV6;
  private boolean hasMacro;

  TreeWalk(String root, Answers answers) {
    this.root = root;
    this.answers = answers;
  }

  /** The answer, kept as a node; none is asked for once there are too many nodes. */
  Answer ask(String name, RecordType type, String via, int depth) {
    if (nodes.size() >= SpfLimits.NODES) {
      return BEYOND_BOUNDS;
    }
    Question question = new Question(name, type);
    Answer answer = answers.to(question);
    nodes.add(StoredTree.node(question, depth, via, answer));
    if (answer.isFailed()) {
      problems.add(SpfProblem.LOOKUP_FAILED);
    }
    return answer;
  }

  /**
   * Goes through the record of a domain.
   *
   * @param passes whether a match in it lets the sender pass
   * @return how it treats whom no other term matches; null where nothing says it
   */
  @Nullable Qualifier walk(String domain, List<String> records, int depth, boolean passes) {
    if (records.size() > 1) {
      problems.add(SpfProblem.MULTIPLE_RECORDS);
      return null;
    }
    Optional<SpfRecord> parsed = RecordParser.parse(records.get(0));
    if (parsed.isEmpty()) {
      problems.add(SpfProblem.SYNTAX);
      return null;
    }
    SpfRecord record = parsed.get();
    List<Directive> directives = record.directives();
    int all = record.indexOfAll();
    open.add(domain);
    for (Directive directive : all < 0 ? directives : directives.subList(0, all)) {
      boolean lets = passes && directive.qualifier() == Qualifier.PASS;
      look(directive.mechanism(), new Place(domain, depth + 1, lets));
    }
    Qualifier rest = null;
    if (all < 0 && record.redirect() != null) {
      rest = follow(record.redirect(), "redirect", new Place(domain, depth + 1, passes));
    } else if (all >= 0) {
      rest = directives.get(all).qualifier();
      noteUnreached(record, all);
    }
    open.remove(domain);
    return rest;
  }

  private void noteUnreached(SpfRecord record, int all) {
    if (all + 1 < record.directives().size()) {
      problems.add(SpfProblem.TERMS_AFTER_ALL);
    }
    if (record.redirect() != null) {
      problems.add(SpfProblem.REDIRECT_IGNORED);
    }
  }

  /**
   * Where a term stands.
   *
   * @param depth of the nodes that it leads to
   * @param lets whether its match lets the sender pass
   */
  private record Place(String domain, int depth, boolean lets) {}

  private void look(Mechanism mechanism, Place place) {
    if (mechanism instanceof Mechanism.Network network) {
      authorize(network.address(), network.prefixBits(), place);
    } else if (mechanism instanceof Mechanism.Include include) {
      if (follow(include.target(), "include", place) == Qualifier.PASS && place.lets()) {
        problems.add(SpfProblem.PERMITS_ALL);
      }
    } else if (mechanism instanceof Mechanism.A a) {
      name(a.target(), "a", place).ifPresent(name -> lookAtA(name, a.prefixes(), place));
    } else if (mechanism instanceof Mechanism.Mx mx) {
      name(mx.target(), "mx", place).ifPresent(name -> lookAtMx(name, mx.prefixes(), place));
    } else if (mechanism instanceof Mechanism.Exists exists) {
      name(exists.target(), "exists", place)
          .ifPresent(name -> countVoid(ask(name, RecordType.A, "exists", place.depth())));
    } else if (mechanism instanceof Mechanism.Ptr ptr) {
      problems.add(SpfProblem.PTR_MECHANISM);
      lookups++;
      MacroString target = ptr.target();
      keepUnasked(target == null ? place.domain() : target.text(), "ptr", place);
    }
  }

  /** The record that an include or a redirect leads to. */
  private @Nullable Qualifier follow(MacroString target, String via, Place place) {
    String name = name(target, via, place).orElse(null);
    if (name == null) {
      return null;
    }
    Answer answer = ask(name, RecordType.TXT, via, place.depth());
    countVoid(answer);
    List<String> records = SpfRecord.of(answer);
    if (records.isEmpty()) {
      if (!answer.isFailed()) {
        problems.add(none(via));
      }
      return null;
    }
    if (open.contains(name)) {
      problems.add(SpfProblem.LOOP);
      return null;
    }
    return place.depth() >= SpfLimits.DEPTH
        ? null
        : walk(name, records, place.depth(), place.lets());
  }

  /** The name that a term asks for; empty if it hangs on the sender or is not to be asked. */
  private Optional<String> name(@Nullable MacroString target, String via, Place place) {
    if (++lookups > SpfLimits.SURVEYED_TERMS) {
      return Optional.empty();
    }
    Optional<String> name =
        target == null
            ? Optional.of(place.domain())
            : target.expand(letter -> known(letter, place)).map(TargetNames::of);
    if (name.isEmpty() && target != null) {
      hasMacro = true;
      keepUnasked(target.text(), via, place);
      return name;
    }
    if (!TargetNames.isValid(name.orElse(""))) {
      if (via.equals("include") || via.equals("redirect")) {
        problems.add(none(via));
      }
      keepUnasked(name.orElse(""), via, place);
      return Optional.empty();
    }
    return name;
  }

  /** The sender's domain is the one that is surveyed, as in a check (RFC 7208 section 4.3). */
  private @Nullable String known(char letter, Place place) {
    return switch (letter) {
      case 'd' -> place.domain();
      case 'o' -> root;
      default -> null;
    };
  }

  private static SpfProblem none(String via) {
    return via.equals("include") ? SpfProblem.INCLUDE_NONE : SpfProblem.REDIRECT_NONE;
  }

  private void lookAtA(String name, Mechanism.Prefixes prefixes, Place place) {
    Answer v4 = ask(name, RecordType.A, "a", place.depth());
    Answer v6 = ask(name, RecordType.AAAA, "aaaa", place.depth());
    voidForV4 += v4.isAbsent() ? 1 : 0;
    voidForV6 += v6.isAbsent() ? 1 : 0;
    authorize(v4, true, prefixes, place);
    authorize(v6, false, prefixes, place);
  }

  private void lookAtMx(String name, Mechanism.Prefixes prefixes, Place place) {
    Answer exchangers = ask(name, RecordType.MX, "mx", place.depth());
    countVoid(exchangers);
    if (exchangers.values().size() > SpfLimits.NAMES) {
      problems.add(SpfProblem.TOO_MANY_MX);
      return;
    }
    for (String host : TargetNames.exchanges(exchangers)) {
      authorize(ask(host, RecordType.A, "a", place.depth() + 1), true, prefixes, place);
      authorize(ask(host, RecordType.AAAA, "aaaa", place.depth() + 1), false, prefixes, place);
    }
  }

  private void countVoid(Answer answer) {
    if (answer.isAbsent()) {
      voidForV4++;
      voidForV6++;
    }
  }

  private void authorize(Answer answer, boolean isV4, Mechanism.Prefixes prefixes, Place place) {
    for (String value : answer.values()) {
      IpAddress.parse(value)
          .filter(address -> address.isV4() == isV4)
          .ifPresent(address -> authorize(address, prefixes.of(address), place));
    }
  }

  private void authorize(IpAddress address, int prefixBits, Place place) {
    if (!place.lets()) {
      return;
    }
    if (prefixBits == 0) {
      problems.add(SpfProblem.PERMITS_ALL);
    }
    if (authorized.size() < SpfLimits.AUTHORIZED) {
      authorized.add(address.network(prefixBits));
    }
  }

  private void keepUnasked(String name, String via, Place place) {
    if (nodes.size() < SpfLimits.NODES) {
      nodes.add(new SpfNode(name, place.depth(), via, null, LookupStatus.NOT_ASKED.id()));
    }
  }

  private int voidLookups() {
    return Math.min(voidForV4, voidForV6);
  }

  /**
   * What the walk showed, at its end. A permanent error stands beside a failed lookup: what that
   * would have said adds to the counts, and takes nothing back.
   */
  SpfVerdict conclude(@Nullable Qualifier all) {
    if (all == Qualifier.PASS) {
      problems.add(SpfProblem.PERMITS_ALL);
    }
    if (lookups > SpfLimits.LOOKUPS) {
      problems.add(SpfProblem.TOO_MANY_LOOKUPS);
    }
    if (voidLookups() > SpfLimits.VOID_LOOKUPS) {
      problems.add(SpfProblem.TOO_MANY_VOID_LOOKUPS);
    }
    if (problems.stream().anyMatch(SpfProblem::isPermanentError)) {
      return SpfVerdict.PERMERROR;
    }
    return problems.contains(SpfProblem.LOOKUP_FAILED) ? SpfVerdict.TEMPERROR : SpfVerdict.VALID;
  }

  SpfFacts facts(Answer answer, List<String> records, SpfVerdict verdict, @Nullable Qualifier all) {
    return new SpfFacts(
        answer.lookup(),
        records,
        verdict,
        lookups,
        voidLookups(),
        all == null ? null : all.id(),
        List.copyOf(authorized),
        hasMacro,
        nodes,
        problems.stream().map(SpfProblem::id).toList());
  }
}
