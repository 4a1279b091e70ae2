package io.fivefifty.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReplyTest {
  @Test
  void linesJoinedByBlanksLoseTheirRepeatedCodes() {
    assertThat(Reply.parse("550-5.7.26 a b 550-5.7.26 c 550 5.7.26 d"))
        .isEqualTo(new Reply(550, "5.7.26", "a b c d"));
  }

  @Test
  void linesJoinedByALiteralLineEndLoseTheirRepeatedCodes() {
    assertThat(
            Reply.parse(
                "550-5.2.1 inactive. For more\\n550-5.2.1 information, go to\\n550 5.2.1  x"))
        .isEqualTo(new Reply(550, "5.2.1", "inactive. For more information, go to x"));
  }

  @Test
  void realLineEndsAndTheirOctalFormsAreBlanks() {
    assertThat(Reply.parse("550-one\r\n550 two").text()).isEqualTo("one two");
    assertThat(Reply.parse("550-one#015#012550 two").text()).isEqualTo("one two");
  }

  @Test
  void repeatedCodesWithoutAMarkBetweenLinesAreDropped() {
    assertThat(Reply.parse("550-5.7.26 sender is unauthenticated.5.7.26 Gmail requires").text())
        .isEqualTo("sender is unauthenticated. Gmail requires");
  }

  @Test
  void aLastLineAloneHasItsCodes() {
    assertThat(Reply.parse("550 5.7.26 https://example.com - gsmtp"))
        .isEqualTo(new Reply(550, "5.7.26", "https://example.com - gsmtp"));
  }

  @Test
  void aCutFirstLineStillHasItsCodes() {
    assertThat(Reply.parse("been blocked 550-5.7.26 Gmail requires 550 5.7.26 more"))
        .isEqualTo(new Reply(550, "5.7.26", "been blocked Gmail requires more"));
  }

  @Test
  void aDashAfterTheCodeIsNoWord() {
    assertThat(Reply.parse("550 5.1.1 – The account"))
        .isEqualTo(new Reply(550, "5.1.1", "The account"));
    assertThat(Reply.parse("550 – Relaying denied"))
        .isEqualTo(new Reply(550, null, "Relaying denied"));
  }

  @Test
  void quotesDashesAndWhiteSpaceAreFolded() {
    assertThat(Reply.parse("550 weren’t “sent” —\t now\u00a0or\u200b later").text())
        .isEqualTo("weren't \"sent\" - now or later");
  }

  @Test
  void theHashAndBracketsBeforeAnEnhancedCodeAreNoWords() {
    assertThat(Reply.parse("550 #5.1.0 Address rejected."))
        .isEqualTo(new Reply(550, "5.1.0", "Address rejected."));
    assertThat(Reply.parse("550 [5.7.1] no")).isEqualTo(new Reply(550, "5.7.1", "no"));
  }

  @Test
  void anAddressAfterTheCodeKeepsItsBracket() {
    assertThat(Reply.parse("550 5.1.1 <jo@example.com>: unknown").text())
        .isEqualTo("<jo@example.com>: unknown");
  }

  @Test
  void anAddressIsNoEnhancedCode() {
    assertThat(Reply.parse("550 5.1.1.1 is listed"))
        .isEqualTo(new Reply(550, null, "5.1.1.1 is listed"));
  }

  @Test
  void aQuotedReplyKeepsItsCode() {
    assertThat(Reply.parse("550 5.1.1 host mx said: 552 5.2.2 over quota").text())
        .isEqualTo("host mx said: 552 5.2.2 over quota");
  }

  @Test
  void textWithoutACodeHasCodeZero() {
    assertThat(Reply.parse("denied")).isEqualTo(new Reply(0, null, "denied"));
    assertThat(Reply.parse("")).isEqualTo(new Reply(0, null, ""));
  }

  @Test
  void theDsnPrefixIsDropped() {
    assertThat(Reply.parse("smtp; 550 5.1.1 no")).isEqualTo(new Reply(550, "5.1.1", "no"));
  }

  @Test
  void noMoreThanTheLongestLengthIsRead() {
    assertThat(Reply.parse("550 " + "a".repeat(1_000_000)).text())
        .hasSize(Reply.MAX_LENGTH - "550 ".length());
  }
}
