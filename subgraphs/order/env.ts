import { z } from 'zod'
import { readEnvironment } from '#shared/env.ts'
import type { OrderTerms } from './domain/order.ts'

const DAY = 86_400_000
const duration = (fallback: number) => z.coerce.number().positive().max(100_000).default(fallback)

const schema = z.object({
  ORDER_UNPAID_TIMEOUT_MINUTES: duration(15),
  ORDER_AUTO_CONFIRM_DAYS: duration(7),
  ORDER_REFUND_DECISION_DAYS: duration(3),
  ORDER_REFUND_UNDECIDED: z.enum(['ESCALATE', 'APPROVE']).default('ESCALATE'),
  ORDER_REFUND_RETURN_DAYS: duration(7),
  TEST_CLOCK: z.enum(['0', '1']).default('0'),
})

/** Reads the subgraph's settings; all mistakes are reported together. */
export function readEnv(source: Record<string, string | undefined> = process.env): {
  terms: OrderTerms
  testClock: boolean
} {
  const env = readEnvironment(schema, source)
  return {
    terms: {
      unpaidTimeoutMs: env.ORDER_UNPAID_TIMEOUT_MINUTES * 60_000,
      holdGraceMs: 5 * 60_000,
      autoConfirmMs: env.ORDER_AUTO_CONFIRM_DAYS * DAY,
      refundDecisionMs: env.ORDER_REFUND_DECISION_DAYS * DAY,
      undecidedRefund: env.ORDER_REFUND_UNDECIDED,
      refundReturnMs: env.ORDER_REFUND_RETURN_DAYS * DAY,
    },
    testClock: env.TEST_CLOCK === '1',
  }
}
