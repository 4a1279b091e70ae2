package io.fivefifty.dns;

/** The record types that are asked for (RFC 1035 section 3.2.2, RFC 3596). */
public enum RecordType {
  A,
  AAAA,
  MX,
  TXT,
  SOA,
  PTR
}
