-- The messages that were still in the queue at the end of each day of the run: the next night's
-- replies belong to them. A message that has not been tried for so many days is given up.
WITH events AS (
  SELECT kind, log_rank, log_offset, time, day, message_key, instance, sending_domain
  FROM observations
  WHERE kind IN ('opened', 'closed')
),
last_words AS (
  SELECT
    days.day, message_key, instance,
    max_by(struct(kind, time, sending_domain), struct(log_rank, log_offset)) AS said
  FROM events JOIN days ON events.day <= days.day
  GROUP BY days.day, message_key, instance
)
SELECT day, message_key, instance, said.time AS time, said.sending_domain AS sending_domain
FROM last_words
WHERE said.kind = 'opened' AND datediff(day, CAST(said.time AS DATE)) < :most_days
