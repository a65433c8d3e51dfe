/** Orders, their payment and their refunds as they should be: a reference without databases, queues or locks. */

export type Step =
  | { do: 'pay' | 'cancel' | 'confirm' | 'wait' | 'idle' }
  | { do: 'ship'; line: number; units: number }
  | { do: 'ask'; line: number; units: number; withReturn: boolean }
  | { do: 'approve' | 'reject' | 'sendBack' | 'receive'; refund: number }

export type Verdict = 'done' | 'refused'

/** Minutes. `wait` is longer than a shopper may take to pay, `idle` longer than any deadline. */
export const WAIT = 20
export const IDLE = 9 * 24 * 60
const PAY_WITHIN = 15
const CONFIRM_WITHIN = 7 * 24 * 60
const SEND_BACK_WITHIN = 7 * 24 * 60

export interface ModelLine {
  units: number
  unitMinor: bigint
  sent: number
  withdrawn: number
  givenUp: number
}

interface ModelRefund {
  status: string
  line: number
  units: number
  withdrawn: number
  back: number
  amountMinor: bigint
  sendBackBy: number
}

const OPEN = ['REQUESTED', 'AWAITING_RETURN', 'RETURNING']

export class Model {
  now = 0
  status = 'CREATED'
  paidMinor = 0n
  refundedMinor = 0n
  confirmBy = Number.POSITIVE_INFINITY
  refunds: ModelRefund[] = []
  lines: ModelLine[]

  constructor(lines: readonly Pick<ModelLine, 'units' | 'unitMinor'>[]) {
    this.lines = lines.map(line => ({ ...line, sent: 0, withdrawn: 0, givenUp: 0 }))
  }

  copy(): Model {
    return Object.assign(new Model([]), structuredClone({ ...this }))
  }

  apply(step: Step): Verdict {
    switch (step.do) {
      case 'pay':
        // Money that comes too late goes straight back: it is received and it is not.
        if (this.status === 'CREATED') Object.assign(this, { status: 'PAID', paidMinor: this.total() })
        return 'done'
      case 'cancel':
        if (this.status === 'CLOSED' && this.paidMinor === 0n) return 'done'
        if (this.status !== 'CREATED') return 'refused'
        this.status = 'CLOSED'
        return 'done'
      case 'confirm':
        if (this.status === 'COMPLETED') return 'done'
        if (this.status !== 'FULFILLED') return 'refused'
        this.status = 'COMPLETED'
        return 'done'
      case 'wait':
        return this.pass(WAIT)
      case 'idle':
        return this.pass(IDLE)
      case 'ship':
        return this.ship(this.lines[step.line]!, step.units)
      case 'ask':
        return this.ask(step)
      default:
        return this.decide(step.do, this.refunds[step.refund])
    }
  }

  /** What is compared with the real thing. */
  view() {
    return {
      status: this.status,
      netMinor: (this.paidMinor - this.refundedMinor).toString(),
      refunds: this.refunds.map(({ status, amountMinor }) => `${status} ${amountMinor}`).sort(),
      sent: this.lines.map(line => line.sent),
      stock: this.stock(),
    }
  }

  private total(): bigint {
    return this.lines.reduce((sum, line) => sum + line.unitMinor * BigInt(line.units), 0n)
  }

  /** Units of each line that are still set aside for the order. */
  private stock(): number[] {
    if (this.status === 'CLOSED' && this.lines.every(line => line.sent === 0)) return this.lines.map(() => 0)
    return this.lines.map((line, index) => {
      const gone = this.refunds.filter(({ line: of, status }) => of === index && status === 'SUCCEEDED')
      return line.units - gone.reduce((sum, { withdrawn, back }) => sum + withdrawn + back, 0)
    })
  }

  private ship(line: ModelLine, units: number): Verdict {
    if (this.status !== 'PAID' && this.status !== 'FULFILLING') return 'refused'
    if (units > line.units - line.sent - line.withdrawn) return 'refused'
    line.sent += units
    this.status = 'FULFILLING'
    this.finishIfSent()
    return 'done'
  }

  private ask({ line: index, units, withReturn }: Extract<Step, { do: 'ask' }>): Verdict {
    const line = this.lines[index]!
    if (!['PAID', 'FULFILLING', 'FULFILLED', 'COMPLETED'].includes(this.status)) return 'refused'
    if (units > line.units - line.givenUp) return 'refused'
    const withdrawn = Math.min(units, line.units - line.sent - line.withdrawn)
    line.givenUp += units
    line.withdrawn += withdrawn
    const [back, amountMinor] = [withReturn ? units - withdrawn : 0, line.unitMinor * BigInt(units)]
    this.refunds.push({ status: 'REQUESTED', line: index, units, withdrawn, back, amountMinor, sendBackBy: 0 })
    return 'done'
  }

  private decide(what: 'approve' | 'reject' | 'sendBack' | 'receive', refund: ModelRefund | undefined): Verdict {
    if (!refund) return 'refused'
    const { status } = refund
    if (what === 'approve') {
      if (['AWAITING_RETURN', 'RETURNING', 'SUCCEEDED'].includes(status)) return 'done'
      if (status !== 'REQUESTED') return 'refused'
      if (refund.back === 0) return this.repay(refund)
      Object.assign(refund, { status: 'AWAITING_RETURN', sendBackBy: this.now + SEND_BACK_WITHIN })
      return 'done'
    }
    if (what === 'reject') {
      if (status === 'REJECTED') return 'done'
      return OPEN.includes(status) ? this.forget(refund, 'REJECTED') : 'refused'
    }
    if (what === 'sendBack') {
      if (status === 'RETURNING') return 'done'
      if (status !== 'AWAITING_RETURN') return 'refused'
      refund.status = 'RETURNING'
      return 'done'
    }
    if (status === 'SUCCEEDED' && refund.back > 0) return 'done'
    return status === 'AWAITING_RETURN' || status === 'RETURNING' ? this.repay(refund) : 'refused'
  }

  private repay(refund: ModelRefund): Verdict {
    refund.status = 'SUCCEEDED'
    this.refundedMinor += refund.amountMinor
    if (this.refundedMinor === this.paidMinor && this.status !== 'COMPLETED') this.status = 'CLOSED'
    if (this.status === 'FULFILLING') this.finishIfSent()
    return 'done'
  }

  private forget(refund: ModelRefund, status: string): Verdict {
    const line = this.lines[refund.line]!
    line.givenUp -= refund.units
    line.withdrawn -= refund.withdrawn
    refund.status = status
    return 'done'
  }

  /** What an open refund withdraws may yet have to be sent. */
  private finishIfSent(): void {
    const open = this.refunds.filter(({ status }) => OPEN.includes(status))
    const undecided = (index: number) =>
      open.filter(({ line }) => line === index).reduce((sum, { withdrawn }) => sum + withdrawn, 0)
    if (!this.lines.every((line, index) => line.sent + line.withdrawn - undecided(index) === line.units)) return
    Object.assign(this, { status: 'FULFILLED', confirmBy: this.now + CONFIRM_WITHIN })
  }

  private pass(minutes: number): Verdict {
    this.now += minutes
    if (this.status === 'CREATED' && this.now >= PAY_WITHIN) this.status = 'CLOSED'
    for (const refund of this.refunds) {
      if (refund.status === 'AWAITING_RETURN' && refund.sendBackBy <= this.now) this.forget(refund, 'LAPSED')
    }
    const busy = this.refunds.some(({ status }) => OPEN.includes(status))
    if (this.status === 'FULFILLED' && this.confirmBy <= this.now && !busy) this.status = 'COMPLETED'
    return 'done'
  }
}
