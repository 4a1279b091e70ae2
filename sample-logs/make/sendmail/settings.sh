packages="sendmail-bin sendmail-base sendmail-cf"
names="mx-sendmail"
clock_flags=
SAMPLE_START=2026-11-21T21:30:10+00:00
SAMPLE_TICKS="1500 2100"
