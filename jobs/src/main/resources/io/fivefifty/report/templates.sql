-- The wordings of each day. Those whose cause is `unclassified` are the to-do list of whoever writes
-- rules: ranked by what is lost to them.
WITH by_cause AS (
  SELECT
    day, template_id, template, provider, cause, rule,
    sum(rejections) AS rejections,
    min_by(sample_reply, struct(first_seen, sample_reply)) AS sample_reply
  FROM rejections LEFT SEMI JOIN ranked_days USING (day)
  GROUP BY day, template_id, template, provider, cause, rule
),
by_template AS (
  SELECT
    day, template_id, template,
    max_by(struct(provider, cause, rule, sample_reply), struct(rejections, provider, cause, rule))
      AS top,
    sum(rejections) AS rejections
  FROM by_cause
  GROUP BY day, template_id, template
),
first_days AS (
  SELECT now.day, now.template_id, min(past.day) AS first_day
  FROM by_template AS now JOIN rejections AS past
    ON past.template_id = now.template_id AND past.day BETWEEN date_sub(now.day, 30) AND now.day
  GROUP BY now.day, now.template_id
)
SELECT
  by_template.day, by_template.template_id, by_template.template,
  top.provider, top.cause, top.rule,
  rejections,
  rejections / sum(rejections) OVER (PARTITION BY by_template.day) AS share,
  first_day = by_template.day AS is_new,
  first_day,
  top.sample_reply
FROM by_template
JOIN first_days
  ON first_days.day = by_template.day AND first_days.template_id = by_template.template_id
