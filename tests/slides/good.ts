/** A lesson's file that is right in every respect, to be spoilt one thing at a time. */
export const good = `---
title: Most workloads are fast
claim: Half of all jobs end within {{evidence.median}}.
question: How long does the median job run?
slug: fast
timing: 145
beats:
  - {evidence: "answer=hidden", ask: true}
  - {evidence: "answer=shown"}
  - {demo: "seconds=0.001~workers=64", play: true, at: 2.5}
  - {demo: "seconds=1", play: true, takeaway: true}
sources:
  - {id: surf, title: SURF job log, path: "https://example.org/log", retrieved: 2026-11-22}
  - {id: dask, title: "Runs <recorded> here", path: shared/dask, retrieved: 2026-11-20}
---
## Notes

### The question

- Say: how long?
- Click: once.

### The answer

- Say: half are done in {{evidence.median}} [@surf],
  which is soon.
- If it breaks: say it.

### Slow

- Say: one is hardly busy.

### Fast

- Say: the other *is not*.
- When late: skip this.

## Page

Half are done in {{ evidence.median }} [@surf], and one is busy {{demo.busy}} of the time [@dask]. As said [@surf].

## Takeaway

Keep tasks over
100 ms.
`;

/** The numbers its prose quotes. */
export const facts = { "evidence.median": "3 min 11 s", "demo.busy": "<27 %>" };
