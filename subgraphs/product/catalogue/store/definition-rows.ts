import type { Tx } from '#shared/db.ts'
import { newId } from '#shared/ids.ts'
import type { AttributeOption, DefinitionRecord } from '../domain/records.ts'
import { DEFINITION } from './columns.ts'

export type DefinitionState = Omit<DefinitionRecord, 'id' | 'version'>

export interface Authorship {
  businessId: string
  changedBy: string
  at: Date
}

export async function lockDefinition(
  tx: Tx,
  businessId: string,
  { category, code }: Pick<DefinitionRecord, 'category' | 'code'>,
): Promise<DefinitionRecord | null> {
  const [row] = await tx.$queryRawUnsafe<DefinitionRecord[]>(
    `SELECT ${DEFINITION} FROM product.attribute_definition d
     WHERE d.business_id = $1 AND d.category = $2 AND d.code = $3 FOR UPDATE`,
    businessId,
    category,
    code,
  )
  return row ?? null
}

/** Answers the new definition's id, or null when there is one already. */
export async function insertDefinition(
  tx: Tx,
  { businessId, changedBy, at }: Authorship,
  state: DefinitionState,
): Promise<string | null> {
  const id = newId('atd')
  const count = await tx.$executeRawUnsafe(
    `INSERT INTO product.attribute_definition (id, business_id, category, code, type, unit, options, labels, required, facetable,
       position, retired_at, changed_by, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7::jsonb, $8::jsonb, $9, $10, $11, $12, $13, $14, $14)
     ON CONFLICT (business_id, category, code) DO NOTHING`,
    id,
    businessId,
    state.category,
    state.code,
    state.type,
    ...mutable(state),
    changedBy,
    at,
  )
  return count === 1 ? id : null
}

/** Gives a locked definition its next state. */
export async function updateDefinition(
  tx: Tx,
  { changedBy, at }: Authorship,
  { id, version }: Pick<DefinitionRecord, 'id' | 'version'>,
  state: DefinitionState,
): Promise<void> {
  const count = await tx.$executeRawUnsafe(
    `UPDATE product.attribute_definition
     SET unit = $3, options = $4::jsonb, labels = $5::jsonb, required = $6, facetable = $7, position = $8, retired_at = $9,
         changed_by = $10, updated_at = $11, version = version + 1
     WHERE id = $1 AND version = $2`,
    id,
    version,
    ...mutable(state),
    changedBy,
    at,
  )
  if (count !== 1) throw new Error(`expected attribute ${id} to stay at version ${version} under its lock`)
}

function mutable({ unit, options, labels, required, facetable, position, retiredAt }: DefinitionState) {
  return [unit, JSON.stringify(options), JSON.stringify(labels), required, facetable, position, retiredAt]
}

/** Those of the options that products have. */
export async function usedOptions(
  tx: Tx,
  definitionId: string,
  options: readonly AttributeOption[],
): Promise<string[]> {
  if (options.length === 0) return []
  const rows = await tx.$queryRawUnsafe<{ code: string }[]>(
    `SELECT code FROM unnest($2::text[]) AS o(code)
     WHERE EXISTS (SELECT FROM product.product_attribute v WHERE v.definition_id = $1 AND v.value = o.code)`,
    definitionId,
    options.map(option => option.code),
  )
  return rows.map(row => row.code)
}
