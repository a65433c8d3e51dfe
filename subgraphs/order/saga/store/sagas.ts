import type { Viewer } from '#shared/auth.ts'
import { byKey, createListLoader, createLoader } from '#shared/loaders.ts'
import { type Connection, type ConnectionInput, connection, connectionArgs } from '#shared/pagination.ts'
import type { Platform } from '#shared/platform.ts'
import type { OrderRecord } from '../../domain/order.ts'
import { type OrderRow, selectOrders, toOrder } from '../../store/rows.ts'
import { orderScope } from '../../store/scope.ts'
import { type SagaState, STEPS, type Step, type StepState } from '../domain/steps.ts'

export interface SagaRecord {
  orderId: string
  state: SagaState
  nextAttemptAt: Date | null
  steps: SagaStepRecord[]
}

interface SagaStepRecord {
  step: Step
  state: StepState
  attempts: number
  lastError: string | null
  startedAt: Date | null
  finishedAt: Date | null
}

interface SagaChangeRecord {
  orderId: string
  step: Step
  from: StepState
  to: StepState
  actor: string
  reason: string | null
  error: string | null
  at: Date
}

export type SagaStore = ReturnType<typeof sagaStore>

/** Reads of sagas with the viewer baked in, like those of orders. A page of orders costs two round trips. */
export function sagaStore({ pool }: Pick<Platform, 'pool'>, viewer: Viewer) {
  const byOrder = createLoader<string, SagaRecord>(async ids => {
    const scope = orderScope(viewer, 2)
    const { rows } = await pool.query<Omit<SagaRecord, 'steps'> & SagaStepRecord & { sagaState: SagaState }>(
      `SELECT x.order_id AS "orderId", g.state AS "sagaState", g.due_at AS "nextAttemptAt", x.step, x.state, x.attempts,
              x.last_error AS "lastError", x.started_at AS "startedAt", x.finished_at AS "finishedAt"
       FROM orders.saga_step x JOIN orders.saga g ON g.order_id = x.order_id JOIN orders.sales_order o ON o.id = x.order_id
       WHERE x.order_id = ANY($1) AND ${scope.sql}`,
      [ids, ...scope.params],
    )
    const sagas = [...Map.groupBy(rows, row => row.orderId)].map(([orderId, steps]) => ({
      orderId,
      state: steps[0]!.sagaState,
      nextAttemptAt: steps[0]!.nextAttemptAt,
      steps: steps.toSorted((a, b) => STEPS.indexOf(a.step) - STEPS.indexOf(b.step)),
    }))
    return byKey(ids, sagas, saga => saga.orderId)
  })

  const log = createListLoader<string, SagaChangeRecord>(
    async ids => {
      const scope = orderScope(viewer, 2)
      const { rows } = await pool.query<SagaChangeRecord>(
        `SELECT x.order_id AS "orderId", x.step, x.from_state AS "from", x.to_state AS "to", x.actor, x.reason, x.error, x.at
         FROM orders.saga_log x JOIN orders.sales_order o ON o.id = x.order_id
         WHERE x.order_id = ANY($1) AND ${scope.sql} ORDER BY x.id`,
        [ids, ...scope.params],
      )
      return rows
    },
    change => change.orderId,
  )

  /** Orders whose saga is stuck, oldest first. One round trip. */
  async function stuck(input: ConnectionInput): Promise<Connection<OrderRecord>> {
    const page = connectionArgs(input, ['instant', 'text'])
    const scope = orderScope(viewer, 5)
    const sql = selectOrders(
      `${scope.sql}
       AND o.id IN (SELECT order_id FROM orders.saga WHERE state = 'STUCK' AND business_id = $5)
       AND ($2::timestamptz IS NULL OR (o.created_at, o.id) > ($2, $3))`,
      '$1',
      'ORDER BY o.created_at, o.id LIMIT $4',
    )
    const values = [null, page.key?.[0] ?? null, page.key?.[1] ?? null, page.limit + 1, ...scope.params]
    const { rows } = await pool.query<OrderRow>(sql, values)
    return connection(rows.map(toOrder), page, row => [row.createdAt.toISOString(), row.id])
  }

  return { byOrder, log, stuck }
}
