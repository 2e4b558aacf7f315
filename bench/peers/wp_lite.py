#!/usr/bin/python3
"""wp-lite in numpy, whole pence in 64-bit integers, in the process: no files are read or written.

Run: OMP_NUM_THREADS=1 /usr/bin/python3 bench/peers/wp_lite.py N   (Debian package python3-numpy)
"""
import sys
import time

import numpy as np

ATTACHMENT = np.array([400, 400, 400, 400, 400, 600, 600, 400, 300]) * 100
JOB = np.array([1200, 1200, 1200, 1200, 1000, 1200, 3500, 1000, 1200]) * 100
WEEKS = np.array([26, 26, 13, 13, 13, 13, 13, 13, 13])
SUSTAINMENT = np.array([170, 215, 250, 250, 115, 235, 370, 145, 200]) * 100
TIMES = np.array([13, 13, 20, 20, 20, 20, 26, 13, 20])
SHARE = np.array([100, 75, 50])


def people(n):
    """The first n numbers of splitmix64 from the seed 2026, taken apart."""
    step = np.uint64(0x9E3779B97F4A7C15)
    z = np.uint64(2026) + (np.arange(n, dtype=np.uint64) + np.uint64(1)) * step
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    x = z ^ (z >> np.uint64(31))
    part = lambda shift, bound: ((x >> np.uint64(shift)) % np.uint64(bound)).astype(np.int64)
    return part(0, 9), part(8, 3), part(16, 40), np.where(part(24, 100) < 45, part(32, 131), 0)


def settle(group, year, provider, weeks):
    beyond = weeks - WEEKS[group]
    reached = beyond >= 0
    sustained = np.minimum(np.maximum(beyond, 0) // 4, TIMES[group]) * SUSTAINMENT[group]
    money = ATTACHMENT[group] * SHARE[year] // 100 + reached * JOB[group] + sustained
    # exact: np.bincount adds in binary fractions, np.add.at in integers
    sums = np.zeros((3, 40), np.int64)
    for row, values in zip(sums, (1, reached, sustained)):
        np.add.at(row, provider, values)
    starts, jobs, sustainment = sums
    uplift = np.where(jobs * 1000 >= starts * 395, (10 * sustainment + 100) // 200, 0)
    return int(money.sum()), int(uplift.sum())


if __name__ == "__main__":
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    facts = people(n)
    best = float("inf")
    for _ in range(3):
        begun = time.perf_counter()
        persons, uplift = settle(*facts)
        best = min(best, time.perf_counter() - begun)
    print(f"persons {persons}\nuplift {uplift}\ngrand {persons + uplift}")
    print(f"best of 3: {best:.3f} s", file=sys.stderr)
