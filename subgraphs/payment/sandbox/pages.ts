import { mannerOf } from './channels.ts'
import { type Reply, type Request, refused } from './http.ts'
import { paid } from './movements.ts'
import { qrSvg } from './qr.ts'
import type { Movement, SandboxStore } from './store.ts'

/** The page that a shopper is sent to: 3-D Secure in small, or the wallet's app that has read the code. */
export function payPage(
  { method, body }: Request,
  movement: Movement | undefined,
  {
    store,
    url,
    settle,
  }: { store: SandboxStore; url: string; settle(movement: Movement, to: Movement['status']): void },
): Reply {
  if (!movement) return refused(404, 'no such payment')
  if (method === 'POST' && movement.status === 'ACTION') {
    const declined = body.outcome !== 'approve' || movement.fault === 'decline' || movement.fault === 'async-decline'
    settle(movement, declined ? 'DECLINED' : paid(movement))
  }
  const { status, amountMinor, currency, channel } = store.byId(movement.id)!
  const form = (outcome: string) =>
    `<form method="post"><button name="outcome" value="${outcome}">${outcome}</button></form>`
  const controls = status === 'ACTION' ? form('approve') + form('decline') : `<p>${status}</p>`
  const wallet = mannerOf(channel).asynchronous
  const code = wallet
    ? `<p>${qrSvg(url) ?? ''}</p><p>What a wallet reads: <a href="${url}"><code>${url}</code></a></p>`
    : ''
  const title = wallet ? 'Sandbox wallet' : 'Sandbox bank'
  return {
    status: 200,
    body: `<!doctype html><meta charset="utf-8"><title>${title}</title><h1>${amountMinor} ${currency}</h1>${code}${controls}`,
  }
}
