import { mannerOf } from './channels.ts'
import type { Movement, SandboxStore } from './store.ts'

/** What can be wrong with a settlement file, each at one line of its own; `extra` adds a line. */
export const DISCREPANCIES = ['missing', 'amount', 'duplicate', 'currency', 'fee', 'extra'] as const
export type Discrepancy = (typeof DISCREPANCIES)[number]

interface Line {
  type: string
  reference: string
  currency: string
  gross: bigint
  fee: bigint
}

const DAY_MS = 86_400_000

/** The file of a day as CSV, amounts in minor units, with the discrepancies planted in the first lines. */
export function settlementFile(
  store: SandboxStore,
  { account, channel, day }: { account: string; channel: string; day: string },
  planted: readonly Discrepancy[],
): string {
  const from = Date.parse(`${day}T00:00:00Z`)
  const lines = store.ofDay(account, channel, from, from + DAY_MS).flatMap(linesOf)
  const found = planted.filter(kind => kind !== 'extra')
  const shown = lines.flatMap((line, index) => spoilt(line, found[index]))
  if (planted.includes('extra')) {
    const currency = lines[0]?.currency ?? 'CNY'
    shown.push({ type: 'charge', reference: `unheard_of_${day}`, currency, gross: 1234n, fee: 0n })
  }
  const rows = shown.map(({ type, reference, currency, gross, fee }) =>
    [type, reference, currency, gross, fee, gross - fee].join(),
  )
  return `${['type,reference,currency,gross,fee,net', ...rows].join('\n')}\n`
}

function spoilt(line: Line, kind: Discrepancy | undefined): Line[] {
  if (kind === 'missing') return []
  if (kind === 'amount') return [{ ...line, gross: line.gross + 1n }]
  if (kind === 'duplicate') return [line, line]
  if (kind === 'currency') return [{ ...line, currency: line.currency === 'USD' ? 'EUR' : 'USD' }]
  return kind === 'fee' ? [{ ...line, fee: line.fee + 7n }] : [line]
}

/** A movement's lines. What was held, refused, or is under way has none; a refund that came back has two. */
function linesOf({ kind, reference, status, amountMinor, currency, channel }: Movement): Line[] {
  const gross = BigInt(amountMinor)
  const line = (type: string, fee = 0n): Line => ({ type, reference, currency, gross, fee })
  if (kind === 'refund' && status === 'REVERSED') return [line('refund'), line('refund_reversal')]
  if (status !== 'SUCCEEDED' || kind === 'void' || kind === 'transfer') return []
  return [kind === 'refund' ? line(kind) : line(kind, (gross * mannerOf(channel).feeBasisPoints + 5000n) / 10_000n)]
}
