/** What came of a transfer. UNKNOWN may have happened: it is looked up before anything else is done. */
export type TransferOutcome =
  | { kind: 'PAID'; reference: string }
  | { kind: 'FAILED'; reason: string }
  | { kind: 'UNKNOWN'; reason: string }

export interface Transfer {
  /** Ours; the provider makes one transfer of it, however often it is sent. */
  reference: string
  amountMinor: bigint
  currencyCode: string
  destination: string
}

/** What a bank or payment channel must offer to pay partners out. */
export interface TransferProvider {
  transfer(transfer: Transfer): Promise<TransferOutcome>
  /** Null when the provider has never heard of it. */
  lookup(reference: string): Promise<TransferOutcome | null>
}

/** Transfers by the sandbox provider's HTTP interface. */
export function httpTransfers(baseUrl: string, timeoutMs: number): TransferProvider {
  const ask = async (path: string, init?: RequestInit): Promise<TransferOutcome | null> => {
    try {
      const response = await fetch(new URL(path, baseUrl), { ...init, signal: AbortSignal.timeout(timeoutMs) })
      if (response.status === 404) return null
      const body = (await response.json()) as { id?: string; status?: string; error?: string }
      if (response.ok && body.status === 'SUCCEEDED' && body.id) return { kind: 'PAID', reference: body.id }
      // Only an explicit refusal is final. Anything else, a rate limit or a pending transfer for example, may still be paid.
      if (response.status === 422 || (response.ok && body.status === 'DECLINED')) {
        return { kind: 'FAILED', reason: body.error ?? String(body.status) }
      }
      return { kind: 'UNKNOWN', reason: `status ${response.status} ${body.status ?? ''}` }
    } catch (error) {
      return { kind: 'UNKNOWN', reason: String(error) }
    }
  }
  return {
    transfer: async ({ reference, amountMinor, currencyCode, destination }) => {
      const body = JSON.stringify({
        reference,
        amountMinor: amountMinor.toString(),
        currency: currencyCode,
        destination,
      })
      const headers = { 'content-type': 'application/json', 'idempotency-key': reference }
      return (
        (await ask('/v1/transfers', { method: 'POST', headers, body })) ?? { kind: 'UNKNOWN', reason: 'status 404' }
      )
    },
    lookup: reference => ask(`/v1/transfers/by-reference/${encodeURIComponent(reference)}`),
  }
}
