// Generated from schema/order.graphql by npm run generate. Do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Money as MoneyRecord } from '../../shared/money.ts';
import type { OrderRecord, OrderLineRecord } from '../domain/order.ts';
import type { RefundRecord } from '../store/refund-reads.ts';
import type { LineDiscount, DiscountedOrder, DiscountedLine } from '../promotions/domain/discount.ts';
import type { PromotionRecord, CouponRecord } from '../promotions/store/promotions.ts';
import type { SagaRecord } from '../saga/store/sagas.ts';
import type { FulfilmentRecord } from '../store/fulfilment-reads.ts';
import type { DigitalGoodRecord, EntitlementRecord } from '../delivery/store/goods.ts';
import type { ReconciliationRecord, ExceptionRecord, SurplusRecord } from '../reconciliation/store/reconciliations.ts';
import type { OrderContext } from '../context.ts';
export type Maybe<T> = T | null | undefined;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A 64-bit integer as a decimal string, for example "129900". */
  BigInt: { input: bigint; output: bigint | string; }
  /** An instant as an ISO 8601 string in UTC with milliseconds, for example "2026-11-21T08:30:00.000Z". */
  DateTime: { input: Date; output: Date | string; }
  /** An ISO 4217 currency code, for example "CNY". */
  CurrencyCode: { input: string; output: string; }
  /** Any JSON value. Used only where the shape is the caller's own, as in a channel configuration. */
  JSON: { input: unknown; output: unknown; }
  _FieldSet: { input: unknown; output: unknown; }
};

/** Anything with a globally unique id. */
export type Node = {
  /** The globally unique id. Its prefix names the type, as in `ord_`. */
  id: Scalars['ID']['output'];
};

/** An amount of money in the minor units of its currency: 12.34 EUR is 1234, 1234 JPY is 1234, 1.234 KWD is 1234. */
export type Money = {
  /** The amount in minor units. */
  amountMinor: Scalars['BigInt']['output'];
  /** The currency. */
  currencyCode: Scalars['CurrencyCode']['output'];
};

/** An amount of money given by a client. */
export type MoneyInput = {
  /** The amount in minor units. */
  amountMinor: Scalars['BigInt']['input'];
  /** The currency. */
  currencyCode: Scalars['CurrencyCode']['input'];
};

/** Where a page of a connection lies, by the Relay cursor connections specification. */
export type PageInfo = {
  /** Whether there is a next page. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Whether there is a previous page. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the first edge of this page. */
  startCursor?: Maybe<Scalars['String']['output']>;
  /** The cursor of the last edge of this page. */
  endCursor?: Maybe<Scalars['String']['output']>;
};

/** A failure that the caller can act on. Anything else is an error of the GraphQL response. */
export type UserError = {
  /** What kind of failure it is, for programs. */
  code: UserErrorCode;
  /** What was expected and what came, for people. */
  message: Scalars['String']['output'];
  /** The path of the input field at fault, for example ["input", "lines", "0", "quantity"]. */
  path: Array<Scalars['String']['output']>;
};

/** The kinds of failure that a caller can act on. */
export type UserErrorCode =
  /** A value is not of the expected form. */
  | 'INVALID'
  /** A required value is missing or empty. */
  | 'REQUIRED'
  /** Nothing with that id can be seen by this viewer. */
  | 'NOT_FOUND'
  /** The viewer may see this but not do that to it. */
  | 'FORBIDDEN'
  /** The object was changed meanwhile, or already exists. */
  | 'CONFLICT'
  /** Less is available than was asked for. */
  | 'OUT_OF_STOCK'
  /** Amounts of different currencies cannot be combined here. */
  | 'CURRENCY_MISMATCH'
  /** An amount is negative, zero or larger than allowed. */
  | 'AMOUNT_OUT_OF_RANGE'
  /** The list is longer than allowed. */
  | 'TOO_MANY_ITEMS'
  /** The token, reservation or period is over. */
  | 'EXPIRED'
  /** The object's state does not allow this transition. */
  | 'INVALID_TRANSITION'
  /** The idempotency key was used before with another request. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** The first request with this idempotency key is still running. */
  | 'IDEMPOTENCY_IN_FLIGHT'
  /** The payment channel declined. */
  | 'PROVIDER_DECLINED'
  /** The payment channel gave no answer: the outcome is not known yet and is being looked up. */
  | 'PROVIDER_UNKNOWN'
  /** Something this needs is not available now; try again later. */
  | 'UNAVAILABLE';

export type Query = {
  /** One order by id, for whom it concerns. */
  order?: Maybe<Order>;
  /** Orders the viewer may see, newest first: a shopper's own, a merchant's lines, all for operations. */
  orders: OrderConnection;
  /** Refunds the viewer may see, newest first: what waits for a decision, for goods, or for money. */
  orderRefunds: OrderRefundConnection;
  /** How a SKU is delivered that is not sent in a parcel. For its merchant and operations. */
  digitalGood?: Maybe<DigitalGood>;
  /** The viewer's memberships, those that end last first. */
  entitlements: EntitlementConnection;
  /** Comparisons of orders with their payments, newest first. For finance and operations. */
  orderReconciliations: OrderReconciliationConnection;
  /** Orders that do not agree with their payments and that nobody has resolved, newest first. For finance and operations. */
  orderReconciliationExceptions: OrderReconciliationExceptionConnection;
  /** What an order of these lines and codes would cost now. Nothing is written, held or redeemed. */
  orderPreview: OrderPreviewPayload;
  /** One promotion by id: a merchant's own, all for operations. */
  promotion?: Maybe<Promotion>;
  /** Promotions, newest first: a merchant's own, all for operations. */
  promotions: PromotionConnection;
  /** The coupons of a promotion, newest first. */
  coupons: CouponConnection;
  /** Orders whose saga cannot go on by itself and waits for operations, oldest first. */
  ordersStuck: OrderConnection;
  /** Events that the order subgraph could not handle in ten attempts, oldest first. They can be sent back to their queue. */
  orderDeadLetters: DeadLetterConnection;
  /** The time the platform goes by. */
  clock: Scalars['DateTime']['output'];
  /** Orders of the time before, as other systems recorded them; the last ones first. */
  historicalOrders: HistoricalOrderConnection;
  /** The last comparison of items with payments of orders of the time before; none before the first. */
  orderHistoryReconciliation?: Maybe<OrderHistoryReconciliation>;
  /** Where items and payments of orders of the time before differ and nobody has resolved it, by the order's source and id. */
  orderHistoryExceptions: OrderHistoryExceptionConnection;
  /** What people of the business were refused, newest first: who tried what, and why not. Kept for 90 days. For operations; webhooks, which are nobody's, for administrators. */
  operationRefusals: OperationRefusalConnection;
  /** The lanes, switches and circuit breakers of the platform, as they are now. */
  operationsControls: OperationsControls;
  /** What a payment needs of an order, as committed now. For services. */
  orderPayable?: Maybe<OrderPayable>;
};


export type QueryorderArgs = {
  id: Scalars['ID']['input'];
};


export type QueryordersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OrderFilter>;
};


export type QueryorderRefundsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OrderRefundFilter>;
};


export type QuerydigitalGoodArgs = {
  skuId: Scalars['ID']['input'];
};


export type QueryentitlementsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryorderReconciliationsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryorderReconciliationExceptionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryorderPreviewArgs = {
  input: OrderPreviewInput;
};


export type QuerypromotionArgs = {
  id: Scalars['ID']['input'];
};


export type QuerypromotionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  status?: InputMaybe<PromotionStatus>;
};


export type QuerycouponsArgs = {
  promotionId: Scalars['ID']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryordersStuckArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryorderDeadLettersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryhistoricalOrdersArgs = {
  source: Scalars['String']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryorderHistoryExceptionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryoperationRefusalsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OperationRefusalFilter>;
};


export type QueryorderPayableArgs = {
  orderId: Scalars['ID']['input'];
};

export type Mutation = {
  /** Places an order: reads prices and stock strongly, holds the stock and freezes prices and attribution. */
  orderCreate: OrderCreatePayload;
  /** Cancels an unpaid order and gives its stock back. */
  orderCancel: OrderCancelPayload;
  /** Records that goods of an order were sent, or delivers its virtual ones; the whole order or lines of it, in as many parts as it takes. */
  orderFulfil: OrderFulfilPayload;
  /** Confirms that the goods arrived, which completes the order. */
  orderConfirm: OrderConfirmPayload;
  /** Asks for money back, for the whole order or for lines of it. */
  orderRefundRequest: OrderRefundRequestPayload;
  /** Approves a refund; the money then leaves through the payment hub. */
  orderRefundApprove: OrderRefundApprovePayload;
  /** Rejects a refund. */
  orderRefundReject: OrderRefundRejectPayload;
  /** Asks the payment hub again for a refund that failed, as a new refund there. */
  orderRefundRetry: OrderRefundRetryPayload;
  /** Says that the money of a refund that failed was given back otherwise, by bank transfer for example. */
  orderRefundSettle: OrderRefundSettlePayload;
  /** Tries a failed step of an order's saga again, from now on with all its attempts. */
  orderSagaRetry: OrderSagaRetryPayload;
  /** Goes on without a failed step that was put right by hand. Steps that move money cannot be skipped. */
  orderSagaSkip: OrderSagaSkipPayload;
  /** Undoes an order that was not sent yet: money, redemptions and stock go back, and the order is closed. */
  orderSagaCompensate: OrderSagaCompensatePayload;
  /** Sends dead letters back to the queues they came from. */
  orderDeadLetterRedrive: OrderDeadLetterRedrivePayload;
  /** Says that the goods of an approved refund are on their way back. */
  orderRefundReturn: OrderRefundReturnPayload;
  /** Says that the goods of a refund came back; the money then leaves and the goods go on sale again. */
  orderRefundReceive: OrderRefundReceivePayload;
  /** Says how a SKU is delivered that is not sent in a parcel. Holds for orders placed from now on. */
  digitalGoodSet: DigitalGoodSetPayload;
  /** Puts codes into the pool from which orders of a SKU are delivered, all or none. */
  deliveryCodesAdd: DeliveryCodesAddPayload;
  /** Compares orders with their payments now. One that is waiting or running is the answer. */
  orderReconciliationRun: OrderReconciliationRunPayload;
  /** Resolves a difference between an order and its payment by hand, with the reason. */
  orderReconciliationResolve: OrderReconciliationResolvePayload;
  /** Makes a promotion. It takes nothing off before it is published; its terms never change. */
  promotionCreate: PromotionCreatePayload;
  /** Publishes a promotion: from `startsAt` on it applies to new orders. */
  promotionPublish: PromotionPublishPayload;
  /** Ends a promotion and its coupons now. Orders that were placed keep what they got. */
  promotionEnd: PromotionEndPayload;
  /** Makes a coupon: a code by which a promotion with `couponRequired` applies. */
  couponCreate: CouponCreatePayload;
  /** Ends a coupon now. */
  couponEnd: CouponEndPayload;
  /** Records orders of the time before with their items and payments. Nothing follows from them: no stock, no payment, no payout. */
  orderHistoryImport: OrderHistoryImportPayload;
  /** Compares items with payments of all orders of the time before; `orderHistoryReconciliation` tells what came of it. */
  orderHistoryReconcile: OrderHistoryReconcilePayload;
  /** Switches a feature off that the core of the business does not need, in all processes at once. */
  degradationSwitchThrow: DegradationSwitchThrowPayload;
  /** Switches a feature on again. */
  degradationSwitchRelease: DegradationSwitchReleasePayload;
  /** Holds a circuit breaker open or closed in all processes, or lets it go by itself again. */
  circuitBreakerOverride: CircuitBreakerOverridePayload;
  /** Moves the platform's test clock forward, which fires what falls due. Only where the test clock is on. */
  clockAdvance: ClockAdvancePayload;
};


export type MutationorderCreateArgs = {
  input: OrderCreateInput;
};


export type MutationorderCancelArgs = {
  input: OrderCancelInput;
};


export type MutationorderFulfilArgs = {
  input: OrderFulfilInput;
};


export type MutationorderConfirmArgs = {
  input: OrderConfirmInput;
};


export type MutationorderRefundRequestArgs = {
  input: OrderRefundRequestInput;
};


export type MutationorderRefundApproveArgs = {
  input: OrderRefundApproveInput;
};


export type MutationorderRefundRejectArgs = {
  input: OrderRefundRejectInput;
};


export type MutationorderRefundRetryArgs = {
  input: OrderRefundRetryInput;
};


export type MutationorderRefundSettleArgs = {
  input: OrderRefundSettleInput;
};


export type MutationorderSagaRetryArgs = {
  input: OrderSagaRetryInput;
};


export type MutationorderSagaSkipArgs = {
  input: OrderSagaSkipInput;
};


export type MutationorderSagaCompensateArgs = {
  input: OrderSagaCompensateInput;
};


export type MutationorderDeadLetterRedriveArgs = {
  input: OrderDeadLetterRedriveInput;
};


export type MutationorderRefundReturnArgs = {
  input: OrderRefundReturnInput;
};


export type MutationorderRefundReceiveArgs = {
  input: OrderRefundReceiveInput;
};


export type MutationdigitalGoodSetArgs = {
  input: DigitalGoodSetInput;
};


export type MutationdeliveryCodesAddArgs = {
  input: DeliveryCodesAddInput;
};


export type MutationorderReconciliationRunArgs = {
  input: OrderReconciliationRunInput;
};


export type MutationorderReconciliationResolveArgs = {
  input: OrderReconciliationResolveInput;
};


export type MutationpromotionCreateArgs = {
  input: PromotionCreateInput;
};


export type MutationpromotionPublishArgs = {
  input: PromotionPublishInput;
};


export type MutationpromotionEndArgs = {
  input: PromotionEndInput;
};


export type MutationcouponCreateArgs = {
  input: CouponCreateInput;
};


export type MutationcouponEndArgs = {
  input: CouponEndInput;
};


export type MutationorderHistoryImportArgs = {
  input: OrderHistoryImportInput;
};


export type MutationorderHistoryReconcileArgs = {
  input: OrderHistoryReconcileInput;
};


export type MutationdegradationSwitchThrowArgs = {
  input: DegradationSwitchThrowInput;
};


export type MutationdegradationSwitchReleaseArgs = {
  input: DegradationSwitchReleaseInput;
};


export type MutationcircuitBreakerOverrideArgs = {
  input: CircuitBreakerOverrideInput;
};


export type MutationclockAdvanceArgs = {
  input: ClockAdvanceInput;
};

/** An order. Order, payment, fulfilment and refund are independent axes. */
export type Order = Node & {
  /** The order's id. */
  id: Scalars['ID']['output'];
  /** The business this order belongs to, fixed at creation. */
  businessId: Scalars['ID']['output'];
  /** The state of the order itself. */
  status: OrderStatus;
  /** The state of its payment. */
  paymentStatus: OrderPaymentStatus;
  /** The state of its fulfilment. */
  fulfilmentStatus: OrderFulfilmentStatus;
  /** The state of its refunds. */
  refundStatus: OrderRefundStatus;
  /** The shopper. */
  customerId: Scalars['ID']['output'];
  /** The lines. */
  lines: Array<OrderLine>;
  /** The sum of the lines at their prices. As all sums of an order, of the lines the viewer sees: a merchant sees its own. */
  subtotal: Money;
  /** What promotions took off, gifts at their price. Of the lines the viewer sees. */
  discount: Money;
  /** Each promotion that applied, with what it took off, in the order in which they were taken. Of the lines the viewer sees. */
  discounts: Array<AppliedDiscount>;
  /** What is to be paid: the sum of the lines' totals. Of the lines the viewer sees. */
  total: Money;
  /** What has been given back. Of the lines the viewer sees. */
  refunded: Money;
  /** The states the viewer may move this order to now. */
  nextTransitions: Array<OrderStatus>;
  /** Every change of every axis: what, who, why, when. */
  transitions: Array<OrderTransition>;
  /** What happens to this order step by step, and where that is. None for an order that ended before sagas were kept. */
  saga?: Maybe<OrderSaga>;
  /** The refunds asked for. */
  refunds: Array<OrderRefund>;
  /** What was sent or delivered, in as many parts as there were. */
  fulfilments: Array<Fulfilment>;
  /** What the order is called where it comes from. */
  externalId?: Maybe<Scalars['String']['output']>;
  /** When an unpaid order is cancelled by itself. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** When a fulfilled order is confirmed by itself. */
  autoConfirmAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was placed. */
  createdAt: Scalars['DateTime']['output'];
  /** When it last changed. */
  updatedAt: Scalars['DateTime']['output'];
};

/** The states of an order. */
export type OrderStatus =
  /** Placed, stock held, not paid. */
  | 'CREATED'
  /** Paid; stock claimed or being claimed. */
  | 'PAID'
  /** Some of it sent or delivered. */
  | 'FULFILLING'
  /** All of it sent or delivered. */
  | 'FULFILLED'
  /** Confirmed by the shopper or by time. */
  | 'COMPLETED'
  /** Ended without a sale: payment failed, timed out, cancelled, or wholly refunded before completion. */
  | 'CLOSED';

/** The states of an order's payment. */
export type OrderPaymentStatus =
  /** Nothing received. */
  | 'UNPAID'
  /** All received. */
  | 'PAID'
  /** Some given back. */
  | 'PARTIALLY_REFUNDED'
  /** All given back. */
  | 'REFUNDED';

/** The states of an order's fulfilment. */
export type OrderFulfilmentStatus =
  /** Nothing sent. */
  | 'UNFULFILLED'
  /** Some sent or delivered. */
  | 'PARTIALLY_FULFILLED'
  /** All sent or delivered. */
  | 'FULFILLED';

/** The states of an order's refunds. */
export type OrderRefundStatus =
  /** None asked for. */
  | 'NONE'
  /** Asked for and not decided, or money under way or owed. */
  | 'IN_PROGRESS'
  /** Some given back, nothing under way. */
  | 'PARTIALLY_REFUNDED'
  /** All given back. */
  | 'REFUNDED';

/** A line of an order. */
export type OrderLine = Node & {
  /** The line's id. */
  id: Scalars['ID']['output'];
  /** What was ordered. */
  sku: Sku;
  /** The product's title when it was ordered. */
  title: Scalars['String']['output'];
  /** How many units. */
  quantity: Scalars['Int']['output'];
  /** The price of one unit when it was ordered. */
  unitPrice: Money;
  /** Unit price times quantity. */
  subtotal: Money;
  /** What promotions took off this line. */
  discount: Money;
  /** Each promotion that took something off this line. */
  discounts: Array<AppliedDiscount>;
  /** Whether it is a gift of a promotion, which costs nothing. */
  gift: Scalars['Boolean']['output'];
  /** What is to be paid of it: subtotal less discount. This is what can be refunded. */
  total: Money;
  /** What of this line was given back. */
  refunded: Money;
  /** The merchant whose goods these are. */
  merchantId?: Maybe<Scalars['ID']['output']>;
  /** Whether these are another merchant's goods, frozen when it was ordered: what they earn is the consignor's. */
  consignment: Scalars['Boolean']['output'];
  /** On consignment, the merchant whose goods are sold for them. */
  consignorMerchantId?: Maybe<Scalars['ID']['output']>;
  /** How its units reach the shopper, frozen when it was ordered. */
  delivery: LineDelivery;
  /** Units that were sent or delivered. */
  fulfilledQuantity: Scalars['Int']['output'];
  /** Units that refunds give up and that therefore are not sent, refunds under way included. */
  withdrawnQuantity: Scalars['Int']['output'];
  /** Units that can be sent now. */
  sendableQuantity: Scalars['Int']['output'];
  /** Which content earned this sale, frozen when it was ordered. */
  attribution?: Maybe<OrderLineAttribution>;
};

/** How units of a line reach the shopper. */
export type LineDelivery =
  /** In parcels. */
  | 'SHIPMENT'
  /** By a code per unit. */
  | 'CODE'
  /** As a membership with a start and an end, one term per unit. */
  | 'MEMBERSHIP';

/** Which content earned a sale, and on what terms. */
export type OrderLineAttribution = {
  /** The promotion position id of the click. */
  pid: Scalars['String']['output'];
  /** The creator. */
  creatorId: Scalars['ID']['output'];
  /** The content. */
  contentId: Scalars['ID']['output'];
  /** The commission plan. */
  commissionPlanId: Scalars['ID']['output'];
  /** The version of the plan. */
  planVersion: Scalars['Int']['output'];
  /** The creator's share in basis points. */
  creatorBps: Scalars['Int']['output'];
  /** The platform's share in basis points. */
  platformBps: Scalars['Int']['output'];
};

/** One change of one axis of an order. */
export type OrderTransition = {
  /** Which axis: ORDER, PAYMENT, FULFILMENT or REFUND. */
  axis: OrderAxis;
  /** The state before; none at creation. */
  from?: Maybe<Scalars['String']['output']>;
  /** The state after. */
  to: Scalars['String']['output'];
  /** Who did it: a user's id or a service's name. */
  actor: Scalars['String']['output'];
  /** Why. */
  reason: Scalars['String']['output'];
  /** When. */
  at: Scalars['DateTime']['output'];
};

/** The independent axes of an order's state. */
export type OrderAxis =
  /** The order itself. */
  | 'ORDER'
  /** Its payment. */
  | 'PAYMENT'
  /** Its fulfilment. */
  | 'FULFILMENT'
  /** Its refunds. */
  | 'REFUND';

/** An order's saga: its steps with their compensations, and everything that happened to them. */
export type OrderSaga = {
  /** Where it is as a whole. */
  state: OrderSagaState;
  /** When what is due is tried, or asked for again; none while somebody else has to act. */
  nextAttemptAt?: Maybe<Scalars['DateTime']['output']>;
  /** The steps, in their order. */
  steps: Array<OrderSagaStep>;
  /** Every change of a step and every failed attempt, oldest first. */
  log: Array<OrderSagaChange>;
};

/** Where a saga is. */
export type OrderSagaState =
  /** A step is under way or due. */
  | 'RUNNING'
  /** The next step is somebody else's: the shopper's payment or confirmation, the merchant's fulfilment. */
  | 'WAITING'
  /** What was done is being undone. */
  | 'COMPENSATING'
  /** A step failed for good; it waits for operations. */
  | 'STUCK'
  /** All steps are done. */
  | 'COMPLETED'
  /** What was done is undone. */
  | 'COMPENSATED';

/** The steps of an order's saga, in their order. */
export type OrderSagaStepName =
  /** Hold the stock. Undone by releasing it. */
  | 'RESERVE'
  /** Redeem promotions and coupons. Undone by giving them back. */
  | 'REDEEM'
  /** Receive the money. Undone by a refund. */
  | 'PAY'
  /** Commit the held stock to the paid order. Undone by releasing it. */
  | 'CLAIM'
  /** Send or deliver the goods. Not undone: goods come back by a return. */
  | 'FULFIL'
  /** Confirm that they arrived. */
  | 'COMPLETE'
  /** Split the revenue in settlement. Undone there when the order is refunded. */
  | 'CLEAR';

/** The states of a step. */
export type OrderSagaStepState =
  /** Not begun. */
  | 'PENDING'
  /** Begun. */
  | 'RUNNING'
  /** Done. */
  | 'DONE'
  /** Failed in all its attempts, or for good. */
  | 'FAILED'
  /** Not done, and not to be done any more. */
  | 'SKIPPED'
  /** Being undone. */
  | 'COMPENSATING'
  /** Undone. */
  | 'COMPENSATED'
  /** Not undone in all the attempts. */
  | 'COMPENSATION_FAILED';

/** A step of an order's saga. */
export type OrderSagaStep = {
  /** Which one. */
  step: OrderSagaStepName;
  /** Its state. */
  state: OrderSagaStepState;
  /** How often it was tried, or tried to be undone; 0 for steps that others do. */
  attempts: Scalars['Int']['output'];
  /** Why the last attempt failed. */
  lastError?: Maybe<Scalars['String']['output']>;
  /** When it was begun. */
  startedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was done, skipped or undone. */
  finishedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** A change of a step, or a failed attempt at it. */
export type OrderSagaChange = {
  /** Which step. */
  step: OrderSagaStepName;
  /** The state before. */
  from: OrderSagaStepState;
  /** The state after; the same for an attempt that failed and is made again. */
  to: OrderSagaStepState;
  /** Who did it: a user's id, a service's name, or `saga` for the runner. */
  actor: Scalars['String']['output'];
  /** Why. */
  reason?: Maybe<Scalars['String']['output']>;
  /** What went wrong. */
  error?: Maybe<Scalars['String']['output']>;
  /** When. */
  at: Scalars['DateTime']['output'];
};

/** An event that could not be handled in all the attempts. */
export type DeadLetter = {
  /** Its id among the dead letters. */
  id: Scalars['ID']['output'];
  /** The event's type, for example `payment.succeeded`. */
  event: Scalars['String']['output'];
  /** What it is about: the id of an order, for example. */
  key: Scalars['String']['output'];
  /** Why the last attempt failed. */
  error?: Maybe<Scalars['String']['output']>;
  /** How often it was tried again. */
  retries: Scalars['Int']['output'];
  /** When it happened. */
  occurredAt: Scalars['DateTime']['output'];
  /** When it was given up. */
  failedAt: Scalars['DateTime']['output'];
};

/** A page of dead letters. */
export type DeadLetterConnection = {
  /** The dead letters of this page. */
  nodes: Array<DeadLetter>;
  /** Where this page lies. */
  pageInfo: PageInfo;
};

/** A refund asked for. */
export type OrderRefund = Node & {
  /** The refund's id. */
  id: Scalars['ID']['output'];
  /** The order. */
  order?: Maybe<Order>;
  /** The state. */
  status: RefundStatus;
  /** How much, of the lines the viewer sees. */
  amount: Money;
  /** How much of which line. */
  lines: Array<OrderRefundLine>;
  /** Whether units that were sent come back before the money leaves. */
  withReturn: Scalars['Boolean']['output'];
  /** Why. */
  reason: Scalars['String']['output'];
  /** Why it was approved or rejected. */
  decision?: Maybe<Scalars['String']['output']>;
  /** When it was asked for. */
  createdAt: Scalars['DateTime']['output'];
  /** Until when it is to be decided or, when goods are on their way, received. */
  decideBy: Scalars['DateTime']['output'];
  /** When it was handed to operations, because that time was over. */
  escalatedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Until when the goods must be on their way back. */
  returnBy?: Maybe<Scalars['DateTime']['output']>;
  /** How the goods come back. */
  returnParcel?: Maybe<ReturnParcel>;
  /** When the goods came back. */
  receivedAt?: Maybe<Scalars['DateTime']['output']>;
  /** How the money was given back when not by the channel that was paid. */
  settledOtherwise?: Maybe<Scalars['String']['output']>;
  /** Of one that failed, why: in the channel's words. Only staff see it. */
  failure?: Maybe<Scalars['String']['output']>;
  /** What became of each attempt to give the money back, and what operations did about it, oldest first. For staff. */
  log: Array<OrderRefundChange>;
};

/** What became of an attempt to give a refund's money back, or what operations did about it. */
export type OrderRefundChange = {
  /** Which attempt; each is another refund at the channel. */
  attempt: Scalars['Int']['output'];
  /** What it was. */
  kind: OrderRefundChangeKind;
  /** Who: a user's id or a service's name. */
  actor: Scalars['String']['output'];
  /** Why. */
  reason: Scalars['String']['output'];
  /** When. */
  at: Scalars['DateTime']['output'];
};

/** What can become of an attempt to give a refund's money back. */
export type OrderRefundChangeKind =
  /** The money was given back. */
  | 'SUCCEEDED'
  /** The channel did not give it back. */
  | 'FAILED'
  /** The channel gave it back and then took it back. */
  | 'REVERSED'
  /** Operations had the next attempt made. */
  | 'RETRIED'
  /** Operations said that the money was given back otherwise. */
  | 'SETTLED';

/** Goods on their way back. */
export type ReturnParcel = {
  /** The carrier. */
  carrier?: Maybe<Scalars['String']['output']>;
  /** The carrier's tracking number. */
  trackingNumber?: Maybe<Scalars['String']['output']>;
  /** When they were sent. */
  sentAt: Scalars['DateTime']['output'];
};

/** The states of a refund. */
export type RefundStatus =
  /** Asked for. */
  | 'REQUESTED'
  /** Approved; the money waits for the goods, which are not on their way. */
  | 'AWAITING_RETURN'
  /** Approved; the goods are on their way back. */
  | 'RETURNING'
  /** Approved, and the goods are back if any were to come; the money is under way. */
  | 'APPROVED'
  /** Rejected. */
  | 'REJECTED'
  /** Approved, but the goods were not sent back in time. */
  | 'LAPSED'
  /** The channel did not give the money back, or took it back later. It is owed, and operations look after it. */
  | 'FAILED'
  /** The money was given back. */
  | 'SUCCEEDED';

/** A refund's share of one order line. */
export type OrderRefundLine = {
  /** The order line. */
  orderLineId: Scalars['ID']['output'];
  /** How much. */
  amount: Money;
  /** Units that are given up; none when only the price is lowered. */
  quantity: Scalars['Int']['output'];
  /** Those of them that were not sent, and now will not be. */
  withdrawnQuantity: Scalars['Int']['output'];
  /** Those of them that come back. */
  returnQuantity: Scalars['Int']['output'];
};

/** What was sent or delivered. */
export type Fulfilment = Node & {
  /** The fulfilment's id. */
  id: Scalars['ID']['output'];
  /** How it went. */
  kind: FulfilmentKind;
  /** How many units of which line. */
  lines: Array<FulfilmentLine>;
  /** The carrier, for goods that were sent. */
  carrier?: Maybe<Scalars['String']['output']>;
  /** The carrier's tracking number. */
  trackingNumber?: Maybe<Scalars['String']['output']>;
  /** The codes that were delivered. Only the order's shopper sees them. */
  codes: Array<DeliveredCode>;
  /** When. */
  createdAt: Scalars['DateTime']['output'];
};

/** Units of a line that were sent or delivered. */
export type FulfilmentLine = {
  /** The order line. */
  orderLineId: Scalars['ID']['output'];
  /** How many units. */
  quantity: Scalars['Int']['output'];
};

/** A code that was delivered. */
export type DeliveredCode = {
  /** The order line. */
  orderLineId: Scalars['ID']['output'];
  /** The code. */
  code: Scalars['String']['output'];
};

/** How a SKU is delivered that is not sent in a parcel. */
export type DigitalGood = {
  /** The SKU. */
  sku: Sku;
  /** How: by codes or as a membership. */
  delivery: LineDelivery;
  /** MEMBERSHIP: how many days one unit is for. */
  membershipDays?: Maybe<Scalars['Int']['output']>;
  /** CODE: how many codes are left. */
  availableCodes: Scalars['Int']['output'];
};

/** A membership, from when until when. */
export type Entitlement = Node & {
  /** The entitlement's id. */
  id: Scalars['ID']['output'];
  /** What was bought. */
  sku: Sku;
  /** The order line it was bought with. */
  orderLine?: Maybe<OrderLine>;
  /** From when. */
  startsAt: Scalars['DateTime']['output'];
  /** Until when, exclusively. */
  endsAt: Scalars['DateTime']['output'];
  /** When a refund ended it. */
  revokedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** A page of entitlements. */
export type EntitlementConnection = {
  /** The edges. */
  edges: Array<EntitlementEdge>;
  /** The nodes of the edges. */
  nodes: Array<Entitlement>;
  /** Where this page lies. */
  pageInfo: PageInfo;
};

/** An entitlement in a page. */
export type EntitlementEdge = {
  /** The cursor of this edge. */
  cursor: Scalars['String']['output'];
  /** The entitlement. */
  node: Entitlement;
};

/** The ways to fulfil. */
export type FulfilmentKind =
  /** Goods were sent. */
  | 'SHIPMENT'
  /** Virtual goods were delivered. */
  | 'DIGITAL';

/** A variant that can be bought. */
export type Sku = {
  /** The SKU's id. */
  id: Scalars['ID']['output'];
};

/** Which orders to list. All that is given must hold. */
export type OrderFilter = {
  /** Only orders in these states. */
  status?: InputMaybe<Array<OrderStatus>>;
  /** Only orders whose payment is in these states. */
  paymentStatus?: InputMaybe<Array<OrderPaymentStatus>>;
  /** Only orders whose fulfilment is in these states. */
  fulfilmentStatus?: InputMaybe<Array<OrderFulfilmentStatus>>;
  /** Only orders whose refunds are in these states. */
  refundStatus?: InputMaybe<Array<OrderRefundStatus>>;
  /** Only orders with this SKU. */
  skuId?: InputMaybe<Scalars['ID']['input']>;
  /** Only orders with goods of this merchant. */
  merchantId?: InputMaybe<Scalars['ID']['input']>;
  /** Only orders that this creator earned. */
  creatorId?: InputMaybe<Scalars['ID']['input']>;
  /** Only orders that this content earned. */
  contentId?: InputMaybe<Scalars['ID']['input']>;
  /** Only the order that this payment intent paid. */
  paymentIntentId?: InputMaybe<Scalars['ID']['input']>;
  /** Only orders that are called this where they come from. */
  externalId?: InputMaybe<Scalars['String']['input']>;
  /** Only this shopper's orders. For operations and agents. */
  customerId?: InputMaybe<Scalars['ID']['input']>;
  /** Only orders placed at or after this instant. */
  createdFrom?: InputMaybe<Scalars['DateTime']['input']>;
  /** Only orders placed before this instant. */
  createdBefore?: InputMaybe<Scalars['DateTime']['input']>;
};

/** Which refunds to list. All that is given must hold. */
export type OrderRefundFilter = {
  /** Only refunds in these states. */
  status?: InputMaybe<Array<RefundStatus>>;
  /** Only those that were handed to operations, or only those that were not. */
  escalated?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A page of refunds. */
export type OrderRefundConnection = {
  /** The edges. */
  edges: Array<OrderRefundEdge>;
  /** The nodes of the edges. */
  nodes: Array<OrderRefund>;
  /** Where this page lies. */
  pageInfo: PageInfo;
};

/** A refund in a page. */
export type OrderRefundEdge = {
  /** The cursor of this edge. */
  cursor: Scalars['String']['output'];
  /** The refund. */
  node: OrderRefund;
};

/** A page of orders. */
export type OrderConnection = {
  /** The edges. */
  edges: Array<OrderEdge>;
  /** The nodes of the edges. */
  nodes: Array<Order>;
  /** Where this page lies. */
  pageInfo: PageInfo;
};

/** An order in a page. */
export type OrderEdge = {
  /** The cursor of this edge. */
  cursor: Scalars['String']['output'];
  /** The order. */
  node: Order;
};

/** What a payment needs of an order. */
export type OrderPayable = {
  /** The order. */
  orderId: Scalars['ID']['output'];
  /** The business. */
  businessId: Scalars['ID']['output'];
  /** The shopper. */
  customerId: Scalars['ID']['output'];
  /** What is to be paid. */
  total: Money;
  /** Whether it can be paid now. */
  payable: Scalars['Boolean']['output'];
  /** When it can no longer be paid. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
};

/** A step to try again. */
export type OrderSagaRetryInput = {
  /** The order. */
  orderId: Scalars['ID']['input'];
  /** The step that failed. */
  step: OrderSagaStepName;
  /** Why; kept in the log. */
  reason: Scalars['String']['input'];
  /** Makes a repeat of this request harmless. */
  idempotencyKey: Scalars['String']['input'];
};

/** What came of `orderSagaRetry`. */
export type OrderSagaRetryPayload = {
  /** The order, unless there were errors. */
  order?: Maybe<Order>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** A step to go on without. */
export type OrderSagaSkipInput = {
  /** The order. */
  orderId: Scalars['ID']['input'];
  /** The step that failed: CLAIM or CLEAR, or a release of stock. */
  step: OrderSagaStepName;
  /** What was done by hand instead; kept in the log. */
  reason: Scalars['String']['input'];
  /** Makes a repeat of this request harmless. */
  idempotencyKey: Scalars['String']['input'];
};

/** What came of `orderSagaSkip`. */
export type OrderSagaSkipPayload = {
  /** The order, unless there were errors. */
  order?: Maybe<Order>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** An order to undo. */
export type OrderSagaCompensateInput = {
  /** The order. */
  orderId: Scalars['ID']['input'];
  /** Why; kept in the log. */
  reason: Scalars['String']['input'];
  /** Makes a repeat of this request harmless. */
  idempotencyKey: Scalars['String']['input'];
};

/** What came of `orderSagaCompensate`. */
export type OrderSagaCompensatePayload = {
  /** The order, unless there were errors. */
  order?: Maybe<Order>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** Dead letters to send back. */
export type OrderDeadLetterRedriveInput = {
  /** The dead letters, at most 100. One that was sent back already is left alone. */
  ids: Array<Scalars['ID']['input']>;
  /** Why; kept with who did it. */
  reason: Scalars['String']['input'];
};

/** What came of `orderDeadLetterRedrive`. */
export type OrderDeadLetterRedrivePayload = {
  /** How many were sent back now. */
  redriven?: Maybe<Scalars['Int']['output']>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** A new order. */
export type OrderCreateInput = {
  /** What is ordered, at most 100 lines. */
  lines: Array<OrderLineInput>;
  /** The currency the shopper expects to pay in. */
  currencyCode: Scalars['CurrencyCode']['input'];
  /** The codes of coupons, at most 5. */
  couponCodes?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The total the shopper was shown, after discounts; the order is refused with CONFLICT if it is another. */
  expectedTotalMinor?: InputMaybe<Scalars['BigInt']['input']>;
  /** What the order is called where it comes from, for finding it again. */
  externalId?: InputMaybe<Scalars['String']['input']>;
  /** Makes a repeat of this request the same order. */
  idempotencyKey: Scalars['String']['input'];
};

/** A line of a new order. */
export type OrderLineInput = {
  /** The SKU. */
  skuId: Scalars['ID']['input'];
  /** How many units, 1 to 999. */
  quantity: Scalars['Int']['input'];
  /** The token of the click that led here. */
  attributionToken?: InputMaybe<Scalars['String']['input']>;
};

/** What came of `orderCreate`. */
export type OrderCreatePayload = {
  /** The order, unless there were errors. */
  order?: Maybe<Order>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** An order to cancel. */
export type OrderCancelInput = {
  /** The order. */
  orderId: Scalars['ID']['input'];
  /** Why. */
  reason?: InputMaybe<Scalars['String']['input']>;
};

/** What came of `orderCancel`. */
export type OrderCancelPayload = {
  /** The order, unless there were errors. */
  order?: Maybe<Order>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** What was sent or is to be delivered. */
export type OrderFulfilInput = {
  /** The order. */
  orderId: Scalars['ID']['input'];
  /** How it went. */
  kind?: FulfilmentKind;
  /** How many units of which line; all that is left to send this way when left out. */
  lines?: InputMaybe<Array<OrderFulfilLineInput>>;
  /** The carrier, for goods that were sent. */
  carrier?: InputMaybe<Scalars['String']['input']>;
  /** The carrier's tracking number. */
  trackingNumber?: InputMaybe<Scalars['String']['input']>;
  /** Makes a repeat of this request harmless. */
  idempotencyKey: Scalars['String']['input'];
};

/** Units of a line that are sent. */
export type OrderFulfilLineInput = {
  /** The order line. */
  orderLineId: Scalars['ID']['input'];
  /** How many units. */
  quantity: Scalars['Int']['input'];
};

/** What came of `orderFulfil`. */
export type OrderFulfilPayload = {
  /** What was sent, unless there were errors. */
  fulfilment?: Maybe<Fulfilment>;
  /** The order, unless there were errors. */
  order?: Maybe<Order>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** An order whose goods arrived. */
export type OrderConfirmInput = {
  /** The order. */
  orderId: Scalars['ID']['input'];
};

/** What came of `orderConfirm`. */
export type OrderConfirmPayload = {
  /** The order, unless there were errors. */
  order?: Maybe<Order>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** A refund to ask for. */
export type OrderRefundRequestInput = {
  /** The order. */
  orderId: Scalars['ID']['input'];
  /** What of which line; all that is left of every line when left out. */
  lines?: InputMaybe<Array<OrderRefundLineInput>>;
  /** Whether units that were sent come back first. If not, they are refunded and kept. */
  withReturn?: Scalars['Boolean']['input'];
  /** Why. */
  reason: Scalars['String']['input'];
  /** Makes a repeat of this request the same refund. */
  idempotencyKey: Scalars['String']['input'];
};

/** What is asked of one order line: units, an amount, or both. */
export type OrderRefundLineInput = {
  /** The order line. */
  orderLineId: Scalars['ID']['input'];
  /** How many units are given up: those that were not sent first. Left out, only the price is lowered, unless all the money is asked for. */
  quantity?: InputMaybe<Scalars['Int']['input']>;
  /** How much; what was paid for the units when left out. Units that were not sent cost no less than that. */
  amount?: InputMaybe<MoneyInput>;
};

/** What came of `orderRefundRequest`. */
export type OrderRefundRequestPayload = {
  /** The refund, unless there were errors. */
  refund?: Maybe<OrderRefund>;
  /** The order. */
  order?: Maybe<Order>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** A refund to approve. */
export type OrderRefundApproveInput = {
  /** The refund. */
  refundId: Scalars['ID']['input'];
};

/** A failed refund to make again. */
export type OrderRefundRetryInput = {
  /** The refund. */
  refundId: Scalars['ID']['input'];
  /** Why; kept in its log. */
  reason: Scalars['String']['input'];
  /** Makes a repeat of this request harmless. */
  idempotencyKey: Scalars['String']['input'];
};

/** What came of `orderRefundRetry`. */
export type OrderRefundRetryPayload = {
  /** The refund, unless there were errors. */
  refund?: Maybe<OrderRefund>;
  /** The order. */
  order?: Maybe<Order>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** A failed refund whose money was given back otherwise. */
export type OrderRefundSettleInput = {
  /** The refund. */
  refundId: Scalars['ID']['input'];
  /** How the money was given back. The shopper reads it, too. */
  settlement: Scalars['String']['input'];
  /** Makes a repeat of this request harmless. */
  idempotencyKey: Scalars['String']['input'];
};

/** What came of `orderRefundSettle`. */
export type OrderRefundSettlePayload = {
  /** The refund, unless there were errors. */
  refund?: Maybe<OrderRefund>;
  /** The order. */
  order?: Maybe<Order>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** What came of `orderRefundApprove`. */
export type OrderRefundApprovePayload = {
  /** The refund, unless there were errors. */
  refund?: Maybe<OrderRefund>;
  /** The order. */
  order?: Maybe<Order>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** A refund to reject. */
export type OrderRefundRejectInput = {
  /** The refund. */
  refundId: Scalars['ID']['input'];
  /** Why, for the shopper. */
  reason: Scalars['String']['input'];
};

/** What came of `orderRefundReject`. */
export type OrderRefundRejectPayload = {
  /** The refund, unless there were errors. */
  refund?: Maybe<OrderRefund>;
  /** The order. */
  order?: Maybe<Order>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** Goods of a refund that are on their way back. */
export type OrderRefundReturnInput = {
  /** The refund. */
  refundId: Scalars['ID']['input'];
  /** The carrier. */
  carrier?: InputMaybe<Scalars['String']['input']>;
  /** The carrier's tracking number. */
  trackingNumber?: InputMaybe<Scalars['String']['input']>;
};

/** What came of `orderRefundReturn`. */
export type OrderRefundReturnPayload = {
  /** The refund, unless there were errors. */
  refund?: Maybe<OrderRefund>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** A refund whose goods came back. */
export type OrderRefundReceiveInput = {
  /** The refund. */
  refundId: Scalars['ID']['input'];
};

/** What came of `orderRefundReceive`. */
export type OrderRefundReceivePayload = {
  /** The refund, unless there were errors. */
  refund?: Maybe<OrderRefund>;
  /** The order. */
  order?: Maybe<Order>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** The ways to deliver what is not sent in parcels. */
export type DigitalGoodKind =
  /** By a code per unit. */
  | 'CODE'
  /** As a membership, one term per unit. */
  | 'MEMBERSHIP';

/** How a SKU is delivered. */
export type DigitalGoodSetInput = {
  /** The SKU. */
  skuId: Scalars['ID']['input'];
  /** How. */
  kind: DigitalGoodKind;
  /** MEMBERSHIP: how many days one unit is for. */
  membershipDays?: InputMaybe<Scalars['Int']['input']>;
};

/** What came of `digitalGoodSet`. */
export type DigitalGoodSetPayload = {
  /** How it is delivered, unless there were errors. */
  digitalGood?: Maybe<DigitalGood>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** Codes for a pool. */
export type DeliveryCodesAddInput = {
  /** The SKU, which is delivered by codes. */
  skuId: Scalars['ID']['input'];
  /** The codes, at most 1000, each at most 200 characters. */
  codes: Array<Scalars['String']['input']>;
  /** Makes a repeat of this request harmless. */
  idempotencyKey: Scalars['String']['input'];
};

/** What came of `deliveryCodesAdd`. */
export type DeliveryCodesAddPayload = {
  /** The SKU's pool, unless there were errors. */
  digitalGood?: Maybe<DigitalGood>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** A comparison of orders with their payments. */
export type OrderReconciliation = {
  /** The run's id. */
  id: Scalars['ID']['output'];
  /** Its state. */
  state: OrderReconciliationState;
  /** Who asked for it, or `schedule`. */
  requestedBy: Scalars['String']['output'];
  /** How many orders and payments were compared. */
  compared: Scalars['Float']['output'];
  /** How many of them agree. */
  matched: Scalars['Float']['output'];
  /** How many differ. */
  differing: Scalars['Float']['output'];
  /** Why it failed. */
  failure?: Maybe<Scalars['String']['output']>;
  /** When it was asked for. */
  requestedAt: Scalars['DateTime']['output'];
  /** When it ended. */
  finishedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** The states of a comparison. */
export type OrderReconciliationState =
  /** Waiting for its turn. */
  | 'QUEUED'
  /** Under way. */
  | 'RUNNING'
  /** Done. */
  | 'SUCCEEDED'
  /** Given up; the next one tries again. */
  | 'FAILED';

/** A page of comparisons. */
export type OrderReconciliationConnection = {
  /** The edges. */
  edges: Array<OrderReconciliationEdge>;
  /** The nodes of the edges. */
  nodes: Array<OrderReconciliation>;
  /** Where this page lies. */
  pageInfo: PageInfo;
};

/** A comparison in a page. */
export type OrderReconciliationEdge = {
  /** The cursor of this edge. */
  cursor: Scalars['String']['output'];
  /** The comparison. */
  node: OrderReconciliation;
};

/** An order that does not agree with its payment. */
export type OrderReconciliationException = {
  /** The exception's id. */
  id: Scalars['ID']['output'];
  /** The order. */
  order?: Maybe<Order>;
  /** What is wrong. */
  problem: OrderReconciliationProblem;
  /** What differs, as names of fields. */
  fields: Array<Scalars['String']['output']>;
  /** What the order says; none when it says nothing of a payment. */
  expected?: Maybe<OrderMoneyState>;
  /** What the payment says; none when there is none. */
  actual?: Maybe<OrderMoneyState>;
  /** The refunds whose money was given more than once. */
  refundedTwice: Array<OrderRefundSurplus>;
  /** When it was found first. */
  openedAt: Scalars['DateTime']['output'];
  /** When it was resolved. */
  resolvedAt?: Maybe<Scalars['DateTime']['output']>;
  /** How: by hand with a reason, or because a later comparison found them agreeing. */
  resolution?: Maybe<Scalars['String']['output']>;
  /** Who resolved it. */
  resolvedBy?: Maybe<Scalars['String']['output']>;
};

/** What can be wrong between an order and its payment. */
export type OrderReconciliationProblem =
  /** The payment received money that the order does not know of. */
  | 'PAID_NOT_RECORDED'
  /** The order says it was paid, and no payment received anything. */
  | 'RECORDED_NOT_PAID'
  /** Goods were sent, and nothing was paid. */
  | 'FULFILLED_UNPAID'
  /** Money of a refund was given more than once: `refundedTwice` says which and how. */
  | 'REFUNDED_TWICE'
  /** Both know of the payment, and amounts or ids differ. */
  | 'DIFFERS';

/** A refund whose money was given by several attempts, or by one and otherwise. It stays so: resolving it says what was done about it. */
export type OrderRefundSurplus = {
  /** The refund. */
  refund?: Maybe<OrderRefund>;
  /** The attempts that gave the money, as the payment hub and the channel know them. */
  references: Array<Scalars['String']['output']>;
  /** How operations said that it was given otherwise, if they did. */
  settledOtherwise?: Maybe<Scalars['String']['output']>;
  /** What was given beyond what was asked for. */
  amount: Money;
};

/** What was paid and given back, as one side has it. */
export type OrderMoneyState = {
  /** The payment intent. */
  paymentIntentId?: Maybe<Scalars['ID']['output']>;
  /** What was received. */
  received: Money;
  /** What was given back. */
  refunded: Money;
};

/** A page of exceptions. */
export type OrderReconciliationExceptionConnection = {
  /** The edges. */
  edges: Array<OrderReconciliationExceptionEdge>;
  /** The nodes of the edges. */
  nodes: Array<OrderReconciliationException>;
  /** Where this page lies. */
  pageInfo: PageInfo;
};

/** An exception in a page. */
export type OrderReconciliationExceptionEdge = {
  /** The cursor of this edge. */
  cursor: Scalars['String']['output'];
  /** The exception. */
  node: OrderReconciliationException;
};

/** A comparison to make now. */
export type OrderReconciliationRunInput = {
  /** Whether payments that their orders do not know of are recorded now, as the event that was lost would have done. If not, all is only reported. */
  repair: Scalars['Boolean']['input'];
};

/** What came of `orderReconciliationRun`. */
export type OrderReconciliationRunPayload = {
  /** The comparison, unless there were errors. */
  reconciliation?: Maybe<OrderReconciliation>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** An exception that is resolved by hand. */
export type OrderReconciliationResolveInput = {
  /** The exception. */
  exceptionId: Scalars['ID']['input'];
  /** Why it is in order now, for the record. */
  resolution: Scalars['String']['input'];
};

/** What came of `orderReconciliationResolve`. */
export type OrderReconciliationResolvePayload = {
  /** The exception, unless there were errors. */
  exception?: Maybe<OrderReconciliationException>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** How far the test clock moves. */
export type ClockAdvanceInput = {
  /** Seconds, at most 400 days. */
  seconds: Scalars['Int']['input'];
};

/** What came of `clockAdvance`. */
export type ClockAdvancePayload = {
  /** The time it is now. */
  now?: Maybe<Scalars['DateTime']['output']>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** What a promotion took off a line or an order, with what was true when it was ordered. */
export type AppliedDiscount = {
  /** The promotion. */
  promotionId: Scalars['ID']['output'];
  /** Its name. */
  name: Scalars['String']['output'];
  /** How it works. */
  kind: PromotionKind;
  /** The code that was given for it. */
  couponCode?: Maybe<Scalars['String']['output']>;
  /** How much. */
  amount: Money;
};

/** An order that might be placed. */
export type OrderPreviewInput = {
  /** What would be ordered, at most 100 lines. */
  lines: Array<OrderLineInput>;
  /** The currency to pay in. */
  currencyCode: Scalars['CurrencyCode']['input'];
  /** The codes of coupons, at most 5. */
  couponCodes?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** What came of `orderPreview`. */
export type OrderPreviewPayload = {
  /** What it would cost with the codes that hold; none if a line cannot be ordered. */
  preview?: Maybe<OrderPreview>;
  /** What is wrong: a line, or a code, which is then left out of the preview. */
  userErrors: Array<UserError>;
};

/** What an order would cost now. */
export type OrderPreview = {
  /** The lines in the order they were given, then gifts. */
  lines: Array<OrderPreviewLine>;
  /** The sum of the lines at their prices. */
  subtotal: Money;
  /** What promotions take off, gifts at their price. */
  discount: Money;
  /** Each promotion that applies, with what it takes off. */
  discounts: Array<AppliedDiscount>;
  /** What would be paid. Pass it as `expectedTotalMinor` to `orderCreate`. */
  total: Money;
};

/** A line of an order that might be placed. */
export type OrderPreviewLine = {
  /** The SKU. */
  sku: Sku;
  /** The product's title. */
  title: Scalars['String']['output'];
  /** How many units. */
  quantity: Scalars['Int']['output'];
  /** The price of one unit. */
  unitPrice: Money;
  /** Unit price times quantity. */
  subtotal: Money;
  /** What promotions take off this line. */
  discount: Money;
  /** Each promotion that takes something off this line. */
  discounts: Array<AppliedDiscount>;
  /** Whether it is a gift of a promotion. */
  gift: Scalars['Boolean']['output'];
  /** What would be paid of it. */
  total: Money;
};

/** What takes something off orders. */
export type Promotion = Node & {
  /** The promotion's id. */
  id: Scalars['ID']['output'];
  /** Its name, which shoppers see. */
  name: Scalars['String']['output'];
  /** How it works. */
  kind: PromotionKind;
  /** Its state. */
  status: PromotionStatus;
  /** The merchant whose goods it is for; none for the goods of all. */
  merchantId?: Maybe<Scalars['ID']['output']>;
  /** The SKUs it is for; empty for all. */
  skus: Array<Sku>;
  /** The currency of the orders it is for. */
  currencyCode: Scalars['CurrencyCode']['output'];
  /** PERCENTAGE: how much of 10,000. */
  percentBps?: Maybe<Scalars['Int']['output']>;
  /** FIXED: how much off. */
  amountOff?: Maybe<Money>;
  /** GIFT: what is given. */
  giftSku?: Maybe<Sku>;
  /** GIFT: how many of it, once per order. */
  giftQuantity?: Maybe<Scalars['Int']['output']>;
  /** What the lines it is for must be worth together, before any discount. */
  threshold?: Maybe<Money>;
  /** Whether it can be combined with others. */
  stacking: PromotionStacking;
  /** Lower ones are taken first; equal ones by id. */
  priority: Scalars['Int']['output'];
  /** Whether it applies only with one of its coupons. */
  couponRequired: Scalars['Boolean']['output'];
  /** How many orders may use it. */
  totalLimit?: Maybe<Scalars['Int']['output']>;
  /** How many orders of one customer may use it. */
  perCustomerLimit?: Maybe<Scalars['Int']['output']>;
  /** How many orders use it now; orders closed unpaid do not count. */
  redemptions: Scalars['Int']['output'];
  /** From when it applies. */
  startsAt: Scalars['DateTime']['output'];
  /** Until when, exclusively. */
  endsAt: Scalars['DateTime']['output'];
  /** When it was made. */
  createdAt: Scalars['DateTime']['output'];
};

/** How promotions work. Each may have a threshold. */
export type PromotionKind =
  /** Takes a share off what is left of the lines it is for, rounded down. */
  | 'PERCENTAGE'
  /** Takes an amount off, at most what is left of the lines it is for. */
  | 'FIXED'
  /** Adds a SKU that costs nothing, as a line of its own. */
  | 'GIFT';

/** The states of a promotion. They only go forward. */
export type PromotionStatus =
  /** Made; applies to nothing yet. */
  | 'DRAFT'
  /** Applies between its times. */
  | 'PUBLISHED'
  /** Ended by hand; applies to nothing any more. */
  | 'ENDED';

/** Whether promotions can be combined. */
export type PromotionStacking =
  /** With all others that are stackable. */
  | 'STACKABLE'
  /** With none: it stands alone. */
  | 'EXCLUSIVE';

/** A page of promotions. */
export type PromotionConnection = {
  /** The edges. */
  edges: Array<PromotionEdge>;
  /** The nodes of the edges. */
  nodes: Array<Promotion>;
  /** Where this page lies. */
  pageInfo: PageInfo;
};

/** A promotion in a page. */
export type PromotionEdge = {
  /** The cursor of this edge. */
  cursor: Scalars['String']['output'];
  /** The promotion. */
  node: Promotion;
};

/** A code by which a promotion applies. */
export type Coupon = Node & {
  /** The coupon's id. */
  id: Scalars['ID']['output'];
  /** The code, in capitals. */
  code: Scalars['String']['output'];
  /** Its promotion. */
  promotion?: Maybe<Promotion>;
  /** How many orders may use it. */
  totalLimit?: Maybe<Scalars['Int']['output']>;
  /** How many orders of one customer may use it. */
  perCustomerLimit?: Maybe<Scalars['Int']['output']>;
  /** How many orders use it now; orders closed unpaid do not count. */
  redemptions: Scalars['Int']['output'];
  /** When it was ended by hand. */
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was made. */
  createdAt: Scalars['DateTime']['output'];
};

/** A page of coupons. */
export type CouponConnection = {
  /** The edges. */
  edges: Array<CouponEdge>;
  /** The nodes of the edges. */
  nodes: Array<Coupon>;
  /** Where this page lies. */
  pageInfo: PageInfo;
};

/** A coupon in a page. */
export type CouponEdge = {
  /** The cursor of this edge. */
  cursor: Scalars['String']['output'];
  /** The coupon. */
  node: Coupon;
};

/** A new promotion. */
export type PromotionCreateInput = {
  /** Its name, which shoppers see. */
  name: Scalars['String']['input'];
  /** How it works. */
  kind: PromotionKind;
  /** The merchant whose goods it is for. A merchant's own when left out; for operations the goods of all. */
  merchantId?: InputMaybe<Scalars['ID']['input']>;
  /** The SKUs it is for, at most 100; all when left out. */
  skuIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** The currency of the orders it is for. */
  currencyCode: Scalars['CurrencyCode']['input'];
  /** PERCENTAGE: how much of 10,000. */
  percentBps?: InputMaybe<Scalars['Int']['input']>;
  /** FIXED: how much off, in minor units. */
  amountOffMinor?: InputMaybe<Scalars['BigInt']['input']>;
  /** GIFT: what is given. */
  giftSkuId?: InputMaybe<Scalars['ID']['input']>;
  /** GIFT: how many of it, once per order. */
  giftQuantity?: InputMaybe<Scalars['Int']['input']>;
  /** What the lines it is for must be worth together, before any discount, in minor units. */
  thresholdMinor?: InputMaybe<Scalars['BigInt']['input']>;
  /** Whether it can be combined with others. */
  stacking?: PromotionStacking;
  /** Lower ones are taken first. */
  priority?: Scalars['Int']['input'];
  /** Whether it applies only with one of its coupons. */
  couponRequired?: Scalars['Boolean']['input'];
  /** How many orders may use it; any number when left out. */
  totalLimit?: InputMaybe<Scalars['Int']['input']>;
  /** How many orders of one customer may use it; any number when left out. */
  perCustomerLimit?: InputMaybe<Scalars['Int']['input']>;
  /** From when it applies. */
  startsAt: Scalars['DateTime']['input'];
  /** Until when, exclusively. */
  endsAt: Scalars['DateTime']['input'];
  /** Makes a repeat of this request the same promotion. */
  idempotencyKey: Scalars['String']['input'];
};

/** What came of `promotionCreate`. */
export type PromotionCreatePayload = {
  /** The promotion, unless there were errors. */
  promotion?: Maybe<Promotion>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** A promotion to publish. */
export type PromotionPublishInput = {
  /** The promotion. */
  promotionId: Scalars['ID']['input'];
};

/** What came of `promotionPublish`. */
export type PromotionPublishPayload = {
  /** The promotion, unless there were errors. */
  promotion?: Maybe<Promotion>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** A promotion to end. */
export type PromotionEndInput = {
  /** The promotion. */
  promotionId: Scalars['ID']['input'];
};

/** What came of `promotionEnd`. */
export type PromotionEndPayload = {
  /** The promotion, unless there were errors. */
  promotion?: Maybe<Promotion>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** A new coupon. */
export type CouponCreateInput = {
  /** The promotion that it lets apply. */
  promotionId: Scalars['ID']['input'];
  /** The code: 4 to 32 letters, digits and hyphens; small letters mean capitals. Each once in a business, for ever. */
  code: Scalars['String']['input'];
  /** How many orders may use it; any number when left out. */
  totalLimit?: InputMaybe<Scalars['Int']['input']>;
  /** How many orders of one customer may use it; any number when left out. */
  perCustomerLimit?: InputMaybe<Scalars['Int']['input']>;
  /** Makes a repeat of this request the same coupon. */
  idempotencyKey: Scalars['String']['input'];
};

/** What came of `couponCreate`. */
export type CouponCreatePayload = {
  /** The coupon, unless there were errors. */
  coupon?: Maybe<Coupon>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** A coupon to end. */
export type CouponEndInput = {
  /** The coupon. */
  couponId: Scalars['ID']['input'];
};

/** What came of `couponEnd`. */
export type CouponEndPayload = {
  /** The coupon, unless there were errors. */
  coupon?: Maybe<Coupon>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** Something that was refused, without its arguments. The same again within a second is counted in one. */
export type OperationRefusal = {
  /** Its id. */
  id: Scalars['ID']['output'];
  /** Who tried: a user's id, `anonymous`, or `others` where too many came at once to tell them apart. */
  actor: Scalars['String']['output'];
  /** The roles that they had. */
  roles: Array<Scalars['String']['output']>;
  /** The subgraph that refused it. */
  subgraph: Scalars['String']['output'];
  /** The operation, as the client named it. */
  operation?: Maybe<Scalars['String']['output']>;
  /** The mutation, or the field of a query; `webhook`, or `refund` of an event that cannot be true. */
  field: Scalars['String']['output'];
  /** Why: the code that was answered. Of webhooks BAD_SIGNATURE, OUTSIDE_WINDOW or CHANGED. */
  code: Scalars['String']['output'];
  /** The field of the input, or of the answer, that it was about; empty for the whole. */
  path: Scalars['String']['output'];
  /** The request, or the first of them. */
  requestId: Scalars['String']['output'];
  /** How often. */
  count: Scalars['Int']['output'];
  /** When; the first of them. */
  at: Scalars['DateTime']['output'];
};

/** Which refusals to list. All that is given must hold. */
export type OperationRefusalFilter = {
  /** Only of this person. */
  actor?: InputMaybe<Scalars['ID']['input']>;
  /** Only of this mutation or field of a query. */
  field?: InputMaybe<Scalars['String']['input']>;
  /** Only with this code. */
  code?: InputMaybe<Scalars['String']['input']>;
};

/** A page of refusals. */
export type OperationRefusalConnection = {
  /** The edges. */
  edges: Array<OperationRefusalEdge>;
  /** The nodes of the edges. */
  nodes: Array<OperationRefusal>;
  /** Where this page lies. */
  pageInfo: PageInfo;
};

/** A refusal in a page. */
export type OperationRefusalEdge = {
  /** The cursor of this edge. */
  cursor: Scalars['String']['output'];
  /** The refusal. */
  node: OperationRefusal;
};

/** What operators see and set while the platform is under pressure. */
export type OperationsControls = {
  /** The lanes of each process that takes operations from clients. */
  lanes: Array<OperationsLane>;
  /** Everything that can be switched off. */
  switches: Array<DegradationSwitch>;
  /** The circuit breakers of each process. */
  breakers: Array<CircuitBreaker>;
  /** The last hundred changes, the newest first. */
  changes: Array<ControlChange>;
};

/** The room of a kind of operations in one process: what fills it cannot take that of the others. */
export type OperationsLane = {
  /** The process. */
  processId: Scalars['String']['output'];
  /** The lane. */
  lane: OperationsLaneName;
  /** How many operations run at once, at most. */
  limit: Scalars['Int']['output'];
  /** How many run now. */
  running: Scalars['Int']['output'];
  /** How many wait for a place. */
  waiting: Scalars['Int']['output'];
  /** Whether it turns everything away, because the process is late or more important lanes are full. */
  shedding: Scalars['Boolean']['output'];
  /** How many operations it has turned away since the process started. */
  shed: Scalars['Int']['output'];
};

/** How much an operation matters. */
export type OperationsLaneName =
  /** Placing and paying orders, and what operators need to keep that up. */
  | 'CORE'
  /** Everything else. */
  | 'NORMAL'
  /** What gives way first. */
  | 'NON_CORE';

/** A feature that can be switched off. */
export type DegradationSwitch = {
  /** Its name; `non-core` is all of them. */
  name: Scalars['String']['output'];
  /** Whether operators have switched it off. */
  off: Scalars['Boolean']['output'];
  /** The operations that are refused then, as root fields. */
  operations: Array<Scalars['String']['output']>;
};

/** A circuit breaker in one process, between it and one dependency. */
export type CircuitBreaker = {
  /** The process. */
  processId: Scalars['String']['output'];
  /** Its name: what calls what, for example `payment.sandbox-card`. */
  name: Scalars['String']['output'];
  /** Whether calls are made. */
  state: CircuitBreakerState;
  /** What operators have set, for the breakers of this name in all processes. */
  override: CircuitBreakerMode;
  /** Since when it is so. */
  changedAt: Scalars['DateTime']['output'];
};

/** Whether calls are made. */
export type CircuitBreakerState =
  /** Calls are made. */
  | 'CLOSED'
  /** One call is made, to see whether the dependency is back. */
  | 'HALF_OPEN'
  /** No calls are made. */
  | 'OPEN';

/** Who decides whether calls are made. */
export type CircuitBreakerMode =
  /** The breaker does, by how the calls go. */
  | 'AUTO'
  /** No calls are made, until operators say otherwise. */
  | 'OPEN'
  /** All calls are made, whatever comes of them, until operators say otherwise. */
  | 'CLOSED';

/** What an operator set. */
export type ControlChange = {
  /** The change. */
  id: Scalars['ID']['output'];
  /** What was set: `switch:` or `breaker:` and the name. */
  name: Scalars['String']['output'];
  /** What it was before. */
  before: Scalars['String']['output'];
  /** What it has been since. */
  after: Scalars['String']['output'];
  /** Why. */
  reason: Scalars['String']['output'];
  /** Who set it. */
  actor: Scalars['String']['output'];
  /** When. */
  at: Scalars['DateTime']['output'];
};

/** Which feature is switched off, and why. */
export type DegradationSwitchThrowInput = {
  /** The switch. */
  name: Scalars['String']['input'];
  /** Why, for the record. */
  reason: Scalars['String']['input'];
};

/** What came of `degradationSwitchThrow`. */
export type DegradationSwitchThrowPayload = {
  /** The switch, unless there were errors. */
  switch?: Maybe<DegradationSwitch>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** Which feature is switched on again, and why. */
export type DegradationSwitchReleaseInput = {
  /** The switch. */
  name: Scalars['String']['input'];
  /** Why, for the record. */
  reason: Scalars['String']['input'];
};

/** What came of `degradationSwitchRelease`. */
export type DegradationSwitchReleasePayload = {
  /** The switch, unless there were errors. */
  switch?: Maybe<DegradationSwitch>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** How a circuit breaker is held, and why. */
export type CircuitBreakerOverrideInput = {
  /** The breaker's name. It may be one that no process has yet. */
  name: Scalars['String']['input'];
  /** Who decides from now on. */
  mode: CircuitBreakerMode;
  /** Why, for the record. */
  reason: Scalars['String']['input'];
};

/** What came of `circuitBreakerOverride`. */
export type CircuitBreakerOverridePayload = {
  /** Who decides now, unless there were errors. */
  mode?: Maybe<CircuitBreakerMode>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** An order of the time before, as another system recorded it. It does not change any more. */
export type HistoricalOrder = {
  /** The order's id here. */
  id: Scalars['ID']['output'];
  /** The system that it was recorded in. */
  source: Scalars['String']['output'];
  /** Its id there. */
  externalId: Scalars['String']['output'];
  /** The customer's id there. */
  customerId: Scalars['String']['output'];
  /** The last state it is known to have reached. */
  status: OrderStatus;
  /** The sum of its items, freight included. */
  total: Money;
  /** The sum of its payments. */
  paid: Money;
  /** When it was placed. */
  placedAt: Scalars['DateTime']['output'];
  /** Its items. */
  lines: Array<HistoricalOrderLine>;
  /** Its payments. */
  payments: Array<HistoricalPayment>;
  /** The states that it reached, with the times that the other system has for them. */
  transitions: Array<HistoricalTransition>;
};

/** An item of an order of the time before. */
export type HistoricalOrderLine = {
  /** The product's id in the other system. */
  productId: Scalars['String']['output'];
  /** The seller's id in the other system. */
  merchantId?: Maybe<Scalars['String']['output']>;
  /** How many units. */
  quantity: Scalars['Int']['output'];
  /** The price of a unit. */
  price: Money;
  /** What its delivery cost, for all units. */
  freight: Money;
};

/** A payment of an order of the time before. */
export type HistoricalPayment = {
  /** How it was paid, in the other system's words. */
  method: Scalars['String']['output'];
  /** How much. */
  amount: Money;
};

/** A state that an order of the time before reached. */
export type HistoricalTransition = {
  /** The state. */
  to: OrderStatus;
  /** Who recorded it here. */
  actor: Scalars['String']['output'];
  /** When it was reached. */
  at: Scalars['DateTime']['output'];
};

/** A page of orders of the time before. */
export type HistoricalOrderConnection = {
  /** The orders. */
  nodes: Array<HistoricalOrder>;
  /** Where the page lies. */
  pageInfo: PageInfo;
};

/** A comparison of the items of orders of the time before with their payments. */
export type OrderHistoryReconciliation = {
  /** The comparison's id. */
  id: Scalars['ID']['output'];
  /** QUEUED, RUNNING, SUCCEEDED or FAILED. */
  state: Scalars['String']['output'];
  /** How many orders were compared. */
  compared: Scalars['Int']['output'];
  /** Of how many the payments are the sum of the items. */
  matched: Scalars['Int']['output'];
  /** How many have items, but no payments. */
  missing: Scalars['Int']['output'];
  /** How many have payments, but no items. */
  unexpected: Scalars['Int']['output'];
  /** How many have both, but with other sums. */
  mismatched: Scalars['Int']['output'];
  /** Why it failed. */
  failure?: Maybe<Scalars['String']['output']>;
};

/** An order of the time before of which items and payments differ. */
export type OrderHistoryException = {
  /** The system that the order was recorded in. */
  source: Scalars['String']['output'];
  /** The order's id there. */
  externalId: Scalars['String']['output'];
  /** MISSING: no payments; UNEXPECTED: no items; MISMATCHED: other sums. */
  kind: Scalars['String']['output'];
  /** The sum of its items. */
  expected?: Maybe<Money>;
  /** The sum of its payments. */
  actual?: Maybe<Money>;
};

/** A page of differences. */
export type OrderHistoryExceptionConnection = {
  /** The differences. */
  nodes: Array<OrderHistoryException>;
  /** Where the page lies. */
  pageInfo: PageInfo;
};

/** Orders of the time before. */
export type OrderHistoryImportInput = {
  /** The system that they were recorded in; with an order's id there it makes a repeat the same order. */
  source: Scalars['String']['input'];
  /** The orders, at most 500. */
  orders: Array<HistoricalOrderInput>;
};

/** An order of the time before. */
export type HistoricalOrderInput = {
  /** Its id in the other system. */
  externalId: Scalars['String']['input'];
  /** The customer's id there. */
  customerId: Scalars['String']['input'];
  /** The currency of all its amounts. */
  currencyCode: Scalars['CurrencyCode']['input'];
  /** The states that it reached, in order; the first is CREATED. */
  transitions: Array<HistoricalTransitionInput>;
  /** Its items; none are known of some. */
  lines: Array<HistoricalOrderLineInput>;
  /** Its payments; none are known of some. */
  payments: Array<HistoricalPaymentInput>;
};

/** A state that an order of the time before reached. */
export type HistoricalTransitionInput = {
  /** The state. */
  to: OrderStatus;
  /** When it was reached. */
  at: Scalars['DateTime']['input'];
};

/** An item of an order of the time before. */
export type HistoricalOrderLineInput = {
  /** The product's id in the other system. */
  productId: Scalars['String']['input'];
  /** The seller's id in the other system. */
  merchantId?: InputMaybe<Scalars['String']['input']>;
  /** How many units. */
  quantity: Scalars['Int']['input'];
  /** The price of a unit, in minor units. */
  priceMinor: Scalars['BigInt']['input'];
  /** What its delivery cost for all units, in minor units. */
  freightMinor: Scalars['BigInt']['input'];
};

/** A payment of an order of the time before. */
export type HistoricalPaymentInput = {
  /** How it was paid. */
  method: Scalars['String']['input'];
  /** How much, in minor units. */
  amountMinor: Scalars['BigInt']['input'];
};

/** What came of `orderHistoryImport`. */
export type OrderHistoryImportPayload = {
  /** How many orders were recorded. */
  imported?: Maybe<Scalars['Int']['output']>;
  /** How many were recorded before, with the same content. */
  unchanged?: Maybe<Scalars['Int']['output']>;
  /** Why it was refused. Of a refused batch nothing is recorded. */
  userErrors: Array<UserError>;
};

/** Asks for a comparison. */
export type OrderHistoryReconcileInput = {
  /** Why, for the record. */
  reason?: InputMaybe<Scalars['String']['input']>;
};

/** What came of `orderHistoryReconcile`. */
export type OrderHistoryReconcilePayload = {
  /** The id of the comparison: a new one, or the one that waits or runs. */
  reconciliationId?: Maybe<Scalars['ID']['output']>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Order: Order;
  OrderLine: OrderLine;
  OrderRefund: OrderRefund;
  Fulfilment: Fulfilment;
  Entitlement: Entitlement;
  Promotion: Promotion;
  Coupon: Coupon;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Order:
    ( { __typename: 'Order' }
    & GraphQLRecursivePick<FederationTypes['Order'], {"id":true}> );
  OrderLine:
    ( { __typename: 'OrderLine' }
    & GraphQLRecursivePick<FederationTypes['OrderLine'], {"id":true}> );
  OrderRefund:
    ( { __typename: 'OrderRefund' }
    & GraphQLRecursivePick<FederationTypes['OrderRefund'], {"id":true}> );
  Fulfilment:
    ( { __typename: 'Fulfilment' }
    & GraphQLRecursivePick<FederationTypes['Fulfilment'], {"id":true}> );
  Entitlement:
    ( { __typename: 'Entitlement' }
    & GraphQLRecursivePick<FederationTypes['Entitlement'], {"id":true}> );
  Promotion:
    ( { __typename: 'Promotion' }
    & GraphQLRecursivePick<FederationTypes['Promotion'], {"id":true}> );
  Coupon:
    ( { __typename: 'Coupon' }
    & GraphQLRecursivePick<FederationTypes['Coupon'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( OrderRecord )
    | ( OrderLineRecord )
    | ( RefundRecord )
    | ( FulfilmentRecord )
    | ( EntitlementRecord )
    | ( PromotionRecord )
    | ( CouponRecord )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  BigInt: ResolverTypeWrapper<Scalars['BigInt']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Money: ResolverTypeWrapper<MoneyRecord>;
  MoneyInput: MoneyInput;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  UserError: ResolverTypeWrapper<UserError>;
  UserErrorCode: UserErrorCode;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Order: ResolverTypeWrapper<OrderRecord>;
  OrderStatus: OrderStatus;
  OrderPaymentStatus: OrderPaymentStatus;
  OrderFulfilmentStatus: OrderFulfilmentStatus;
  OrderRefundStatus: OrderRefundStatus;
  OrderLine: ResolverTypeWrapper<OrderLineRecord>;
  LineDelivery: LineDelivery;
  OrderLineAttribution: ResolverTypeWrapper<OrderLineAttribution>;
  OrderTransition: ResolverTypeWrapper<OrderTransition>;
  OrderAxis: OrderAxis;
  OrderSaga: ResolverTypeWrapper<SagaRecord>;
  OrderSagaState: OrderSagaState;
  OrderSagaStepName: OrderSagaStepName;
  OrderSagaStepState: OrderSagaStepState;
  OrderSagaStep: ResolverTypeWrapper<OrderSagaStep>;
  OrderSagaChange: ResolverTypeWrapper<OrderSagaChange>;
  DeadLetter: ResolverTypeWrapper<DeadLetter>;
  DeadLetterConnection: ResolverTypeWrapper<DeadLetterConnection>;
  OrderRefund: ResolverTypeWrapper<RefundRecord>;
  OrderRefundChange: ResolverTypeWrapper<OrderRefundChange>;
  OrderRefundChangeKind: OrderRefundChangeKind;
  ReturnParcel: ResolverTypeWrapper<ReturnParcel>;
  RefundStatus: RefundStatus;
  OrderRefundLine: ResolverTypeWrapper<Omit<OrderRefundLine, 'amount'> & { amount: ResolversTypes['Money'] }>;
  Fulfilment: ResolverTypeWrapper<FulfilmentRecord>;
  FulfilmentLine: ResolverTypeWrapper<FulfilmentLine>;
  DeliveredCode: ResolverTypeWrapper<DeliveredCode>;
  DigitalGood: ResolverTypeWrapper<DigitalGoodRecord>;
  Entitlement: ResolverTypeWrapper<EntitlementRecord>;
  EntitlementConnection: ResolverTypeWrapper<Omit<EntitlementConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['EntitlementEdge']>, nodes: Array<ResolversTypes['Entitlement']> }>;
  EntitlementEdge: ResolverTypeWrapper<Omit<EntitlementEdge, 'node'> & { node: ResolversTypes['Entitlement'] }>;
  FulfilmentKind: FulfilmentKind;
  Sku: ResolverTypeWrapper<Sku>;
  OrderFilter: OrderFilter;
  OrderRefundFilter: OrderRefundFilter;
  OrderRefundConnection: ResolverTypeWrapper<Omit<OrderRefundConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['OrderRefundEdge']>, nodes: Array<ResolversTypes['OrderRefund']> }>;
  OrderRefundEdge: ResolverTypeWrapper<Omit<OrderRefundEdge, 'node'> & { node: ResolversTypes['OrderRefund'] }>;
  OrderConnection: ResolverTypeWrapper<Omit<OrderConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['OrderEdge']>, nodes: Array<ResolversTypes['Order']> }>;
  OrderEdge: ResolverTypeWrapper<Omit<OrderEdge, 'node'> & { node: ResolversTypes['Order'] }>;
  OrderPayable: ResolverTypeWrapper<Omit<OrderPayable, 'total'> & { total: ResolversTypes['Money'] }>;
  OrderSagaRetryInput: OrderSagaRetryInput;
  OrderSagaRetryPayload: ResolverTypeWrapper<Omit<OrderSagaRetryPayload, 'order'> & { order?: Maybe<ResolversTypes['Order']> }>;
  OrderSagaSkipInput: OrderSagaSkipInput;
  OrderSagaSkipPayload: ResolverTypeWrapper<Omit<OrderSagaSkipPayload, 'order'> & { order?: Maybe<ResolversTypes['Order']> }>;
  OrderSagaCompensateInput: OrderSagaCompensateInput;
  OrderSagaCompensatePayload: ResolverTypeWrapper<Omit<OrderSagaCompensatePayload, 'order'> & { order?: Maybe<ResolversTypes['Order']> }>;
  OrderDeadLetterRedriveInput: OrderDeadLetterRedriveInput;
  OrderDeadLetterRedrivePayload: ResolverTypeWrapper<OrderDeadLetterRedrivePayload>;
  OrderCreateInput: OrderCreateInput;
  OrderLineInput: OrderLineInput;
  OrderCreatePayload: ResolverTypeWrapper<Omit<OrderCreatePayload, 'order'> & { order?: Maybe<ResolversTypes['Order']> }>;
  OrderCancelInput: OrderCancelInput;
  OrderCancelPayload: ResolverTypeWrapper<Omit<OrderCancelPayload, 'order'> & { order?: Maybe<ResolversTypes['Order']> }>;
  OrderFulfilInput: OrderFulfilInput;
  OrderFulfilLineInput: OrderFulfilLineInput;
  OrderFulfilPayload: ResolverTypeWrapper<Omit<OrderFulfilPayload, 'fulfilment' | 'order'> & { fulfilment?: Maybe<ResolversTypes['Fulfilment']>, order?: Maybe<ResolversTypes['Order']> }>;
  OrderConfirmInput: OrderConfirmInput;
  OrderConfirmPayload: ResolverTypeWrapper<Omit<OrderConfirmPayload, 'order'> & { order?: Maybe<ResolversTypes['Order']> }>;
  OrderRefundRequestInput: OrderRefundRequestInput;
  OrderRefundLineInput: OrderRefundLineInput;
  OrderRefundRequestPayload: ResolverTypeWrapper<Omit<OrderRefundRequestPayload, 'refund' | 'order'> & { refund?: Maybe<ResolversTypes['OrderRefund']>, order?: Maybe<ResolversTypes['Order']> }>;
  OrderRefundApproveInput: OrderRefundApproveInput;
  OrderRefundRetryInput: OrderRefundRetryInput;
  OrderRefundRetryPayload: ResolverTypeWrapper<Omit<OrderRefundRetryPayload, 'refund' | 'order'> & { refund?: Maybe<ResolversTypes['OrderRefund']>, order?: Maybe<ResolversTypes['Order']> }>;
  OrderRefundSettleInput: OrderRefundSettleInput;
  OrderRefundSettlePayload: ResolverTypeWrapper<Omit<OrderRefundSettlePayload, 'refund' | 'order'> & { refund?: Maybe<ResolversTypes['OrderRefund']>, order?: Maybe<ResolversTypes['Order']> }>;
  OrderRefundApprovePayload: ResolverTypeWrapper<Omit<OrderRefundApprovePayload, 'refund' | 'order'> & { refund?: Maybe<ResolversTypes['OrderRefund']>, order?: Maybe<ResolversTypes['Order']> }>;
  OrderRefundRejectInput: OrderRefundRejectInput;
  OrderRefundRejectPayload: ResolverTypeWrapper<Omit<OrderRefundRejectPayload, 'refund' | 'order'> & { refund?: Maybe<ResolversTypes['OrderRefund']>, order?: Maybe<ResolversTypes['Order']> }>;
  OrderRefundReturnInput: OrderRefundReturnInput;
  OrderRefundReturnPayload: ResolverTypeWrapper<Omit<OrderRefundReturnPayload, 'refund'> & { refund?: Maybe<ResolversTypes['OrderRefund']> }>;
  OrderRefundReceiveInput: OrderRefundReceiveInput;
  OrderRefundReceivePayload: ResolverTypeWrapper<Omit<OrderRefundReceivePayload, 'refund' | 'order'> & { refund?: Maybe<ResolversTypes['OrderRefund']>, order?: Maybe<ResolversTypes['Order']> }>;
  DigitalGoodKind: DigitalGoodKind;
  DigitalGoodSetInput: DigitalGoodSetInput;
  DigitalGoodSetPayload: ResolverTypeWrapper<Omit<DigitalGoodSetPayload, 'digitalGood'> & { digitalGood?: Maybe<ResolversTypes['DigitalGood']> }>;
  DeliveryCodesAddInput: DeliveryCodesAddInput;
  DeliveryCodesAddPayload: ResolverTypeWrapper<Omit<DeliveryCodesAddPayload, 'digitalGood'> & { digitalGood?: Maybe<ResolversTypes['DigitalGood']> }>;
  OrderReconciliation: ResolverTypeWrapper<ReconciliationRecord>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  OrderReconciliationState: OrderReconciliationState;
  OrderReconciliationConnection: ResolverTypeWrapper<Omit<OrderReconciliationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['OrderReconciliationEdge']>, nodes: Array<ResolversTypes['OrderReconciliation']> }>;
  OrderReconciliationEdge: ResolverTypeWrapper<Omit<OrderReconciliationEdge, 'node'> & { node: ResolversTypes['OrderReconciliation'] }>;
  OrderReconciliationException: ResolverTypeWrapper<ExceptionRecord>;
  OrderReconciliationProblem: OrderReconciliationProblem;
  OrderRefundSurplus: ResolverTypeWrapper<SurplusRecord>;
  OrderMoneyState: ResolverTypeWrapper<Omit<OrderMoneyState, 'received' | 'refunded'> & { received: ResolversTypes['Money'], refunded: ResolversTypes['Money'] }>;
  OrderReconciliationExceptionConnection: ResolverTypeWrapper<Omit<OrderReconciliationExceptionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['OrderReconciliationExceptionEdge']>, nodes: Array<ResolversTypes['OrderReconciliationException']> }>;
  OrderReconciliationExceptionEdge: ResolverTypeWrapper<Omit<OrderReconciliationExceptionEdge, 'node'> & { node: ResolversTypes['OrderReconciliationException'] }>;
  OrderReconciliationRunInput: OrderReconciliationRunInput;
  OrderReconciliationRunPayload: ResolverTypeWrapper<Omit<OrderReconciliationRunPayload, 'reconciliation'> & { reconciliation?: Maybe<ResolversTypes['OrderReconciliation']> }>;
  OrderReconciliationResolveInput: OrderReconciliationResolveInput;
  OrderReconciliationResolvePayload: ResolverTypeWrapper<Omit<OrderReconciliationResolvePayload, 'exception'> & { exception?: Maybe<ResolversTypes['OrderReconciliationException']> }>;
  ClockAdvanceInput: ClockAdvanceInput;
  ClockAdvancePayload: ResolverTypeWrapper<ClockAdvancePayload>;
  AppliedDiscount: ResolverTypeWrapper<LineDiscount>;
  OrderPreviewInput: OrderPreviewInput;
  OrderPreviewPayload: ResolverTypeWrapper<Omit<OrderPreviewPayload, 'preview'> & { preview?: Maybe<ResolversTypes['OrderPreview']> }>;
  OrderPreview: ResolverTypeWrapper<DiscountedOrder>;
  OrderPreviewLine: ResolverTypeWrapper<DiscountedLine>;
  Promotion: ResolverTypeWrapper<PromotionRecord>;
  PromotionKind: PromotionKind;
  PromotionStatus: PromotionStatus;
  PromotionStacking: PromotionStacking;
  PromotionConnection: ResolverTypeWrapper<Omit<PromotionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['PromotionEdge']>, nodes: Array<ResolversTypes['Promotion']> }>;
  PromotionEdge: ResolverTypeWrapper<Omit<PromotionEdge, 'node'> & { node: ResolversTypes['Promotion'] }>;
  Coupon: ResolverTypeWrapper<CouponRecord>;
  CouponConnection: ResolverTypeWrapper<Omit<CouponConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['CouponEdge']>, nodes: Array<ResolversTypes['Coupon']> }>;
  CouponEdge: ResolverTypeWrapper<Omit<CouponEdge, 'node'> & { node: ResolversTypes['Coupon'] }>;
  PromotionCreateInput: PromotionCreateInput;
  PromotionCreatePayload: ResolverTypeWrapper<Omit<PromotionCreatePayload, 'promotion'> & { promotion?: Maybe<ResolversTypes['Promotion']> }>;
  PromotionPublishInput: PromotionPublishInput;
  PromotionPublishPayload: ResolverTypeWrapper<Omit<PromotionPublishPayload, 'promotion'> & { promotion?: Maybe<ResolversTypes['Promotion']> }>;
  PromotionEndInput: PromotionEndInput;
  PromotionEndPayload: ResolverTypeWrapper<Omit<PromotionEndPayload, 'promotion'> & { promotion?: Maybe<ResolversTypes['Promotion']> }>;
  CouponCreateInput: CouponCreateInput;
  CouponCreatePayload: ResolverTypeWrapper<Omit<CouponCreatePayload, 'coupon'> & { coupon?: Maybe<ResolversTypes['Coupon']> }>;
  CouponEndInput: CouponEndInput;
  CouponEndPayload: ResolverTypeWrapper<Omit<CouponEndPayload, 'coupon'> & { coupon?: Maybe<ResolversTypes['Coupon']> }>;
  OperationRefusal: ResolverTypeWrapper<OperationRefusal>;
  OperationRefusalFilter: OperationRefusalFilter;
  OperationRefusalConnection: ResolverTypeWrapper<OperationRefusalConnection>;
  OperationRefusalEdge: ResolverTypeWrapper<OperationRefusalEdge>;
  OperationsControls: ResolverTypeWrapper<OperationsControls>;
  OperationsLane: ResolverTypeWrapper<OperationsLane>;
  OperationsLaneName: OperationsLaneName;
  DegradationSwitch: ResolverTypeWrapper<DegradationSwitch>;
  CircuitBreaker: ResolverTypeWrapper<CircuitBreaker>;
  CircuitBreakerState: CircuitBreakerState;
  CircuitBreakerMode: CircuitBreakerMode;
  ControlChange: ResolverTypeWrapper<ControlChange>;
  DegradationSwitchThrowInput: DegradationSwitchThrowInput;
  DegradationSwitchThrowPayload: ResolverTypeWrapper<DegradationSwitchThrowPayload>;
  DegradationSwitchReleaseInput: DegradationSwitchReleaseInput;
  DegradationSwitchReleasePayload: ResolverTypeWrapper<DegradationSwitchReleasePayload>;
  CircuitBreakerOverrideInput: CircuitBreakerOverrideInput;
  CircuitBreakerOverridePayload: ResolverTypeWrapper<CircuitBreakerOverridePayload>;
  HistoricalOrder: ResolverTypeWrapper<Omit<HistoricalOrder, 'total' | 'paid' | 'lines' | 'payments'> & { total: ResolversTypes['Money'], paid: ResolversTypes['Money'], lines: Array<ResolversTypes['HistoricalOrderLine']>, payments: Array<ResolversTypes['HistoricalPayment']> }>;
  HistoricalOrderLine: ResolverTypeWrapper<Omit<HistoricalOrderLine, 'price' | 'freight'> & { price: ResolversTypes['Money'], freight: ResolversTypes['Money'] }>;
  HistoricalPayment: ResolverTypeWrapper<Omit<HistoricalPayment, 'amount'> & { amount: ResolversTypes['Money'] }>;
  HistoricalTransition: ResolverTypeWrapper<HistoricalTransition>;
  HistoricalOrderConnection: ResolverTypeWrapper<Omit<HistoricalOrderConnection, 'nodes'> & { nodes: Array<ResolversTypes['HistoricalOrder']> }>;
  OrderHistoryReconciliation: ResolverTypeWrapper<OrderHistoryReconciliation>;
  OrderHistoryException: ResolverTypeWrapper<Omit<OrderHistoryException, 'expected' | 'actual'> & { expected?: Maybe<ResolversTypes['Money']>, actual?: Maybe<ResolversTypes['Money']> }>;
  OrderHistoryExceptionConnection: ResolverTypeWrapper<Omit<OrderHistoryExceptionConnection, 'nodes'> & { nodes: Array<ResolversTypes['OrderHistoryException']> }>;
  OrderHistoryImportInput: OrderHistoryImportInput;
  HistoricalOrderInput: HistoricalOrderInput;
  HistoricalTransitionInput: HistoricalTransitionInput;
  HistoricalOrderLineInput: HistoricalOrderLineInput;
  HistoricalPaymentInput: HistoricalPaymentInput;
  OrderHistoryImportPayload: ResolverTypeWrapper<OrderHistoryImportPayload>;
  OrderHistoryReconcileInput: OrderHistoryReconcileInput;
  OrderHistoryReconcilePayload: ResolverTypeWrapper<OrderHistoryReconcilePayload>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  BigInt: Scalars['BigInt']['output'];
  DateTime: Scalars['DateTime']['output'];
  CurrencyCode: Scalars['CurrencyCode']['output'];
  JSON: Scalars['JSON']['output'];
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  ID: Scalars['ID']['output'];
  Money: MoneyRecord;
  MoneyInput: MoneyInput;
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  String: Scalars['String']['output'];
  UserError: UserError;
  Query: Record<PropertyKey, never>;
  Int: Scalars['Int']['output'];
  Mutation: Record<PropertyKey, never>;
  Order: OrderRecord;
  OrderLine: OrderLineRecord;
  OrderLineAttribution: OrderLineAttribution;
  OrderTransition: OrderTransition;
  OrderSaga: SagaRecord;
  OrderSagaStep: OrderSagaStep;
  OrderSagaChange: OrderSagaChange;
  DeadLetter: DeadLetter;
  DeadLetterConnection: DeadLetterConnection;
  OrderRefund: RefundRecord;
  OrderRefundChange: OrderRefundChange;
  ReturnParcel: ReturnParcel;
  OrderRefundLine: Omit<OrderRefundLine, 'amount'> & { amount: ResolversParentTypes['Money'] };
  Fulfilment: FulfilmentRecord;
  FulfilmentLine: FulfilmentLine;
  DeliveredCode: DeliveredCode;
  DigitalGood: DigitalGoodRecord;
  Entitlement: EntitlementRecord;
  EntitlementConnection: Omit<EntitlementConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['EntitlementEdge']>, nodes: Array<ResolversParentTypes['Entitlement']> };
  EntitlementEdge: Omit<EntitlementEdge, 'node'> & { node: ResolversParentTypes['Entitlement'] };
  Sku: Sku;
  OrderFilter: OrderFilter;
  OrderRefundFilter: OrderRefundFilter;
  OrderRefundConnection: Omit<OrderRefundConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['OrderRefundEdge']>, nodes: Array<ResolversParentTypes['OrderRefund']> };
  OrderRefundEdge: Omit<OrderRefundEdge, 'node'> & { node: ResolversParentTypes['OrderRefund'] };
  OrderConnection: Omit<OrderConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['OrderEdge']>, nodes: Array<ResolversParentTypes['Order']> };
  OrderEdge: Omit<OrderEdge, 'node'> & { node: ResolversParentTypes['Order'] };
  OrderPayable: Omit<OrderPayable, 'total'> & { total: ResolversParentTypes['Money'] };
  OrderSagaRetryInput: OrderSagaRetryInput;
  OrderSagaRetryPayload: Omit<OrderSagaRetryPayload, 'order'> & { order?: Maybe<ResolversParentTypes['Order']> };
  OrderSagaSkipInput: OrderSagaSkipInput;
  OrderSagaSkipPayload: Omit<OrderSagaSkipPayload, 'order'> & { order?: Maybe<ResolversParentTypes['Order']> };
  OrderSagaCompensateInput: OrderSagaCompensateInput;
  OrderSagaCompensatePayload: Omit<OrderSagaCompensatePayload, 'order'> & { order?: Maybe<ResolversParentTypes['Order']> };
  OrderDeadLetterRedriveInput: OrderDeadLetterRedriveInput;
  OrderDeadLetterRedrivePayload: OrderDeadLetterRedrivePayload;
  OrderCreateInput: OrderCreateInput;
  OrderLineInput: OrderLineInput;
  OrderCreatePayload: Omit<OrderCreatePayload, 'order'> & { order?: Maybe<ResolversParentTypes['Order']> };
  OrderCancelInput: OrderCancelInput;
  OrderCancelPayload: Omit<OrderCancelPayload, 'order'> & { order?: Maybe<ResolversParentTypes['Order']> };
  OrderFulfilInput: OrderFulfilInput;
  OrderFulfilLineInput: OrderFulfilLineInput;
  OrderFulfilPayload: Omit<OrderFulfilPayload, 'fulfilment' | 'order'> & { fulfilment?: Maybe<ResolversParentTypes['Fulfilment']>, order?: Maybe<ResolversParentTypes['Order']> };
  OrderConfirmInput: OrderConfirmInput;
  OrderConfirmPayload: Omit<OrderConfirmPayload, 'order'> & { order?: Maybe<ResolversParentTypes['Order']> };
  OrderRefundRequestInput: OrderRefundRequestInput;
  OrderRefundLineInput: OrderRefundLineInput;
  OrderRefundRequestPayload: Omit<OrderRefundRequestPayload, 'refund' | 'order'> & { refund?: Maybe<ResolversParentTypes['OrderRefund']>, order?: Maybe<ResolversParentTypes['Order']> };
  OrderRefundApproveInput: OrderRefundApproveInput;
  OrderRefundRetryInput: OrderRefundRetryInput;
  OrderRefundRetryPayload: Omit<OrderRefundRetryPayload, 'refund' | 'order'> & { refund?: Maybe<ResolversParentTypes['OrderRefund']>, order?: Maybe<ResolversParentTypes['Order']> };
  OrderRefundSettleInput: OrderRefundSettleInput;
  OrderRefundSettlePayload: Omit<OrderRefundSettlePayload, 'refund' | 'order'> & { refund?: Maybe<ResolversParentTypes['OrderRefund']>, order?: Maybe<ResolversParentTypes['Order']> };
  OrderRefundApprovePayload: Omit<OrderRefundApprovePayload, 'refund' | 'order'> & { refund?: Maybe<ResolversParentTypes['OrderRefund']>, order?: Maybe<ResolversParentTypes['Order']> };
  OrderRefundRejectInput: OrderRefundRejectInput;
  OrderRefundRejectPayload: Omit<OrderRefundRejectPayload, 'refund' | 'order'> & { refund?: Maybe<ResolversParentTypes['OrderRefund']>, order?: Maybe<ResolversParentTypes['Order']> };
  OrderRefundReturnInput: OrderRefundReturnInput;
  OrderRefundReturnPayload: Omit<OrderRefundReturnPayload, 'refund'> & { refund?: Maybe<ResolversParentTypes['OrderRefund']> };
  OrderRefundReceiveInput: OrderRefundReceiveInput;
  OrderRefundReceivePayload: Omit<OrderRefundReceivePayload, 'refund' | 'order'> & { refund?: Maybe<ResolversParentTypes['OrderRefund']>, order?: Maybe<ResolversParentTypes['Order']> };
  DigitalGoodSetInput: DigitalGoodSetInput;
  DigitalGoodSetPayload: Omit<DigitalGoodSetPayload, 'digitalGood'> & { digitalGood?: Maybe<ResolversParentTypes['DigitalGood']> };
  DeliveryCodesAddInput: DeliveryCodesAddInput;
  DeliveryCodesAddPayload: Omit<DeliveryCodesAddPayload, 'digitalGood'> & { digitalGood?: Maybe<ResolversParentTypes['DigitalGood']> };
  OrderReconciliation: ReconciliationRecord;
  Float: Scalars['Float']['output'];
  OrderReconciliationConnection: Omit<OrderReconciliationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['OrderReconciliationEdge']>, nodes: Array<ResolversParentTypes['OrderReconciliation']> };
  OrderReconciliationEdge: Omit<OrderReconciliationEdge, 'node'> & { node: ResolversParentTypes['OrderReconciliation'] };
  OrderReconciliationException: ExceptionRecord;
  OrderRefundSurplus: SurplusRecord;
  OrderMoneyState: Omit<OrderMoneyState, 'received' | 'refunded'> & { received: ResolversParentTypes['Money'], refunded: ResolversParentTypes['Money'] };
  OrderReconciliationExceptionConnection: Omit<OrderReconciliationExceptionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['OrderReconciliationExceptionEdge']>, nodes: Array<ResolversParentTypes['OrderReconciliationException']> };
  OrderReconciliationExceptionEdge: Omit<OrderReconciliationExceptionEdge, 'node'> & { node: ResolversParentTypes['OrderReconciliationException'] };
  OrderReconciliationRunInput: OrderReconciliationRunInput;
  OrderReconciliationRunPayload: Omit<OrderReconciliationRunPayload, 'reconciliation'> & { reconciliation?: Maybe<ResolversParentTypes['OrderReconciliation']> };
  OrderReconciliationResolveInput: OrderReconciliationResolveInput;
  OrderReconciliationResolvePayload: Omit<OrderReconciliationResolvePayload, 'exception'> & { exception?: Maybe<ResolversParentTypes['OrderReconciliationException']> };
  ClockAdvanceInput: ClockAdvanceInput;
  ClockAdvancePayload: ClockAdvancePayload;
  AppliedDiscount: LineDiscount;
  OrderPreviewInput: OrderPreviewInput;
  OrderPreviewPayload: Omit<OrderPreviewPayload, 'preview'> & { preview?: Maybe<ResolversParentTypes['OrderPreview']> };
  OrderPreview: DiscountedOrder;
  OrderPreviewLine: DiscountedLine;
  Promotion: PromotionRecord;
  PromotionConnection: Omit<PromotionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['PromotionEdge']>, nodes: Array<ResolversParentTypes['Promotion']> };
  PromotionEdge: Omit<PromotionEdge, 'node'> & { node: ResolversParentTypes['Promotion'] };
  Coupon: CouponRecord;
  CouponConnection: Omit<CouponConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['CouponEdge']>, nodes: Array<ResolversParentTypes['Coupon']> };
  CouponEdge: Omit<CouponEdge, 'node'> & { node: ResolversParentTypes['Coupon'] };
  PromotionCreateInput: PromotionCreateInput;
  PromotionCreatePayload: Omit<PromotionCreatePayload, 'promotion'> & { promotion?: Maybe<ResolversParentTypes['Promotion']> };
  PromotionPublishInput: PromotionPublishInput;
  PromotionPublishPayload: Omit<PromotionPublishPayload, 'promotion'> & { promotion?: Maybe<ResolversParentTypes['Promotion']> };
  PromotionEndInput: PromotionEndInput;
  PromotionEndPayload: Omit<PromotionEndPayload, 'promotion'> & { promotion?: Maybe<ResolversParentTypes['Promotion']> };
  CouponCreateInput: CouponCreateInput;
  CouponCreatePayload: Omit<CouponCreatePayload, 'coupon'> & { coupon?: Maybe<ResolversParentTypes['Coupon']> };
  CouponEndInput: CouponEndInput;
  CouponEndPayload: Omit<CouponEndPayload, 'coupon'> & { coupon?: Maybe<ResolversParentTypes['Coupon']> };
  OperationRefusal: OperationRefusal;
  OperationRefusalFilter: OperationRefusalFilter;
  OperationRefusalConnection: OperationRefusalConnection;
  OperationRefusalEdge: OperationRefusalEdge;
  OperationsControls: OperationsControls;
  OperationsLane: OperationsLane;
  DegradationSwitch: DegradationSwitch;
  CircuitBreaker: CircuitBreaker;
  ControlChange: ControlChange;
  DegradationSwitchThrowInput: DegradationSwitchThrowInput;
  DegradationSwitchThrowPayload: DegradationSwitchThrowPayload;
  DegradationSwitchReleaseInput: DegradationSwitchReleaseInput;
  DegradationSwitchReleasePayload: DegradationSwitchReleasePayload;
  CircuitBreakerOverrideInput: CircuitBreakerOverrideInput;
  CircuitBreakerOverridePayload: CircuitBreakerOverridePayload;
  HistoricalOrder: Omit<HistoricalOrder, 'total' | 'paid' | 'lines' | 'payments'> & { total: ResolversParentTypes['Money'], paid: ResolversParentTypes['Money'], lines: Array<ResolversParentTypes['HistoricalOrderLine']>, payments: Array<ResolversParentTypes['HistoricalPayment']> };
  HistoricalOrderLine: Omit<HistoricalOrderLine, 'price' | 'freight'> & { price: ResolversParentTypes['Money'], freight: ResolversParentTypes['Money'] };
  HistoricalPayment: Omit<HistoricalPayment, 'amount'> & { amount: ResolversParentTypes['Money'] };
  HistoricalTransition: HistoricalTransition;
  HistoricalOrderConnection: Omit<HistoricalOrderConnection, 'nodes'> & { nodes: Array<ResolversParentTypes['HistoricalOrder']> };
  OrderHistoryReconciliation: OrderHistoryReconciliation;
  OrderHistoryException: Omit<OrderHistoryException, 'expected' | 'actual'> & { expected?: Maybe<ResolversParentTypes['Money']>, actual?: Maybe<ResolversParentTypes['Money']> };
  OrderHistoryExceptionConnection: Omit<OrderHistoryExceptionConnection, 'nodes'> & { nodes: Array<ResolversParentTypes['OrderHistoryException']> };
  OrderHistoryImportInput: OrderHistoryImportInput;
  HistoricalOrderInput: HistoricalOrderInput;
  HistoricalTransitionInput: HistoricalTransitionInput;
  HistoricalOrderLineInput: HistoricalOrderLineInput;
  HistoricalPaymentInput: HistoricalPaymentInput;
  OrderHistoryImportPayload: OrderHistoryImportPayload;
  OrderHistoryReconcileInput: OrderHistoryReconcileInput;
  OrderHistoryReconcilePayload: OrderHistoryReconcilePayload;
};

export interface BigIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['BigInt'], any> {
  name: 'BigInt';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface CurrencyCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CurrencyCode'], any> {
  name: 'CurrencyCode';
}

export interface JSONScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type NodeResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Order' | 'OrderLine' | 'OrderRefund' | 'Fulfilment' | 'Entitlement' | 'Promotion' | 'Coupon', ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amountMinor?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  currencyCode?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType, RequireFields<QueryorderArgs, 'id'>>;
  orders?: Resolver<ResolversTypes['OrderConnection'], ParentType, ContextType, RequireFields<QueryordersArgs, 'first'>>;
  orderRefunds?: Resolver<ResolversTypes['OrderRefundConnection'], ParentType, ContextType, RequireFields<QueryorderRefundsArgs, 'first'>>;
  digitalGood?: Resolver<Maybe<ResolversTypes['DigitalGood']>, ParentType, ContextType, RequireFields<QuerydigitalGoodArgs, 'skuId'>>;
  entitlements?: Resolver<ResolversTypes['EntitlementConnection'], ParentType, ContextType, RequireFields<QueryentitlementsArgs, 'first'>>;
  orderReconciliations?: Resolver<ResolversTypes['OrderReconciliationConnection'], ParentType, ContextType, RequireFields<QueryorderReconciliationsArgs, 'first'>>;
  orderReconciliationExceptions?: Resolver<ResolversTypes['OrderReconciliationExceptionConnection'], ParentType, ContextType, RequireFields<QueryorderReconciliationExceptionsArgs, 'first'>>;
  orderPreview?: Resolver<ResolversTypes['OrderPreviewPayload'], ParentType, ContextType, RequireFields<QueryorderPreviewArgs, 'input'>>;
  promotion?: Resolver<Maybe<ResolversTypes['Promotion']>, ParentType, ContextType, RequireFields<QuerypromotionArgs, 'id'>>;
  promotions?: Resolver<ResolversTypes['PromotionConnection'], ParentType, ContextType, RequireFields<QuerypromotionsArgs, 'first'>>;
  coupons?: Resolver<ResolversTypes['CouponConnection'], ParentType, ContextType, RequireFields<QuerycouponsArgs, 'promotionId' | 'first'>>;
  ordersStuck?: Resolver<ResolversTypes['OrderConnection'], ParentType, ContextType, RequireFields<QueryordersStuckArgs, 'first'>>;
  orderDeadLetters?: Resolver<ResolversTypes['DeadLetterConnection'], ParentType, ContextType, RequireFields<QueryorderDeadLettersArgs, 'first'>>;
  clock?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  historicalOrders?: Resolver<ResolversTypes['HistoricalOrderConnection'], ParentType, ContextType, RequireFields<QueryhistoricalOrdersArgs, 'source' | 'first'>>;
  orderHistoryReconciliation?: Resolver<Maybe<ResolversTypes['OrderHistoryReconciliation']>, ParentType, ContextType>;
  orderHistoryExceptions?: Resolver<ResolversTypes['OrderHistoryExceptionConnection'], ParentType, ContextType, RequireFields<QueryorderHistoryExceptionsArgs, 'first'>>;
  operationRefusals?: Resolver<ResolversTypes['OperationRefusalConnection'], ParentType, ContextType, RequireFields<QueryoperationRefusalsArgs, 'first'>>;
  operationsControls?: Resolver<ResolversTypes['OperationsControls'], ParentType, ContextType>;
  orderPayable?: Resolver<Maybe<ResolversTypes['OrderPayable']>, ParentType, ContextType, RequireFields<QueryorderPayableArgs, 'orderId'>>;
};

export type MutationResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  orderCreate?: Resolver<ResolversTypes['OrderCreatePayload'], ParentType, ContextType, RequireFields<MutationorderCreateArgs, 'input'>>;
  orderCancel?: Resolver<ResolversTypes['OrderCancelPayload'], ParentType, ContextType, RequireFields<MutationorderCancelArgs, 'input'>>;
  orderFulfil?: Resolver<ResolversTypes['OrderFulfilPayload'], ParentType, ContextType, RequireFields<MutationorderFulfilArgs, 'input'>>;
  orderConfirm?: Resolver<ResolversTypes['OrderConfirmPayload'], ParentType, ContextType, RequireFields<MutationorderConfirmArgs, 'input'>>;
  orderRefundRequest?: Resolver<ResolversTypes['OrderRefundRequestPayload'], ParentType, ContextType, RequireFields<MutationorderRefundRequestArgs, 'input'>>;
  orderRefundApprove?: Resolver<ResolversTypes['OrderRefundApprovePayload'], ParentType, ContextType, RequireFields<MutationorderRefundApproveArgs, 'input'>>;
  orderRefundReject?: Resolver<ResolversTypes['OrderRefundRejectPayload'], ParentType, ContextType, RequireFields<MutationorderRefundRejectArgs, 'input'>>;
  orderRefundRetry?: Resolver<ResolversTypes['OrderRefundRetryPayload'], ParentType, ContextType, RequireFields<MutationorderRefundRetryArgs, 'input'>>;
  orderRefundSettle?: Resolver<ResolversTypes['OrderRefundSettlePayload'], ParentType, ContextType, RequireFields<MutationorderRefundSettleArgs, 'input'>>;
  orderSagaRetry?: Resolver<ResolversTypes['OrderSagaRetryPayload'], ParentType, ContextType, RequireFields<MutationorderSagaRetryArgs, 'input'>>;
  orderSagaSkip?: Resolver<ResolversTypes['OrderSagaSkipPayload'], ParentType, ContextType, RequireFields<MutationorderSagaSkipArgs, 'input'>>;
  orderSagaCompensate?: Resolver<ResolversTypes['OrderSagaCompensatePayload'], ParentType, ContextType, RequireFields<MutationorderSagaCompensateArgs, 'input'>>;
  orderDeadLetterRedrive?: Resolver<ResolversTypes['OrderDeadLetterRedrivePayload'], ParentType, ContextType, RequireFields<MutationorderDeadLetterRedriveArgs, 'input'>>;
  orderRefundReturn?: Resolver<ResolversTypes['OrderRefundReturnPayload'], ParentType, ContextType, RequireFields<MutationorderRefundReturnArgs, 'input'>>;
  orderRefundReceive?: Resolver<ResolversTypes['OrderRefundReceivePayload'], ParentType, ContextType, RequireFields<MutationorderRefundReceiveArgs, 'input'>>;
  digitalGoodSet?: Resolver<ResolversTypes['DigitalGoodSetPayload'], ParentType, ContextType, RequireFields<MutationdigitalGoodSetArgs, 'input'>>;
  deliveryCodesAdd?: Resolver<ResolversTypes['DeliveryCodesAddPayload'], ParentType, ContextType, RequireFields<MutationdeliveryCodesAddArgs, 'input'>>;
  orderReconciliationRun?: Resolver<ResolversTypes['OrderReconciliationRunPayload'], ParentType, ContextType, RequireFields<MutationorderReconciliationRunArgs, 'input'>>;
  orderReconciliationResolve?: Resolver<ResolversTypes['OrderReconciliationResolvePayload'], ParentType, ContextType, RequireFields<MutationorderReconciliationResolveArgs, 'input'>>;
  promotionCreate?: Resolver<ResolversTypes['PromotionCreatePayload'], ParentType, ContextType, RequireFields<MutationpromotionCreateArgs, 'input'>>;
  promotionPublish?: Resolver<ResolversTypes['PromotionPublishPayload'], ParentType, ContextType, RequireFields<MutationpromotionPublishArgs, 'input'>>;
  promotionEnd?: Resolver<ResolversTypes['PromotionEndPayload'], ParentType, ContextType, RequireFields<MutationpromotionEndArgs, 'input'>>;
  couponCreate?: Resolver<ResolversTypes['CouponCreatePayload'], ParentType, ContextType, RequireFields<MutationcouponCreateArgs, 'input'>>;
  couponEnd?: Resolver<ResolversTypes['CouponEndPayload'], ParentType, ContextType, RequireFields<MutationcouponEndArgs, 'input'>>;
  orderHistoryImport?: Resolver<ResolversTypes['OrderHistoryImportPayload'], ParentType, ContextType, RequireFields<MutationorderHistoryImportArgs, 'input'>>;
  orderHistoryReconcile?: Resolver<ResolversTypes['OrderHistoryReconcilePayload'], ParentType, ContextType, RequireFields<MutationorderHistoryReconcileArgs, 'input'>>;
  degradationSwitchThrow?: Resolver<ResolversTypes['DegradationSwitchThrowPayload'], ParentType, ContextType, RequireFields<MutationdegradationSwitchThrowArgs, 'input'>>;
  degradationSwitchRelease?: Resolver<ResolversTypes['DegradationSwitchReleasePayload'], ParentType, ContextType, RequireFields<MutationdegradationSwitchReleaseArgs, 'input'>>;
  circuitBreakerOverride?: Resolver<ResolversTypes['CircuitBreakerOverridePayload'], ParentType, ContextType, RequireFields<MutationcircuitBreakerOverrideArgs, 'input'>>;
  clockAdvance?: Resolver<ResolversTypes['ClockAdvancePayload'], ParentType, ContextType, RequireFields<MutationclockAdvanceArgs, 'input'>>;
};

export type OrderResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order'], FederationReferenceType extends FederationReferenceTypes['Order'] = FederationReferenceTypes['Order']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Order']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  businessId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OrderStatus'], ParentType, ContextType>;
  paymentStatus?: Resolver<ResolversTypes['OrderPaymentStatus'], ParentType, ContextType>;
  fulfilmentStatus?: Resolver<ResolversTypes['OrderFulfilmentStatus'], ParentType, ContextType>;
  refundStatus?: Resolver<ResolversTypes['OrderRefundStatus'], ParentType, ContextType>;
  customerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['OrderLine']>, ParentType, ContextType>;
  subtotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  discount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  discounts?: Resolver<Array<ResolversTypes['AppliedDiscount']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  refunded?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  nextTransitions?: Resolver<Array<ResolversTypes['OrderStatus']>, ParentType, ContextType>;
  transitions?: Resolver<Array<ResolversTypes['OrderTransition']>, ParentType, ContextType>;
  saga?: Resolver<Maybe<ResolversTypes['OrderSaga']>, ParentType, ContextType>;
  refunds?: Resolver<Array<ResolversTypes['OrderRefund']>, ParentType, ContextType>;
  fulfilments?: Resolver<Array<ResolversTypes['Fulfilment']>, ParentType, ContextType>;
  externalId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  autoConfirmAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderLineResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OrderLine'] = ResolversParentTypes['OrderLine'], FederationReferenceType extends FederationReferenceTypes['OrderLine'] = FederationReferenceTypes['OrderLine']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['OrderLine']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sku?: Resolver<ResolversTypes['Sku'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unitPrice?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  subtotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  discount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  discounts?: Resolver<Array<ResolversTypes['AppliedDiscount']>, ParentType, ContextType>;
  gift?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  refunded?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  merchantId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  consignment?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  consignorMerchantId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  delivery?: Resolver<ResolversTypes['LineDelivery'], ParentType, ContextType>;
  fulfilledQuantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  withdrawnQuantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sendableQuantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  attribution?: Resolver<Maybe<ResolversTypes['OrderLineAttribution']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderLineAttributionResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OrderLineAttribution'] = ResolversParentTypes['OrderLineAttribution']> = {
  pid?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  creatorId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  contentId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  commissionPlanId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  planVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  creatorBps?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  platformBps?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type OrderTransitionResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OrderTransition'] = ResolversParentTypes['OrderTransition']> = {
  axis?: Resolver<ResolversTypes['OrderAxis'], ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  to?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  actor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type OrderSagaResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OrderSaga'] = ResolversParentTypes['OrderSaga']> = {
  state?: Resolver<ResolversTypes['OrderSagaState'], ParentType, ContextType>;
  nextAttemptAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  steps?: Resolver<Array<ResolversTypes['OrderSagaStep']>, ParentType, ContextType>;
  log?: Resolver<Array<ResolversTypes['OrderSagaChange']>, ParentType, ContextType>;
};

export type OrderSagaStepResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OrderSagaStep'] = ResolversParentTypes['OrderSagaStep']> = {
  step?: Resolver<ResolversTypes['OrderSagaStepName'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['OrderSagaStepState'], ParentType, ContextType>;
  attempts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastError?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type OrderSagaChangeResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OrderSagaChange'] = ResolversParentTypes['OrderSagaChange']> = {
  step?: Resolver<ResolversTypes['OrderSagaStepName'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['OrderSagaStepState'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['OrderSagaStepState'], ParentType, ContextType>;
  actor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type DeadLetterResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['DeadLetter'] = ResolversParentTypes['DeadLetter']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  event?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  retries?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  failedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type DeadLetterConnectionResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['DeadLetterConnection'] = ResolversParentTypes['DeadLetterConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['DeadLetter']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type OrderRefundResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OrderRefund'] = ResolversParentTypes['OrderRefund'], FederationReferenceType extends FederationReferenceTypes['OrderRefund'] = FederationReferenceTypes['OrderRefund']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['OrderRefund']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['RefundStatus'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['OrderRefundLine']>, ParentType, ContextType>;
  withReturn?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  decision?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  decideBy?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  escalatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  returnBy?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  returnParcel?: Resolver<Maybe<ResolversTypes['ReturnParcel']>, ParentType, ContextType>;
  receivedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  settledOtherwise?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  log?: Resolver<Array<ResolversTypes['OrderRefundChange']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderRefundChangeResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OrderRefundChange'] = ResolversParentTypes['OrderRefundChange']> = {
  attempt?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['OrderRefundChangeKind'], ParentType, ContextType>;
  actor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ReturnParcelResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['ReturnParcel'] = ResolversParentTypes['ReturnParcel']> = {
  carrier?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  trackingNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sentAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type OrderRefundLineResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OrderRefundLine'] = ResolversParentTypes['OrderRefundLine']> = {
  orderLineId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  withdrawnQuantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  returnQuantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type FulfilmentResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['Fulfilment'] = ResolversParentTypes['Fulfilment'], FederationReferenceType extends FederationReferenceTypes['Fulfilment'] = FederationReferenceTypes['Fulfilment']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Fulfilment']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['FulfilmentKind'], ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['FulfilmentLine']>, ParentType, ContextType>;
  carrier?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  trackingNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  codes?: Resolver<Array<ResolversTypes['DeliveredCode']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FulfilmentLineResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['FulfilmentLine'] = ResolversParentTypes['FulfilmentLine']> = {
  orderLineId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DeliveredCodeResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['DeliveredCode'] = ResolversParentTypes['DeliveredCode']> = {
  orderLineId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DigitalGoodResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['DigitalGood'] = ResolversParentTypes['DigitalGood']> = {
  sku?: Resolver<ResolversTypes['Sku'], ParentType, ContextType>;
  delivery?: Resolver<ResolversTypes['LineDelivery'], ParentType, ContextType>;
  membershipDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  availableCodes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type EntitlementResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['Entitlement'] = ResolversParentTypes['Entitlement'], FederationReferenceType extends FederationReferenceTypes['Entitlement'] = FederationReferenceTypes['Entitlement']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Entitlement']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sku?: Resolver<ResolversTypes['Sku'], ParentType, ContextType>;
  orderLine?: Resolver<Maybe<ResolversTypes['OrderLine']>, ParentType, ContextType>;
  startsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  revokedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EntitlementConnectionResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['EntitlementConnection'] = ResolversParentTypes['EntitlementConnection']> = {
  edges?: Resolver<Array<ResolversTypes['EntitlementEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Entitlement']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type EntitlementEdgeResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['EntitlementEdge'] = ResolversParentTypes['EntitlementEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Entitlement'], ParentType, ContextType>;
};

export type SkuResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['Sku'] = ResolversParentTypes['Sku']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type OrderRefundConnectionResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OrderRefundConnection'] = ResolversParentTypes['OrderRefundConnection']> = {
  edges?: Resolver<Array<ResolversTypes['OrderRefundEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['OrderRefund']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type OrderRefundEdgeResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OrderRefundEdge'] = ResolversParentTypes['OrderRefundEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['OrderRefund'], ParentType, ContextType>;
};

export type OrderConnectionResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OrderConnection'] = ResolversParentTypes['OrderConnection']> = {
  edges?: Resolver<Array<ResolversTypes['OrderEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Order']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type OrderEdgeResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OrderEdge'] = ResolversParentTypes['OrderEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
};

export type OrderPayableResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OrderPayable'] = ResolversParentTypes['OrderPayable']> = {
  orderId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  businessId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  customerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  payable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type OrderSagaRetryPayloadResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OrderSagaRetryPayload'] = ResolversParentTypes['OrderSagaRetryPayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type OrderSagaSkipPayloadResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OrderSagaSkipPayload'] = ResolversParentTypes['OrderSagaSkipPayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type OrderSagaCompensatePayloadResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OrderSagaCompensatePayload'] = ResolversParentTypes['OrderSagaCompensatePayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type OrderDeadLetterRedrivePayloadResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OrderDeadLetterRedrivePayload'] = ResolversParentTypes['OrderDeadLetterRedrivePayload']> = {
  redriven?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type OrderCreatePayloadResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OrderCreatePayload'] = ResolversParentTypes['OrderCreatePayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type OrderCancelPayloadResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OrderCancelPayload'] = ResolversParentTypes['OrderCancelPayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type OrderFulfilPayloadResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OrderFulfilPayload'] = ResolversParentTypes['OrderFulfilPayload']> = {
  fulfilment?: Resolver<Maybe<ResolversTypes['Fulfilment']>, ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type OrderConfirmPayloadResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OrderConfirmPayload'] = ResolversParentTypes['OrderConfirmPayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type OrderRefundRequestPayloadResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OrderRefundRequestPayload'] = ResolversParentTypes['OrderRefundRequestPayload']> = {
  refund?: Resolver<Maybe<ResolversTypes['OrderRefund']>, ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type OrderRefundRetryPayloadResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OrderRefundRetryPayload'] = ResolversParentTypes['OrderRefundRetryPayload']> = {
  refund?: Resolver<Maybe<ResolversTypes['OrderRefund']>, ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type OrderRefundSettlePayloadResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OrderRefundSettlePayload'] = ResolversParentTypes['OrderRefundSettlePayload']> = {
  refund?: Resolver<Maybe<ResolversTypes['OrderRefund']>, ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type OrderRefundApprovePayloadResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OrderRefundApprovePayload'] = ResolversParentTypes['OrderRefundApprovePayload']> = {
  refund?: Resolver<Maybe<ResolversTypes['OrderRefund']>, ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type OrderRefundRejectPayloadResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OrderRefundRejectPayload'] = ResolversParentTypes['OrderRefundRejectPayload']> = {
  refund?: Resolver<Maybe<ResolversTypes['OrderRefund']>, ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type OrderRefundReturnPayloadResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OrderRefundReturnPayload'] = ResolversParentTypes['OrderRefundReturnPayload']> = {
  refund?: Resolver<Maybe<ResolversTypes['OrderRefund']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type OrderRefundReceivePayloadResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OrderRefundReceivePayload'] = ResolversParentTypes['OrderRefundReceivePayload']> = {
  refund?: Resolver<Maybe<ResolversTypes['OrderRefund']>, ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DigitalGoodSetPayloadResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['DigitalGoodSetPayload'] = ResolversParentTypes['DigitalGoodSetPayload']> = {
  digitalGood?: Resolver<Maybe<ResolversTypes['DigitalGood']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeliveryCodesAddPayloadResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['DeliveryCodesAddPayload'] = ResolversParentTypes['DeliveryCodesAddPayload']> = {
  digitalGood?: Resolver<Maybe<ResolversTypes['DigitalGood']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type OrderReconciliationResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OrderReconciliation'] = ResolversParentTypes['OrderReconciliation']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['OrderReconciliationState'], ParentType, ContextType>;
  requestedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  compared?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  matched?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  differing?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  requestedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type OrderReconciliationConnectionResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OrderReconciliationConnection'] = ResolversParentTypes['OrderReconciliationConnection']> = {
  edges?: Resolver<Array<ResolversTypes['OrderReconciliationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['OrderReconciliation']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type OrderReconciliationEdgeResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OrderReconciliationEdge'] = ResolversParentTypes['OrderReconciliationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['OrderReconciliation'], ParentType, ContextType>;
};

export type OrderReconciliationExceptionResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OrderReconciliationException'] = ResolversParentTypes['OrderReconciliationException']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  problem?: Resolver<ResolversTypes['OrderReconciliationProblem'], ParentType, ContextType>;
  fields?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  expected?: Resolver<Maybe<ResolversTypes['OrderMoneyState']>, ParentType, ContextType>;
  actual?: Resolver<Maybe<ResolversTypes['OrderMoneyState']>, ParentType, ContextType>;
  refundedTwice?: Resolver<Array<ResolversTypes['OrderRefundSurplus']>, ParentType, ContextType>;
  openedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  resolvedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  resolution?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  resolvedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type OrderRefundSurplusResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OrderRefundSurplus'] = ResolversParentTypes['OrderRefundSurplus']> = {
  refund?: Resolver<Maybe<ResolversTypes['OrderRefund']>, ParentType, ContextType>;
  references?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  settledOtherwise?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type OrderMoneyStateResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OrderMoneyState'] = ResolversParentTypes['OrderMoneyState']> = {
  paymentIntentId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  received?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  refunded?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type OrderReconciliationExceptionConnectionResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OrderReconciliationExceptionConnection'] = ResolversParentTypes['OrderReconciliationExceptionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['OrderReconciliationExceptionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['OrderReconciliationException']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type OrderReconciliationExceptionEdgeResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OrderReconciliationExceptionEdge'] = ResolversParentTypes['OrderReconciliationExceptionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['OrderReconciliationException'], ParentType, ContextType>;
};

export type OrderReconciliationRunPayloadResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OrderReconciliationRunPayload'] = ResolversParentTypes['OrderReconciliationRunPayload']> = {
  reconciliation?: Resolver<Maybe<ResolversTypes['OrderReconciliation']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type OrderReconciliationResolvePayloadResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OrderReconciliationResolvePayload'] = ResolversParentTypes['OrderReconciliationResolvePayload']> = {
  exception?: Resolver<Maybe<ResolversTypes['OrderReconciliationException']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ClockAdvancePayloadResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['ClockAdvancePayload'] = ResolversParentTypes['ClockAdvancePayload']> = {
  now?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AppliedDiscountResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['AppliedDiscount'] = ResolversParentTypes['AppliedDiscount']> = {
  promotionId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['PromotionKind'], ParentType, ContextType>;
  couponCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type OrderPreviewPayloadResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OrderPreviewPayload'] = ResolversParentTypes['OrderPreviewPayload']> = {
  preview?: Resolver<Maybe<ResolversTypes['OrderPreview']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type OrderPreviewResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OrderPreview'] = ResolversParentTypes['OrderPreview']> = {
  lines?: Resolver<Array<ResolversTypes['OrderPreviewLine']>, ParentType, ContextType>;
  subtotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  discount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  discounts?: Resolver<Array<ResolversTypes['AppliedDiscount']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type OrderPreviewLineResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OrderPreviewLine'] = ResolversParentTypes['OrderPreviewLine']> = {
  sku?: Resolver<ResolversTypes['Sku'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unitPrice?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  subtotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  discount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  discounts?: Resolver<Array<ResolversTypes['AppliedDiscount']>, ParentType, ContextType>;
  gift?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type PromotionResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['Promotion'] = ResolversParentTypes['Promotion'], FederationReferenceType extends FederationReferenceTypes['Promotion'] = FederationReferenceTypes['Promotion']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Promotion']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['PromotionKind'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['PromotionStatus'], ParentType, ContextType>;
  merchantId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  skus?: Resolver<Array<ResolversTypes['Sku']>, ParentType, ContextType>;
  currencyCode?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  percentBps?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  amountOff?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  giftSku?: Resolver<Maybe<ResolversTypes['Sku']>, ParentType, ContextType>;
  giftQuantity?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  threshold?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  stacking?: Resolver<ResolversTypes['PromotionStacking'], ParentType, ContextType>;
  priority?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  couponRequired?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  totalLimit?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  perCustomerLimit?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  redemptions?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  startsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PromotionConnectionResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['PromotionConnection'] = ResolversParentTypes['PromotionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PromotionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Promotion']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PromotionEdgeResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['PromotionEdge'] = ResolversParentTypes['PromotionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Promotion'], ParentType, ContextType>;
};

export type CouponResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['Coupon'] = ResolversParentTypes['Coupon'], FederationReferenceType extends FederationReferenceTypes['Coupon'] = FederationReferenceTypes['Coupon']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Coupon']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  promotion?: Resolver<Maybe<ResolversTypes['Promotion']>, ParentType, ContextType>;
  totalLimit?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  perCustomerLimit?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  redemptions?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CouponConnectionResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['CouponConnection'] = ResolversParentTypes['CouponConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CouponEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Coupon']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CouponEdgeResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['CouponEdge'] = ResolversParentTypes['CouponEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Coupon'], ParentType, ContextType>;
};

export type PromotionCreatePayloadResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['PromotionCreatePayload'] = ResolversParentTypes['PromotionCreatePayload']> = {
  promotion?: Resolver<Maybe<ResolversTypes['Promotion']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PromotionPublishPayloadResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['PromotionPublishPayload'] = ResolversParentTypes['PromotionPublishPayload']> = {
  promotion?: Resolver<Maybe<ResolversTypes['Promotion']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PromotionEndPayloadResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['PromotionEndPayload'] = ResolversParentTypes['PromotionEndPayload']> = {
  promotion?: Resolver<Maybe<ResolversTypes['Promotion']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CouponCreatePayloadResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['CouponCreatePayload'] = ResolversParentTypes['CouponCreatePayload']> = {
  coupon?: Resolver<Maybe<ResolversTypes['Coupon']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CouponEndPayloadResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['CouponEndPayload'] = ResolversParentTypes['CouponEndPayload']> = {
  coupon?: Resolver<Maybe<ResolversTypes['Coupon']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type OperationRefusalResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OperationRefusal'] = ResolversParentTypes['OperationRefusal']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  actor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  roles?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  subgraph?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  requestId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type OperationRefusalConnectionResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OperationRefusalConnection'] = ResolversParentTypes['OperationRefusalConnection']> = {
  edges?: Resolver<Array<ResolversTypes['OperationRefusalEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['OperationRefusal']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type OperationRefusalEdgeResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OperationRefusalEdge'] = ResolversParentTypes['OperationRefusalEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['OperationRefusal'], ParentType, ContextType>;
};

export type OperationsControlsResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OperationsControls'] = ResolversParentTypes['OperationsControls']> = {
  lanes?: Resolver<Array<ResolversTypes['OperationsLane']>, ParentType, ContextType>;
  switches?: Resolver<Array<ResolversTypes['DegradationSwitch']>, ParentType, ContextType>;
  breakers?: Resolver<Array<ResolversTypes['CircuitBreaker']>, ParentType, ContextType>;
  changes?: Resolver<Array<ResolversTypes['ControlChange']>, ParentType, ContextType>;
};

export type OperationsLaneResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OperationsLane'] = ResolversParentTypes['OperationsLane']> = {
  processId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lane?: Resolver<ResolversTypes['OperationsLaneName'], ParentType, ContextType>;
  limit?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  running?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  waiting?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  shedding?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  shed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DegradationSwitchResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['DegradationSwitch'] = ResolversParentTypes['DegradationSwitch']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  off?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  operations?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CircuitBreakerResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['CircuitBreaker'] = ResolversParentTypes['CircuitBreaker']> = {
  processId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['CircuitBreakerState'], ParentType, ContextType>;
  override?: Resolver<ResolversTypes['CircuitBreakerMode'], ParentType, ContextType>;
  changedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ControlChangeResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['ControlChange'] = ResolversParentTypes['ControlChange']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  before?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  after?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  actor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type DegradationSwitchThrowPayloadResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['DegradationSwitchThrowPayload'] = ResolversParentTypes['DegradationSwitchThrowPayload']> = {
  switch?: Resolver<Maybe<ResolversTypes['DegradationSwitch']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DegradationSwitchReleasePayloadResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['DegradationSwitchReleasePayload'] = ResolversParentTypes['DegradationSwitchReleasePayload']> = {
  switch?: Resolver<Maybe<ResolversTypes['DegradationSwitch']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CircuitBreakerOverridePayloadResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['CircuitBreakerOverridePayload'] = ResolversParentTypes['CircuitBreakerOverridePayload']> = {
  mode?: Resolver<Maybe<ResolversTypes['CircuitBreakerMode']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type HistoricalOrderResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['HistoricalOrder'] = ResolversParentTypes['HistoricalOrder']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  externalId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  customerId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OrderStatus'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  paid?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  placedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['HistoricalOrderLine']>, ParentType, ContextType>;
  payments?: Resolver<Array<ResolversTypes['HistoricalPayment']>, ParentType, ContextType>;
  transitions?: Resolver<Array<ResolversTypes['HistoricalTransition']>, ParentType, ContextType>;
};

export type HistoricalOrderLineResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['HistoricalOrderLine'] = ResolversParentTypes['HistoricalOrderLine']> = {
  productId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  merchantId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  freight?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type HistoricalPaymentResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['HistoricalPayment'] = ResolversParentTypes['HistoricalPayment']> = {
  method?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type HistoricalTransitionResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['HistoricalTransition'] = ResolversParentTypes['HistoricalTransition']> = {
  to?: Resolver<ResolversTypes['OrderStatus'], ParentType, ContextType>;
  actor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type HistoricalOrderConnectionResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['HistoricalOrderConnection'] = ResolversParentTypes['HistoricalOrderConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['HistoricalOrder']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type OrderHistoryReconciliationResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OrderHistoryReconciliation'] = ResolversParentTypes['OrderHistoryReconciliation']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  compared?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  matched?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  missing?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unexpected?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  mismatched?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type OrderHistoryExceptionResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OrderHistoryException'] = ResolversParentTypes['OrderHistoryException']> = {
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  externalId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expected?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  actual?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type OrderHistoryExceptionConnectionResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OrderHistoryExceptionConnection'] = ResolversParentTypes['OrderHistoryExceptionConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['OrderHistoryException']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type OrderHistoryImportPayloadResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OrderHistoryImportPayload'] = ResolversParentTypes['OrderHistoryImportPayload']> = {
  imported?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  unchanged?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type OrderHistoryReconcilePayloadResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OrderHistoryReconcilePayload'] = ResolversParentTypes['OrderHistoryReconcilePayload']> = {
  reconciliationId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = OrderContext> = {
  BigInt?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  CurrencyCode?: GraphQLScalarType;
  JSON?: GraphQLScalarType;
  Node?: NodeResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Order?: OrderResolvers<ContextType>;
  OrderLine?: OrderLineResolvers<ContextType>;
  OrderLineAttribution?: OrderLineAttributionResolvers<ContextType>;
  OrderTransition?: OrderTransitionResolvers<ContextType>;
  OrderSaga?: OrderSagaResolvers<ContextType>;
  OrderSagaStep?: OrderSagaStepResolvers<ContextType>;
  OrderSagaChange?: OrderSagaChangeResolvers<ContextType>;
  DeadLetter?: DeadLetterResolvers<ContextType>;
  DeadLetterConnection?: DeadLetterConnectionResolvers<ContextType>;
  OrderRefund?: OrderRefundResolvers<ContextType>;
  OrderRefundChange?: OrderRefundChangeResolvers<ContextType>;
  ReturnParcel?: ReturnParcelResolvers<ContextType>;
  OrderRefundLine?: OrderRefundLineResolvers<ContextType>;
  Fulfilment?: FulfilmentResolvers<ContextType>;
  FulfilmentLine?: FulfilmentLineResolvers<ContextType>;
  DeliveredCode?: DeliveredCodeResolvers<ContextType>;
  DigitalGood?: DigitalGoodResolvers<ContextType>;
  Entitlement?: EntitlementResolvers<ContextType>;
  EntitlementConnection?: EntitlementConnectionResolvers<ContextType>;
  EntitlementEdge?: EntitlementEdgeResolvers<ContextType>;
  Sku?: SkuResolvers<ContextType>;
  OrderRefundConnection?: OrderRefundConnectionResolvers<ContextType>;
  OrderRefundEdge?: OrderRefundEdgeResolvers<ContextType>;
  OrderConnection?: OrderConnectionResolvers<ContextType>;
  OrderEdge?: OrderEdgeResolvers<ContextType>;
  OrderPayable?: OrderPayableResolvers<ContextType>;
  OrderSagaRetryPayload?: OrderSagaRetryPayloadResolvers<ContextType>;
  OrderSagaSkipPayload?: OrderSagaSkipPayloadResolvers<ContextType>;
  OrderSagaCompensatePayload?: OrderSagaCompensatePayloadResolvers<ContextType>;
  OrderDeadLetterRedrivePayload?: OrderDeadLetterRedrivePayloadResolvers<ContextType>;
  OrderCreatePayload?: OrderCreatePayloadResolvers<ContextType>;
  OrderCancelPayload?: OrderCancelPayloadResolvers<ContextType>;
  OrderFulfilPayload?: OrderFulfilPayloadResolvers<ContextType>;
  OrderConfirmPayload?: OrderConfirmPayloadResolvers<ContextType>;
  OrderRefundRequestPayload?: OrderRefundRequestPayloadResolvers<ContextType>;
  OrderRefundRetryPayload?: OrderRefundRetryPayloadResolvers<ContextType>;
  OrderRefundSettlePayload?: OrderRefundSettlePayloadResolvers<ContextType>;
  OrderRefundApprovePayload?: OrderRefundApprovePayloadResolvers<ContextType>;
  OrderRefundRejectPayload?: OrderRefundRejectPayloadResolvers<ContextType>;
  OrderRefundReturnPayload?: OrderRefundReturnPayloadResolvers<ContextType>;
  OrderRefundReceivePayload?: OrderRefundReceivePayloadResolvers<ContextType>;
  DigitalGoodSetPayload?: DigitalGoodSetPayloadResolvers<ContextType>;
  DeliveryCodesAddPayload?: DeliveryCodesAddPayloadResolvers<ContextType>;
  OrderReconciliation?: OrderReconciliationResolvers<ContextType>;
  OrderReconciliationConnection?: OrderReconciliationConnectionResolvers<ContextType>;
  OrderReconciliationEdge?: OrderReconciliationEdgeResolvers<ContextType>;
  OrderReconciliationException?: OrderReconciliationExceptionResolvers<ContextType>;
  OrderRefundSurplus?: OrderRefundSurplusResolvers<ContextType>;
  OrderMoneyState?: OrderMoneyStateResolvers<ContextType>;
  OrderReconciliationExceptionConnection?: OrderReconciliationExceptionConnectionResolvers<ContextType>;
  OrderReconciliationExceptionEdge?: OrderReconciliationExceptionEdgeResolvers<ContextType>;
  OrderReconciliationRunPayload?: OrderReconciliationRunPayloadResolvers<ContextType>;
  OrderReconciliationResolvePayload?: OrderReconciliationResolvePayloadResolvers<ContextType>;
  ClockAdvancePayload?: ClockAdvancePayloadResolvers<ContextType>;
  AppliedDiscount?: AppliedDiscountResolvers<ContextType>;
  OrderPreviewPayload?: OrderPreviewPayloadResolvers<ContextType>;
  OrderPreview?: OrderPreviewResolvers<ContextType>;
  OrderPreviewLine?: OrderPreviewLineResolvers<ContextType>;
  Promotion?: PromotionResolvers<ContextType>;
  PromotionConnection?: PromotionConnectionResolvers<ContextType>;
  PromotionEdge?: PromotionEdgeResolvers<ContextType>;
  Coupon?: CouponResolvers<ContextType>;
  CouponConnection?: CouponConnectionResolvers<ContextType>;
  CouponEdge?: CouponEdgeResolvers<ContextType>;
  PromotionCreatePayload?: PromotionCreatePayloadResolvers<ContextType>;
  PromotionPublishPayload?: PromotionPublishPayloadResolvers<ContextType>;
  PromotionEndPayload?: PromotionEndPayloadResolvers<ContextType>;
  CouponCreatePayload?: CouponCreatePayloadResolvers<ContextType>;
  CouponEndPayload?: CouponEndPayloadResolvers<ContextType>;
  OperationRefusal?: OperationRefusalResolvers<ContextType>;
  OperationRefusalConnection?: OperationRefusalConnectionResolvers<ContextType>;
  OperationRefusalEdge?: OperationRefusalEdgeResolvers<ContextType>;
  OperationsControls?: OperationsControlsResolvers<ContextType>;
  OperationsLane?: OperationsLaneResolvers<ContextType>;
  DegradationSwitch?: DegradationSwitchResolvers<ContextType>;
  CircuitBreaker?: CircuitBreakerResolvers<ContextType>;
  ControlChange?: ControlChangeResolvers<ContextType>;
  DegradationSwitchThrowPayload?: DegradationSwitchThrowPayloadResolvers<ContextType>;
  DegradationSwitchReleasePayload?: DegradationSwitchReleasePayloadResolvers<ContextType>;
  CircuitBreakerOverridePayload?: CircuitBreakerOverridePayloadResolvers<ContextType>;
  HistoricalOrder?: HistoricalOrderResolvers<ContextType>;
  HistoricalOrderLine?: HistoricalOrderLineResolvers<ContextType>;
  HistoricalPayment?: HistoricalPaymentResolvers<ContextType>;
  HistoricalTransition?: HistoricalTransitionResolvers<ContextType>;
  HistoricalOrderConnection?: HistoricalOrderConnectionResolvers<ContextType>;
  OrderHistoryReconciliation?: OrderHistoryReconciliationResolvers<ContextType>;
  OrderHistoryException?: OrderHistoryExceptionResolvers<ContextType>;
  OrderHistoryExceptionConnection?: OrderHistoryExceptionConnectionResolvers<ContextType>;
  OrderHistoryImportPayload?: OrderHistoryImportPayloadResolvers<ContextType>;
  OrderHistoryReconcilePayload?: OrderHistoryReconcilePayloadResolvers<ContextType>;
};

