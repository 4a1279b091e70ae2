/**
 * What the formats share: reply codes and commands of SMTP (RFC 5321). In: bytes of a line. Out: a
 * code, a stage. Knows no format.
 */
@NullMarked
package io.fivefifty.logs.format.smtp;

import org.jspecify.annotations.NullMarked;
