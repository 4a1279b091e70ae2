-- The rejections of the days to rank, each with what DNS says of it, where it has a say.
SELECT
  rejections.*, said.evidence, said.evidence_text, said.snapshot_id, evidence.dns_changed_at
FROM rejections LEFT SEMI JOIN ranked_days USING (day)
  LEFT JOIN evidence
    ON evidence.day = rejections.day AND evidence.mta_host <=> rejections.mta_host
    AND evidence.provider = rejections.provider
    AND evidence.sending_domain = rejections.sending_domain
    AND evidence.reply_code <=> rejections.reply_code
    AND evidence.enhanced_code <=> rejections.enhanced_code
    AND evidence.stage <=> rejections.stage AND evidence.cause = rejections.cause
    AND evidence.rule = rejections.rule AND evidence.template_id = rejections.template_id
