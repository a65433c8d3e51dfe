// Generated from schema/payment.graphql by npm run generate. Do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Money as MoneyRecord } from '../../shared/money.ts';
import type { IntentRecord, AttemptRecord, EventRecord, CaptureRecord, RefundRecord } from '../store/payments.ts';
import type { ReconciliationRecord, ExceptionRecord } from '../reconciliation/store/viewed.ts';
import type { WebhookRecord, ReplayRecord } from '../webhooks/store/viewed.ts';
import type { RuleSetRecord, AgreementRecord } from '../routing/store/routing.ts';
import type { ChannelRecord, DecisionRecord } from '../routing/resolvers/types.ts';
import type { ChannelTerms } from '../routing/domain/channel.ts';
import type { Rule } from '../routing/domain/rules.ts';
import type { OrderReference, PaymentContext } from '../context.ts';
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
  /** One payment intent by id, for whom it concerns. */
  paymentIntent?: Maybe<PaymentIntent>;
  /** The ways an order, or a cart of this amount, can be paid now. Exactly one of orderId and amount is given; country (ISO 3166-1 alpha-2) is where the shopper pays from. */
  paymentMethodsAvailable: Array<PaymentMethod>;
  /** What a shopper agrees to at a channel: the newest version, or the given one. */
  paymentAgreement?: Maybe<PaymentAgreement>;
  /** Payment channels, what they can do, and their health. For finance and operations. */
  paymentChannels: Array<PaymentChannel>;
  /** The rules in force, or those of a version; version 0 is what comes with the system. For finance and operations. */
  paymentRuleSet?: Maybe<PaymentRuleSet>;
  /** What rules would decide for a payment, with the channels' present health or a supposed one. Writes nothing. */
  paymentRoutingDryRun: PaymentRoutingDryRunPayload;
  /** Comparisons of our payments with channels' settlement files, the last day first. For finance and operations. */
  paymentReconciliations: PaymentReconciliationConnection;
  /** Differences between our payments and settlement files, the newest first. For finance and operations. */
  paymentReconciliationExceptions: PaymentReconciliationExceptionConnection;
  /** Webhooks that were received with a good signature, the newest first. For operations; those of nobody's payment for administrators. */
  webhookEvents: WebhookEventConnection;
};


export type QuerypaymentIntentArgs = {
  id: Scalars['ID']['input'];
};


export type QuerypaymentMethodsAvailableArgs = {
  orderId?: InputMaybe<Scalars['ID']['input']>;
  amount?: InputMaybe<MoneyInput>;
  country?: InputMaybe<Scalars['String']['input']>;
};


export type QuerypaymentAgreementArgs = {
  channelCode: Scalars['String']['input'];
  version?: InputMaybe<Scalars['Int']['input']>;
};


export type QuerypaymentRuleSetArgs = {
  version?: InputMaybe<Scalars['Int']['input']>;
};


export type QuerypaymentRoutingDryRunArgs = {
  input: PaymentRoutingDryRunInput;
};


export type QuerypaymentReconciliationsArgs = {
  channelCode?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QuerypaymentReconciliationExceptionsArgs = {
  open?: InputMaybe<Scalars['Boolean']['input']>;
  channelCode?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QuerywebhookEventsArgs = {
  state?: InputMaybe<WebhookEventState>;
  reference?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

export type Mutation = {
  /** Creates the payment intent of an order, or gives the one that is open. */
  paymentIntentCreate: PaymentIntentCreatePayload;
  /** Pays an intent by a method. The outcome may arrive later by the channel's webhook. */
  paymentIntentConfirm: PaymentIntentConfirmPayload;
  /** Cancels an intent that has not been paid. */
  paymentIntentCancel: PaymentIntentCancelPayload;
  /** Collects an authorised payment, whole or in part. */
  paymentIntentCapture: PaymentIntentCapturePayload;
  /** Fetches a channel's settlement file of a day (again) and compares it with our payments, in the background. */
  paymentReconcile: PaymentReconcilePayload;
  /** Says what was done about a difference. The words are kept for good. */
  paymentExceptionResolve: PaymentExceptionResolvePayload;
  /** Applies a webhook again as it was received. What has taken effect does not take effect twice. */
  webhookEventReplay: WebhookEventReplayPayload;
  /** Publishes what a channel can do as its next version. */
  paymentChannelPublish: PaymentChannelPublishPayload;
  /** Publishes routing rules as the business's next version. They hold for every attempt from then on. */
  paymentRuleSetPublish: PaymentRuleSetPublishPayload;
  /** Publishes what shoppers agree to at a channel as its next version. */
  paymentAgreementPublish: PaymentAgreementPublishPayload;
};


export type MutationpaymentIntentCreateArgs = {
  input: PaymentIntentCreateInput;
};


export type MutationpaymentIntentConfirmArgs = {
  input: PaymentIntentConfirmInput;
};


export type MutationpaymentIntentCancelArgs = {
  input: PaymentIntentCancelInput;
};


export type MutationpaymentIntentCaptureArgs = {
  input: PaymentIntentCaptureInput;
};


export type MutationpaymentReconcileArgs = {
  input: PaymentReconcileInput;
};


export type MutationpaymentExceptionResolveArgs = {
  input: PaymentExceptionResolveInput;
};


export type MutationwebhookEventReplayArgs = {
  input: WebhookEventReplayInput;
};


export type MutationpaymentChannelPublishArgs = {
  input: PaymentChannelPublishInput;
};


export type MutationpaymentRuleSetPublishArgs = {
  input: PaymentRuleSetPublishInput;
};


export type MutationpaymentAgreementPublishArgs = {
  input: PaymentAgreementPublishInput;
};

/** The intent to collect an order's total. Its amounts are derived from append-only events. */
export type PaymentIntent = Node & {
  /** The intent's id. */
  id: Scalars['ID']['output'];
  /** The order it pays for. */
  order: Order;
  /** The state. */
  status: PaymentIntentStatus;
  /** What is to be paid. */
  amount: Money;
  /** Whether the money is collected at once or held first. */
  captureMethod: PaymentCaptureMethod;
  /** What the channel holds or has handed over of what it held; nothing with captureMethod AUTOMATIC. */
  authorised: Money;
  /** What was received. */
  received: Money;
  /** What was given back. */
  refunded: Money;
  /** What the shopper must do next, for example visit a page. */
  nextAction?: Maybe<PaymentNextAction>;
  /** The attempts, oldest first. For finance and operations. */
  attempts: Array<PaymentAttempt>;
  /** The captures, and what was let go, oldest first. For finance and operations. */
  captures: Array<PaymentCapture>;
  /** The refunds as they were sent to the channel, oldest first. For finance and operations. */
  refunds: Array<PaymentRefund>;
  /** The events all amounts derive from, oldest first. For finance and operations. */
  events: Array<PaymentEvent>;
  /** When it was created. */
  createdAt: Scalars['DateTime']['output'];
};

/** The states of a payment intent. */
export type PaymentIntentStatus =
  /** Waiting for a method. */
  | 'REQUIRES_PAYMENT_METHOD'
  /** Waiting for the shopper. */
  | 'REQUIRES_ACTION'
  /** Waiting for the channel, the outcome not known yet included. */
  | 'PROCESSING'
  /** Authorised, not collected. */
  | 'REQUIRES_CAPTURE'
  /** Paid. */
  | 'SUCCEEDED'
  /** Refused for good. */
  | 'FAILED'
  /** Cancelled. */
  | 'CANCELLED';

/** When an intent's money is collected. */
export type PaymentCaptureMethod =
  /** At once. */
  | 'AUTOMATIC'
  /** It is held first; operations collect it. The order is paid when all of it is. */
  | 'MANUAL';

/** A part of an authorised payment that is collected, or the rest of it that is let go. */
export type PaymentCapture = {
  /** The capture's id, by which the channel knows it. */
  id: Scalars['ID']['output'];
  /** Whether it is collected or let go. */
  kind: PaymentCaptureKind;
  /** The amount that was asked for. */
  amount: Money;
  /** The outcome. */
  status: PaymentMovementStatus;
  /** Why it failed. */
  failure?: Maybe<Scalars['String']['output']>;
  /** Who asked for it. */
  requestedBy: Scalars['String']['output'];
  /** When it was asked for. */
  createdAt: Scalars['DateTime']['output'];
};

/** What is done with authorised money. */
export type PaymentCaptureKind =
  /** It is collected. */
  | 'CAPTURE'
  /** It is let go. */
  | 'VOID';

/** A refund as it was sent to the channel. */
export type PaymentRefund = {
  /** The refund's id, by which the channel knows it. */
  id: Scalars['ID']['output'];
  /** The amount. */
  amount: Money;
  /** The outcome. */
  status: PaymentMovementStatus;
  /** Why it failed, or why the channel took it back. */
  failure?: Maybe<Scalars['String']['output']>;
  /** When it was made. */
  createdAt: Scalars['DateTime']['output'];
};

/** The outcomes of a capture or refund. */
export type PaymentMovementStatus =
  /** Under way. */
  | 'PENDING'
  /** Done. */
  | 'SUCCEEDED'
  /** Refused by the channel, or never sent. */
  | 'FAILED'
  /** No answer: it may have happened. It is looked up. */
  | 'UNKNOWN'
  /** Done, and taken back by the channel: the shopper does not have the money. */
  | 'REVERSED';

/** What the shopper must do next. */
export type PaymentNextAction = {
  /** The kind: REDIRECT to a page, or QR_CODE to be shown and scanned. */
  kind: Scalars['String']['output'];
  /** The address of the page; of a QR_CODE it is also the text of the code. */
  url: Scalars['String']['output'];
};

/** One try at a channel. */
export type PaymentAttempt = Node & {
  /** The attempt's id. */
  id: Scalars['ID']['output'];
  /** The channel's code. */
  channelCode: Scalars['String']['output'];
  /** The method, for example CARD. */
  method: Scalars['String']['output'];
  /** The outcome. UNKNOWN may have happened; nothing new is tried before it is known. */
  status: PaymentAttemptStatus;
  /** The channel's own id. */
  providerReference?: Maybe<Scalars['String']['output']>;
  /** The channel's reason for a refusal. */
  declineCode?: Maybe<Scalars['String']['output']>;
  /** Why this channel was chosen, as it was decided then. */
  routing: PaymentRoutingDecision;
  /** The attempt before it, where this one carries the same payment on at another channel. */
  fallbackOf?: Maybe<Scalars['ID']['output']>;
  /** The version of the channel's agreement that was in force. */
  agreementVersion?: Maybe<Scalars['Int']['output']>;
  /** What the risk check said before the shopper's first channel was asked; null for attempts from before there was one. */
  risk?: Maybe<PaymentRiskDecision>;
  /** When it was made. */
  createdAt: Scalars['DateTime']['output'];
};

/** What a risk check said about a payment. */
export type PaymentRiskDecision = {
  /** Whether the payment may go on. */
  outcome: PaymentRiskOutcome;
  /** The check that decided. */
  check: Scalars['String']['output'];
  /** Why, in words. */
  reason: Scalars['String']['output'];
};

/** What a risk check decides. */
export type PaymentRiskOutcome =
  /** The payment goes on. */
  | 'ALLOW'
  /** The payment is refused before a channel is asked. */
  | 'DENY';

/** The outcomes of an attempt. */
export type PaymentAttemptStatus =
  /** Under way. */
  | 'PENDING'
  /** The channel holds the money for us. */
  | 'AUTHORISED'
  /** The money was received. */
  | 'SUCCEEDED'
  /** Refused by the channel. */
  | 'DECLINED'
  /** No answer: it may have happened. */
  | 'UNKNOWN';

/** An append-only fact about a payment. */
export type PaymentEvent = {
  /** The kind: CHARGED, AUTHORISED, CAPTURED, VOIDED, REFUNDED or REFUND_REVERSED. */
  kind: Scalars['String']['output'];
  /** The amount. */
  amount: Money;
  /** Where it came from: the channel's answer, its webhook, a look-up or us. */
  source: Scalars['String']['output'];
  /** When. */
  at: Scalars['DateTime']['output'];
};

/** A way to pay. */
export type PaymentMethod = {
  /** The method, for example CARD or WALLET. */
  code: Scalars['String']['output'];
  /** The name shown. */
  displayName: Scalars['String']['output'];
  /** The channel that would take it now. */
  channelCode: Scalars['String']['output'];
  /** Whose the channel's tokens are. */
  tokenisation: PaymentTokenisation;
  /** Whether the channel can charge again without the shopper. */
  recurring: Scalars['Boolean']['output'];
  /** What the shopper agrees to, where the channel has something. */
  agreement?: Maybe<PaymentAgreement>;
};

/** Whose a channel's tokens of cards or wallets are. */
export type PaymentTokenisation =
  /** It makes none. */
  | 'NONE'
  /** They work at this channel only. */
  | 'CHANNEL'
  /** They work at other channels with portable tokens, too. */
  | 'PORTABLE';

/** What a shopper agrees to at a channel, and what a front end shows for it. */
export type PaymentAgreement = {
  /** The channel's code. */
  channelCode: Scalars['String']['output'];
  /** The version; a published one never changes. */
  version: Scalars['Int']['output'];
  /** The heading. */
  title: Scalars['String']['output'];
  /** The text. */
  terms: Scalars['String']['output'];
  /** What the front end needs to adapt to the channel: an object of the business's own shape. */
  form: Scalars['JSON']['output'];
  /** When it was published. */
  publishedAt: Scalars['DateTime']['output'];
};

/** A payment channel of this business. */
export type PaymentChannel = {
  /** The channel's code. */
  code: Scalars['String']['output'];
  /** The version; 0 is what comes with the system. */
  version: Scalars['Int']['output'];
  /** The name shown. */
  displayName: Scalars['String']['output'];
  /** The methods it takes. */
  methods: Array<Scalars['String']['output']>;
  /** The currencies it takes. */
  currencies: Array<Scalars['CurrencyCode']['output']>;
  /** Limits and fees, one for each currency. */
  terms: Array<PaymentChannelTerms>;
  /** Whose its tokens are. */
  tokenisation: PaymentTokenisation;
  /** Whether it can charge again without the shopper. */
  recurring: Scalars['Boolean']['output'];
  /** How it works, whatever a business publishes of it. */
  capabilities: PaymentChannelCapabilities;
  /** Whether it is used as the rules say. An unhealthy channel is passed by where a rule names another, but for a trickle. */
  healthy: Scalars['Boolean']['output'];
  /** Attempts that its health is judged by. */
  recentAttempts: Scalars['Int']['output'];
  /** Those of them that it did not answer or could not take. */
  recentFailures: Scalars['Int']['output'];
  /** Whether new payments may use it. */
  enabled: Scalars['Boolean']['output'];
  /** What shoppers agree to. */
  agreement?: Maybe<PaymentAgreement>;
};

/** How a channel works. */
export type PaymentChannelCapabilities = {
  /** Whether a charge may be sent again while its outcome is unknown: the channel then answers what the first one did. */
  idempotentRetry: Scalars['Boolean']['output'];
  /** What can be done with authorised money. */
  capture: PaymentChannelCapture;
  /** Whether charges and refunds are only ever told by webhook or look-up, never at once. */
  asynchronous: Scalars['Boolean']['output'];
};

/** What a channel can do with authorised money. */
export type PaymentChannelCapture =
  /** It authorises nothing: it charges. */
  | 'NONE'
  /** All at once. */
  | 'FULL'
  /** In parts. */
  | 'PARTIAL';

/** What a channel takes and asks for in one currency. */
export type PaymentChannelTerms = {
  /** The smallest amount. */
  minAmount: Money;
  /** The largest amount; null is no limit. */
  maxAmount?: Maybe<Money>;
  /** The fixed part of the fee. */
  fixedFee: Money;
  /** The fee's share of the amount in hundredths of a percent. */
  feeBasisPoints: Scalars['Int']['output'];
};

/** Routing rules, read top-down: the first that applies decides. */
export type PaymentRuleSet = {
  /** The version; 0 is what comes with the system. */
  version: Scalars['Int']['output'];
  /** The rules. */
  rules: Array<PaymentRoutingRule>;
  /** When a channel is passed by. */
  health: PaymentHealthPolicy;
  /** When it was published. */
  publishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who published it. */
  publishedBy?: Maybe<Scalars['String']['output']>;
};

/** A rule. It has exactly one of channelCode, split and fallback. */
export type PaymentRoutingRule = {
  /** The name, as decisions tell it. */
  name: Scalars['String']['output'];
  /** What a payment must be. */
  when: PaymentRoutingCondition;
  /** The one channel. */
  channelCode?: Maybe<Scalars['String']['output']>;
  /** Channels by shares. */
  split?: Maybe<Array<PaymentRoutingShare>>;
  /** Channels in the order they are tried. */
  fallback?: Maybe<Array<Scalars['String']['output']>>;
};

/** What a payment must be for a rule to apply. What is null is not looked at. */
export type PaymentRoutingCondition = {
  /** One of these methods. */
  methods?: Maybe<Array<Scalars['String']['output']>>;
  /** In one of these currencies. */
  currencies?: Maybe<Array<Scalars['CurrencyCode']['output']>>;
  /** Of at least this amount. */
  minAmount?: Maybe<Money>;
  /** Of at most this amount. */
  maxAmount?: Maybe<Money>;
  /** From one of these countries. */
  countries?: Maybe<Array<Scalars['String']['output']>>;
  /** Whether it will be charged again without the shopper. */
  recurring?: Maybe<Scalars['Boolean']['output']>;
};

/** A channel's share of a split. */
export type PaymentRoutingShare = {
  /** The channel. */
  channelCode: Scalars['String']['output'];
  /** The share; those of a split add up to 100. */
  percent: Scalars['Int']['output'];
};

/** When a channel is passed by. */
export type PaymentHealthPolicy = {
  /** How far back attempts are looked at. */
  windowSeconds: Scalars['Int']['output'];
  /** At most so many attempts, the newest. */
  samples: Scalars['Int']['output'];
  /** Fewer attempts than this say nothing. */
  minSamples: Scalars['Int']['output'];
  /** From this share of failures on, a channel is passed by. */
  failurePercent: Scalars['Int']['output'];
  /** The share of its payments that it keeps meanwhile, so that its recovery shows. */
  tricklePercent: Scalars['Int']['output'];
};

/** Which channel was chosen for a payment, and why. */
export type PaymentRoutingDecision = {
  /** The version of the rules. */
  ruleSetVersion: Scalars['Int']['output'];
  /** The rule that applied. */
  rule?: Maybe<Scalars['String']['output']>;
  /** The kind of the rule's outcome. */
  outcome?: Maybe<PaymentRoutingOutcome>;
  /** The channel; null when nothing can take the payment. */
  channelCode?: Maybe<Scalars['String']['output']>;
  /** The rule's channels that can take it, the first choice first. */
  candidates: Array<Scalars['String']['output']>;
  /** The rule's channels that were left out or passed by. */
  eliminated: Array<PaymentRoutingElimination>;
  /** Whether it goes to an unhealthy channel to see whether that one has recovered. */
  trickle: Scalars['Boolean']['output'];
  /** What the channel keeps. */
  fee: Money;
  /** Why, in words. */
  reason: Scalars['String']['output'];
};

/** What a rule decides. */
export type PaymentRoutingOutcome =
  /** One channel. */
  | 'CHANNEL'
  /** A draw by shares. */
  | 'SPLIT'
  /** The first of a list; the next after a failure that certainly took no money. */
  | 'FALLBACK';

/** Why a channel was not chosen. */
export type PaymentRoutingElimination = {
  /** The channel. */
  channelCode: Scalars['String']['output'];
  /** The kind of reason. */
  code: PaymentRoutingEliminationCode;
  /** The reason in words. */
  reason: Scalars['String']['output'];
};

/** The kinds of reason to leave a channel out. */
export type PaymentRoutingEliminationCode =
  /** The business has no such channel. */
  | 'UNKNOWN_CHANNEL'
  /** It is disabled. */
  | 'DISABLED'
  /** It does not take the method. */
  | 'METHOD'
  /** It does not take the currency. */
  | 'CURRENCY'
  /** The amount is outside of its limits. */
  | 'AMOUNT'
  /** It cannot charge again without the shopper. */
  | 'RECURRING'
  /** It cannot hold money. */
  | 'CAPTURE'
  /** It does not take tokens of the channel before. */
  | 'TOKEN'
  /** It was tried for this payment. */
  | 'TRIED'
  /** Too many recent attempts failed. */
  | 'UNHEALTHY';

/** An order. Order, payment, fulfilment and refund are independent axes. */
export type Order = {
  /** The order's id. */
  id: Scalars['ID']['output'];
  /** The payment intent that pays or paid for it. */
  paymentIntent?: Maybe<PaymentIntent>;
};

/** An order to pay. */
export type PaymentIntentCreateInput = {
  /** The order. */
  orderId: Scalars['ID']['input'];
  /** Whether the money is collected at once or held first. The order's open intent keeps what it was created with. */
  captureMethod?: PaymentCaptureMethod;
  /** Makes a repeat of this request the same intent. */
  idempotencyKey: Scalars['String']['input'];
};

/** What came of `paymentIntentCreate`. */
export type PaymentIntentCreatePayload = {
  /** The intent, unless there were errors. */
  paymentIntent?: Maybe<PaymentIntent>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** How to pay an intent. */
export type PaymentIntentConfirmInput = {
  /** The intent. */
  paymentIntentId: Scalars['ID']['input'];
  /** The method, for example CARD. */
  method: Scalars['String']['input'];
  /** The channel's token of the card or wallet; left out where the channel makes none. The sandbox takes its test card numbers here. */
  methodToken?: InputMaybe<Scalars['String']['input']>;
  /** The country that the shopper pays from, as ISO 3166-1 alpha-2: rules may look at it. */
  country?: InputMaybe<Scalars['String']['input']>;
  /** Makes a repeat of this request the same attempt. */
  idempotencyKey: Scalars['String']['input'];
};

/** What came of `paymentIntentConfirm`. */
export type PaymentIntentConfirmPayload = {
  /** The intent; given with PROVIDER_DECLINED and PROVIDER_UNKNOWN too. */
  paymentIntent?: Maybe<PaymentIntent>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** An intent to cancel. */
export type PaymentIntentCancelInput = {
  /** The intent. */
  paymentIntentId: Scalars['ID']['input'];
};

/** What came of `paymentIntentCancel`. */
export type PaymentIntentCancelPayload = {
  /** The intent, unless there were errors. */
  paymentIntent?: Maybe<PaymentIntent>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** What to collect of an authorised intent. */
export type PaymentIntentCaptureInput = {
  /** The intent. */
  paymentIntentId: Scalars['ID']['input'];
  /** How much; left out, all that is still held. */
  amountMinor?: InputMaybe<Scalars['BigInt']['input']>;
  /** Makes a repeat of this request the same capture. */
  idempotencyKey: Scalars['String']['input'];
};

/** What came of `paymentIntentCapture`. */
export type PaymentIntentCapturePayload = {
  /** The intent; given with PROVIDER_DECLINED and PROVIDER_UNKNOWN too. */
  paymentIntent?: Maybe<PaymentIntent>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** A settlement file to fetch and compare. */
export type PaymentReconcileInput = {
  /** The channel. */
  channelCode: Scalars['String']['input'];
  /** The day (UTC) as YYYY-MM-DD; it is over. */
  day: Scalars['String']['input'];
};

/** What came of `paymentReconcile`. */
export type PaymentReconcilePayload = {
  /** The comparison, unless there were errors. */
  reconciliation?: Maybe<PaymentReconciliation>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** What was done about a difference. */
export type PaymentExceptionResolveInput = {
  /** The difference. */
  exceptionId: Scalars['ID']['input'];
  /** What was done. */
  resolution: PaymentExceptionResolution;
  /** Why, for the record. */
  note: Scalars['String']['input'];
};

/** What came of `paymentExceptionResolve`. */
export type PaymentExceptionResolvePayload = {
  /** The difference, unless there were errors. */
  exception?: Maybe<PaymentReconciliationException>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** A webhook to apply again. */
export type WebhookEventReplayInput = {
  /** The webhook. */
  webhookEventId: Scalars['ID']['input'];
  /** Why, for the record. */
  note: Scalars['String']['input'];
};

/** What came of `webhookEventReplay`. */
export type WebhookEventReplayPayload = {
  /** The webhook; its state says whether it could be applied now. */
  webhookEvent?: Maybe<WebhookEvent>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** A comparison of our payments with a channel's settlement file of a day. */
export type PaymentReconciliation = {
  /** The comparison's id. */
  id: Scalars['ID']['output'];
  /** The channel. */
  channelCode: Scalars['String']['output'];
  /** The day (UTC) as YYYY-MM-DD. */
  day: Scalars['String']['output'];
  /** How far it is. */
  state: PaymentReconciliationState;
  /** How many lines the file has. */
  rows: Scalars['Int']['output'];
  /** How many movements were compared. */
  compared: Scalars['Int']['output'];
  /** How many are alike. */
  matched: Scalars['Int']['output'];
  /** How many of ours the file does not have. */
  missing: Scalars['Int']['output'];
  /** How many of the file's are not ours. */
  unexpected: Scalars['Int']['output'];
  /** How many differ. */
  mismatched: Scalars['Int']['output'];
  /** Why the file could not be fetched or compared. */
  failure?: Maybe<Scalars['String']['output']>;
  /** When the file was fetched. */
  fetchedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** How far a comparison is. */
export type PaymentReconciliationState =
  /** The file is still to be fetched. */
  | 'DUE'
  /** The file is there and is compared soon. */
  | 'FETCHED'
  /** Compared. */
  | 'COMPARED';

/** A page of comparisons. */
export type PaymentReconciliationConnection = {
  /** The edges. */
  edges: Array<PaymentReconciliationEdge>;
  /** The nodes of the edges. */
  nodes: Array<PaymentReconciliation>;
  /** Where this page lies. */
  pageInfo: PageInfo;
};

/** A comparison in a page. */
export type PaymentReconciliationEdge = {
  /** The cursor of this edge. */
  cursor: Scalars['String']['output'];
  /** The comparison. */
  node: PaymentReconciliation;
};

/** A movement of money in which our events and a channel's file differ. */
export type PaymentReconciliationException = {
  /** The difference's id. */
  id: Scalars['ID']['output'];
  /** The channel. */
  channelCode: Scalars['String']['output'];
  /** The day (UTC) of the file as YYYY-MM-DD. */
  day: Scalars['String']['output'];
  /** What kind of movement it is: charge, capture, refund or refund_reversal. */
  type: Scalars['String']['output'];
  /** By what the channel and we know it. */
  reference: Scalars['String']['output'];
  /** How they differ. */
  kind: PaymentExceptionKind;
  /** What differs: rows (the file has it more than once), currency, gross or fee. */
  fields: Array<Scalars['String']['output']>;
  /** What our events say. */
  expected?: Maybe<PaymentSettlementFigures>;
  /** What the file says. */
  actual?: Maybe<PaymentSettlementFigures>;
  /** The payment, if it is known. */
  paymentIntent?: Maybe<PaymentIntent>;
  /** When it was found first. */
  openedAt: Scalars['DateTime']['output'];
  /** When it was resolved. */
  resolvedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What was done about it. */
  resolution?: Maybe<PaymentExceptionResolution>;
  /** Who resolved it. */
  resolvedBy?: Maybe<Scalars['String']['output']>;
  /** Why, in the words of whoever resolved it. */
  note?: Maybe<Scalars['String']['output']>;
};

/** How a movement differs. */
export type PaymentExceptionKind =
  /** The file does not have it. */
  | 'MISSING'
  /** We know nothing of it. */
  | 'UNEXPECTED'
  /** Both have it, otherwise. */
  | 'MISMATCHED';

/** What was done about a difference. */
export type PaymentExceptionResolution =
  /** It is right as it is. */
  | 'ACCEPTED'
  /** It was corrected, at the channel or by us. */
  | 'CORRECTED'
  /** The loss or gain was booked. */
  | 'WRITTEN_OFF'
  /** It was gone at a later comparison. */
  | 'VANISHED';

/** What one side says of a movement. */
export type PaymentSettlementFigures = {
  /** How many rows there are. */
  rows: Scalars['Int']['output'];
  /** What was moved. */
  gross: Money;
  /** What the channel keeps; null when it is not known. */
  fee?: Maybe<Money>;
};

/** A page of differences. */
export type PaymentReconciliationExceptionConnection = {
  /** The edges. */
  edges: Array<PaymentReconciliationExceptionEdge>;
  /** The nodes of the edges. */
  nodes: Array<PaymentReconciliationException>;
  /** Where this page lies. */
  pageInfo: PageInfo;
};

/** A difference in a page. */
export type PaymentReconciliationExceptionEdge = {
  /** The cursor of this edge. */
  cursor: Scalars['String']['output'];
  /** The difference. */
  node: PaymentReconciliationException;
};

/** A webhook as it was received. */
export type WebhookEvent = {
  /** The webhook's id. */
  id: Scalars['ID']['output'];
  /** Who sent it. */
  channel: Scalars['String']['output'];
  /** The sender's id of it; of a body that tells none, its hash. */
  eventId: Scalars['String']['output'];
  /** The type, for example charge.succeeded, or unreadable. */
  type: Scalars['String']['output'];
  /** By what the sender and we know the movement. */
  reference?: Maybe<Scalars['String']['output']>;
  /** What became of it. */
  state: WebhookEventState;
  /** Why it could not be applied. */
  error?: Maybe<Scalars['String']['output']>;
  /** The body, byte for byte as it was signed. */
  body: Scalars['String']['output'];
  /** When it was received first. */
  receivedAt: Scalars['DateTime']['output'];
  /** When it took effect. */
  appliedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who replayed it, when and why, oldest first. */
  replays: Array<WebhookReplay>;
};

/** What became of a webhook. */
export type WebhookEventState =
  /** It took effect, or there was nothing to do. */
  | 'APPLIED'
  /** It cannot be used: no such payment, not readable, or another currency. */
  | 'REFUSED'
  /** Applying it failed. */
  | 'FAILED';

/** A time at which a webhook was replayed. */
export type WebhookReplay = {
  /** Who replayed it. */
  actor: Scalars['String']['output'];
  /** Why. */
  note?: Maybe<Scalars['String']['output']>;
  /** When. */
  at: Scalars['DateTime']['output'];
};

/** A page of webhooks. */
export type WebhookEventConnection = {
  /** The edges. */
  edges: Array<WebhookEventEdge>;
  /** The nodes of the edges. */
  nodes: Array<WebhookEvent>;
  /** Where this page lies. */
  pageInfo: PageInfo;
};

/** A webhook in a page. */
export type WebhookEventEdge = {
  /** The cursor of this edge. */
  cursor: Scalars['String']['output'];
  /** The webhook. */
  node: WebhookEvent;
};

/** What a channel can do. */
export type PaymentChannelPublishInput = {
  /** A channel that the system can reach. */
  code: Scalars['String']['input'];
  /** The version that this follows; 0 when none was published. */
  expectedVersion: Scalars['Int']['input'];
  /** The name shown. */
  displayName: Scalars['String']['input'];
  /** Whether new payments may use it. */
  enabled: Scalars['Boolean']['input'];
  /** The methods it takes, for example CARD. */
  methods: Array<Scalars['String']['input']>;
  /** Whose its tokens are. */
  tokenisation: PaymentTokenisation;
  /** Whether it can charge again without the shopper; that needs tokens. */
  recurring: Scalars['Boolean']['input'];
  /** Limits and fees, one for each currency it takes. */
  terms: Array<PaymentChannelTermsInput>;
  /** Makes a repeat of this request the same version. */
  idempotencyKey: Scalars['String']['input'];
};

/** What a channel takes and asks for in one currency. */
export type PaymentChannelTermsInput = {
  /** The currency. */
  currencyCode: Scalars['CurrencyCode']['input'];
  /** The smallest amount. */
  minAmountMinor: Scalars['BigInt']['input'];
  /** The largest amount; left out, there is no limit. */
  maxAmountMinor?: InputMaybe<Scalars['BigInt']['input']>;
  /** The fixed part of the fee. */
  fixedFeeMinor: Scalars['BigInt']['input'];
  /** The fee's share of the amount in hundredths of a percent. */
  feeBasisPoints: Scalars['Int']['input'];
};

/** What came of `paymentChannelPublish`. */
export type PaymentChannelPublishPayload = {
  /** The channel, unless there were errors. */
  channel?: Maybe<PaymentChannel>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** Rules to publish. */
export type PaymentRuleSetPublishInput = {
  /** The version that this follows; 0 when none was published. */
  expectedVersion: Scalars['Int']['input'];
  /** The rules, top-down. */
  rules: Array<PaymentRoutingRuleInput>;
  /** When a channel is passed by; left out, as the system comes. */
  health?: InputMaybe<PaymentHealthPolicyInput>;
  /** Makes a repeat of this request the same version. */
  idempotencyKey: Scalars['String']['input'];
};

/** A rule. Exactly one of channelCode, split and fallback is given. */
export type PaymentRoutingRuleInput = {
  /** A name of its own, as decisions tell it. */
  name: Scalars['String']['input'];
  /** What a payment must be; left out, every payment. */
  when?: InputMaybe<PaymentRoutingConditionInput>;
  /** The one channel. */
  channelCode?: InputMaybe<Scalars['String']['input']>;
  /** Channels by shares that add up to 100. */
  split?: InputMaybe<Array<PaymentRoutingShareInput>>;
  /** Channels in the order they are tried. */
  fallback?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** What a payment must be for a rule to apply. What is left out is not looked at. */
export type PaymentRoutingConditionInput = {
  /** One of these methods. */
  methods?: InputMaybe<Array<Scalars['String']['input']>>;
  /** In one of these currencies. */
  currencies?: InputMaybe<Array<Scalars['CurrencyCode']['input']>>;
  /** Of at least this amount; with exactly one currency. */
  minAmountMinor?: InputMaybe<Scalars['BigInt']['input']>;
  /** Of at most this amount; with exactly one currency. */
  maxAmountMinor?: InputMaybe<Scalars['BigInt']['input']>;
  /** From one of these countries, ISO 3166-1 alpha-2. A payment whose country is not known is in none. */
  countries?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Whether it will be charged again without the shopper. */
  recurring?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A channel's share of a split. */
export type PaymentRoutingShareInput = {
  /** The channel. */
  channelCode: Scalars['String']['input'];
  /** The share, 1 to 99. */
  percent: Scalars['Int']['input'];
};

/** When a channel is passed by. */
export type PaymentHealthPolicyInput = {
  /** How far back attempts are looked at, 10 to 86400. Long windows keep a recovered channel out for longer. */
  windowSeconds: Scalars['Int']['input'];
  /** At most so many attempts, the newest, 1 to 200. */
  samples: Scalars['Int']['input'];
  /** Fewer attempts than this say nothing; at most samples. */
  minSamples: Scalars['Int']['input'];
  /** From this share of failures on, a channel is passed by, 1 to 100. */
  failurePercent: Scalars['Int']['input'];
  /** The share of its payments that it keeps meanwhile, 0 to 50. With 0 only the window's end lets it back. */
  tricklePercent: Scalars['Int']['input'];
};

/** What came of `paymentRuleSetPublish`. */
export type PaymentRuleSetPublishPayload = {
  /** The rules, unless there were errors. */
  ruleSet?: Maybe<PaymentRuleSet>;
  /** Why it was refused; each error names the rule and the field. */
  userErrors: Array<UserError>;
};

/** An agreement to publish. */
export type PaymentAgreementPublishInput = {
  /** The channel. */
  channelCode: Scalars['String']['input'];
  /** The version that this follows; 0 when none was published. */
  expectedVersion: Scalars['Int']['input'];
  /** The heading. */
  title: Scalars['String']['input'];
  /** The text. */
  terms: Scalars['String']['input'];
  /** What the front end needs to adapt to the channel: an object of the business's own shape. */
  form?: InputMaybe<Scalars['JSON']['input']>;
  /** Makes a repeat of this request the same version. */
  idempotencyKey: Scalars['String']['input'];
};

/** What came of `paymentAgreementPublish`. */
export type PaymentAgreementPublishPayload = {
  /** The agreement, unless there were errors. */
  agreement?: Maybe<PaymentAgreement>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** A payment to decide about, and by what. */
export type PaymentRoutingDryRunInput = {
  /** The method. */
  method: Scalars['String']['input'];
  /** The amount. */
  amount: MoneyInput;
  /** The country, as ISO 3166-1 alpha-2. */
  country?: InputMaybe<Scalars['String']['input']>;
  /** Whether it will be charged again without the shopper. */
  recurring?: InputMaybe<Scalars['Boolean']['input']>;
  /** The order: splits and trickles are drawn by its id. */
  orderId?: InputMaybe<Scalars['ID']['input']>;
  /** When the money is collected; left out, at once. MANUAL leaves out the channels that cannot hold it. */
  captureMethod?: InputMaybe<PaymentCaptureMethod>;
  /** The version to decide by; left out, the one in force. Not with rules. */
  version?: InputMaybe<Scalars['Int']['input']>;
  /** Rules to try before they are published. */
  rules?: InputMaybe<Array<PaymentRoutingRuleInput>>;
  /** When a channel is passed by, for the rules to try. */
  health?: InputMaybe<PaymentHealthPolicyInput>;
  /** Channels to take for unhealthy, and all others for healthy; left out, their present health. */
  unhealthy?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** What rules would decide. */
export type PaymentRoutingDryRunPayload = {
  /** The decision, unless there were errors. */
  decision?: Maybe<PaymentRoutingDecision>;
  /** What is wrong with the rules or the payment. */
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
  PaymentIntent: PaymentIntent;
  PaymentAttempt: PaymentAttempt;
  Order: Order;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  PaymentIntent:
    ( { __typename: 'PaymentIntent' }
    & GraphQLRecursivePick<FederationTypes['PaymentIntent'], {"id":true}> );
  PaymentAttempt:
    ( { __typename: 'PaymentAttempt' }
    & GraphQLRecursivePick<FederationTypes['PaymentAttempt'], {"id":true}> );
  Order:
    ( { __typename: 'Order' }
    & GraphQLRecursivePick<FederationTypes['Order'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( IntentRecord )
    | ( AttemptRecord )
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
  PaymentIntent: ResolverTypeWrapper<IntentRecord>;
  PaymentIntentStatus: PaymentIntentStatus;
  PaymentCaptureMethod: PaymentCaptureMethod;
  PaymentCapture: ResolverTypeWrapper<CaptureRecord>;
  PaymentCaptureKind: PaymentCaptureKind;
  PaymentRefund: ResolverTypeWrapper<RefundRecord>;
  PaymentMovementStatus: PaymentMovementStatus;
  PaymentNextAction: ResolverTypeWrapper<PaymentNextAction>;
  PaymentAttempt: ResolverTypeWrapper<AttemptRecord>;
  PaymentRiskDecision: ResolverTypeWrapper<PaymentRiskDecision>;
  PaymentRiskOutcome: PaymentRiskOutcome;
  PaymentAttemptStatus: PaymentAttemptStatus;
  PaymentEvent: ResolverTypeWrapper<EventRecord>;
  PaymentMethod: ResolverTypeWrapper<Omit<PaymentMethod, 'agreement'> & { agreement?: Maybe<ResolversTypes['PaymentAgreement']> }>;
  PaymentTokenisation: PaymentTokenisation;
  PaymentAgreement: ResolverTypeWrapper<AgreementRecord>;
  PaymentChannel: ResolverTypeWrapper<ChannelRecord>;
  PaymentChannelCapabilities: ResolverTypeWrapper<PaymentChannelCapabilities>;
  PaymentChannelCapture: PaymentChannelCapture;
  PaymentChannelTerms: ResolverTypeWrapper<ChannelTerms>;
  PaymentRuleSet: ResolverTypeWrapper<RuleSetRecord>;
  PaymentRoutingRule: ResolverTypeWrapper<Rule>;
  PaymentRoutingCondition: ResolverTypeWrapper<Omit<PaymentRoutingCondition, 'minAmount' | 'maxAmount'> & { minAmount?: Maybe<ResolversTypes['Money']>, maxAmount?: Maybe<ResolversTypes['Money']> }>;
  PaymentRoutingShare: ResolverTypeWrapper<PaymentRoutingShare>;
  PaymentHealthPolicy: ResolverTypeWrapper<PaymentHealthPolicy>;
  PaymentRoutingDecision: ResolverTypeWrapper<DecisionRecord>;
  PaymentRoutingOutcome: PaymentRoutingOutcome;
  PaymentRoutingElimination: ResolverTypeWrapper<PaymentRoutingElimination>;
  PaymentRoutingEliminationCode: PaymentRoutingEliminationCode;
  Order: ResolverTypeWrapper<OrderReference>;
  PaymentIntentCreateInput: PaymentIntentCreateInput;
  PaymentIntentCreatePayload: ResolverTypeWrapper<Omit<PaymentIntentCreatePayload, 'paymentIntent'> & { paymentIntent?: Maybe<ResolversTypes['PaymentIntent']> }>;
  PaymentIntentConfirmInput: PaymentIntentConfirmInput;
  PaymentIntentConfirmPayload: ResolverTypeWrapper<Omit<PaymentIntentConfirmPayload, 'paymentIntent'> & { paymentIntent?: Maybe<ResolversTypes['PaymentIntent']> }>;
  PaymentIntentCancelInput: PaymentIntentCancelInput;
  PaymentIntentCancelPayload: ResolverTypeWrapper<Omit<PaymentIntentCancelPayload, 'paymentIntent'> & { paymentIntent?: Maybe<ResolversTypes['PaymentIntent']> }>;
  PaymentIntentCaptureInput: PaymentIntentCaptureInput;
  PaymentIntentCapturePayload: ResolverTypeWrapper<Omit<PaymentIntentCapturePayload, 'paymentIntent'> & { paymentIntent?: Maybe<ResolversTypes['PaymentIntent']> }>;
  PaymentReconcileInput: PaymentReconcileInput;
  PaymentReconcilePayload: ResolverTypeWrapper<Omit<PaymentReconcilePayload, 'reconciliation'> & { reconciliation?: Maybe<ResolversTypes['PaymentReconciliation']> }>;
  PaymentExceptionResolveInput: PaymentExceptionResolveInput;
  PaymentExceptionResolvePayload: ResolverTypeWrapper<Omit<PaymentExceptionResolvePayload, 'exception'> & { exception?: Maybe<ResolversTypes['PaymentReconciliationException']> }>;
  WebhookEventReplayInput: WebhookEventReplayInput;
  WebhookEventReplayPayload: ResolverTypeWrapper<Omit<WebhookEventReplayPayload, 'webhookEvent'> & { webhookEvent?: Maybe<ResolversTypes['WebhookEvent']> }>;
  PaymentReconciliation: ResolverTypeWrapper<ReconciliationRecord>;
  PaymentReconciliationState: PaymentReconciliationState;
  PaymentReconciliationConnection: ResolverTypeWrapper<Omit<PaymentReconciliationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['PaymentReconciliationEdge']>, nodes: Array<ResolversTypes['PaymentReconciliation']> }>;
  PaymentReconciliationEdge: ResolverTypeWrapper<Omit<PaymentReconciliationEdge, 'node'> & { node: ResolversTypes['PaymentReconciliation'] }>;
  PaymentReconciliationException: ResolverTypeWrapper<ExceptionRecord>;
  PaymentExceptionKind: PaymentExceptionKind;
  PaymentExceptionResolution: PaymentExceptionResolution;
  PaymentSettlementFigures: ResolverTypeWrapper<Omit<PaymentSettlementFigures, 'gross' | 'fee'> & { gross: ResolversTypes['Money'], fee?: Maybe<ResolversTypes['Money']> }>;
  PaymentReconciliationExceptionConnection: ResolverTypeWrapper<Omit<PaymentReconciliationExceptionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['PaymentReconciliationExceptionEdge']>, nodes: Array<ResolversTypes['PaymentReconciliationException']> }>;
  PaymentReconciliationExceptionEdge: ResolverTypeWrapper<Omit<PaymentReconciliationExceptionEdge, 'node'> & { node: ResolversTypes['PaymentReconciliationException'] }>;
  WebhookEvent: ResolverTypeWrapper<WebhookRecord>;
  WebhookEventState: WebhookEventState;
  WebhookReplay: ResolverTypeWrapper<ReplayRecord>;
  WebhookEventConnection: ResolverTypeWrapper<Omit<WebhookEventConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['WebhookEventEdge']>, nodes: Array<ResolversTypes['WebhookEvent']> }>;
  WebhookEventEdge: ResolverTypeWrapper<Omit<WebhookEventEdge, 'node'> & { node: ResolversTypes['WebhookEvent'] }>;
  PaymentChannelPublishInput: PaymentChannelPublishInput;
  PaymentChannelTermsInput: PaymentChannelTermsInput;
  PaymentChannelPublishPayload: ResolverTypeWrapper<Omit<PaymentChannelPublishPayload, 'channel'> & { channel?: Maybe<ResolversTypes['PaymentChannel']> }>;
  PaymentRuleSetPublishInput: PaymentRuleSetPublishInput;
  PaymentRoutingRuleInput: PaymentRoutingRuleInput;
  PaymentRoutingConditionInput: PaymentRoutingConditionInput;
  PaymentRoutingShareInput: PaymentRoutingShareInput;
  PaymentHealthPolicyInput: PaymentHealthPolicyInput;
  PaymentRuleSetPublishPayload: ResolverTypeWrapper<Omit<PaymentRuleSetPublishPayload, 'ruleSet'> & { ruleSet?: Maybe<ResolversTypes['PaymentRuleSet']> }>;
  PaymentAgreementPublishInput: PaymentAgreementPublishInput;
  PaymentAgreementPublishPayload: ResolverTypeWrapper<Omit<PaymentAgreementPublishPayload, 'agreement'> & { agreement?: Maybe<ResolversTypes['PaymentAgreement']> }>;
  PaymentRoutingDryRunInput: PaymentRoutingDryRunInput;
  PaymentRoutingDryRunPayload: ResolverTypeWrapper<Omit<PaymentRoutingDryRunPayload, 'decision'> & { decision?: Maybe<ResolversTypes['PaymentRoutingDecision']> }>;
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
  PaymentIntent: IntentRecord;
  PaymentCapture: CaptureRecord;
  PaymentRefund: RefundRecord;
  PaymentNextAction: PaymentNextAction;
  PaymentAttempt: AttemptRecord;
  PaymentRiskDecision: PaymentRiskDecision;
  PaymentEvent: EventRecord;
  PaymentMethod: Omit<PaymentMethod, 'agreement'> & { agreement?: Maybe<ResolversParentTypes['PaymentAgreement']> };
  PaymentAgreement: AgreementRecord;
  PaymentChannel: ChannelRecord;
  PaymentChannelCapabilities: PaymentChannelCapabilities;
  PaymentChannelTerms: ChannelTerms;
  PaymentRuleSet: RuleSetRecord;
  PaymentRoutingRule: Rule;
  PaymentRoutingCondition: Omit<PaymentRoutingCondition, 'minAmount' | 'maxAmount'> & { minAmount?: Maybe<ResolversParentTypes['Money']>, maxAmount?: Maybe<ResolversParentTypes['Money']> };
  PaymentRoutingShare: PaymentRoutingShare;
  PaymentHealthPolicy: PaymentHealthPolicy;
  PaymentRoutingDecision: DecisionRecord;
  PaymentRoutingElimination: PaymentRoutingElimination;
  Order: OrderReference;
  PaymentIntentCreateInput: PaymentIntentCreateInput;
  PaymentIntentCreatePayload: Omit<PaymentIntentCreatePayload, 'paymentIntent'> & { paymentIntent?: Maybe<ResolversParentTypes['PaymentIntent']> };
  PaymentIntentConfirmInput: PaymentIntentConfirmInput;
  PaymentIntentConfirmPayload: Omit<PaymentIntentConfirmPayload, 'paymentIntent'> & { paymentIntent?: Maybe<ResolversParentTypes['PaymentIntent']> };
  PaymentIntentCancelInput: PaymentIntentCancelInput;
  PaymentIntentCancelPayload: Omit<PaymentIntentCancelPayload, 'paymentIntent'> & { paymentIntent?: Maybe<ResolversParentTypes['PaymentIntent']> };
  PaymentIntentCaptureInput: PaymentIntentCaptureInput;
  PaymentIntentCapturePayload: Omit<PaymentIntentCapturePayload, 'paymentIntent'> & { paymentIntent?: Maybe<ResolversParentTypes['PaymentIntent']> };
  PaymentReconcileInput: PaymentReconcileInput;
  PaymentReconcilePayload: Omit<PaymentReconcilePayload, 'reconciliation'> & { reconciliation?: Maybe<ResolversParentTypes['PaymentReconciliation']> };
  PaymentExceptionResolveInput: PaymentExceptionResolveInput;
  PaymentExceptionResolvePayload: Omit<PaymentExceptionResolvePayload, 'exception'> & { exception?: Maybe<ResolversParentTypes['PaymentReconciliationException']> };
  WebhookEventReplayInput: WebhookEventReplayInput;
  WebhookEventReplayPayload: Omit<WebhookEventReplayPayload, 'webhookEvent'> & { webhookEvent?: Maybe<ResolversParentTypes['WebhookEvent']> };
  PaymentReconciliation: ReconciliationRecord;
  PaymentReconciliationConnection: Omit<PaymentReconciliationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['PaymentReconciliationEdge']>, nodes: Array<ResolversParentTypes['PaymentReconciliation']> };
  PaymentReconciliationEdge: Omit<PaymentReconciliationEdge, 'node'> & { node: ResolversParentTypes['PaymentReconciliation'] };
  PaymentReconciliationException: ExceptionRecord;
  PaymentSettlementFigures: Omit<PaymentSettlementFigures, 'gross' | 'fee'> & { gross: ResolversParentTypes['Money'], fee?: Maybe<ResolversParentTypes['Money']> };
  PaymentReconciliationExceptionConnection: Omit<PaymentReconciliationExceptionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['PaymentReconciliationExceptionEdge']>, nodes: Array<ResolversParentTypes['PaymentReconciliationException']> };
  PaymentReconciliationExceptionEdge: Omit<PaymentReconciliationExceptionEdge, 'node'> & { node: ResolversParentTypes['PaymentReconciliationException'] };
  WebhookEvent: WebhookRecord;
  WebhookReplay: ReplayRecord;
  WebhookEventConnection: Omit<WebhookEventConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['WebhookEventEdge']>, nodes: Array<ResolversParentTypes['WebhookEvent']> };
  WebhookEventEdge: Omit<WebhookEventEdge, 'node'> & { node: ResolversParentTypes['WebhookEvent'] };
  PaymentChannelPublishInput: PaymentChannelPublishInput;
  PaymentChannelTermsInput: PaymentChannelTermsInput;
  PaymentChannelPublishPayload: Omit<PaymentChannelPublishPayload, 'channel'> & { channel?: Maybe<ResolversParentTypes['PaymentChannel']> };
  PaymentRuleSetPublishInput: PaymentRuleSetPublishInput;
  PaymentRoutingRuleInput: PaymentRoutingRuleInput;
  PaymentRoutingConditionInput: PaymentRoutingConditionInput;
  PaymentRoutingShareInput: PaymentRoutingShareInput;
  PaymentHealthPolicyInput: PaymentHealthPolicyInput;
  PaymentRuleSetPublishPayload: Omit<PaymentRuleSetPublishPayload, 'ruleSet'> & { ruleSet?: Maybe<ResolversParentTypes['PaymentRuleSet']> };
  PaymentAgreementPublishInput: PaymentAgreementPublishInput;
  PaymentAgreementPublishPayload: Omit<PaymentAgreementPublishPayload, 'agreement'> & { agreement?: Maybe<ResolversParentTypes['PaymentAgreement']> };
  PaymentRoutingDryRunInput: PaymentRoutingDryRunInput;
  PaymentRoutingDryRunPayload: Omit<PaymentRoutingDryRunPayload, 'decision'> & { decision?: Maybe<ResolversParentTypes['PaymentRoutingDecision']> };
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

export type NodeResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'PaymentIntent' | 'PaymentAttempt', ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amountMinor?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  currencyCode?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  paymentIntent?: Resolver<Maybe<ResolversTypes['PaymentIntent']>, ParentType, ContextType, RequireFields<QuerypaymentIntentArgs, 'id'>>;
  paymentMethodsAvailable?: Resolver<Array<ResolversTypes['PaymentMethod']>, ParentType, ContextType, Partial<QuerypaymentMethodsAvailableArgs>>;
  paymentAgreement?: Resolver<Maybe<ResolversTypes['PaymentAgreement']>, ParentType, ContextType, RequireFields<QuerypaymentAgreementArgs, 'channelCode'>>;
  paymentChannels?: Resolver<Array<ResolversTypes['PaymentChannel']>, ParentType, ContextType>;
  paymentRuleSet?: Resolver<Maybe<ResolversTypes['PaymentRuleSet']>, ParentType, ContextType, Partial<QuerypaymentRuleSetArgs>>;
  paymentRoutingDryRun?: Resolver<ResolversTypes['PaymentRoutingDryRunPayload'], ParentType, ContextType, RequireFields<QuerypaymentRoutingDryRunArgs, 'input'>>;
  paymentReconciliations?: Resolver<ResolversTypes['PaymentReconciliationConnection'], ParentType, ContextType, RequireFields<QuerypaymentReconciliationsArgs, 'first'>>;
  paymentReconciliationExceptions?: Resolver<ResolversTypes['PaymentReconciliationExceptionConnection'], ParentType, ContextType, RequireFields<QuerypaymentReconciliationExceptionsArgs, 'first'>>;
  webhookEvents?: Resolver<ResolversTypes['WebhookEventConnection'], ParentType, ContextType, RequireFields<QuerywebhookEventsArgs, 'first'>>;
};

export type MutationResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  paymentIntentCreate?: Resolver<ResolversTypes['PaymentIntentCreatePayload'], ParentType, ContextType, RequireFields<MutationpaymentIntentCreateArgs, 'input'>>;
  paymentIntentConfirm?: Resolver<ResolversTypes['PaymentIntentConfirmPayload'], ParentType, ContextType, RequireFields<MutationpaymentIntentConfirmArgs, 'input'>>;
  paymentIntentCancel?: Resolver<ResolversTypes['PaymentIntentCancelPayload'], ParentType, ContextType, RequireFields<MutationpaymentIntentCancelArgs, 'input'>>;
  paymentIntentCapture?: Resolver<ResolversTypes['PaymentIntentCapturePayload'], ParentType, ContextType, RequireFields<MutationpaymentIntentCaptureArgs, 'input'>>;
  paymentReconcile?: Resolver<ResolversTypes['PaymentReconcilePayload'], ParentType, ContextType, RequireFields<MutationpaymentReconcileArgs, 'input'>>;
  paymentExceptionResolve?: Resolver<ResolversTypes['PaymentExceptionResolvePayload'], ParentType, ContextType, RequireFields<MutationpaymentExceptionResolveArgs, 'input'>>;
  webhookEventReplay?: Resolver<ResolversTypes['WebhookEventReplayPayload'], ParentType, ContextType, RequireFields<MutationwebhookEventReplayArgs, 'input'>>;
  paymentChannelPublish?: Resolver<ResolversTypes['PaymentChannelPublishPayload'], ParentType, ContextType, RequireFields<MutationpaymentChannelPublishArgs, 'input'>>;
  paymentRuleSetPublish?: Resolver<ResolversTypes['PaymentRuleSetPublishPayload'], ParentType, ContextType, RequireFields<MutationpaymentRuleSetPublishArgs, 'input'>>;
  paymentAgreementPublish?: Resolver<ResolversTypes['PaymentAgreementPublishPayload'], ParentType, ContextType, RequireFields<MutationpaymentAgreementPublishArgs, 'input'>>;
};

export type PaymentIntentResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['PaymentIntent'] = ResolversParentTypes['PaymentIntent'], FederationReferenceType extends FederationReferenceTypes['PaymentIntent'] = FederationReferenceTypes['PaymentIntent']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['PaymentIntent']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['PaymentIntentStatus'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  captureMethod?: Resolver<ResolversTypes['PaymentCaptureMethod'], ParentType, ContextType>;
  authorised?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  received?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  refunded?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  nextAction?: Resolver<Maybe<ResolversTypes['PaymentNextAction']>, ParentType, ContextType>;
  attempts?: Resolver<Array<ResolversTypes['PaymentAttempt']>, ParentType, ContextType>;
  captures?: Resolver<Array<ResolversTypes['PaymentCapture']>, ParentType, ContextType>;
  refunds?: Resolver<Array<ResolversTypes['PaymentRefund']>, ParentType, ContextType>;
  events?: Resolver<Array<ResolversTypes['PaymentEvent']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PaymentCaptureResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['PaymentCapture'] = ResolversParentTypes['PaymentCapture']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['PaymentCaptureKind'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['PaymentMovementStatus'], ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  requestedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type PaymentRefundResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['PaymentRefund'] = ResolversParentTypes['PaymentRefund']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['PaymentMovementStatus'], ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type PaymentNextActionResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['PaymentNextAction'] = ResolversParentTypes['PaymentNextAction']> = {
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PaymentAttemptResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['PaymentAttempt'] = ResolversParentTypes['PaymentAttempt'], FederationReferenceType extends FederationReferenceTypes['PaymentAttempt'] = FederationReferenceTypes['PaymentAttempt']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['PaymentAttempt']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  channelCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  method?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['PaymentAttemptStatus'], ParentType, ContextType>;
  providerReference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  declineCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  routing?: Resolver<ResolversTypes['PaymentRoutingDecision'], ParentType, ContextType>;
  fallbackOf?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  agreementVersion?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  risk?: Resolver<Maybe<ResolversTypes['PaymentRiskDecision']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PaymentRiskDecisionResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['PaymentRiskDecision'] = ResolversParentTypes['PaymentRiskDecision']> = {
  outcome?: Resolver<ResolversTypes['PaymentRiskOutcome'], ParentType, ContextType>;
  check?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PaymentEventResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['PaymentEvent'] = ResolversParentTypes['PaymentEvent']> = {
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type PaymentMethodResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['PaymentMethod'] = ResolversParentTypes['PaymentMethod']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  channelCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tokenisation?: Resolver<ResolversTypes['PaymentTokenisation'], ParentType, ContextType>;
  recurring?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  agreement?: Resolver<Maybe<ResolversTypes['PaymentAgreement']>, ParentType, ContextType>;
};

export type PaymentAgreementResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['PaymentAgreement'] = ResolversParentTypes['PaymentAgreement']> = {
  channelCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  terms?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  form?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  publishedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type PaymentChannelResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['PaymentChannel'] = ResolversParentTypes['PaymentChannel']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  methods?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  currencies?: Resolver<Array<ResolversTypes['CurrencyCode']>, ParentType, ContextType>;
  terms?: Resolver<Array<ResolversTypes['PaymentChannelTerms']>, ParentType, ContextType>;
  tokenisation?: Resolver<ResolversTypes['PaymentTokenisation'], ParentType, ContextType>;
  recurring?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  capabilities?: Resolver<ResolversTypes['PaymentChannelCapabilities'], ParentType, ContextType>;
  healthy?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  recentAttempts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  recentFailures?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  enabled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  agreement?: Resolver<Maybe<ResolversTypes['PaymentAgreement']>, ParentType, ContextType>;
};

export type PaymentChannelCapabilitiesResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['PaymentChannelCapabilities'] = ResolversParentTypes['PaymentChannelCapabilities']> = {
  idempotentRetry?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  capture?: Resolver<ResolversTypes['PaymentChannelCapture'], ParentType, ContextType>;
  asynchronous?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type PaymentChannelTermsResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['PaymentChannelTerms'] = ResolversParentTypes['PaymentChannelTerms']> = {
  minAmount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  maxAmount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  fixedFee?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  feeBasisPoints?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PaymentRuleSetResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['PaymentRuleSet'] = ResolversParentTypes['PaymentRuleSet']> = {
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rules?: Resolver<Array<ResolversTypes['PaymentRoutingRule']>, ParentType, ContextType>;
  health?: Resolver<ResolversTypes['PaymentHealthPolicy'], ParentType, ContextType>;
  publishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  publishedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PaymentRoutingRuleResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['PaymentRoutingRule'] = ResolversParentTypes['PaymentRoutingRule']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  when?: Resolver<ResolversTypes['PaymentRoutingCondition'], ParentType, ContextType>;
  channelCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  split?: Resolver<Maybe<Array<ResolversTypes['PaymentRoutingShare']>>, ParentType, ContextType>;
  fallback?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
};

export type PaymentRoutingConditionResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['PaymentRoutingCondition'] = ResolversParentTypes['PaymentRoutingCondition']> = {
  methods?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  currencies?: Resolver<Maybe<Array<ResolversTypes['CurrencyCode']>>, ParentType, ContextType>;
  minAmount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  maxAmount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  countries?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  recurring?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type PaymentRoutingShareResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['PaymentRoutingShare'] = ResolversParentTypes['PaymentRoutingShare']> = {
  channelCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  percent?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PaymentHealthPolicyResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['PaymentHealthPolicy'] = ResolversParentTypes['PaymentHealthPolicy']> = {
  windowSeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  samples?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  minSamples?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  failurePercent?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  tricklePercent?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PaymentRoutingDecisionResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['PaymentRoutingDecision'] = ResolversParentTypes['PaymentRoutingDecision']> = {
  ruleSetVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rule?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  outcome?: Resolver<Maybe<ResolversTypes['PaymentRoutingOutcome']>, ParentType, ContextType>;
  channelCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  candidates?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  eliminated?: Resolver<Array<ResolversTypes['PaymentRoutingElimination']>, ParentType, ContextType>;
  trickle?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  fee?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PaymentRoutingEliminationResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['PaymentRoutingElimination'] = ResolversParentTypes['PaymentRoutingElimination']> = {
  channelCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['PaymentRoutingEliminationCode'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type OrderResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order'], FederationReferenceType extends FederationReferenceTypes['Order'] = FederationReferenceTypes['Order']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Order']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  paymentIntent?: Resolver<Maybe<ResolversTypes['PaymentIntent']>, ParentType, ContextType>;
};

export type PaymentIntentCreatePayloadResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['PaymentIntentCreatePayload'] = ResolversParentTypes['PaymentIntentCreatePayload']> = {
  paymentIntent?: Resolver<Maybe<ResolversTypes['PaymentIntent']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PaymentIntentConfirmPayloadResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['PaymentIntentConfirmPayload'] = ResolversParentTypes['PaymentIntentConfirmPayload']> = {
  paymentIntent?: Resolver<Maybe<ResolversTypes['PaymentIntent']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PaymentIntentCancelPayloadResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['PaymentIntentCancelPayload'] = ResolversParentTypes['PaymentIntentCancelPayload']> = {
  paymentIntent?: Resolver<Maybe<ResolversTypes['PaymentIntent']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PaymentIntentCapturePayloadResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['PaymentIntentCapturePayload'] = ResolversParentTypes['PaymentIntentCapturePayload']> = {
  paymentIntent?: Resolver<Maybe<ResolversTypes['PaymentIntent']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PaymentReconcilePayloadResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['PaymentReconcilePayload'] = ResolversParentTypes['PaymentReconcilePayload']> = {
  reconciliation?: Resolver<Maybe<ResolversTypes['PaymentReconciliation']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PaymentExceptionResolvePayloadResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['PaymentExceptionResolvePayload'] = ResolversParentTypes['PaymentExceptionResolvePayload']> = {
  exception?: Resolver<Maybe<ResolversTypes['PaymentReconciliationException']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type WebhookEventReplayPayloadResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['WebhookEventReplayPayload'] = ResolversParentTypes['WebhookEventReplayPayload']> = {
  webhookEvent?: Resolver<Maybe<ResolversTypes['WebhookEvent']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PaymentReconciliationResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['PaymentReconciliation'] = ResolversParentTypes['PaymentReconciliation']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  channelCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  day?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['PaymentReconciliationState'], ParentType, ContextType>;
  rows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  compared?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  matched?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  missing?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unexpected?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  mismatched?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fetchedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type PaymentReconciliationConnectionResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['PaymentReconciliationConnection'] = ResolversParentTypes['PaymentReconciliationConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PaymentReconciliationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['PaymentReconciliation']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PaymentReconciliationEdgeResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['PaymentReconciliationEdge'] = ResolversParentTypes['PaymentReconciliationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PaymentReconciliation'], ParentType, ContextType>;
};

export type PaymentReconciliationExceptionResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['PaymentReconciliationException'] = ResolversParentTypes['PaymentReconciliationException']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  channelCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  day?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reference?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['PaymentExceptionKind'], ParentType, ContextType>;
  fields?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  expected?: Resolver<Maybe<ResolversTypes['PaymentSettlementFigures']>, ParentType, ContextType>;
  actual?: Resolver<Maybe<ResolversTypes['PaymentSettlementFigures']>, ParentType, ContextType>;
  paymentIntent?: Resolver<Maybe<ResolversTypes['PaymentIntent']>, ParentType, ContextType>;
  openedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  resolvedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  resolution?: Resolver<Maybe<ResolversTypes['PaymentExceptionResolution']>, ParentType, ContextType>;
  resolvedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PaymentSettlementFiguresResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['PaymentSettlementFigures'] = ResolversParentTypes['PaymentSettlementFigures']> = {
  rows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  gross?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  fee?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type PaymentReconciliationExceptionConnectionResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['PaymentReconciliationExceptionConnection'] = ResolversParentTypes['PaymentReconciliationExceptionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PaymentReconciliationExceptionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['PaymentReconciliationException']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PaymentReconciliationExceptionEdgeResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['PaymentReconciliationExceptionEdge'] = ResolversParentTypes['PaymentReconciliationExceptionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PaymentReconciliationException'], ParentType, ContextType>;
};

export type WebhookEventResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['WebhookEvent'] = ResolversParentTypes['WebhookEvent']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  channel?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  eventId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['WebhookEventState'], ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  receivedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  appliedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  replays?: Resolver<Array<ResolversTypes['WebhookReplay']>, ParentType, ContextType>;
};

export type WebhookReplayResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['WebhookReplay'] = ResolversParentTypes['WebhookReplay']> = {
  actor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type WebhookEventConnectionResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['WebhookEventConnection'] = ResolversParentTypes['WebhookEventConnection']> = {
  edges?: Resolver<Array<ResolversTypes['WebhookEventEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['WebhookEvent']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type WebhookEventEdgeResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['WebhookEventEdge'] = ResolversParentTypes['WebhookEventEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['WebhookEvent'], ParentType, ContextType>;
};

export type PaymentChannelPublishPayloadResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['PaymentChannelPublishPayload'] = ResolversParentTypes['PaymentChannelPublishPayload']> = {
  channel?: Resolver<Maybe<ResolversTypes['PaymentChannel']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PaymentRuleSetPublishPayloadResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['PaymentRuleSetPublishPayload'] = ResolversParentTypes['PaymentRuleSetPublishPayload']> = {
  ruleSet?: Resolver<Maybe<ResolversTypes['PaymentRuleSet']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PaymentAgreementPublishPayloadResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['PaymentAgreementPublishPayload'] = ResolversParentTypes['PaymentAgreementPublishPayload']> = {
  agreement?: Resolver<Maybe<ResolversTypes['PaymentAgreement']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PaymentRoutingDryRunPayloadResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['PaymentRoutingDryRunPayload'] = ResolversParentTypes['PaymentRoutingDryRunPayload']> = {
  decision?: Resolver<Maybe<ResolversTypes['PaymentRoutingDecision']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = PaymentContext> = {
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
  PaymentIntent?: PaymentIntentResolvers<ContextType>;
  PaymentCapture?: PaymentCaptureResolvers<ContextType>;
  PaymentRefund?: PaymentRefundResolvers<ContextType>;
  PaymentNextAction?: PaymentNextActionResolvers<ContextType>;
  PaymentAttempt?: PaymentAttemptResolvers<ContextType>;
  PaymentRiskDecision?: PaymentRiskDecisionResolvers<ContextType>;
  PaymentEvent?: PaymentEventResolvers<ContextType>;
  PaymentMethod?: PaymentMethodResolvers<ContextType>;
  PaymentAgreement?: PaymentAgreementResolvers<ContextType>;
  PaymentChannel?: PaymentChannelResolvers<ContextType>;
  PaymentChannelCapabilities?: PaymentChannelCapabilitiesResolvers<ContextType>;
  PaymentChannelTerms?: PaymentChannelTermsResolvers<ContextType>;
  PaymentRuleSet?: PaymentRuleSetResolvers<ContextType>;
  PaymentRoutingRule?: PaymentRoutingRuleResolvers<ContextType>;
  PaymentRoutingCondition?: PaymentRoutingConditionResolvers<ContextType>;
  PaymentRoutingShare?: PaymentRoutingShareResolvers<ContextType>;
  PaymentHealthPolicy?: PaymentHealthPolicyResolvers<ContextType>;
  PaymentRoutingDecision?: PaymentRoutingDecisionResolvers<ContextType>;
  PaymentRoutingElimination?: PaymentRoutingEliminationResolvers<ContextType>;
  Order?: OrderResolvers<ContextType>;
  PaymentIntentCreatePayload?: PaymentIntentCreatePayloadResolvers<ContextType>;
  PaymentIntentConfirmPayload?: PaymentIntentConfirmPayloadResolvers<ContextType>;
  PaymentIntentCancelPayload?: PaymentIntentCancelPayloadResolvers<ContextType>;
  PaymentIntentCapturePayload?: PaymentIntentCapturePayloadResolvers<ContextType>;
  PaymentReconcilePayload?: PaymentReconcilePayloadResolvers<ContextType>;
  PaymentExceptionResolvePayload?: PaymentExceptionResolvePayloadResolvers<ContextType>;
  WebhookEventReplayPayload?: WebhookEventReplayPayloadResolvers<ContextType>;
  PaymentReconciliation?: PaymentReconciliationResolvers<ContextType>;
  PaymentReconciliationConnection?: PaymentReconciliationConnectionResolvers<ContextType>;
  PaymentReconciliationEdge?: PaymentReconciliationEdgeResolvers<ContextType>;
  PaymentReconciliationException?: PaymentReconciliationExceptionResolvers<ContextType>;
  PaymentSettlementFigures?: PaymentSettlementFiguresResolvers<ContextType>;
  PaymentReconciliationExceptionConnection?: PaymentReconciliationExceptionConnectionResolvers<ContextType>;
  PaymentReconciliationExceptionEdge?: PaymentReconciliationExceptionEdgeResolvers<ContextType>;
  WebhookEvent?: WebhookEventResolvers<ContextType>;
  WebhookReplay?: WebhookReplayResolvers<ContextType>;
  WebhookEventConnection?: WebhookEventConnectionResolvers<ContextType>;
  WebhookEventEdge?: WebhookEventEdgeResolvers<ContextType>;
  PaymentChannelPublishPayload?: PaymentChannelPublishPayloadResolvers<ContextType>;
  PaymentRuleSetPublishPayload?: PaymentRuleSetPublishPayloadResolvers<ContextType>;
  PaymentAgreementPublishPayload?: PaymentAgreementPublishPayloadResolvers<ContextType>;
  PaymentRoutingDryRunPayload?: PaymentRoutingDryRunPayloadResolvers<ContextType>;
};

