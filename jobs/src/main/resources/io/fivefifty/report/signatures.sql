-- The DKIM keys that mail was signed with on each day: DNS cannot list them.
SELECT day, sending_domain AS signing_domain, selector, sum(signatures) AS signatures
FROM observations
WHERE kind = 'signature'
GROUP BY day, sending_domain, selector
