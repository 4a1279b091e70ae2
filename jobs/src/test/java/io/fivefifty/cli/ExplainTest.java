package io.fivefifty.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExplainTest {

  private static final String GMAIL =
      "550-5.1.1 The email account that you tried to reach does not exist. Please try 550 5.1.1"
          + " https://support.google.com/mail/?p=NoSuchUser a1-20020 - gsmtp";

  @Test
  void says_who_why_which_rule_and_what_to_do() {
    Outcome outcome =
        Outcome.of(
            "explain",
            "--relay",
            "gmail-smtp-in.l.google.com",
            "--recipient",
            "a@b.example",
            GMAIL);

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.outLines().get(0)).isEqualTo("unknown-recipient at gmail");
    assertThat(outcome.out())
        .containsPattern("(?m)^  says       \\S")
        .containsPattern("(?m)^  who mends  list-owner$")
        .containsPattern("(?m)^  what to do \\S")
        .containsPattern("(?m)^  provider   the relay host$")
        .containsPattern("(?m)^  rule       gmail-\\S+ \\(providers/gmail.yaml:\\d+\\)$")
        .containsPattern("(?m)^  source     \\S")
        .containsPattern("(?m)^  template   550 5.1.1 The email account");
    assertThat(outcome.outLines())
        .allSatisfy(line -> assertThat(Wrap.columns(line)).isLessThanOrEqualTo(100));
  }

  @Test
  void the_recipients_domain_tells_the_provider_where_nothing_else_does() {
    for (String recipient :
        new String[] {"joe@gmail.com", "<joe@gmail.com>", "gmail.com", " Joe@GMAIL.com "}) {
      assertThat(
              Outcome.of("explain", "--recipient", recipient, "550 5.1.1 No such user")
                  .outLines()
                  .get(0))
          .isEqualTo("unknown-recipient at gmail");
    }
  }

  @Test
  void a_reply_without_quotes_is_put_together_again() {
    Outcome quoted = Outcome.of("explain", "550 5.1.1 User unknown");

    assertThat(quoted.outLines().get(0)).isEqualTo("unknown-recipient at other");
    assertThat(Outcome.of("explain", "550", "5.1.1", "User", "unknown")).isEqualTo(quoted);
  }

  @Test
  void a_reply_that_no_rule_knows_is_said_so() {
    Outcome outcome = Outcome.of("explain", "550 Frobnication quux");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).startsWith("unclassified at other").contains("none knows it");
  }

  @Test
  void a_reply_commands_no_terminal() {
    Outcome outcome =
        Outcome.of("explain", "550 \u001b[31mno\u202e such user\u0007 <joe@corp.example>");

    assertThat(outcome.out().replace("\n", "").codePoints())
        .noneMatch(Character::isISOControl)
        .noneMatch(c -> Character.getType(c) == Character.FORMAT);
    assertThat(outcome.out()).doesNotContain("joe@");
  }

  @Test
  void many_replies_at_once_are_told_line_by_line() {
    Outcome outcome =
        Outcome.withInput(
            "one\t"
                + GMAIL
                + "\tgmail-smtp-in.l.google.com\tjoe@gmail.com\n"
                + "two\t550 5.1.1 User unknown\tmx.corp.example\tjoe@corp.example\n",
            "explain",
            "--tsv");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.outLines()).hasSize(2);
    assertThat(outcome.outLines().get(0)).matches("one\tgmail\tunknown-recipient\tgmail-\\S+");
    assertThat(outcome.outLines().get(1))
        .isEqualTo("two\tother\tunknown-recipient\tunknown-recipient");
  }

  @Test
  void what_is_missing_is_not_known() {
    String reply = "550 5.1.1 User unknown";

    assertThat(
            Outcome.withInput(
                    "a\t"
                        + reply
                        + "\t\t\n"
                        + "b\t"
                        + reply
                        + "\n"
                        + "c\t"
                        + reply
                        + "\t\tgmail.com\n",
                    "explain",
                    "--tsv")
                .outLines())
        .containsExactly(
            "a\tother\tunknown-recipient\tunknown-recipient",
            "b\tother\tunknown-recipient\tunknown-recipient",
            "c\tgmail\tunknown-recipient\tunknown-recipient");
  }

  @Test
  void a_line_without_a_reply_gives_no_reason() {
    assertThat(Outcome.withInput("a\nb\t\n\t\t\t\n", "explain", "--tsv").outLines())
        .containsExactly(
            "a\tother\tunspecified\tno-reason",
            "b\tother\tunspecified\tno-reason",
            "\tother\tunspecified\tno-reason");
  }

  @Test
  void blank_lines_are_passed_over() {
    assertThat(
            Outcome.withInput("\n\r\na\t550 5.1.1 User unknown\r\n\n", "explain", "--tsv")
                .outLines())
        .containsExactly("a\tother\tunknown-recipient\tunknown-recipient");
  }

  @Test
  void a_reply_may_hold_tabs() {
    assertThat(
            Outcome.withInput(
                    "a\t550 5.1.1\tUser\tunknown\tmx.corp.example\tgmail.com\n", "explain", "--tsv")
                .outLines())
        .containsExactly("a\tgmail\tunknown-recipient\tunknown-recipient");
  }

  @Test
  void a_carriage_return_in_a_reply_begins_no_new_line() {
    assertThat(
            Outcome.withInput("a\t550-5.1.1 User\r550 5.1.1 unknown\nb\t550\n", "explain", "--tsv")
                .outLines())
        .hasSize(2)
        .satisfies(lines -> assertThat(lines.get(0)).startsWith("a\t"))
        .satisfies(lines -> assertThat(lines.get(1)).startsWith("b\t"));
  }

  @Test
  void a_line_of_millions_of_characters_is_answered() {
    assertThat(
            Outcome.withInput(
                    "a\t550 5.1.1 User unknown " + "x".repeat(5_000_000) + "\nb\t550\n",
                    "explain",
                    "--tsv")
                .outLines())
        .hasSize(2)
        .first()
        .isEqualTo("a\tother\tunknown-recipient\tunknown-recipient");
  }

  @Test
  void nothing_in_gives_nothing_out() {
    assertThat(Outcome.withInput("", "explain", "--tsv")).isEqualTo(new Outcome(0, "", ""));
  }
}
