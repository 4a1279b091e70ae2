-- The ranked causes of each day, in six scopes: all, provider, sending_domain, provider+sending_domain,
-- provider+code, provider+code+sending_domain. In each scope the rejections add up to the day's.
--
-- From: rejections and deliveries (the days to rank and the 30 before), judged (the rejections of the
-- days to rank, with what DNS says of each), ranked_days (with what is known of the days before each),
-- cause_facts (the closed list) and rule_facts (a provider's own remedy).
-- Several days are ranked as one by giving them the same day, and those before likewise.
-- `grouping` has a bit for each column that a scope does not name: provider 8, sending_domain 4,
-- reply_code 2, enhanced_code 1.
WITH by_template AS (
  SELECT
    day,
    8 * grouping(provider) + 4 * grouping(sending_domain) + 2 * grouping(reply_code)
      + grouping(enhanced_code) AS grouping,
    provider, sending_domain, reply_code, enhanced_code, cause, rule, template,
    sum(rejections) AS rejections,
    max(messages) AS most_messages, sum(messages) AS sum_messages,
    max(recipients) AS most_recipients, sum(recipients) AS sum_recipients,
    hll_union_agg(messages_sketch) AS messages_sketch,
    hll_union_agg(recipients_sketch) AS recipients_sketch,
    min_by(sample_reply, struct(first_seen, sample_reply)) AS sample_reply,
    sum(rejections) FILTER (WHERE evidence = 'confirms') AS confirmed,
    sum(rejections) FILTER (WHERE evidence = 'contradicts') AS contradicted,
    sum(rejections) FILTER (WHERE evidence = 'open') AS undecided,
    max_by(struct(evidence_text, snapshot_id), struct(rejections, evidence_text))
      FILTER (WHERE evidence = 'confirms') AS confirming,
    max_by(struct(evidence_text, snapshot_id), struct(rejections, evidence_text))
      FILTER (WHERE evidence = 'contradicts') AS contradicting,
    max_by(struct(evidence_text, snapshot_id), struct(rejections, evidence_text))
      FILTER (WHERE evidence = 'open') AS leaving_open,
    max(struct(rejections, dns_changed_at)) FILTER (WHERE dns_changed_at IS NOT NULL) AS changed
  FROM judged
  GROUP BY GROUPING SETS (
    (day, cause, rule, template),
    (day, provider, cause, rule, template),
    (day, sending_domain, cause, rule, template),
    (day, provider, sending_domain, cause, rule, template),
    (day, provider, reply_code, enhanced_code, cause, rule, template),
    (day, provider, sending_domain, reply_code, enhanced_code, cause, rule, template))
),
scoped AS (
  SELECT
    day, grouping, provider, sending_domain, reply_code, enhanced_code, cause,
    sum(rejections) AS rejections,
    -- A sketch is exact for small sets; it is never let outside what the parts allow.
    greatest(max(most_messages), least(sum(sum_messages),
      hll_sketch_estimate(hll_union(
        hll_union_agg(messages_sketch), hll_union_agg(messages_sketch))))) AS messages,
    greatest(max(most_recipients), least(sum(sum_recipients),
      hll_sketch_estimate(hll_union(
        hll_union_agg(recipients_sketch), hll_union_agg(recipients_sketch))))) AS recipients,
    max_by(struct(rule, template, sample_reply), struct(rejections, template, rule)) AS top,
    coalesce(sum(confirmed), 0) AS confirmed,
    coalesce(sum(contradicted), 0) AS contradicted,
    coalesce(sum(undecided), 0) AS undecided,
    max_by(confirming, struct(confirmed, confirming.evidence_text)) FILTER (WHERE confirmed > 0)
      AS confirming,
    max_by(contradicting, struct(contradicted, contradicting.evidence_text))
      FILTER (WHERE contradicted > 0) AS contradicting,
    max_by(leaving_open, struct(undecided, leaving_open.evidence_text))
      FILTER (WHERE undecided > 0) AS leaving_open,
    max(changed).dns_changed_at AS dns_changed_at
  FROM by_template
  GROUP BY day, grouping, provider, sending_domain, reply_code, enhanced_code, cause
),
counts AS (
  SELECT
    day,
    8 * grouping(provider) + 4 * grouping(sending_domain) + 2 * grouping(reply_code)
      + grouping(enhanced_code) AS grouping,
    provider, sending_domain, reply_code, enhanced_code, cause,
    sum(rejections) AS rejections
  FROM rejections
  GROUP BY GROUPING SETS (
    (day, cause),
    (day, provider, cause),
    (day, sending_domain, cause),
    (day, provider, sending_domain, cause),
    (day, provider, reply_code, enhanced_code, cause),
    (day, provider, sending_domain, reply_code, enhanced_code, cause))
),
history AS (
  SELECT
    now.day, now.grouping, now.provider, now.sending_domain, now.reply_code, now.enhanced_code,
    now.cause,
    min(past.day) AS first_day,
    sum(IF(past.day = date_sub(now.day, 1), past.rejections, 0)) AS day_before,
    array_agg(past.rejections)
      FILTER (WHERE past.day BETWEEN date_sub(now.day, 7) AND date_sub(now.day, 1)) AS week
  FROM scoped AS now JOIN counts AS past
    ON past.grouping = now.grouping AND past.cause = now.cause
    AND past.provider <=> now.provider AND past.sending_domain <=> now.sending_domain
    AND past.reply_code <=> now.reply_code AND past.enhanced_code <=> now.enhanced_code
    AND past.day BETWEEN date_sub(now.day, 30) AND now.day
  GROUP BY now.day, now.grouping, now.provider, now.sending_domain, now.reply_code,
    now.enhanced_code, now.cause
),
tried AS (
  SELECT
    day, 8 * grouping(provider) + 4 * grouping(sending_domain) AS grouping,
    provider, sending_domain,
    sum(attempts) AS attempts
  FROM deliveries LEFT SEMI JOIN ranked_days USING (day)
  GROUP BY GROUPING SETS ((day), (day, provider), (day, sending_domain),
    (day, provider, sending_domain))
),
measured AS (
  SELECT
    scoped.*,
    CASE scoped.grouping
      WHEN 15 THEN 'all'
      WHEN 7 THEN 'provider'
      WHEN 11 THEN 'sending_domain'
      WHEN 3 THEN 'provider+sending_domain'
      WHEN 4 THEN 'provider+code'
      WHEN 0 THEN 'provider+code+sending_domain'
    END AS scope,
    sum(scoped.rejections) OVER (PARTITION BY scoped.day, scoped.grouping) AS day_rejections,
    tried.attempts,
    scoped.rejections / tried.attempts AS rate,
    IF(ranked_days.has_day_before, history.day_before, NULL) AS previous_rejections,
    IF(ranked_days.week_days = 0, NULL, array_sort(concat(coalesce(history.week, array()),
      array_repeat(0L, CAST(ranked_days.week_days AS INT) - size(coalesce(history.week, array()))))))
      AS week,
    ranked_days.week_days,
    history.first_day = scoped.day AS is_new,
    cause_facts.actor, cause_facts.fixable,
    coalesce(rule_facts.advice, cause_facts.advice) AS advice
  FROM scoped
  JOIN ranked_days ON ranked_days.day = scoped.day
  JOIN history
    ON history.day = scoped.day AND history.grouping = scoped.grouping
    AND history.cause = scoped.cause
    AND history.provider <=> scoped.provider AND history.sending_domain <=> scoped.sending_domain
    AND history.reply_code <=> scoped.reply_code
    AND history.enhanced_code <=> scoped.enhanced_code
  LEFT JOIN tried -- nobody knows of an attempt which code it would have met: its bits do not count
    ON tried.day = scoped.day AND tried.grouping = (scoped.grouping & 12)
    AND tried.provider <=> scoped.provider AND tried.sending_domain <=> scoped.sending_domain
  LEFT JOIN cause_facts ON cause_facts.cause = scoped.cause
  LEFT JOIN rule_facts ON rule_facts.rule = scoped.top.rule
),
-- What DNS says of most of the rejections; the others are told beside it.
with_evidence AS (
  SELECT
    *,
    CASE
      WHEN confirmed + contradicted + undecided = 0 THEN NULL
      WHEN confirmed >= contradicted AND confirmed >= undecided THEN
        struct('confirms' AS evidence, confirming AS said, confirmed AS agree)
      WHEN contradicted >= undecided THEN
        struct('contradicts' AS evidence, contradicting AS said, contradicted AS agree)
      ELSE struct('open' AS evidence, leaving_open AS said, undecided AS agree)
    END AS word
  FROM measured
)
SELECT
  day, scope, provider, sending_domain, reply_code, enhanced_code, cause,
  CAST(row_number() OVER by_rejections AS INT) AS rank,
  fixable,
  IF(fixable, CAST(row_number() OVER by_fixable AS INT), NULL) AS fix_rank,
  rejections, messages, recipients,
  rejections / day_rejections AS share,
  sum(rejections) OVER by_rejections / day_rejections AS cumulative_share,
  attempts, rate,
  -- Wilson's interval, 95 % (z = 1.96): honest for small numbers, never outside 0 and 1.
  greatest(0, (rate + 1.9208 / attempts - 1.96 * sqrt(rate * (1 - rate) / attempts
    + 0.9604 / (attempts * attempts))) / (1 + 3.8416 / attempts)) AS rate_low,
  least(1, (rate + 1.9208 / attempts + 1.96 * sqrt(rate * (1 - rate) / attempts
    + 0.9604 / (attempts * attempts))) / (1 + 3.8416 / attempts)) AS rate_high,
  previous_rejections,
  (element_at(week, CAST((week_days + 1) DIV 2 AS INT))
    + element_at(week, CAST(week_days DIV 2 + 1 AS INT))) / 2 AS median_7d,
  is_new,
  word.evidence AS evidence,
  IF(word.agree = confirmed + contradicted + undecided,
    word.said.evidence_text,
    concat(word.said.evidence_text, ' (', concat_ws('; ',
      concat('so for ', word.agree, ' of ', confirmed + contradicted + undecided),
      IF(word.evidence <> 'confirms' AND confirmed > 0, concat('confirmed for ', confirmed), NULL),
      IF(word.evidence <> 'contradicts' AND contradicted > 0,
        concat('contradicted for ', contradicted), NULL),
      IF(word.evidence <> 'open' AND undecided > 0, concat('open for ', undecided), NULL)), ')'))
    AS evidence_text,
  word.said.snapshot_id AS snapshot_id,
  -- A change explains a rise, not what was there before.
  IF(is_new OR rejections > previous_rejections, dns_changed_at, NULL) AS dns_changed_at,
  actor, advice, top.template AS top_template, top.sample_reply AS sample_reply
FROM with_evidence
WINDOW
  by_rejections AS (
    PARTITION BY day, scope
    ORDER BY rejections DESC, messages DESC, cause, provider, sending_domain, reply_code,
      enhanced_code
    ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW),
  by_fixable AS (
    PARTITION BY day, scope, fixable
    ORDER BY rejections DESC, messages DESC, cause, provider, sending_domain, reply_code,
      enhanced_code)
