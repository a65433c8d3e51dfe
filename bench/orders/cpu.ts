import { readdirSync, readFileSync } from 'node:fs'

interface Stat {
  name: string
  parent: number
  ownMs: number
  /** Of children that have ended and were waited for. */
  endedMs: number
}

/** Processor time so far, in milliseconds, of a process with everything that descends from it. Linux counts in ticks of 10 ms. */
export function treeCpuMs(root: number): number {
  const all = readProcesses()
  const total = (pid: number): number => {
    const stat = all.get(pid)
    if (!stat) return 0
    const children = [...all].filter(([, { parent }]) => parent === pid)
    return stat.ownMs + stat.endedMs + children.reduce((sum, [child]) => sum + total(child), 0)
  }
  return total(root)
}

/** The process of this name among the children of this process. */
export function childNamed(name: string): number {
  for (const [pid, stat] of readProcesses()) if (stat.parent === process.pid && stat.name.startsWith(name)) return pid
  throw new Error(`expected a child process ${name}, got none`)
}

function readProcesses(): Map<number, Stat> {
  const found = new Map<number, Stat>()
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue
    try {
      found.set(Number(entry), parse(readFileSync(`/proc/${entry}/stat`, 'utf8')))
    } catch {
      // It has ended since.
    }
  }
  return found
}

/** The name is in brackets and may hold anything. */
function parse(text: string): Stat {
  const name = text.slice(text.indexOf('(') + 1, text.lastIndexOf(')'))
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const ms = (index: number) => Number(fields[index]) * 10
  return { name, parent: Number(fields[1]), ownMs: ms(11) + ms(12), endedMs: ms(13) + ms(14) }
}
