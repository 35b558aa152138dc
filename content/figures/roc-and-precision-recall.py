"""A classifier with classes two deviations apart: its ROC curve and, at three shares of positives, its precision."""

from statistics import NormalDist

from generator.draw import FIRST, PLAIN, SECOND, THIRD, Axis, Panel, drawing

APART = 2.0
SHARES = {0.5: FIRST, 0.1: SECOND, 0.01: THIRD}

normal = NormalDist()
thresholds = [APART / 2 + step / 25 for step in range(100, -101, -1)]
recalls = [1 - normal.cdf(t - APART) for t in thresholds]
alarms = [1 - normal.cdf(t) for t in thresholds]


def precision(recall, alarm, share):
    return recall * share / (recall * share + alarm * (1 - share))


TENTHS = {0: "0", 0.5: "0.5", 1: "1"}
roc = Panel(Axis(0, 1, TENTHS, "false-positive rate"), Axis(0, 1, TENTHS, "recall"), 182, left=30, right=180)
pr = Panel(Axis(0, 1, TENTHS, "recall"), Axis(0, 1, TENTHS, "precision"), 182, left=236, right=386)
area = normal.cdf(APART / 2**0.5)
elements = [roc.axes(), pr.axes(), roc.line([(0, 0), *zip(alarms, recalls, strict=True), (1, 1)], PLAIN)]
elements += [roc.label(0.34, 0.62, f"area {area:.2f}"), roc.label(0.34, 0.5, "at any share")]
for share, series in SHARES.items():
    curve = [(r, precision(r, a, share)) for r, a in zip(recalls, alarms, strict=True)]
    elements.append(pr.line(curve, series))
elements += [pr.label(0.6, 0.8, "50%", FIRST), pr.label(0.3, 0.6, "10%", SECOND), pr.label(0.07, 0.14, "1%", THIRD)]
print(drawing("ROC and precision-recall curves of one classifier at three shares of positives", 222, elements))
