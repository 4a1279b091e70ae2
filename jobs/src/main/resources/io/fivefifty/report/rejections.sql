-- The rejections of each day, grouped by who refused, whose mail, how and why.
SELECT
  day, mta_host, verdict.provider AS provider, sending_domain, reply_code, enhanced_code, stage,
  verdict.cause AS cause, verdict.rule AS rule, verdict.template AS template,
  verdict.template_id AS template_id,
  count(*) AS rejections,
  count(DISTINCT message_key, instance) AS messages,
  -- The union makes the estimate the same whatever the order in which the sketch was filled.
  hll_sketch_estimate(hll_union(hll_sketch_agg(recipient_hash), hll_sketch_agg(recipient_hash)))
    AS recipients,
  count_if(permanent) AS permanent,
  min(time) AS first_seen,
  max(time) AS last_seen,
  slice(array_sort(array_distinct(flatten(collect_set(verdict.sending_ips)))), 1, 16)
    AS sending_ips,
  -- What DNS must be asked about beside the sending domain: whose policy and which list the replies
  -- name, and where mail to the recipients should have gone.
  IF(verdict.cause = 'dmarc-fail'
      AND array_contains(flatten(collect_set(verdict.named_domains)), sending_domain),
    array(sending_domain),
    slice(array_sort(array_distinct(flatten(collect_set(verdict.named_domains)))), 1, 16))
    AS named_domains,
  slice(array_sort(array_distinct(flatten(collect_set(verdict.named_lists)))), 1, 32)
    AS named_lists,
  slice(array_sort(collect_set(recipient_domain) FILTER (WHERE verdict.is_about_domain)), 1, 16)
    AS recipient_domains,
  slice(array_sort(collect_set(relay_host) FILTER (WHERE verdict.is_about_domain)), 1, 16)
    AS relay_hosts,
  min_by(verdict.sample_reply, struct(time, verdict.sample_reply)) AS sample_reply,
  -- Kept so that days, domains and scopes can be added up without counting anybody twice.
  hll_sketch_agg(recipient_hash) AS recipients_sketch,
  hll_sketch_agg(xxhash64(message_key, instance)) AS messages_sketch
FROM attempts
WHERE fate = 'rejected'
GROUP BY
  day, mta_host, verdict.provider, sending_domain, reply_code, enhanced_code, stage,
  verdict.cause, verdict.rule, verdict.template, verdict.template_id
