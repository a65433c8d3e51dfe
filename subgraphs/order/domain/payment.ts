/** What the payment hub says when it has an order's money. */
export interface PaymentSucceeded {
  paymentIntentId: string
  orderId: string
  businessId: string
  amountMinor: string
  currencyCode: string
}
