"""How true the time is that a command says is left: each of its progress lines beside what came true.

    python itests/benchmarks/eta.py <home> ./wernicke score tiny-gpt2-books Brennan2016-ridge
"""
import os
import re
import subprocess
import sys
import time

environment = dict(os.environ, WERNICKE_HOME=os.path.abspath(sys.argv[1]))
begin = time.time()
command = subprocess.Popen(sys.argv[2:], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
rows = []
for line in command.stderr:
    found = re.search(r"(\d+) %\s+ETA (?:(\d+):)?(\d+):(\d+)", line)
    if found:
        left = int(found[2] or 0) * 3600 + int(found[3]) * 60 + int(found[4])
        rows.append((time.time() - begin, int(found[1]), left))
command.wait()
total = time.time() - begin
print(f"{total:.1f} s in all")
for at, percent, left in rows:
    true = total - at
    print(f"at {at / total:4.0%} of the time: {percent:3d} %, {left:5d} s left, {true:7.1f} s came true, ratio {left / max(0.1, true):.2f}")
