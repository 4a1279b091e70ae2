package io.fivefifty.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated logs hold what makes real ones hard to read; else they would prove little. */
final class TrapsTest {
  private static final Pattern OWN_LINE =
      Pattern.compile("(\\S+)T(\\S+) (\\S+) \\S+?/(qmgr|smtp)\\[\\d+\\]: (\\w+): (.*)");

  private static List<String> lines = List.of();
  private static Truth truth = new Truth(new TreeMap<>(), Map.of(), Map.of());

  @BeforeAll
  static void write(@TempDir Path folder) throws IOException {
    GeneratorPlan plan =
        GeneratorPlan.ofSeed(550).withDress(Dress.RFC3339).withLayout(Layout.ONE_FILE);
    truth = LogGenerator.write(plan, folder);
    lines = PlainReader.lines(folder.resolve("mail.log"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Refusals that look otherwise
        "/smtp\\[.*status=SOFTBOUNCE \\(host \\S+ said: 550",
        "/smtp\\[.*dsn=4\\.7\\.99, status=deferred \\(host \\S+ said: 550",
        "/smtp\\[.*dsn=4\\.0\\.0, status=deferred \\(host \\S+ refused to talk to me: 550 ",
        "/smtp\\[.*dsn=5\\.4\\.6, status=bounced \\(host \\S+ said: 550.5\\.[127]\\.",
        "/smtp\\[.*said: 550-5\\.7\\.26 .* 550-5\\.7\\.26 .* 550 5\\.7\\.26 ",
        "/smtp\\[.*said: 550 No Such User Here",
        "/relay/smtp\\[.*said: 550",
        "/smtp\\[.*conn_use=\\d+, .*said: 550",
        "/smtp\\[.*orig_to=<",
        "/smtp\\[.*said: 550 5\\.7\\.1 policies apply to you.*policies [a-z0-9 .]*$",
        // What only looks like a refusal
        "/smtp\\[.*dsn=5\\.7\\.99, status=bounced \\(host \\S+ said: 45",
        "/smtp\\[.*status=sent \\(250 .*said: 550 ",
        "/smtp\\[\\d+\\]: \\w+: host \\S+ said: 4",
        "/smtp\\[\\d+\\]: \\w+: host \\S+ refused to talk to me: 550",
        "/error\\[.*relay=none, .*temporarily suspended: host \\S+ refused to talk to me: 550",
        "/smtp\\[.*status=undeliverable \\(host \\S+ said: 550",
        "/smtp\\[.*relay=127\\.0\\.0\\.1\\S+:10024, .*said: 550 5\\.7\\.0 Reject",
        "/lmtp\\[.*private/dovecot-lmtp.*said: 550 5\\.1\\.1",
        "/pipe\\[.*Command output: 550 5\\.1\\.1",
        "/smtpd\\[.*NOQUEUE: reject: RCPT .* 550 5\\.1\\.1",
        "/smtpd\\[.*undeliverable address: host \\S+ said: 550",
        "/cleanup\\[.*message-id=<to=<.*said: 550 5\\.1\\.1 fake",
        "/cleanup\\[.*header Subject: .*said: 550 5\\.1\\.1 fake",
        "/qmgr\\[.*from=<\"y, .*said: 550 5\\.1\\.1 fake.*\"@",
        // Senders and their messages
        "/qmgr\\[.*: from=<>, size=",
        "/qmgr\\[.*: from=<[A-Z.@-]+>, size=",
        "/qmgr\\[.*: from=<\"a@b\\.example> c\"@",
        "/qmgr\\[.*: from=<root>, size=",
        "/qmgr\\[.*: from=<\\S+@müller\\.example>",
        "/qmgr\\[.*status=expired, returned to sender",
        "/pickup\\[.*uid=33 from=<www-data>",
        "/bounce\\[.*sender non-delivery notification: ",
        "/postsuper\\[.*: removed",
        "status=sent \\(250 2\\.0\\.0 from MTA\\(smtp:.*: queued as \\w+\\)",
        "opendkim\\[.*DKIM-Signature field added",
        // Tries without a reply
        "/smtp\\[.*relay=none, .*Connection timed out",
        "/smtp\\[.*relay=[a-z].*lost connection with ",
      })
  void theLogHolds(String pattern) {
    assertThat(lines).anyMatch(Pattern.compile(pattern).asPredicate());
  }

  @Test
  void idsComeBackWithAnotherSender() {
    Map<String, Set<String>> sendersById = new HashMap<>();
    for (String line : lines) {
      Matcher own = OWN_LINE.matcher(line);
      if (own.matches() && own.group(6).startsWith("from=<")) {
        String sender = own.group(6).replaceFirst(">, .*", "");
        sendersById
            .computeIfAbsent(own.group(3) + own.group(5), unused -> new HashSet<>())
            .add(sender);
      }
    }
    assertThat(sendersById.values().stream().filter(senders -> senders.size() > 2).count())
        .isGreaterThan(100);
  }

  @Test
  void twoHostsHaveTheSameIdInTheirQueuesAtOnce() {
    Map<String, Set<String>> hostsById = new HashMap<>();
    int shared = 0;
    for (String line : lines) {
      Matcher own = OWN_LINE.matcher(line);
      if (own.matches()) {
        Set<String> hosts = hostsById.computeIfAbsent(own.group(5), unused -> new HashSet<>());
        if (own.group(6).equals("removed")) {
          hosts.remove(own.group(3));
        } else if (hosts.add(own.group(3)) && hosts.size() == 2) {
          shared++;
        }
      }
    }
    assertThat(shared).isGreaterThan(20);
  }

  @Test
  void mailIsDeferredBeforeMidnightAndRejectedAfter() {
    Map<String, String> deferredOn = new HashMap<>();
    int rejectedLater = 0;
    for (String line : lines) {
      Matcher own = OWN_LINE.matcher(line);
      if (!own.matches()) {
        continue;
      }
      String key = own.group(3) + own.group(5);
      if (own.group(6).contains("status=deferred")) {
        deferredOn.put(key, own.group(1));
      } else if (own.group(6).contains("status=bounced")
          && !deferredOn.getOrDefault(key, own.group(1)).equals(own.group(1))) {
        rejectedLater++;
      } else if (own.group(6).equals("removed")) {
        deferredOn.remove(key);
      }
    }
    assertThat(rejectedLater).isGreaterThan(3);
  }

  @Test
  void aReplyStandsOnTheDayAfterItsSender() {
    Map<String, String> toldOn = new HashMap<>();
    int repliesOnOtherDays = 0;
    for (String line : lines) {
      Matcher own = OWN_LINE.matcher(line);
      if (!own.matches()) {
        continue;
      }
      String key = own.group(3) + own.group(5);
      if (own.group(6).startsWith("from=<")) {
        toldOn.put(key, own.group(1));
      } else if (own.group(6).contains("said: 550")
          && !toldOn.getOrDefault(key, own.group(1)).equals(own.group(1))) {
        repliesOnOtherDays++;
      } else if (own.group(6).equals("removed")) {
        toldOn.remove(key);
      }
    }
    assertThat(repliesOnOtherDays).isPositive();
  }

  @Test
  void someRefusalsHaveNoSenderInTheLog() {
    assertThat(truth.refusalsWith(550, RefusalKey::sendingDomain)).containsKeys("unknown", "<>");
  }

  @Test
  void everyStageRefuses() {
    assertThat(truth.refusalsWith(550, RefusalKey::stage)).containsOnlyKeys(Stage.values());
  }
}
