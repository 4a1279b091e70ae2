/**
 * What a reply means: who refused, and why.
 *
 * <p>In comes what the remote host said, the host that said it and the recipient's domain; out goes
 * a {@link io.fivefifty.rules.Verdict}: a provider, a cause, the rule that decided and the reply's
 * template. All knowledge of providers and of their words stands in YAML files, none in Java.
 *
 * <p>This package must not know where replies come from (logs, mail, Spark), nor what DNS says.
 */
@NullMarked
package io.fivefifty.rules;

import org.jspecify.annotations.NullMarked;
