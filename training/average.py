"""Averages weights of several trainings: python average.py OUT.pt FIRST.pt:0.6 SECOND.pt:0.3 ...

Runs that started from the same weights lie close together, and between them both tasks come out better than in either
(Wortsman et al., Model soups, ICML 2022)."""
import sys

import torch


def main(out, *parts):
    shares = [part.rsplit(":", 1) for part in parts]
    states = [(torch.load(path, weights_only=True), float(share)) for path, share in shares]
    total = sum(share for _, share in states)
    torch.save({name: sum(state[name] * share for state, share in states) / total for name in states[0][0]}, out)


if __name__ == "__main__":
    main(*sys.argv[1:])
