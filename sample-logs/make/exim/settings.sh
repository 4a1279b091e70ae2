packages="exim4-daemon-heavy exim4-base"
names="mx-exim-a mx-exim-b mx-exim"
SAMPLE_START=2026-11-21T21:30:10+00:00
SAMPLE_TICKS="1500 2100"
clock_flags=-DFAKECLOCK_MONOTONIC
