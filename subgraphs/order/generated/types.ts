// Generated from schema/order.graphql by npm run generate. Do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Money as MoneyRecord } from '../../shared/money.ts';
import type { OrderRecord, OrderLineRecord } from '../domain/order.ts';
import type { RefundRecord, FulfilmentRecord } from '../store/details.ts';
import type { LineDiscount, DiscountedOrder, DiscountedLine } from '../promotions/domain/discount.ts';
import type { PromotionRecord, CouponRecord } from '../promotions/store/promotions.ts';
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
  /** What an order of these lines and codes would cost now. Nothing is written, held or redeemed. */
  orderPreview: OrderPreviewPayload;
  /** One promotion by id: a merchant's own, all for operations. */
  promotion?: Maybe<Promotion>;
  /** Promotions, newest first: a merchant's own, all for operations. */
  promotions: PromotionConnection;
  /** The coupons of a promotion, newest first. */
  coupons: CouponConnection;
  /** The time the platform goes by. */
  clock: Scalars['DateTime']['output'];
  /** Orders of the time before, as other systems recorded them; the last ones first. */
  historicalOrders: HistoricalOrderConnection;
  /** The last comparison of items with payments of orders of the time before; none before the first. */
  orderHistoryReconciliation?: Maybe<OrderHistoryReconciliation>;
  /** Where items and payments of orders of the time before differ and nobody has resolved it, by the order's source and id. */
  orderHistoryExceptions: OrderHistoryExceptionConnection;
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


export type QueryhistoricalOrdersArgs = {
  source: Scalars['String']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryorderHistoryExceptionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryorderPayableArgs = {
  orderId: Scalars['ID']['input'];
};

export type Mutation = {
  /** Places an order: reads prices and stock strongly, holds the stock and freezes prices and attribution. */
  orderCreate: OrderCreatePayload;
  /** Cancels an unpaid order and gives its stock back. */
  orderCancel: OrderCancelPayload;
  /** Records that the order's goods were sent or its virtual goods delivered. */
  orderFulfil: OrderFulfilPayload;
  /** Confirms that the goods arrived, which completes the order. */
  orderConfirm: OrderConfirmPayload;
  /** Asks for money back, for the whole order or for lines of it. */
  orderRefundRequest: OrderRefundRequestPayload;
  /** Approves a refund; the money then leaves through the payment hub. */
  orderRefundApprove: OrderRefundApprovePayload;
  /** Rejects a refund. */
  orderRefundReject: OrderRefundRejectPayload;
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
  /** The sum of the lines at their prices. */
  subtotal: Money;
  /** What promotions took off, gifts at their price. */
  discount: Money;
  /** Each promotion that applied, with what it took off, in the order in which they were taken. Of the lines the viewer sees. */
  discounts: Array<AppliedDiscount>;
  /** What is to be paid: the sum of the lines' totals. */
  total: Money;
  /** What has been given back. */
  refunded: Money;
  /** The states the viewer may move this order to now. */
  nextTransitions: Array<OrderStatus>;
  /** Every change of every axis: what, who, why, when. */
  transitions: Array<OrderTransition>;
  /** The refunds asked for. */
  refunds: Array<OrderRefund>;
  /** What was sent or delivered. */
  fulfilments: Array<Fulfilment>;
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
  /** Sent or delivered. */
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
  /** All sent or delivered. */
  | 'FULFILLED';

/** The states of an order's refunds. */
export type OrderRefundStatus =
  /** None asked for. */
  | 'NONE'
  /** Asked for and not decided, or money under way. */
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
  /** Which content earned this sale, frozen when it was ordered. */
  attribution?: Maybe<OrderLineAttribution>;
};

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
  reason?: Maybe<Scalars['String']['output']>;
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

/** A refund asked for. */
export type OrderRefund = Node & {
  /** The refund's id. */
  id: Scalars['ID']['output'];
  /** The state. */
  status: RefundStatus;
  /** How much. */
  amount: Money;
  /** How much of which line. */
  lines: Array<OrderRefundLine>;
  /** Why. */
  reason: Scalars['String']['output'];
  /** When it was asked for. */
  createdAt: Scalars['DateTime']['output'];
};

/** The states of a refund. */
export type RefundStatus =
  /** Asked for. */
  | 'REQUESTED'
  /** Approved; the money is under way. */
  | 'APPROVED'
  /** Rejected. */
  | 'REJECTED'
  /** The money was given back. */
  | 'SUCCEEDED';

/** A refund's share of one order line. */
export type OrderRefundLine = {
  /** The order line. */
  orderLineId: Scalars['ID']['output'];
  /** How much. */
  amount: Money;
};

/** What was sent or delivered. */
export type Fulfilment = Node & {
  /** The fulfilment's id. */
  id: Scalars['ID']['output'];
  /** How it went. */
  kind: FulfilmentKind;
  /** The carrier, for goods that were sent. */
  carrier?: Maybe<Scalars['String']['output']>;
  /** The carrier's tracking number. */
  trackingNumber?: Maybe<Scalars['String']['output']>;
  /** When. */
  createdAt: Scalars['DateTime']['output'];
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

/** Which orders to list. */
export type OrderFilter = {
  /** Only orders in these states. */
  status?: InputMaybe<Array<OrderStatus>>;
  /** Only this shopper's orders. For operations and agents. */
  customerId?: InputMaybe<Scalars['ID']['input']>;
  /** Only orders placed at or after this instant. */
  createdFrom?: InputMaybe<Scalars['DateTime']['input']>;
  /** Only orders placed before this instant. */
  createdBefore?: InputMaybe<Scalars['DateTime']['input']>;
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

/** What was sent or delivered. */
export type OrderFulfilInput = {
  /** The order. */
  orderId: Scalars['ID']['input'];
  /** How it went. */
  kind?: FulfilmentKind;
  /** The carrier, for goods that were sent. */
  carrier?: InputMaybe<Scalars['String']['input']>;
  /** The carrier's tracking number. */
  trackingNumber?: InputMaybe<Scalars['String']['input']>;
  /** Makes a repeat of this request harmless. */
  idempotencyKey: Scalars['String']['input'];
};

/** What came of `orderFulfil`. */
export type OrderFulfilPayload = {
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
  /** How much of which line; all that is left of every line when left out. */
  lines?: InputMaybe<Array<OrderRefundLineInput>>;
  /** Why. */
  reason: Scalars['String']['input'];
  /** Makes a repeat of this request the same refund. */
  idempotencyKey: Scalars['String']['input'];
};

/** A refund's share of one order line. */
export type OrderRefundLineInput = {
  /** The order line. */
  orderLineId: Scalars['ID']['input'];
  /** How much. */
  amount: MoneyInput;
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
  OrderLineAttribution: ResolverTypeWrapper<OrderLineAttribution>;
  OrderTransition: ResolverTypeWrapper<OrderTransition>;
  OrderAxis: OrderAxis;
  OrderRefund: ResolverTypeWrapper<RefundRecord>;
  RefundStatus: RefundStatus;
  OrderRefundLine: ResolverTypeWrapper<Omit<OrderRefundLine, 'amount'> & { amount: ResolversTypes['Money'] }>;
  Fulfilment: ResolverTypeWrapper<FulfilmentRecord>;
  FulfilmentKind: FulfilmentKind;
  Sku: ResolverTypeWrapper<Sku>;
  OrderFilter: OrderFilter;
  OrderConnection: ResolverTypeWrapper<Omit<OrderConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['OrderEdge']>, nodes: Array<ResolversTypes['Order']> }>;
  OrderEdge: ResolverTypeWrapper<Omit<OrderEdge, 'node'> & { node: ResolversTypes['Order'] }>;
  OrderPayable: ResolverTypeWrapper<Omit<OrderPayable, 'total'> & { total: ResolversTypes['Money'] }>;
  OrderCreateInput: OrderCreateInput;
  OrderLineInput: OrderLineInput;
  OrderCreatePayload: ResolverTypeWrapper<Omit<OrderCreatePayload, 'order'> & { order?: Maybe<ResolversTypes['Order']> }>;
  OrderCancelInput: OrderCancelInput;
  OrderCancelPayload: ResolverTypeWrapper<Omit<OrderCancelPayload, 'order'> & { order?: Maybe<ResolversTypes['Order']> }>;
  OrderFulfilInput: OrderFulfilInput;
  OrderFulfilPayload: ResolverTypeWrapper<Omit<OrderFulfilPayload, 'order'> & { order?: Maybe<ResolversTypes['Order']> }>;
  OrderConfirmInput: OrderConfirmInput;
  OrderConfirmPayload: ResolverTypeWrapper<Omit<OrderConfirmPayload, 'order'> & { order?: Maybe<ResolversTypes['Order']> }>;
  OrderRefundRequestInput: OrderRefundRequestInput;
  OrderRefundLineInput: OrderRefundLineInput;
  OrderRefundRequestPayload: ResolverTypeWrapper<Omit<OrderRefundRequestPayload, 'refund' | 'order'> & { refund?: Maybe<ResolversTypes['OrderRefund']>, order?: Maybe<ResolversTypes['Order']> }>;
  OrderRefundApproveInput: OrderRefundApproveInput;
  OrderRefundApprovePayload: ResolverTypeWrapper<Omit<OrderRefundApprovePayload, 'refund' | 'order'> & { refund?: Maybe<ResolversTypes['OrderRefund']>, order?: Maybe<ResolversTypes['Order']> }>;
  OrderRefundRejectInput: OrderRefundRejectInput;
  OrderRefundRejectPayload: ResolverTypeWrapper<Omit<OrderRefundRejectPayload, 'refund' | 'order'> & { refund?: Maybe<ResolversTypes['OrderRefund']>, order?: Maybe<ResolversTypes['Order']> }>;
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
  OrderRefund: RefundRecord;
  OrderRefundLine: Omit<OrderRefundLine, 'amount'> & { amount: ResolversParentTypes['Money'] };
  Fulfilment: FulfilmentRecord;
  Sku: Sku;
  OrderFilter: OrderFilter;
  OrderConnection: Omit<OrderConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['OrderEdge']>, nodes: Array<ResolversParentTypes['Order']> };
  OrderEdge: Omit<OrderEdge, 'node'> & { node: ResolversParentTypes['Order'] };
  OrderPayable: Omit<OrderPayable, 'total'> & { total: ResolversParentTypes['Money'] };
  OrderCreateInput: OrderCreateInput;
  OrderLineInput: OrderLineInput;
  OrderCreatePayload: Omit<OrderCreatePayload, 'order'> & { order?: Maybe<ResolversParentTypes['Order']> };
  OrderCancelInput: OrderCancelInput;
  OrderCancelPayload: Omit<OrderCancelPayload, 'order'> & { order?: Maybe<ResolversParentTypes['Order']> };
  OrderFulfilInput: OrderFulfilInput;
  OrderFulfilPayload: Omit<OrderFulfilPayload, 'order'> & { order?: Maybe<ResolversParentTypes['Order']> };
  OrderConfirmInput: OrderConfirmInput;
  OrderConfirmPayload: Omit<OrderConfirmPayload, 'order'> & { order?: Maybe<ResolversParentTypes['Order']> };
  OrderRefundRequestInput: OrderRefundRequestInput;
  OrderRefundLineInput: OrderRefundLineInput;
  OrderRefundRequestPayload: Omit<OrderRefundRequestPayload, 'refund' | 'order'> & { refund?: Maybe<ResolversParentTypes['OrderRefund']>, order?: Maybe<ResolversParentTypes['Order']> };
  OrderRefundApproveInput: OrderRefundApproveInput;
  OrderRefundApprovePayload: Omit<OrderRefundApprovePayload, 'refund' | 'order'> & { refund?: Maybe<ResolversParentTypes['OrderRefund']>, order?: Maybe<ResolversParentTypes['Order']> };
  OrderRefundRejectInput: OrderRefundRejectInput;
  OrderRefundRejectPayload: Omit<OrderRefundRejectPayload, 'refund' | 'order'> & { refund?: Maybe<ResolversParentTypes['OrderRefund']>, order?: Maybe<ResolversParentTypes['Order']> };
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
  __resolveType: TypeResolveFn<'Order' | 'OrderLine' | 'OrderRefund' | 'Fulfilment' | 'Promotion' | 'Coupon', ParentType, ContextType>;
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
  orderPreview?: Resolver<ResolversTypes['OrderPreviewPayload'], ParentType, ContextType, RequireFields<QueryorderPreviewArgs, 'input'>>;
  promotion?: Resolver<Maybe<ResolversTypes['Promotion']>, ParentType, ContextType, RequireFields<QuerypromotionArgs, 'id'>>;
  promotions?: Resolver<ResolversTypes['PromotionConnection'], ParentType, ContextType, RequireFields<QuerypromotionsArgs, 'first'>>;
  coupons?: Resolver<ResolversTypes['CouponConnection'], ParentType, ContextType, RequireFields<QuerycouponsArgs, 'promotionId' | 'first'>>;
  clock?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  historicalOrders?: Resolver<ResolversTypes['HistoricalOrderConnection'], ParentType, ContextType, RequireFields<QueryhistoricalOrdersArgs, 'source' | 'first'>>;
  orderHistoryReconciliation?: Resolver<Maybe<ResolversTypes['OrderHistoryReconciliation']>, ParentType, ContextType>;
  orderHistoryExceptions?: Resolver<ResolversTypes['OrderHistoryExceptionConnection'], ParentType, ContextType, RequireFields<QueryorderHistoryExceptionsArgs, 'first'>>;
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
  refunds?: Resolver<Array<ResolversTypes['OrderRefund']>, ParentType, ContextType>;
  fulfilments?: Resolver<Array<ResolversTypes['Fulfilment']>, ParentType, ContextType>;
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
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type OrderRefundResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OrderRefund'] = ResolversParentTypes['OrderRefund'], FederationReferenceType extends FederationReferenceTypes['OrderRefund'] = FederationReferenceTypes['OrderRefund']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['OrderRefund']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['RefundStatus'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['OrderRefundLine']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderRefundLineResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OrderRefundLine'] = ResolversParentTypes['OrderRefundLine']> = {
  orderLineId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type FulfilmentResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['Fulfilment'] = ResolversParentTypes['Fulfilment'], FederationReferenceType extends FederationReferenceTypes['Fulfilment'] = FederationReferenceTypes['Fulfilment']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Fulfilment']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['FulfilmentKind'], ParentType, ContextType>;
  carrier?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  trackingNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SkuResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['Sku'] = ResolversParentTypes['Sku']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
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

export type OrderCreatePayloadResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OrderCreatePayload'] = ResolversParentTypes['OrderCreatePayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type OrderCancelPayloadResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OrderCancelPayload'] = ResolversParentTypes['OrderCancelPayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type OrderFulfilPayloadResolvers<ContextType = OrderContext, ParentType extends ResolversParentTypes['OrderFulfilPayload'] = ResolversParentTypes['OrderFulfilPayload']> = {
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
  OrderRefund?: OrderRefundResolvers<ContextType>;
  OrderRefundLine?: OrderRefundLineResolvers<ContextType>;
  Fulfilment?: FulfilmentResolvers<ContextType>;
  Sku?: SkuResolvers<ContextType>;
  OrderConnection?: OrderConnectionResolvers<ContextType>;
  OrderEdge?: OrderEdgeResolvers<ContextType>;
  OrderPayable?: OrderPayableResolvers<ContextType>;
  OrderCreatePayload?: OrderCreatePayloadResolvers<ContextType>;
  OrderCancelPayload?: OrderCancelPayloadResolvers<ContextType>;
  OrderFulfilPayload?: OrderFulfilPayloadResolvers<ContextType>;
  OrderConfirmPayload?: OrderConfirmPayloadResolvers<ContextType>;
  OrderRefundRequestPayload?: OrderRefundRequestPayloadResolvers<ContextType>;
  OrderRefundApprovePayload?: OrderRefundApprovePayloadResolvers<ContextType>;
  OrderRefundRejectPayload?: OrderRefundRejectPayloadResolvers<ContextType>;
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

