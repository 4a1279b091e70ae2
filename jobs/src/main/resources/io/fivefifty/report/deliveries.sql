-- How many attempts there were, so that every rejection has a rate. `refused` are attempts that were
-- given up for another code than those asked for, or without a reply.
WITH counts AS (
  SELECT day, mta_host, provider, sending_domain, delivered, deferred, refused, 0L AS rejected
  FROM observations
  WHERE kind = 'tally'
  UNION ALL
  SELECT
    day, mta_host, coalesce(verdict.provider, provider), sending_domain,
    CAST(fate = 'delivered' AS BIGINT), CAST(fate = 'deferred' AS BIGINT),
    CAST(fate = 'refused' AS BIGINT), CAST(fate = 'rejected' AS BIGINT)
  FROM attempts
)
SELECT
  day, mta_host, provider, sending_domain,
  sum(delivered + deferred + refused + rejected) AS attempts,
  sum(delivered) AS delivered,
  sum(deferred) AS deferred,
  sum(rejected) AS rejected,
  sum(refused) AS refused
FROM counts
GROUP BY day, mta_host, provider, sending_domain
