// Generated from schema/payment.graphql by npm run generate. Do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Money as MoneyRecord } from '../../shared/money.ts';
import type { IntentRecord, AttemptRecord, EventRecord } from '../store/payments.ts';
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
  /** The ways this order can be paid. */
  paymentMethodsAvailable: Array<PaymentMethod>;
  /** Payment channels and their health. For finance and operations. */
  paymentChannels: Array<PaymentChannel>;
};


export type QuerypaymentIntentArgs = {
  id: Scalars['ID']['input'];
};


export type QuerypaymentMethodsAvailableArgs = {
  orderId: Scalars['ID']['input'];
};

export type Mutation = {
  /** Creates the payment intent of an order, or gives the one that is open. */
  paymentIntentCreate: PaymentIntentCreatePayload;
  /** Pays an intent by a method. The outcome may arrive later by the channel's webhook. */
  paymentIntentConfirm: PaymentIntentConfirmPayload;
  /** Cancels an intent that has not been paid. */
  paymentIntentCancel: PaymentIntentCancelPayload;
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
  /** What was received. */
  received: Money;
  /** What was given back. */
  refunded: Money;
  /** What the shopper must do next, for example visit a page. */
  nextAction?: Maybe<PaymentNextAction>;
  /** The attempts, oldest first. For finance and operations. */
  attempts: Array<PaymentAttempt>;
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

/** What the shopper must do next. */
export type PaymentNextAction = {
  /** The kind: REDIRECT or QR_CODE. */
  kind: Scalars['String']['output'];
  /** The address of the page, or the text of the code. */
  url: Scalars['String']['output'];
};

/** One try at a channel. */
export type PaymentAttempt = Node & {
  /** The attempt's id. */
  id: Scalars['ID']['output'];
  /** The channel's code. */
  channelCode: Scalars['String']['output'];
  /** The outcome. UNKNOWN may have happened; it is looked up before anything else is done. */
  status: PaymentAttemptStatus;
  /** The channel's own id. */
  providerReference?: Maybe<Scalars['String']['output']>;
  /** The channel's reason for a refusal. */
  declineCode?: Maybe<Scalars['String']['output']>;
  /** Why this channel was chosen: candidates, eliminations, rule. */
  routing: Scalars['JSON']['output'];
  /** When it was made. */
  createdAt: Scalars['DateTime']['output'];
};

/** The outcomes of an attempt. */
export type PaymentAttemptStatus =
  /** Under way. */
  | 'PENDING'
  /** The money was received. */
  | 'SUCCEEDED'
  /** Refused by the channel. */
  | 'DECLINED'
  /** No answer: it may have happened. */
  | 'UNKNOWN';

/** An append-only fact about a payment. */
export type PaymentEvent = {
  /** The kind, for example CHARGED or REFUNDED. */
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
};

/** A payment channel. */
export type PaymentChannel = {
  /** The channel's code. */
  code: Scalars['String']['output'];
  /** The name shown. */
  displayName: Scalars['String']['output'];
  /** The methods it takes. */
  methods: Array<Scalars['String']['output']>;
  /** The currencies it takes. */
  currencies: Array<Scalars['CurrencyCode']['output']>;
  /** Whether the last calls went well. */
  healthy: Scalars['Boolean']['output'];
  /** Whether new payments may use it. */
  enabled: Scalars['Boolean']['output'];
};

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
  /** The channel's token of the card or wallet. The sandbox takes its test card numbers here. */
  methodToken: Scalars['String']['input'];
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
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  PaymentIntent: ResolverTypeWrapper<IntentRecord>;
  PaymentIntentStatus: PaymentIntentStatus;
  PaymentNextAction: ResolverTypeWrapper<PaymentNextAction>;
  PaymentAttempt: ResolverTypeWrapper<AttemptRecord>;
  PaymentAttemptStatus: PaymentAttemptStatus;
  PaymentEvent: ResolverTypeWrapper<EventRecord>;
  PaymentMethod: ResolverTypeWrapper<PaymentMethod>;
  PaymentChannel: ResolverTypeWrapper<PaymentChannel>;
  Order: ResolverTypeWrapper<OrderReference>;
  PaymentIntentCreateInput: PaymentIntentCreateInput;
  PaymentIntentCreatePayload: ResolverTypeWrapper<Omit<PaymentIntentCreatePayload, 'paymentIntent'> & { paymentIntent?: Maybe<ResolversTypes['PaymentIntent']> }>;
  PaymentIntentConfirmInput: PaymentIntentConfirmInput;
  PaymentIntentConfirmPayload: ResolverTypeWrapper<Omit<PaymentIntentConfirmPayload, 'paymentIntent'> & { paymentIntent?: Maybe<ResolversTypes['PaymentIntent']> }>;
  PaymentIntentCancelInput: PaymentIntentCancelInput;
  PaymentIntentCancelPayload: ResolverTypeWrapper<Omit<PaymentIntentCancelPayload, 'paymentIntent'> & { paymentIntent?: Maybe<ResolversTypes['PaymentIntent']> }>;
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
  Mutation: Record<PropertyKey, never>;
  PaymentIntent: IntentRecord;
  PaymentNextAction: PaymentNextAction;
  PaymentAttempt: AttemptRecord;
  PaymentEvent: EventRecord;
  PaymentMethod: PaymentMethod;
  PaymentChannel: PaymentChannel;
  Order: OrderReference;
  PaymentIntentCreateInput: PaymentIntentCreateInput;
  PaymentIntentCreatePayload: Omit<PaymentIntentCreatePayload, 'paymentIntent'> & { paymentIntent?: Maybe<ResolversParentTypes['PaymentIntent']> };
  PaymentIntentConfirmInput: PaymentIntentConfirmInput;
  PaymentIntentConfirmPayload: Omit<PaymentIntentConfirmPayload, 'paymentIntent'> & { paymentIntent?: Maybe<ResolversParentTypes['PaymentIntent']> };
  PaymentIntentCancelInput: PaymentIntentCancelInput;
  PaymentIntentCancelPayload: Omit<PaymentIntentCancelPayload, 'paymentIntent'> & { paymentIntent?: Maybe<ResolversParentTypes['PaymentIntent']> };
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
  paymentMethodsAvailable?: Resolver<Array<ResolversTypes['PaymentMethod']>, ParentType, ContextType, RequireFields<QuerypaymentMethodsAvailableArgs, 'orderId'>>;
  paymentChannels?: Resolver<Array<ResolversTypes['PaymentChannel']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  paymentIntentCreate?: Resolver<ResolversTypes['PaymentIntentCreatePayload'], ParentType, ContextType, RequireFields<MutationpaymentIntentCreateArgs, 'input'>>;
  paymentIntentConfirm?: Resolver<ResolversTypes['PaymentIntentConfirmPayload'], ParentType, ContextType, RequireFields<MutationpaymentIntentConfirmArgs, 'input'>>;
  paymentIntentCancel?: Resolver<ResolversTypes['PaymentIntentCancelPayload'], ParentType, ContextType, RequireFields<MutationpaymentIntentCancelArgs, 'input'>>;
};

export type PaymentIntentResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['PaymentIntent'] = ResolversParentTypes['PaymentIntent'], FederationReferenceType extends FederationReferenceTypes['PaymentIntent'] = FederationReferenceTypes['PaymentIntent']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['PaymentIntent']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['PaymentIntentStatus'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  received?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  refunded?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  nextAction?: Resolver<Maybe<ResolversTypes['PaymentNextAction']>, ParentType, ContextType>;
  attempts?: Resolver<Array<ResolversTypes['PaymentAttempt']>, ParentType, ContextType>;
  events?: Resolver<Array<ResolversTypes['PaymentEvent']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PaymentNextActionResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['PaymentNextAction'] = ResolversParentTypes['PaymentNextAction']> = {
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PaymentAttemptResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['PaymentAttempt'] = ResolversParentTypes['PaymentAttempt'], FederationReferenceType extends FederationReferenceTypes['PaymentAttempt'] = FederationReferenceTypes['PaymentAttempt']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['PaymentAttempt']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  channelCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['PaymentAttemptStatus'], ParentType, ContextType>;
  providerReference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  declineCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  routing?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
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
};

export type PaymentChannelResolvers<ContextType = PaymentContext, ParentType extends ResolversParentTypes['PaymentChannel'] = ResolversParentTypes['PaymentChannel']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  methods?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  currencies?: Resolver<Array<ResolversTypes['CurrencyCode']>, ParentType, ContextType>;
  healthy?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  enabled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
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
  PaymentNextAction?: PaymentNextActionResolvers<ContextType>;
  PaymentAttempt?: PaymentAttemptResolvers<ContextType>;
  PaymentEvent?: PaymentEventResolvers<ContextType>;
  PaymentMethod?: PaymentMethodResolvers<ContextType>;
  PaymentChannel?: PaymentChannelResolvers<ContextType>;
  Order?: OrderResolvers<ContextType>;
  PaymentIntentCreatePayload?: PaymentIntentCreatePayloadResolvers<ContextType>;
  PaymentIntentConfirmPayload?: PaymentIntentConfirmPayloadResolvers<ContextType>;
  PaymentIntentCancelPayload?: PaymentIntentCancelPayloadResolvers<ContextType>;
};

