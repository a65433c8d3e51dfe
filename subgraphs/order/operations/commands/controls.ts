import type { Override } from '#shared/breakers.ts'
import { breakerControl, switchControl } from '#shared/controls.ts'
import { refuse } from '#shared/errors.ts'
import { EVERYTHING, type LaneTable, switchNames } from '#shared/lanes.ts'
import type { Platform } from '#shared/platform.ts'

type ControlPlatform = Pick<Platform, 'controls' | 'reports' | 'clock'>

export interface SwitchRecord {
  name: string
  off: boolean
  operations: string[]
}

/** Throws a switch, or releases it. Setting what is set already changes nothing and is not recorded. */
export async function setSwitch(
  { controls, clock }: ControlPlatform,
  table: LaneTable,
  { name, off, reason, actor }: { name: string; off: boolean; reason: string; actor: string },
): Promise<SwitchRecord> {
  const known = switchNames(table)
  if (!known.includes(name))
    throw refuse('NOT_FOUND', `expected one of ${known.join(', ')}, got ${name}`, ['input', 'name'])
  const setting = off ? 'OFF' : 'ON'
  await controls.set({ name: switchControl(name), setting, usual: 'ON', reason, actor, at: clock.now() })
  return switchOf({ controls }, table, name)
}

export async function overrideBreaker(
  { controls, clock }: ControlPlatform,
  { name, mode, reason, actor }: { name: string; mode: Override; reason: string; actor: string },
): Promise<Override> {
  await controls.set({ name: breakerControl(name), setting: mode, usual: 'AUTO', reason, actor, at: clock.now() })
  return controls.override(name)
}

export function switchOf({ controls }: Pick<Platform, 'controls'>, table: LaneTable, name: string): SwitchRecord {
  const operations = name === EVERYTHING ? Object.values(table.nonCore).flat() : [...(table.nonCore[name] ?? [])]
  return { name, off: controls.isOff(name), operations }
}

/** What all processes say, and what is set. */
export async function readControls(platform: ControlPlatform, table: LaneTable) {
  const [processes, changes] = await Promise.all([platform.reports.read(), platform.controls.changes(100)])
  return {
    lanes: processes.flatMap(({ processId, lanes }) => lanes.map(lane => ({ ...lane, processId }))),
    breakers: processes.flatMap(({ processId, breakers }) =>
      breakers.map(breaker => ({
        ...breaker,
        processId,
        override: platform.controls.override(breaker.name),
        changedAt: new Date(breaker.changedAt),
      })),
    ),
    switches: switchNames(table).map(name => switchOf(platform, table, name)),
    changes,
  }
}
