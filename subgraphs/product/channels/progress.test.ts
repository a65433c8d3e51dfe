import { expect, it } from 'vitest'
import { pace } from './progress.ts'
import type { ImportRecord } from './store.ts'

const at = (seconds: number) => new Date(seconds * 1000)
const run = (more: Partial<ImportRecord>) =>
  ({
    ...{ status: 'RUNNING', rowsRead: 0, progress: 0, startedAt: at(0), finishedAt: null },
    ...{ workingSince: at(100), workingFromRow: 0, workingFrom: 0, ...more },
  }) as ImportRecord

it.each<[string, Partial<ImportRecord>, number | null, number | null]>([
  ['has no rate while it waits', { status: 'QUEUED', workingSince: null }, null, null],
  ['has none while it waits again', { status: 'QUEUED', rowsRead: 500, progress: 0.5 }, null, null],
  ['counts from when a worker took it', { rowsRead: 1000, progress: 0.25 }, 100, 30],
  ['counts what this worker did', { rowsRead: 1500, progress: 0.75, workingFromRow: 1000, workingFrom: 0.5 }, 50, 10],
  ['does not know how long at its start', {}, 0, null],
  [
    'keeps its rate when it has ended',
    { status: 'SUCCEEDED', rowsRead: 1000, progress: 1, finishedAt: at(105) },
    200,
    null,
  ],
])('a run %s', (_name, record, rowsPerSecond, secondsLeft) => {
  expect(pace(run(record), at(110))).toEqual({ rowsPerSecond, secondsLeft })
})
