import { hasRole, type Viewer } from '#shared/auth.ts'
import { byKey, createListLoader, createLoader } from '#shared/loaders.ts'
import { type Connection, type ConnectionInput, connection, connectionArgs } from '#shared/pagination.ts'
import type { Platform } from '#shared/platform.ts'
import { isStaff } from '../../store/scope.ts'
import type { AttributeRecord, DefinitionRecord, DefinitionVersionRecord } from '../domain/records.ts'
import { DEFINITION } from './columns.ts'

export type AttributeStore = ReturnType<typeof attributeStore>

/** Definitions and values as one viewer sees them, for one request. Always from the database: no cache can be behind. */
export function attributeStore({ pool }: Pick<Platform, 'pool'>, viewer: Viewer) {
  const { businessId } = viewer
  const definitions = createLoader<string, DefinitionRecord>(async ids => {
    const { rows } = await pool.query<DefinitionRecord>(
      `SELECT ${DEFINITION} FROM product.attribute_definition d WHERE d.business_id = $1 AND d.id = ANY($2)`,
      [businessId, ids],
    )
    return byKey(ids, rows, row => row.id)
  })
  const values = createListLoader<string, AttributeRecord>(
    async productIds => {
      const { rows } = await pool.query<ValueRow>(VALUES, [businessId, productIds])
      return rows.map(({ productId, value, ...definition }) => ({ productId, value, definition }))
    },
    row => row.productId,
  )
  const versions = createListLoader<string, DefinitionVersionRecord>(
    async ids => (await pool.query<DefinitionVersionRecord>(VERSIONS, [ids])).rows,
    row => row.definitionId,
  )

  /** In the order in which they are shown, by category. */
  async function list(category: string | null, input: ConnectionInput): Promise<Connection<DefinitionRecord>> {
    const page = connectionArgs(input, ['text', 'integer', 'text'])
    const { rows } = await pool.query<DefinitionRecord>(LIST, [
      businessId,
      category,
      isStaff(viewer) || hasRole(viewer, 'MERCHANT'),
      ...(page.key ?? [null, null, null]),
      page.limit + 1,
    ])
    return connection(rows, page, row => [row.category, row.position, row.id])
  }

  return {
    list,
    definition: (id: string) => definitions.load(id),
    /** Of a product that the viewer sees. */
    of: (productId: string) => values.load(productId),
    versions: (definitionId: string) => versions.load(definitionId),
  }
}

type ValueRow = DefinitionRecord & { productId: string; value: string }

const VALUES = `
  SELECT v.product_id AS "productId", v.value, ${DEFINITION}
  FROM product.product p JOIN product.product_attribute v ON v.product_id = p.id
  JOIN product.attribute_definition d ON d.id = v.definition_id AND d.category = p.category
  WHERE p.business_id = $1 AND p.id = ANY($2) AND d.retired_at IS NULL
  ORDER BY d.position, d.id`

const VERSIONS = `
  SELECT w.* FROM unnest($1::text[]) AS wanted(id) CROSS JOIN LATERAL (
    SELECT definition_id AS "definitionId", version, unit, options, labels, required, facetable, position,
           retired_at AS "retiredAt", changed_by AS "changedBy", changed_at AS "changedAt"
    FROM product.attribute_definition_version WHERE definition_id = wanted.id ORDER BY version DESC LIMIT 100) w`

const LIST = `
  SELECT ${DEFINITION} FROM product.attribute_definition d
  WHERE d.business_id = $1 AND ($2::text IS NULL OR d.category = $2) AND ($3 OR d.retired_at IS NULL)
    AND ($4::text IS NULL OR (d.category, d.position, d.id) > ($4, $5, $6))
  ORDER BY d.category, d.position, d.id LIMIT $7`
