package io.fivefifty.generator;

/**
 * What servers say to the mail of the story where they refuse it; it decides nothing about what
 * replies mean.
 *
 * <p>A row: who, when (see {@link StoryReply}), share, stage, reply code, enhanced code or {@code
 * -}, the lines of the reply parted by {@code ~}. The words of {@code gate} are those of no server.
 */
final class StoryReplies {
  private StoryReplies() {}

  static final String ROWS =
      """
      gmail | list | 0.026 | rcpt | 550 | 5.1.1 | The email account that you tried to reach does not exist. Please try ~ double-checking the recipient's email address for typos or ~ unnecessary spaces. For more information, go to ~  https://support.google.com/mail/?p=NoSuchUser {id}-{id}si{n}qka.{n} - gsmtp
      gmail | list | 0.004 | rcpt | 550 | 5.2.1 | The email account that you tried to reach is inactive. For more ~ information, go to ~  https://support.google.com/mail/?p=DisabledUser {id}-{id}si{n}qka.{n} - gsmtp
      gmail | always | 0.008 | rcpt | 452 | 4.2.2 | The recipient's inbox is out of storage space. Please direct the ~ recipient to ~  https://support.google.com/mail/?p=OverQuotaTemp {id}-{id}si{n}qka.{n} - gsmtp
      gmail | always | 0.004 | rcpt | 552 | 5.2.2 | The recipient's inbox is out of storage space and inactive. Please direct the ~ recipient to ~  https://support.google.com/mail/?p=OverQuotaPerm {id}-{id}si{n}qka.{n} - gsmtp
      gmail | always | 0.01 | end-of-data | 421 | 4.7.28 | Gmail has detected an unusual rate of mail originating from your IP ~ address {ip}. To protect our users, mail has been temporarily rate limited. {id}-{id}si{n}qka.{n} - gsmtp
      gmail | content | 0.007 | end-of-data | 550 | 5.7.1 | [{ip}      19] Our system has detected that this message is ~ likely suspicious due to the very low reputation of the sending domain. ~ To best protect our users from spam, the message has been blocked. ~ Please visit ~  https://support.google.com/mail/answer/188131 for more information. {id}-{id}si{n}qka.{n} - gsmtp
      gmail | content | 0.005 | end-of-data | 550 | 5.7.1 | [{ip}      12] Our system has detected that this message is ~ likely unsolicited mail. To reduce the amount of spam sent to Gmail, ~ this message has been blocked. Please visit ~  https://support.google.com/mail/?p=UnsolicitedMessageError ~   for more information. {id}-{id}si{n}qka.{n} - gsmtp
      gmail | pointer-lost | 0.75 | end-of-data | 550 | 5.7.25 | [{ip}] The IP address sending this message does not have a ~ PTR record setup, or the corresponding forward DNS entry does not ~ match the sending IP. As a policy, Gmail does not accept messages from ~ IPs with missing PTR records. For more information, go to ~  https://support.google.com/mail/answer/81126#ip-practices {id}-{id}si{n}qka.{n} - gsmtp
      gmail | pointer-mend-unseen | 0.3 | end-of-data | 550 | 5.7.25 | [{ip}] The IP address sending this message does not have a ~ PTR record setup, or the corresponding forward DNS entry does not ~ match the sending IP. As a policy, Gmail does not accept messages from ~ IPs with missing PTR records. For more information, go to ~  https://support.google.com/mail/answer/81126#ip-practices {id}-{id}si{n}qka.{n} - gsmtp
      gmail | spf-lost | 0.9 | end-of-data | 550 | 5.7.27 | This mail has been blocked because SPF does not pass. Gmail requires ~ all large senders to authenticate with SPF. ~  Authentication results: ~  SPF [{domain}] with ip: [{ip}] = Did not pass ~  https://support.google.com/mail/answer/81126#authentication {id}-{id}si{n}qka.{n} - gsmtp
      gmail | key-lost | 0.85 | end-of-data | 550 | 5.7.30 | This mail has been blocked because DKIM does not pass. Gmail requires ~ all large senders to authenticate with DKIM. ~  Authentication results: ~  DKIM = Did not pass ~  https://support.google.com/mail/answer/81126#authentication {id}-{id}si{n}qka.{n} - gsmtp
      gmail | unaligned | 0.04 | end-of-data | 550 | 5.7.26 | Your email has been blocked because the sender is unauthenticated. ~ Gmail requires all senders to authenticate with either SPF or DKIM. ~  Authentication results: ~  DKIM = did not pass ~  SPF [{domain}] with ip: [{ip}] = did not pass ~  https://support.google.com/mail/answer/81126#authentication {id}-{id}si{n}qka.{n} - gsmtp
      gmail | policy-strict | 0.93 | end-of-data | 550 | 5.7.26 | Unauthenticated email from {domain} is not accepted due to domain's ~ DMARC policy. Please contact the administrator of {domain} domain. If ~ this was a legitimate mail please visit ~  https://support.google.com/mail/answer/2451690 to learn about the ~ DMARC initiative. {id}-{id}si{n}qka.{n} - gsmtp
      outlook | list | 0.024 | rcpt | 550 | 5.5.0 | Requested action not taken: mailbox unavailable (S2017062302). [AM4PEPF000{n}.eurprd05.prod.outlook.com 2026-11-01T07:51:07.123Z 08DE1A{hex}]
      outlook | content | 0.003 | mail | 550 | 5.7.1 | Unfortunately, messages from [{ip}] weren't sent. Please contact your Internet service provider since part of their network is on our block list (S3140). [AM4PEPF000{n}.eop-EUR05.prod.protection.outlook.com 2026-11-01T07:51:07.123Z 08DE1A{hex}]
      outlook | listed | 0.8 | mail | 550 | 5.7.1 | Service unavailable, Client host [{ip}] blocked using Spamhaus. To request removal from this list see https://www.spamhaus.org/query/ip/{ip} (AS3130). [AM4PEPF000{n}.eop-EUR05.prod.protection.outlook.com 2026-11-01T07:51:07.123Z 08DE1A{hex}]
      outlook | delisting-unseen | 0.4 | mail | 550 | 5.7.1 | Service unavailable, Client host [{ip}] blocked using Spamhaus. To request removal from this list see https://www.spamhaus.org/query/ip/{ip} (AS3130). [AM4PEPF000{n}.eop-EUR05.prod.protection.outlook.com 2026-11-01T07:51:07.123Z 08DE1A{hex}]
      outlook | always | 0.008 | mail | 451 | 4.7.650 | The mail server [{ip}] has been temporarily rate limited due to IP reputation. (S775) [AM4PEPF000{n}.eop-EUR05.prod.protection.outlook.com 2026-11-01T07:51:07.123Z 08DE1A{hex}]
      outlook | spf-lost | 0.8 | end-of-data | 550 | 5.7.515 | Access denied, sending domain {domain} does not meet the required authentication level. The sender's domain in the 5322.From address doesn't meet the authentication requirements defined for the sender. To learn how to fix this see: https://go.microsoft.com/fwlink/p/?linkid=2319303 Spf= Fail , Dkim= None , DMARC= Fail [AM4PEPF000{n}.eurprd05.prod.outlook.com 2026-11-01T07:51:07.123Z 08DE1A{hex}]
      outlook | policy-strict | 0.88 | end-of-data | 550 | 5.7.509 | Access denied, sending domain {domain} does not pass DMARC verification and has a DMARC policy of reject. [AM4PEPF000{n}.eop-EUR05.prod.protection.outlook.com 2026-11-01T07:51:07.123Z 08DE1A{hex}]
      m365 | list | 0.018 | rcpt | 550 | 5.4.1 | Recipient address rejected: Access denied. For more information see https://aka.ms/EXOSmtpErrors [AM4PEPF000{n}.eurprd05.prod.outlook.com 2026-11-01T07:51:07.123Z 08DE1A{hex}]
      m365 | always | 0.006 | end-of-data | 550 | 5.7.1 | TRANSPORT.RULES.RejectMessage; the message was rejected by organization policy
      m365 | content | 0.006 | end-of-data | 550 | 5.7.1 | Message rejected as spam by Content Filtering.
      m365 | always | 0.01 | rcpt | 451 | 4.7.500 | Server busy. Please try again later from [{ip}]. (S77719) [{hex}]
      m365 | listed | 0.6 | mail | 550 | 5.7.1 | Service unavailable, Client host [{ip}] blocked using Spamhaus. To request removal from this list see https://www.spamhaus.org/query/ip/{ip} (AS16012609)
      m365 | spf-lost | 0.75 | end-of-data | 550 | 5.7.23 | The message was rejected because of Sender Policy Framework violation -> 550 5.7.1
      m365 | policy-strict | 0.88 | end-of-data | 550 | 5.7.509 | Access denied, sending domain {domain} does not pass DMARC verification and has a DMARC policy of reject. [AM4PEPF000{n}.eop-EUR05.prod.protection.outlook.com 2026-11-01T07:51:07.123Z 08DE1A{hex}]
      yahoo | list | 0.02 | end-of-data | 554 | - | delivery error: dd This user doesn't have a yahoo.com account ({rcpt}) [0] - {host}
      yahoo | list | 0.006 | rcpt | 550 | - | relaying denied for <{rcpt}>
      yahoo | always | 0.01 | mail | 421 | 4.7.0 | [TSS04] Messages from {ip} temporarily deferred due to unexpected volume or user complaints - 4.16.55.1
      yahoo | listed | 0.7 | mail | 553 | 5.7.1 | [BL21] Connections will not be accepted from {ip}, because the ip is in Spamhaus's list; see https://postmaster.yahooinc.com/error-codes
      yahoo | spf-lost | 0.7 | end-of-data | 550 | 5.7.9 | This mail has been blocked because the sender is unauthenticated. Yahoo requires all senders to authenticate with either SPF or DKIM. Authentication results: DKIM = FAILURE - SPF [{domain}] with ip {ip} = FAILURE. See https://senders.yahooinc.com/smtp-error-codes/#authentication-failures for more information.
      yahoo | unaligned | 0.04 | end-of-data | 550 | 5.7.9 | This mail has been blocked because the sender is unauthenticated. Yahoo requires all senders to authenticate with either SPF or DKIM. Authentication results: DKIM = FAILURE - SPF [{domain}] with ip {ip} = FAILURE. See https://senders.yahooinc.com/smtp-error-codes/#authentication-failures for more information.
      yahoo | policy-strict | 0.8 | end-of-data | 554 | 5.7.9 | Message not accepted for policy reasons. See https://postmaster.yahooinc.com/error-codes
      icloud | list before new-wording | 0.026 | rcpt | 550 | 5.1.1 | <{rcpt}>: user does not exist
      icloud | list since new-wording | 0.026 | rcpt | 550 | 5.1.1 | <{rcpt}>: user lookup success but no user record found
      icloud | always | 0.006 | rcpt | 452 | 4.2.2 | <{rcpt}>: user is over quota
      icloud | content | 0.01 | end-of-data | 550 | 5.7.1 | [CS01] Message rejected due to local policy. Please visit https://support.apple.com/en-us/HT204137
      icloud | policy-strict | 0.9 | end-of-data | 550 | 5.7.1 | Your message was rejected due to {domain} DMARC policy. See https://support.apple.com/en-us/HT204137 for info
      gmx | list | 0.024 | rcpt | 550 | - | Requested action not taken: mailbox unavailable
      gmx | content | 0.005 | end-of-data | 554 | - | Transaction failed ~ Reject due to policy restrictions. ~ For explanation visit https://postmaster.gmx.net/en/error-messages?ip={ip}&c=hi
      tonline | list | 0.022 | rcpt | 550 | - | user unknown
      tonline | always | 0.006 | rcpt | 552 | 5.2.2 | Over STORAGE quota
      tonline | content | 0.012 | end-of-data | 550 | 5.7.0 | Message considered as spam or virus, rejected ~ Message rejected because it was considered as spam ~ https://postmaster.t-online.de/
      mimecast | list | 0.02 | rcpt | 550 | - | Invalid Recipient - https://community.mimecast.com/docs/DOC-1369#550 [{id}.uk{n}]
      mimecast | spf-lost | 0.7 | rcpt | 550 | - | SPF Sender Invalid - envelope rejected - https://community.mimecast.com/docs/DOC-1369#550 [{id}.uk{n}]
      mimecast | content | 0.012 | end-of-data | 550 | - | Rejected by header based manually Blocked Senders - https://community.mimecast.com/docs/DOC-1369#550 [{id}.uk{n}]
      mimecast | key-lost | 0.7 | end-of-data | 550 | - | DKIM Sender Invalid - envelope rejected - https://community.mimecast.com/docs/DOC-1369#550 [{id}.uk{n}]
      mimecast | policy-strict | 0.85 | end-of-data | 550 | - | DMARC Sender Invalid - envelope rejected - https://community.mimecast.com/docs/DOC-1369#550 [{id}.uk{n}]
      proofpoint | list | 0.022 | rcpt | 550 | 5.1.1 | User Unknown
      proofpoint | content | 0.01 | end-of-data | 550 | 5.7.1 | Local Policy Violation
      barracuda | list | 0.022 | end-of-data | 550 | - | permanent failure for one or more recipients ({rcpt}:550 5.1.1 No such user)
      barracuda | content | 0.012 | end-of-data | 550 | - | permanent failure for one or more recipients ({rcpt}:blocked)
      general | always | 0.05 | rcpt | 450 | 4.2.0 | <{rcpt}>: Recipient address rejected: Greylisted, see http://postgrey.schweikert.ch/help/{domain}.html
      general | list | 0.024 | rcpt | 550 | 5.1.1 | <{rcpt}>: Recipient address rejected: User unknown in virtual mailbox table
      general | pointer-lost | 0.75 | rcpt | 550 | 5.7.1 | Client host rejected: cannot find your reverse hostname, [{ip}]
      general | pointer-mend-unseen | 0.5 | rcpt | 550 | 5.7.1 | Client host rejected: cannot find your reverse hostname, [{ip}]
      general | listed | 0.85 | rcpt | 550 | 5.7.1 | Service unavailable; Client host [{ip}] blocked using zen.spamhaus.org; https://www.spamhaus.org/query/ip/{ip}
      general | delisting-unseen | 0.5 | rcpt | 550 | 5.7.1 | Service unavailable; Client host [{ip}] blocked using zen.spamhaus.org; https://www.spamhaus.org/query/ip/{ip}
      general | spf-lost | 0.75 | rcpt | 550 | 5.7.23 | <{rcpt}>: Recipient address rejected: Message rejected due to: SPF fail - not authorized. Please see http://www.openspf.net/Why?s=mfrom;id={domain};ip={ip};r=<UNKNOWN>
      general | content | 0.01 | end-of-data | 550 | 5.7.1 | Message contains spam or virus or sender is blocked
      general | key-lost | 0.5 | end-of-data | 550 | 5.7.20 | No passing DKIM signature found
      general | policy-strict | 0.85 | end-of-data | 550 | 5.7.1 | rejected by DMARC policy for {domain}
      gate | new-wording | 0.5 | rcpt | 550 | 5.7.1 | Gate 7 is closed to this flight
      gate | list | 0.024 | rcpt | 550 | 5.1.1 | <{rcpt}>: Recipient address rejected: User unknown in virtual mailbox table
      """;
}
