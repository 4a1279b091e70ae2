"""expected.tsv of all samples: what Postfix's own says (mx-out1 and mx-out2), and those of the folders of other MTAs.

total.py SAMPLE_LOGS_DIR [POSTFIX_EXPECTED]    without the second, Postfix's rows are those that stand in expected.tsv already
"""

import glob
import os
import sys

folder = sys.argv[1]
total = os.path.join(folder, "expected.tsv")
counts = {}


def add(path, keep):
    with open(path, encoding="utf-8") as rows:
        head = next(rows)
        for row in rows:
            cells = row.rstrip("\n").split("\t")
            if keep(cells):
                key = tuple(cells[:6])
                counts[key] = [a + int(b) for a, b in zip(counts.get(key, [0, 0, 0]), cells[6:9])]
    return head


head = add(sys.argv[2] if len(sys.argv) > 2 else total, lambda cells: cells[1] in ("mx-out1", "mx-out2"))
for path in sorted(glob.glob(os.path.join(folder, "*", "**", "expected.tsv"), recursive=True)):
    add(path, lambda cells: True)
with open(total, "w", encoding="utf-8", newline="\n") as out:
    out.write(head)
    for key in sorted(counts):
        out.write("\t".join([*key, *map(str, counts[key])]) + "\n")
