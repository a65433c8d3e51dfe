import type { MutationCase } from './case.ts'
import { catalogueCases } from './mutations/catalogue.ts'
import { channelsCases } from './mutations/channels.ts'
import { inventoryCases } from './mutations/inventory.ts'
import { orderCases } from './mutations/order.ts'
import { paymentCases } from './mutations/payment.ts'
import { salesAttributeCases } from './mutations/sales-attribute.ts'
import { searchCases } from './mutations/search.ts'
import { settlementCases } from './mutations/settlement.ts'
import { supportCases } from './mutations/support.ts'
import type { State } from './state.ts'

/** Every mutation of the graph. One that is missing here fails the test: it needs a decision. */
export const mutationCases = (state: State): Record<string, MutationCase> => ({
  ...channelsCases(state),
  ...catalogueCases(state),
  ...searchCases(),
  ...inventoryCases(state),
  ...salesAttributeCases(state),
  ...orderCases(state),
  ...paymentCases(state),
  ...settlementCases(state),
  ...supportCases(state),
})
