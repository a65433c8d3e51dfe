import { actorOf, type Viewer } from '#shared/auth.ts'
import { inTransaction, type Tx } from '#shared/db.ts'
import { refuse } from '#shared/errors.ts'
import type { ProductDeps } from '../../deps.ts'
import type { DefinitionRecord } from '../domain/records.ts'
import {
  type DefinitionState,
  insertDefinition,
  lockDefinition,
  updateDefinition,
  usedOptions,
} from '../store/definition-rows.ts'

export interface SetDefinition extends Omit<DefinitionState, 'retiredAt'> {
  retired: boolean
  /** 0 to make a new one. */
  expectedVersion: number
}

/** Makes a definition or gives one its next state, as a new version. Answers its id. */
export async function setDefinition(
  { platform }: ProductDeps,
  viewer: Viewer,
  { retired, expectedVersion, ...rest }: SetDefinition,
): Promise<string> {
  const at = platform.clock.now()
  const by = { businessId: viewer.businessId, changedBy: actorOf(viewer), at }
  return inTransaction(platform.prisma, async tx => {
    if (expectedVersion === 0) {
      const id = await insertDefinition(tx, by, { ...rest, retiredAt: retired ? at : null })
      if (id) return id
    }
    const definition = await lockDefinition(tx, viewer.businessId, rest)
    await checkChange(tx, definition, rest, expectedVersion)
    const retiredAt = retired ? (definition!.retiredAt ?? at) : null
    await updateDefinition(tx, by, definition!, { ...rest, retiredAt })
    return definition!.id
  })
}

async function checkChange(
  tx: Tx,
  definition: DefinitionRecord | null,
  next: Omit<DefinitionState, 'retiredAt'>,
  expectedVersion: number,
): Promise<void> {
  if (!definition)
    throw refuse('NOT_FOUND', `expected an attribute of ${JSON.stringify(next.category)}, got ${next.code}`, [
      'input',
      'code',
    ])
  if (definition.version !== expectedVersion)
    throw refuse('CONFLICT', `expected version ${expectedVersion}, it is at version ${definition.version}`, [
      'input',
      'expectedVersion',
    ])
  if (definition.type !== next.type)
    throw refuse('CONFLICT', `expected ${definition.type}: the type is fixed; got ${next.type}`, ['input', 'type'])
  const kept = new Set(next.options.map(option => option.code))
  const gone = definition.options.filter(option => !kept.has(option.code))
  const used = await usedOptions(tx, definition.id, gone)
  if (used.length > 0)
    throw refuse('CONFLICT', `expected to keep ${used.join(', ')}: products have them`, ['input', 'options'])
}
