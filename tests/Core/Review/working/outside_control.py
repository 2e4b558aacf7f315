# How far an economy a fifth weaker moves the outcomes of schemes/work-programme, from the figures
# of its world.yaml and rate card: nothing of Outturn is used. ControlAndVolumeTests stands on it.
# Run: python3 outside_control.py
from math import exp, log, sqrt
from statistics import NormalDist

N, K = NormalDist(), 9
INF = float("inf")
EDGES = [-INF] + [N.inv_cdf(k / K) for k in range(1, K)] + [INF]


def pdf(z):
    return 0 if abs(z) == INF else N.pdf(z)


def cdf(z):
    return float(z > 0) if abs(z) == INF else N.cdf(z)


# Difficulty in nine bins of equal chance, seen with a noise of half a standard deviation.
NOISE = 0.5
WIDE = sqrt(1 + NOISE * NOISE)
THETA = [K * (pdf(EDGES[k]) - pdf(EDGES[k + 1])) for k in range(K)]
JOINT = [[(cdf((EDGES[j + 1] * WIDE - t) / NOISE) - cdf((EDGES[j] * WIDE - t) / NOISE)) / K
          for t in THETA] for j in range(K)]
BELIEVED = [[x / sum(row) for x in row] for row in JOINT]

# share, no-help, response, effort scale, separation, months of the outcome, job, sustainment, most
GROUPS = {
    "jsa-18-24": (.20, .3741, .6481, 500, .04, 6, 1200, 170, 13),
    "jsa-25-plus": (.45, .3234, .5786, 650, .04, 6, 1200, 215, 13),
    "jsa-early-access": (.08, .3234, .5786, 650, .04, 3, 1200, 250, 20),
    "jsa-ex-ib": (.01, .1345, .3333, 1300, .045, 3, 1200, 250, 20),
    "esa-volunteers": (.03, .1345, .3333, 1300, .045, 3, 1000, 115, 20),
    "esa-new": (.14, .1345, .3333, 1300, .045, 3, 1200, 235, 20),
    "esa-ex-ib": (.05, .0482, .1799, 2500, .05, 3, 3500, 370, 26),
    "ib-is": (.01, .0482, .1799, 2500, .05, 3, 1000, 145, 13),
    "jsa-prison-leavers": (.03, .16, .45, 900, .06, 6, 1200, 200, 20),
}


def rates(group, economy, slope, last):
    """Outcomes of one start: helped, without help, and with the same effort in the economy."""
    _, none, response, scale, separation, months, job, sustained, most = GROUPS[group]
    even, told = last[months] / 24, min(max((last[months] - 2) / 16, 0), 1)
    base = -log(1 - none) / exp(.6 ** 2 / 2)
    keep = [1 - separation * exp(slope * t) for t in THETA]
    value = [q ** months * (job + sustained * sum(q ** n for n in range(1, most + 1)))
             for q in keep]
    need = [scale * exp(.35 * t) for t in THETA]

    def hazards(level):
        return ([base * exp(-.6 * t) * level * even for t in THETA],
                [response * exp(-.5 * t) * level * told for t in THETA])

    def brings(effort, j):  # what one more pound brings in
        L, B = hazards(1)
        return sum(BELIEVED[j][k] * value[k] * B[k] / need[k] * exp(-effort / need[k])
                   * exp(-L[k] - B[k] * (1 - exp(-effort / need[k]))) for k in range(K))

    def spends(j):
        low, high = 0.0, 20000.0
        while brings(0, j) > 1 and high - low > 1e-6:
            middle = (low + high) / 2
            low, high = (middle, high) if brings(middle, j) > 1 else (low, middle)
        return low

    def rate(level, effort):
        L, B = hazards(level)
        return sum(JOINT[j][k] * keep[k] ** months
                   * (1 - exp(-L[k] - B[k] * (1 - exp(-effort[j] / need[k]))))
                   for j in range(K) for k in range(K))

    effort = [spends(j) for j in range(K)]
    return rate(1, effort), rate(1, [0] * K), rate(economy, effort)


def moved(title, shares, slope, last):
    helped = without = weak = 0
    for group, share in shares.items():
        a, b, c = rates(group, .8, slope, last)
        helped, without, weak = helped + share * a, without + share * b, weak + share * c
    print(f"{title}: {helped:.4f} helped, {without:.4f} without, {weak:.4f} in the weak economy:"
          f" {(helped - weak) / (helped - without):.4f} of what help adds")


nine = {g: v[0] for g, v in GROUPS.items()}
four = {"jsa-18-24": .22, "jsa-25-plus": .50, "esa-new": .20, "esa-ex-ib": .08}
# Months after the start within which work must begin, by the months of the outcome.
in_time, any_time = {6: 17, 3: 20}, {6: 24, 3: 24}
moved("nine groups, outcome within 104 weeks", nine, .1, in_time)
moved("nine groups, work begun within 24 months", nine, .1, any_time)
moved("four groups of the reference, work begun within 24 months", four, 0, any_time)
