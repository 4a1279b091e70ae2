packages="opensmtpd"
names="mx-opensmtpd"
clock_flags=-DFAKECLOCK_MONOTONIC
SAMPLE_START=2026-11-21T21:30:10+00:00
SAMPLE_TICKS="1500 2100"
