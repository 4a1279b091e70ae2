package io.fivefifty.rules;

/**
 * A reply's text after masking.
 *
 * @param template what people and reports see
 * @param words what rules see: the template, with the hosts left in that a rule names
 */
record Masked(String template, String words) {}
