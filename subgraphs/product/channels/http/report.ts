import { createHmac, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import type { StreamRoute } from '#shared/serve.ts'
import { sendJson } from '#shared/serve.ts'
import type { ChannelDeps } from '../deps.ts'
import { KEPT_VIOLATIONS } from '../imports/violations.ts'
import { reportPath } from './paths.ts'

/** How long an address is good for: it is in browsers' histories. */
const GOOD_MS = 3_600_000
const PAGE = 2000

const sign = (key: string, id: string, until: number) =>
  createHmac('sha256', key).update(`${id} ${until}`).digest('base64url')

/** The address of a run's error report, good for an hour. */
export function reportUrl({ platform, feedsUrl = '' }: ChannelDeps, id: string, reportKey: string): string {
  const until = platform.clock.now().getTime() + GOOD_MS
  return `${feedsUrl}${reportPath}?import=${id}&until=${until}&signature=${sign(reportKey, id, until)}`
}

interface Line {
  id: string
  row: number
  field: string
  code: string
  severity: string
  value: string | null
  message: string
}

/** Every violation of a run as CSV, streamed. */
export function reportRoute({ platform: { pool, clock } }: ChannelDeps): StreamRoute {
  return {
    method: 'GET',
    path: reportPath,
    handle: async (request, response) => {
      const query = new URL(request.url ?? '/', 'http://feeds').searchParams
      const run = await authorised(query.get('import') ?? '', Number(query.get('until')), query.get('signature') ?? '')
      if (!run) return sendJson(response, 404, { error: 'expected the address of an error report, of the last hour' })
      response.writeHead(200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${run.id}-errors.csv"`,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      })
      response.write('\uFEFFrow,field,code,severity,value,message\r\n')
      let count = 0
      for await (const lines of pages(run.id)) {
        count += lines.length
        if (!response.write(lines.map(toCsv).join('')) && !response.destroyed)
          await Promise.race([once(response, 'drain'), once(response, 'close')])
        if (response.destroyed) return
      }
      if (run.violationCount > count)
        response.write(
          `,,MORE,warning,,${run.violationCount - count} more violations were counted and not kept (of a run about ${KEPT_VIOLATIONS} are)\r\n`,
        )
      response.end()
    },
  }

  async function authorised(id: string, until: number, signature: string) {
    const { rows } = await pool.query<{ id: string; reportKey: string; violationCount: number }>(
      `SELECT id, report_key AS "reportKey", violation_count AS "violationCount" FROM product.channel_import WHERE id = $1`,
      [id],
    )
    const [run] = rows
    if (!run || !(until > clock.now().getTime())) return null
    const [given, expected] = [Buffer.from(signature), Buffer.from(sign(run.reportKey, id, until))]
    return given.length === expected.length && timingSafeEqual(given, expected) ? run : null
  }

  async function* pages(importId: string): AsyncGenerator<Line[]> {
    let after: [number, string] = [-1, '0']
    for (;;) {
      const { rows } = await pool.query<Line>(
        `SELECT id::text, row, field, code, severity, value, message FROM product.import_violation
         WHERE import_id = $1 AND (row, id) > ($2, $3::bigint) ORDER BY row, id LIMIT ${PAGE}`,
        [importId, ...after],
      )
      if (rows.length > 0) yield rows
      const last = rows.at(-1)
      if (!last || rows.length < PAGE) return
      after = [last.row, last.id]
    }
  }
}

function toCsv({ row, field, code, severity, value, message }: Line): string {
  return `${[String(row), field, code, severity, cell(value ?? ''), cell(message)].join(',')}\r\n`
}

/** A text that a spreadsheet would compute is one that a supplier could have compute something: it gets an apostrophe. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^[+-]?\d+([.,]\d+)?$/.test(text) ? `'${text}` : text
  return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
