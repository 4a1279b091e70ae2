-- What DNS said otherwise than before. A fact whose lookup failed is not among the facts, so that a
-- failure is never a change; the fact is then compared with the last time that it was known.
WITH facts AS (
  SELECT domain, taken_at, snapshot_date, fact.name, fact.value
  FROM (SELECT *, domain_facts(struct(*)) AS facts FROM dns_domains)
    LATERAL VIEW explode(facts) AS fact
  UNION ALL
  SELECT ip, taken_at, snapshot_date, fact.name, fact.value
  FROM (SELECT *, host_facts(struct(*)) AS facts FROM dns_hosts)
    LATERAL VIEW explode(facts) AS fact
),
with_before AS (
  SELECT *, lag(struct(value, taken_at)) OVER (PARTITION BY domain, name ORDER BY taken_at) AS earlier
  FROM facts
)
SELECT
  snapshot_date AS day, domain, name AS fact, earlier.value AS before, value AS after,
  earlier.taken_at AS last_seen_before, taken_at AS first_seen_after
FROM with_before LEFT SEMI JOIN days ON days.day = with_before.snapshot_date
WHERE earlier IS NOT NULL AND NOT (earlier.value <=> value)
