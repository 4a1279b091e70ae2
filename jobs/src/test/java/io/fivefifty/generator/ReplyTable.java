package io.fivefifty.generator;

/**
 * What servers say, as material to write logs from; it decides nothing about what replies mean.
 *
 * <p>A row: manners, stage, weight, reply code, enhanced code or {@code -}, the lines of the reply
 * parted by {@code ~}. The manners {@code imitator} are those of servers whose text looks like
 * Postfix's own words around a reply.
 */
final class ReplyTable {
  private ReplyTable() {}

  static final String ROWS =
      """
      gmail | end-of-data | 1 | 250 | 2.0.0 | OK  {n}{n} {id}-{id}si{n}qka.{n} - gsmtp
      gmail | rcpt | 40 | 550 | 5.1.1 | The email account that you tried to reach does not exist. Please try ~ double-checking the recipient's email address for typos or ~ unnecessary spaces. For more information, go to ~  https://support.google.com/mail/?p=NoSuchUser {id}-{id} - gsmtp
      gmail | rcpt | 10 | 550 | 5.2.1 | The email account that you tried to reach is inactive. For more ~ information, go to ~  https://support.google.com/mail/?p=DisabledUser {id} - gsmtp
      gmail | end-of-data | 15 | 550 | 5.7.1 | [{ip}      12] Our system has detected that this message is ~ likely suspicious due to the very low reputation of the sending domain. ~ To best protect our users from spam, the message has been blocked. {id} - gsmtp
      gmail | end-of-data | 10 | 550 | 5.7.1 | Unauthenticated email from {domain} is not accepted due to domain's DMARC policy. {id} - gsmtp
      gmail | end-of-data | 20 | 550 | 5.7.26 | Your email has been blocked because the sender is unauthenticated. ~ Gmail requires all senders to authenticate with either SPF or DKIM. ~  Authentication results: ~  DKIM = did not pass ~  SPF [{domain}] with ip: [{ip}] = did not pass {id} - gsmtp
      gmail | rcpt | 5 | 552 | 5.2.2 | The recipient's inbox is out of storage space. {id} - gsmtp
      gmail | rcpt | 10 | 452 | 4.2.2 | The recipient's inbox is out of storage space. Please direct the ~ recipient to ~  https://support.google.com/mail/?p=OverQuotaTemp {id} - gsmtp
      gmail | end-of-data | 30 | 421 | 4.7.28 | Gmail has detected an unusual rate of mail originating from your IP ~ address {ip}. To protect our users, mail has been temporarily rate limited. {id} - gsmtp
      outlook | end-of-data | 1 | 250 | 2.6.0 | <{id}@{host}> [InternalId={n}{n}, Hostname={hex}.namprd11.prod.outlook.com] {n} bytes in 0.123, 99.312 KB/sec Queued mail for delivery -> 250 2.1.5
      outlook | rcpt | 40 | 550 | 5.5.0 | Requested action not taken: mailbox unavailable (S2017062302). [{hex}.eurprd05.prod.outlook.com 2026-11-23T17:51:42.604Z {hex}]
      outlook | mail | 25 | 550 | 5.7.1 | Unfortunately, messages from [{ip}] weren't sent. Please contact your Internet service provider since part of their network is on our block list (S3140). [{hex}.eop-EUR05.prod.protection.outlook.com]
      outlook | end-of-data | 20 | 550 | 5.7.515 | Access denied, sending domain {domain} does not meet the required authentication level. The sender's domain in the 5322.From address doesn't meet the authentication requirements defined for the sender. [{hex}]
      outlook | mail | 30 | 451 | 4.7.650 | The mail server [{ip}] has been temporarily rate limited due to IP reputation. (S775) [{hex}.eop-EUR05.prod.protection.outlook.com]
      m365 | end-of-data | 1 | 250 | 2.6.0 | <{id}@{host}> [InternalId={n}{n}, Hostname={hex}.eurprd03.prod.outlook.com] {n} bytes in 0.201, 88.101 KB/sec Queued mail for delivery
      m365 | rcpt | 20 | 550 | 5.4.1 | Recipient address rejected: Access denied. [{hex}.eop-EUR05.prod.protection.outlook.com 2026-11-23T17:51:42.604Z {hex}]
      m365 | mail | 15 | 550 | 5.7.606 | Access denied, banned sending IP [{ip}]. To request removal from this list please visit https://sender.office.com/ and follow the directions. (AS16012609)
      m365 | end-of-data | 10 | 550 | 5.7.509 | Access denied, sending domain {domain} does not pass DMARC verification and has a DMARC policy of reject. [{hex}]
      m365 | rcpt | 20 | 451 | 4.7.500 | Server busy. Please try again later from [{ip}]. (S77719) [{hex}]
      yahoo | end-of-data | 1 | 250 | - | ok dirdel
      yahoo | rcpt | 20 | 550 | - | Relaying denied
      yahoo | end-of-data | 20 | 554 | - | delivery error: dd This user doesn't have a yahoo.com account ({rcpt}) [0] - {host}
      yahoo | connect | 10 | 553 | 5.7.1 | [BL21] Connections will not be accepted from {ip}, because the ip is in Spamhaus's list
      yahoo | mail | 30 | 421 | 4.7.0 | [TSS04] Messages from {ip} temporarily deferred due to unexpected volume or user complaints - 4.16.55.1
      icloud | end-of-data | 1 | 250 | 2.0.0 | Ok: queued as {hex}
      icloud | rcpt | 20 | 550 | 5.1.1 | <{rcpt}>: user does not exist
      icloud | end-of-data | 10 | 550 | 5.7.1 | Message rejected due to local policy. See https://support.apple.com/en-us/HT204137
      icloud | end-of-data | 10 | 550 | 5.7.1 | Your message was rejected due to {domain} DMARC policy. See https://support.apple.com/en-us/HT204137 for info
      icloud | rcpt | 10 | 452 | 4.2.2 | <{rcpt}>: user is over quota
      yandex | end-of-data | 1 | 250 | 2.0.0 | Ok: queued on mxfront{n}.myt.yp-c.yandex.net {n}{n}-{id}
      yandex | rcpt | 20 | 550 | 5.7.1 | No such user!
      yandex | rcpt | 10 | 550 | 5.7.1 | Policy rejection on the target address
      yandex | end-of-data | 10 | 554 | 5.7.1 | [2] Message rejected under suspicion of SPAM; https://ya.cc/{id} {n}-{id}
      yandex | end-of-data | 10 | 451 | 4.7.1 | Sorry, the service is currently unavailable. Please come back later. {id}
      mailru | rcpt | 20 | 550 | - | Message was not accepted -- invalid mailbox.  Local mailbox {rcpt} is unavailable: user not found
      mailru | end-of-data | 10 | 550 | - | spam message rejected. Please visit https://help.mail.ru/notspam-support/id?c={id} or  report details to abuse@corp.mail.ru. Error code: {hex}{hex}. ID: {hex}.
      gmx | rcpt | 20 | 550 | - | Requested action not taken: mailbox unavailable ~ For explanation visit https://postmaster.gmx.net/en/error-messages?ip={ip}&c=hi
      gmx | end-of-data | 10 | 554 | - | Transaction failed ~ Reject due to policy restrictions. ~ For explanation visit https://postmaster.gmx.net/en/error-messages?ip={ip}&c=hi
      gmx | connect | 10 | 554 | - | gmx.net (mxgmx{n}) Nemesis ESMTP Service not available ~ No SMTP service ~ IP address is block listed. ~ For explanation visit https://www.gmx.net/mail/senderguidelines?c=bl&i=ip&v={ip}
      tonline | connect | 20 | 550 | - | IP={ip} - A problem occurred. Ask your postmaster for help or to contact tobr@rx.t-online.de for reset. (NOWL)
      tonline | rcpt | 10 | 550 | - | user unknown
      mimecast | rcpt | 20 | 550 | - | Invalid Recipient - https://community.mimecast.com/docs/DOC-1369#550 [{id}.uk{n}]
      mimecast | end-of-data | 20 | 550 | - | Rejected by header based manually Blocked Senders - https://community.mimecast.com/docs/DOC-1369#550 [{id}.uk{n}]
      mimecast | rcpt | 10 | 451 | - | Internal resource temporarily unavailable - https://community.mimecast.com/docs/DOC-1369#451 [{id}.uk{n}]
      proofpoint | connect | 10 | 550 | 5.7.0 | Blocked - see https://ipcheck.proofpoint.com/?ip={ip}
      proofpoint | connect | 10 | 554 | - | Blocked - see https://ipcheck.proofpoint.com/?ip={ip}
      proofpoint | rcpt | 20 | 550 | 5.1.1 | User Unknown
      barracuda | end-of-data | 10 | 550 | - | permanent failure for one or more recipients ({rcpt}:blocked)
      barracuda | rcpt | 10 | 550 | - | {rcpt}: Recipient address rejected: No such user
      general | end-of-data | 1 | 250 | 2.0.0 | Ok: queued as {hex}
      general | end-of-data | 1 | 250 | - | OK id=1xVYhc-{n}T-24
      general | rcpt | 30 | 550 | 5.1.1 | <{rcpt}>: Recipient address rejected: User unknown in virtual mailbox table
      general | rcpt | 15 | 550 | - | No Such User Here
      general | rcpt | 10 | 550 | - | Please turn on SMTP Authentication in your mail client. ~ ({host}) [{ip}]:{n} is not permitted to relay ~ through this server without authentication.
      general | mail | 10 | 550 | 5.7.1 | <{domain}>: Sender address rejected: Access denied
      general | data | 5 | 550 | 5.7.1 | Command rejected by policy
      general | end-of-data | 10 | 550 | 5.7.1 | Message contains spam or virus or sender is blocked : {id}
      general | end-of-data | 2 | 550 | 5.7.1 | {filler}
      general | rcpt | 8 | 554 | 5.7.1 | Service unavailable; Client host [{ip}] blocked using zen.spamhaus.org; https://www.spamhaus.org/query/ip/{ip}
      general | rcpt | 4 | 551 | - | User not local; please try <forward@elsewhere.example>
      general | end-of-data | 4 | 552 | 5.3.4 | Message size exceeds fixed limit
      general | rcpt | 30 | 450 | 4.2.0 | <{rcpt}>: Recipient address rejected: Greylisted, see http://postgrey.schweikert.ch/help/{domain}.html
      general | rcpt | 10 | 451 | - | Temporary local problem - please try later
      general | connect | 10 | 554 | - | {host} ESMTP not welcome here
      general | connect | 10 | 550 | - | Connection from {ip} is refused by policy
      general | connect | 10 | 421 | - | {host} Service not available, too many connections from {ip}
      imitator | end-of-data | 1 | 250 | 2.0.0 | Ok (host mx.bank.example[203.0.113.9] said: 550 5.1.1 no one (in reply to RCPT TO command))
      imitator | rcpt | 10 | 550 | 5.1.1 | no; status=sent (250 2.0.0 Ok: queued as {hex})
      imitator | end-of-data | 10 | 550 | 5.7.1 | refused (in reply to RCPT TO command)
      imitator | mail | 10 | 550 | - | (host gmail-smtp-in.l.google.com[198.51.100.21] said: 250 2.1.5 OK (in reply to end of DATA command))
      imitator | rcpt | 10 | 554 | 5.7.1 | 550 5.1.1 said: 550-5.1.1 not what it seems 550 5.1.1
      imitator | rcpt | 10 | 550 | 5.2.1 | {hex}: to=<z@bank.example>, relay=mx.bank.example[203.0.113.9]:25, delay=1, delays=0/0/1/0, dsn=2.0.0, status=sent (250 OK)
      imitator | rcpt | 10 | 550 | 5.7.1 | list of 550-5.1.1 and 550 5.1.1 ~ [brackets] "quotes" 'and' <angles> ((parentheses) ~ naïve caf? \\backslash\\ end
      imitator | rcpt | 10 | 451 | 4.3.0 | mailbox of 550 5.1.1 fame said: 550 5.1.1 (in reply to MAIL FROM command)
      imitator | connect | 10 | 550 | 5.7.1 | go away (in reply to end of DATA command)
      imitator | connect | 10 | 421 | 4.7.0 | refused to talk to me: 550 5.7.1 later
      """;
}
