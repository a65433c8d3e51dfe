import { setImmediate as turnOver } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { type BatchOptions, createBatches, shareReads } from './batches.ts'
import { currentLane, inLane } from './lanes/current.ts'

interface Item {
  key: string
  id: string
}

/** Batches that end when they are told to. */
function opened(options: Partial<BatchOptions<Item, string>> = {}) {
  const running: { items: Item[]; end: () => void; fail: (error: Error) => void }[] = []
  const add = createBatches<Item, string>({
    keyOf: item => item.key,
    idOf: item => item.id,
    run: items =>
      new Promise((resolve, reject) => {
        running.push({ items, end: () => resolve(items.map(item => `done ${item.id}`)), fail: reject })
      }),
    maxItems: 3,
    maxRunning: 1,
    maxWaiting: 10,
    ...options,
  })
  const turn = () => new Promise(resolve => setImmediate(resolve))
  return { running, add, turn, sizes: () => running.map(batch => batch.items.length) }
}
const item = (id: string, key = 'k') => ({ id, key })

it('runs the first at once, and what came meanwhile together', async () => {
  const { add, running, turn, sizes } = opened()
  const first = add(item('a'))
  await turn()
  const others = ['b', 'c', 'd', 'e'].map(id => add(item(id)))
  await turn()
  expect(sizes()).toEqual([1])
  running[0]!.end()
  expect(await first).toBe('done a')
  await turn()
  expect(sizes()).toEqual([1, 3])
  running[1]!.end()
  await turn()
  expect(sizes()).toEqual([1, 3, 1])
  running[2]!.end()
  expect(await Promise.all(others)).toEqual(['done b', 'done c', 'done d', 'done e'])
})

it('runs another beside the first for half of what a batch may hold, not for less', async () => {
  const { add, turn, sizes } = opened({ maxItems: 4, maxRunning: 2 })
  void add(item('a'))
  await turn()
  void add(item('b'))
  await turn()
  expect(sizes()).toEqual([1])
  void add(item('c'))
  await turn()
  expect(sizes()).toEqual([1, 2])
  void add(item('d'))
  void add(item('e'))
  await turn()
  expect(sizes()).toEqual([1, 2])
})

it('lets few that have waited for one that does not end go beside it', async () => {
  const { add, running, turn, sizes } = opened({ maxItems: 4, maxRunning: 2 })
  void add(item('a'))
  await turn()
  const second = add(item('b'))
  await expect.poll(sizes).toEqual([1, 1])
  running[1]!.end()
  expect(await second).toBe('done b')
})

it('keeps keys apart', async () => {
  const { add, turn, sizes } = opened()
  void add(item('a', 'x'))
  void add(item('b', 'y'))
  await turn()
  expect(sizes()).toEqual([1, 1])
})

it('never puts one id twice into a batch', async () => {
  const { add, running, turn } = opened()
  const both = [add(item('a')), add(item('a'))]
  await turn()
  running[0]!.end()
  await turn()
  expect(running.map(batch => batch.items.map(({ id }) => id))).toEqual([['a'], ['a']])
  running[1]!.end()
  expect(await Promise.all(both)).toEqual(['done a', 'done a'])
})

it('throws what a batch throws to all of it, and goes on', async () => {
  const { add, running, turn } = opened()
  const failing = [add(item('a')), add(item('b'))].map(result => expect(result).rejects.toThrow('down'))
  await turn()
  running[0]!.fail(new Error('down'))
  await Promise.all(failing)
  const next = add(item('c'))
  await turn()
  running[1]!.end()
  expect(await next).toBe('done c')
})

it('refuses more than may wait', async () => {
  const { add, turn } = opened({ maxWaiting: 2 })
  void add(item('a'))
  await turn()
  void add(item('b'))
  void add(item('c'))
  await expect(add(item('d'))).rejects.toThrow('UNAVAILABLE')
  await expect(Promise.race([add(item('e', 'other')), turn().then(() => 'waits')])).resolves.toBe('waits')
})

it('never runs items of different lanes together', async () => {
  const batches: [string, number[]][] = []
  const add = createBatches<number, number>({
    keyOf: () => 'k',
    run: async items => {
      batches.push([currentLane(), items])
      return items
    },
    maxItems: 10,
    maxRunning: 1,
    maxWaiting: 10,
  })
  await Promise.all([inLane('core', () => add(1)), inLane('non-core', () => add(2)), inLane('core', () => add(1))])
  expect(batches).toEqual([
    ['core', [1, 1]],
    ['non-core', [2]],
  ])
})

it('reads once for who waits, and anew for who asks while it is being read', async () => {
  const begun: PromiseWithResolvers<string>[] = []
  const read = shareReads(() => {
    begun.push(Promise.withResolvers<string>())
    return begun.at(-1)!.promise
  })
  const early = Promise.all([read('k'), read('k')])
  await turnOver()
  const late = Promise.all([read('k'), read('k')])
  await turnOver()
  expect(begun).toHaveLength(1)
  begun[0]!.resolve('first')
  expect(await early).toEqual(['first', 'first'])
  await turnOver()
  begun[1]!.resolve('second')
  expect(await late).toEqual(['second', 'second'])
  expect(begun).toHaveLength(2)
})
