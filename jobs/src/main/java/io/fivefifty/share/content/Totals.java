package io.fivefifty.share.content;

import org.jspecify.annotations.Nullable;

/**
 * The sums of a period.
 *
 * @param messages distinct ones among the rejections, estimated where they are many
 * @param recipients distinct ones, estimated where they are many
 * @param attempts of the subject, whatever became of them
 * @param previousRejections of the period before, null where it is not stored whole
 * @param median7d rejections of the seven periods before, null where none is stored
 * @param fixable rejections that the sender can do something about
 * @param confirmed rejections whose claim DNS confirms
 * @param contradicted rejections whose claim DNS contradicts
 * @param undecided rejections whose claim DNS leaves open
 */
public record Totals(
    long rejections,
    long messages,
    long recipients,
    long attempts,
    @Nullable Long previousRejections,
    @Nullable Double median7d,
    long fixable,
    long confirmed,
    long contradicted,
    long undecided) {}
