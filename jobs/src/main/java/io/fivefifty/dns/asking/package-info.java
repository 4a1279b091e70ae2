/**
 * Puts questions to DNS. In: {@link io.fivefifty.dns.Question}s, and where to ask: a server, the
 * system's servers, or master files. Out: {@link io.fivefifty.dns.Answer}s; nothing that can happen
 * on the way is an exception. The only package that knows dnsjava.
 *
 * <p>{@link io.fivefifty.dns.asking.DnsSource} says whom to ask, {@link
 * io.fivefifty.dns.asking.Exchange} carries one message there and back, {@link
 * io.fivefifty.dns.asking.Asker} decides what is sent when, again, or not at all.
 */
@NullMarked
package io.fivefifty.dns.asking;

import org.jspecify.annotations.NullMarked;
