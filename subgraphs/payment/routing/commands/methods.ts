import type { PaymentDeps } from '../../deps.ts'
import type { Channel, RoutingRequest } from '../domain/channel.ts'
import { decide } from '../domain/decide.ts'
import { type AgreementRecord, readAgreements, readRouting } from '../store/routing.ts'

/** A way to pay, and the channel that would take it. */
export interface AvailableMethod {
  code: string
  displayName: string
  channelCode: string
  tokenisation: Channel['tokenisation']
  recurring: boolean
  agreement: AgreementRecord | null
}

const DISPLAY: Record<string, string> = { CARD: 'Card', WALLET: 'Wallet' }

/** The methods by which a payment would find a channel now, by the same decision that a payment is routed by. */
export async function availableMethods(
  { platform, providers }: PaymentDeps,
  businessId: string,
  payment: Omit<RoutingRequest, 'method' | 'recurring' | 'manualCapture'>,
): Promise<AvailableMethod[]> {
  const [config, agreements] = await Promise.all([
    readRouting(platform, businessId, providers),
    readAgreements(platform, businessId),
  ])
  const methods = new Set(config.channels.flatMap(channel => channel.methods))
  return [...methods].flatMap(code => {
    const { chosen } = decide({ ...payment, method: code, recurring: false, manualCapture: false }, config)
    const channel = config.channels.find(each => each.code === chosen)
    if (!channel) return []
    const { code: channelCode, tokenisation, recurring } = channel
    const agreement = agreements.get(channelCode) ?? null
    return [{ code, displayName: DISPLAY[code] ?? code, channelCode, tokenisation, recurring, agreement }]
  })
}
