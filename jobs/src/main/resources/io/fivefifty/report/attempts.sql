-- Every attempt with its sender.
--
-- A part of a log resolves most attempts itself. What is left stands in `observations`: attempts
-- without a sender, messages that were opened and not closed in their part, closes of messages that
-- their part had not opened, and the messages carried over from the night before (log_rank -1).
-- In the order of the log, the last word on a message before the attempt decides.
WITH leftovers AS (
  SELECT *
  FROM observations
  WHERE kind IN ('opened', 'closed') OR (kind = 'attempt' AND sending_domain IS NULL)
),
with_last_word AS (
  SELECT
    *,
    last(IF(kind = 'attempt', NULL, struct(kind, sending_domain, time, log_rank)), TRUE)
      OVER (PARTITION BY message_key ORDER BY log_rank, log_offset) AS of_any_instance,
    last(IF(kind = 'attempt', NULL, struct(kind, sending_domain, time, log_rank)), TRUE)
      OVER (PARTITION BY message_key, instance ORDER BY log_rank, log_offset) AS of_this_instance
  FROM leftovers
),
resolved AS (
  SELECT
    * EXCEPT (of_any_instance, of_this_instance),
    coalesce(of_this_instance, of_any_instance) AS said
  FROM with_last_word
  WHERE kind = 'attempt'
)
SELECT * EXCEPT (said, sending_domain),
  CASE
    WHEN said.kind = 'opened'
      -- A queue id comes back: what was said before this message was born was said of another.
      AND said.time >= coalesce(born, said.time) - make_dt_interval(0, 0, 0, :slack_seconds)
      -- Yesterday's messages say nothing of logs that are older than they.
      AND (said.log_rank >= 0 OR said.time <= time + make_dt_interval(0, 0, 0, :slack_seconds))
    THEN said.sending_domain
    ELSE 'unknown'
  END AS sending_domain
FROM resolved
UNION ALL
SELECT * EXCEPT (sending_domain), sending_domain
FROM observations
WHERE kind = 'attempt' AND sending_domain IS NOT NULL
