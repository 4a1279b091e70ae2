-- What DNS is to be asked about: every sending domain, every domain that signs, those whose policy a
-- reply names, the recipients' domains of replies about them, and our addresses that replies name.
-- The most mail comes first, and what is beyond the bounds is counted.
WITH named AS (
  SELECT sending_domain AS name, sum(attempts) AS weight FROM deliveries GROUP BY sending_domain
  UNION ALL
  SELECT signing_domain, sum(signatures) FROM signatures GROUP BY signing_domain
  UNION ALL
  SELECT name, sum(rejections)
  FROM rejections LATERAL VIEW explode(concat(
    coalesce(named_domains, array()), coalesce(recipient_domains, array()))) AS name
  GROUP BY name
),
domains AS (
  SELECT name, max(weight) AS weight, row_number() OVER (ORDER BY max(weight) DESC, name) AS place
  FROM named
  -- Bounces, senders that the log does not tell, and address literals have no DNS.
  WHERE name NOT IN ('', '<>', 'unknown') AND name NOT LIKE '[%'
  GROUP BY name
),
hosts AS (
  SELECT name, sum(rejections) AS weight,
    row_number() OVER (ORDER BY sum(rejections) DESC, name) AS place
  FROM rejections LATERAL VIEW explode(sending_ips) AS name
  GROUP BY name
),
selectors AS (
  SELECT signing_domain AS name,
    slice(transform(array_sort(collect_list(struct(-signatures AS fewer, selector))), s -> s.selector),
      1, :most_selectors) AS selectors
  FROM (
    SELECT signing_domain, selector, sum(signatures) AS signatures
    FROM signatures
    GROUP BY signing_domain, selector)
  GROUP BY signing_domain
)
SELECT 'domain' AS kind, name, weight, place, coalesce(selectors, array()) AS selectors
FROM domains LEFT JOIN selectors USING (name)
WHERE place <= :most_domains
UNION ALL
SELECT 'host', name, weight, place, array() FROM hosts WHERE place <= :most_hosts
UNION ALL
SELECT 'left out', '', count(*), 0, array()
FROM (SELECT place FROM domains WHERE place > :most_domains
  UNION ALL SELECT place FROM hosts WHERE place > :most_hosts)
ORDER BY kind, place
