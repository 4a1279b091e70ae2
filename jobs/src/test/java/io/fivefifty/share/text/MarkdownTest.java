package io.fivefifty.share.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.names.PlainText;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** What a reader of Markdown makes of a stranger's text is that text, and nothing else. */
class MarkdownTest {

  private static final Parser PARSER =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();

  /** Some readers make links of what looks like one, even where it is escaped. */
  private static final Parser EAGER_PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create(), AutolinkExtension.create()))
          .build();

  @Provide
  Arbitrary<String> hostile() {
    return Arbitraries.of(
            "|",
            "`",
            "``",
            "*",
            "_",
            "[",
            "](http://x.example)",
            "<b>",
            "</td>",
            "<!--",
            "&lt;",
            "&#124;",
            "\\",
            "#",
            "~~",
            "www.x.example",
            "http://x.example",
            "https://y.example/?a=b",
            "a@b.example",
            "ftp://z.example",
            "$x$",
            "!",
            "{}",
            "^",
            ":smile:",
            "550 5.1.1",
            " ",
            "x",
            "\n",
            "\u202e",
            "邮",
            "- ",
            "1. ",
            "> ",
            "===")
        .list()
        .ofMaxSize(12)
        .map(parts -> String.join("", parts));
  }

  @Property(tries = 1000)
  void text_in_a_cell_stays_text(@ForAll("hostile") String text) {
    assertThat(cells(PARSER, "| a | b |\n| --- | --- |\n| x | " + Markdown.text(text) + " |\n"))
        .containsExactly("a", "b", "x", seen(text));
  }

  @Property(tries = 1000)
  void text_in_a_list_stays_text(@ForAll("hostile") String text) {
    assertThat(words(PARSER, "- Said: " + Markdown.text(text) + "\n"))
        .isEqualTo(("Said: " + seen(text)).strip());
  }

  @Property(tries = 1000)
  void code_in_a_list_stays_as_it_is(@ForAll("hostile") String text) {
    assertThat(words(EAGER_PARSER, "- Reply: " + Markdown.code(text) + "\n"))
        .isEqualTo(("Reply: " + seen(text)).strip());
  }

  @Property(tries = 1000)
  void code_in_a_cell_stays_as_it_is(@ForAll("hostile") String text) {
    assertThat(
            cells(
                EAGER_PARSER,
                "| a | b |\n| --- | --- |\n| x | " + Markdown.codeInCell(text) + " |\n"))
        .containsExactly("a", "b", "x", seen(text));
  }

  @Example
  void an_ordinary_text_stays_readable() {
    assertThat(Markdown.text("its SPF does not authorise 192.0.2.12; p=reject"))
        .isEqualTo("its SPF does not authorise 192.0.2.12; p=reject");
    assertThat(Markdown.code("550 5.1.1 <***@x.example>: no"))
        .isEqualTo("`550 5.1.1 <***@x.example>: no`");
  }

  private static String seen(String text) {
    return PlainText.harmless(text).strip();
  }

  private static String words(Parser parser, String markdown) {
    StringBuilder out = new StringBuilder();
    walk(parser.parse(markdown), out);
    return out.toString().strip();
  }

  private static List<String> cells(Parser parser, String markdown) {
    List<String> cells = new ArrayList<>();
    parser
        .parse(markdown)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(CustomNode node) {
                if (node instanceof org.commonmark.ext.gfm.tables.TableCell) {
                  StringBuilder out = new StringBuilder();
                  walk(node, out);
                  cells.add(out.toString().strip());
                } else {
                  visitChildren(node);
                }
              }
            });
    return cells;
  }

  /** The text of a node; markup in it is a failure. */
  private static void walk(Node node, StringBuilder out) {
    for (Node at = node.getFirstChild(); at != null; at = at.getNext()) {
      if (at instanceof Text text) {
        out.append(text.getLiteral());
      } else if (at instanceof Code code) {
        out.append(code.getLiteral());
      } else {
        assertThat(at)
            .isInstanceOfAny(
                Paragraph.class,
                org.commonmark.node.BulletList.class,
                org.commonmark.node.ListItem.class);
        walk(at, out);
      }
    }
  }
}
