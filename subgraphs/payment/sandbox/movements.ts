import { mannerOf } from './channels.ts'
import { type Fault, faultOf, faultOfCard } from './faults.ts'
import { type Reply, type Request, refused } from './http.ts'
import type { Kind, Movement, SandboxStore } from './store.ts'
import type { Webhooks } from './webhooks.ts'

interface Parts {
  store: SandboxStore
  webhooks: Webhooks
  /** What is set for the request's channel, or for everything. */
  generalFault(channel: string): Fault
  show(movement: Movement): object
}

/** Charges, captures, voids, refunds and transfers: each once per reference. */
export function startMovements({ store, webhooks, generalFault, show }: Parts) {
  const answer = (movement: Movement): Reply => ({ status: 200, body: show(movement) })

  function charge({ body, channel, fault: header }: Request): Reply {
    const manner = mannerOf(channel)
    const fault = faultOf(header, generalFault(channel), manner.cards ? faultOfCard(body.token) : 'none')
    const known = store.find('charge', body.reference)
    if (known) return manner.repeats ? answer(known) : refused(409, 'duplicate reference')
    if (fault === 'timeout') return 'hang up'
    const hold = body.authoriseOnly === true
    const made = add('charge', body, { channel, fault, hold: hold ? 1 : 0, status: chargeStatus(fault, hold, manner) })
    if (made.status === 'PENDING') settle(made, fault === 'async-decline' ? 'DECLINED' : paid(made))
    else if (made.status !== 'ACTION') webhooks.announce(made)
    return fault === 'lost' ? 'hang up' : answer(made)
  }

  /** A capture, void or refund of a charge. */
  function follow(kind: 'capture' | 'void' | 'refund', { body, channel, fault: header }: Request): Reply {
    const known = store.find(kind, body.reference)
    if (known) return answer(known)
    const charged = store.find('charge', body.chargeReference)
    const fault = faultOf(header, generalFault(channel), charged?.fault === 'refund-reversal' ? charged.fault : 'none')
    if (fault === 'timeout') return 'hang up'
    const error = charged ? objection(kind, charged, BigInt(body.amountMinor)) : 'no such charge'
    if (!charged || error) return refused(422, error ?? 'no such charge')
    const later = mannerOf(charged.channel).asynchronous || fault.startsWith('async')
    const status = fault === 'decline' ? 'DECLINED' : later ? 'PENDING' : 'SUCCEEDED'
    const { channel: of, account, currency } = charged
    const given = { ...body, account, currency, destination: charged.reference }
    const made = add(kind, given, { channel: of, fault, hold: 0, status })
    if (status === 'PENDING') settle(made, fault === 'async-decline' ? 'DECLINED' : 'SUCCEEDED')
    else webhooks.announce(made)
    return fault === 'lost' ? 'hang up' : answer(made)
  }

  /** Why the charge does not allow it, if so. */
  function objection(kind: Kind, charged: Movement, amount: bigint): string | null {
    const { reference, status } = charged
    const captured = store.claimedOf('capture', reference)
    if (kind === 'refund') {
      const paid = status === 'AUTHORISED' ? captured : status === 'SUCCEEDED' ? BigInt(charged.amountMinor) : null
      if (paid === null) return 'no such charge'
      return store.claimedOf('refund', reference) + amount > paid ? 'more than was charged' : null
    }
    if (status !== 'AUTHORISED') return 'not authorised'
    const used = captured + store.claimedOf('void', reference)
    return used + amount > BigInt(charged.amountMinor) ? 'more than is held' : null
  }

  function transfer({ body, channel }: Request): Reply {
    const known = store.find('transfer', body.reference)
    const made = known ?? add('transfer', body, { channel, fault: 'none', hold: 0, status: 'SUCCEEDED' })
    return generalFault(channel) === 'lost' ? 'hang up' : answer(made)
  }

  // biome-ignore lint/suspicious/noExplicitAny: a request's body
  function add(kind: Kind, body: any, rest: Pick<Movement, 'channel' | 'fault' | 'hold' | 'status'>): Movement {
    const { reference, amountMinor, currency, account = '', at, destination = '' } = body
    const part = rest.fault === 'partial-capture' && (kind === 'charge' || kind === 'capture')
    return store.add({
      kind,
      reference,
      amountMinor: part && !rest.hold ? (BigInt(amountMinor) / 2n).toString() : amountMinor,
      currency,
      account,
      at: at ? Date.parse(at) : Date.now(),
      detail: kind === 'charge' && rest.status === 'DECLINED' ? 'card_declined' : destination,
      ...rest,
    })
  }

  /** Ends what was open, and tells. */
  function settle(movement: Movement, status: Movement['status']) {
    store.setStatus(movement.id, status)
    webhooks.announce({ ...movement, status })
  }

  /** Pays what was declined, as banks do now and then, and tells; false when there is no such refund. */
  function payAfterAll(reference: string): boolean {
    const refund = store.find('refund', reference)
    if (refund?.status !== 'DECLINED') return false
    settle({ ...refund, fault: generalFault(refund.channel) }, 'SUCCEEDED')
    return true
  }

  return { charge, follow, transfer, settle, payAfterAll }
}

/** How a charge that goes well ends. */
export const paid = ({ hold }: Movement): Movement['status'] => (hold ? 'AUTHORISED' : 'SUCCEEDED')

function chargeStatus(fault: Fault, hold: boolean, manner: { asynchronous: boolean }): Movement['status'] {
  if (manner.asynchronous || fault === 'action') return 'ACTION'
  if (fault === 'decline') return 'DECLINED'
  if (fault.startsWith('async')) return 'PENDING'
  return hold ? 'AUTHORISED' : 'SUCCEEDED'
}
