-- What DNS says of each rejection whose cause it has a say in: the rows of `rejections`, with the
-- evidence. Each is held against the latest snapshot taken at or before its last rejection, else
-- the nearest after it; how far that is, and whether it still binds, decides whoever gives evidence.
WITH host_ips AS (
  -- Where a reply does not name our address, it is one of those that others name of this server.
  SELECT day, mta_host, slice(array_sort(array_distinct(flatten(collect_list(sending_ips)))), 1, 8) AS ips
  FROM rejections
  GROUP BY day, mta_host
),
user_ips AS (
  SELECT slice(array_sort(collect_set(ip)), 1, 8) AS ips FROM dns_hosts WHERE named_by = 'user'
),
claims AS (
  SELECT
    rejections.*,
    CASE
      WHEN size(sending_ips) > 0 THEN sending_ips
      WHEN size(host_ips.ips) > 0 THEN host_ips.ips
      ELSE user_ips.ips
    END AS ips,
    struct(day, mta_host, provider, sending_domain, reply_code, enhanced_code, stage, cause, rule,
      template_id) AS claim
  FROM rejections
    LEFT SEMI JOIN testable_causes USING (cause)
    LEFT JOIN host_ips USING (day, mta_host)
    CROSS JOIN user_ips
),
subjects AS (
  SELECT claim, first_seen, last_seen, cause, named_lists, subject
  FROM claims LATERAL VIEW explode(concat(ips,
    claim_domains(sending_domain, named_domains, recipient_domains))) AS subject
),
taken AS (
  SELECT domain AS subject, snapshot_id, taken_at FROM dns_domains
  UNION ALL
  SELECT ip, snapshot_id, taken_at FROM dns_hosts
),
nearest AS (
  SELECT
    claim, subject,
    coalesce(
      max_by(snapshot_id, taken_at) FILTER (WHERE taken_at <= last_seen),
      min_by(snapshot_id, taken_at) FILTER (WHERE taken_at > last_seen)) AS snapshot_id
  FROM subjects JOIN taken USING (subject)
  GROUP BY claim, subject
),
domains AS (
  SELECT claim, collect_list(struct(dns_domains.*)) AS domains
  FROM nearest JOIN dns_domains
    ON dns_domains.domain = nearest.subject AND dns_domains.snapshot_id = nearest.snapshot_id
  GROUP BY claim
),
hosts AS (
  SELECT claim, collect_list(struct(dns_hosts.*)) AS hosts
  FROM nearest JOIN dns_hosts
    ON dns_hosts.ip = nearest.subject AND dns_hosts.snapshot_id = nearest.snapshot_id
  GROUP BY claim
),
-- Changes of facts that the claim rests on: seen up to two days before the rejections began, or seen
-- first after them, and then nobody knows whether it was made before.
changed AS (
  SELECT
    claim,
    max(first_seen_after) FILTER (WHERE first_seen_after <= last_seen) AS before,
    min(first_seen_after) FILTER (WHERE first_seen_after > last_seen) AS after
  FROM subjects
    JOIN cause_dns_facts ON cause_dns_facts.cause = subjects.cause
    JOIN dns_changes
      ON dns_changes.domain = subjects.subject
      AND startswith(dns_changes.fact, cause_dns_facts.fact)
      AND (NOT startswith(dns_changes.fact, 'listing:')
        OR exists(named_lists, list -> endswith(
          concat('.', substring_index(dns_changes.fact, ':', -1)), concat('.', list))))
      AND dns_changes.last_seen_before <= subjects.last_seen
      AND dns_changes.first_seen_after >= subjects.first_seen - INTERVAL 2 DAYS
  GROUP BY claim
),
said AS (
  SELECT claim, evidence(struct(claims.*, domains.domains, hosts.hosts)) AS said
  FROM claims
    LEFT JOIN domains USING (claim)
    LEFT JOIN hosts USING (claim)
)
SELECT
  claim.*, said,
  -- What confirms the claim without a change needs none.
  coalesce(changed.before, IF(said.evidence = 'confirms', NULL, changed.after)) AS dns_changed_at
FROM said LEFT JOIN changed USING (claim)
