package io.fivefifty.rules;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What rules see of a reply.
 *
 * @param code reply code, as digits
 * @param enhanced enhanced code or null
 * @param masked masked words in lower case, for patterns
 * @param words the folded words, and the placeholders among them
 * @param found numbers of the sets of phrases that stand in it
 */
record Look(
    String code, @Nullable String enhanced, String masked, List<String> words, BitSet found) {}
