import { createHash } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { SETTLED_TYPES, type SettlementFile } from './port.ts'

const minor = z
  .string()
  .regex(/^-?\d{1,18}$/)
  .transform(BigInt)
const line = z.object({
  type: z.enum(SETTLED_TYPES),
  reference: z.string().min(1).max(200),
  currency: z.string().regex(/^[A-Z]{3}$/),
  gross: minor,
  fee: minor,
  net: minor,
})

/** Reads the sandbox's file: CSV with a head, amounts in minor units. A line that makes no sense refuses the whole file. */
export function readSettlement(text: string): SettlementFile {
  const records = parse(text, { columns: true, skip_empty_lines: true }) as unknown[]
  const lines = records.map((record, index) => {
    const read = line.safeParse(record)
    if (!read.success) throw new Error(`settlement file, line ${index + 2}: ${z.prettifyError(read.error)}`)
    const { currency, gross, fee, net, ...rest } = read.data
    return { ...rest, currencyCode: currency, grossMinor: gross, feeMinor: fee, netMinor: net }
  })
  return { digest: createHash('sha256').update(text).digest('hex'), lines }
}
