// Generated from schema/settlement.graphql by npm run generate. Do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Money as MoneyRecord } from '../../shared/money.ts';
import type { ClearingRecord, LedgerTransactionRecord } from '../store/books.ts';
import type { PeriodRecord, StatementRecord, PayoutRecord } from '../store/periods.ts';
import type { ContentReference, SettlementContext } from '../context.ts';
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
  /** The settlement periods, newest first. */
  settlementPeriods: SettlementPeriodConnection;
  /** One settlement period by id. */
  settlementPeriod?: Maybe<SettlementPeriod>;
  /** One partner's account: a creator, a merchant or the platform. */
  settlementAccount?: Maybe<SettlementAccount>;
  /** Ledger transactions of one order, oldest first. */
  ledgerTransactions: Array<LedgerTransaction>;
  /** How the revenue of one order was split, line by line. */
  clearings: Array<Clearing>;
  /** What must hold at every moment. For finance and operations. */
  settlementInvariants: Array<Invariant>;
};


export type QuerysettlementPeriodsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QuerysettlementPeriodArgs = {
  id: Scalars['ID']['input'];
};


export type QuerysettlementAccountArgs = {
  partyType: PartyType;
  partyId: Scalars['ID']['input'];
  currencyCode: Scalars['CurrencyCode']['input'];
};


export type QueryledgerTransactionsArgs = {
  orderId: Scalars['ID']['input'];
};


export type QueryclearingsArgs = {
  orderId: Scalars['ID']['input'];
};

export type Mutation = {
  /** Closes the open period: gathers its cleared entries for each partner. Late refunds go to the next one. */
  settlementPeriodClose: SettlementPeriodClosePayload;
  /** Pays out what a closed period owes, one transfer a partner. A repeat pays nothing twice. */
  settlementPayoutRun: SettlementPayoutRunPayload;
};


export type MutationsettlementPeriodCloseArgs = {
  input: SettlementPeriodCloseInput;
};


export type MutationsettlementPayoutRunArgs = {
  input: SettlementPayoutRunInput;
};

/** The kinds of party that share revenue. */
export type PartyType =
  /** Who made the content. */
  | 'CREATOR'
  /** Whose goods they are. */
  | 'MERCHANT'
  /** The platform itself. */
  | 'PLATFORM'
  /** The supply channel. */
  | 'CHANNEL';

/** How the revenue of one order line was split. Refunds add clearings with negative amounts. */
export type Clearing = Node & {
  /** The clearing's id. */
  id: Scalars['ID']['output'];
  /** The order. */
  orderId: Scalars['ID']['output'];
  /** The order line. */
  orderLineId: Scalars['ID']['output'];
  /** The refund, for a reversal. */
  refundId?: Maybe<Scalars['ID']['output']>;
  /** The amount that was split; negative for a reversal. */
  amount: Money;
  /** The shares; their sum is `amount`. */
  shares: Array<ClearingShare>;
  /** The content that earned the sale. */
  contentId?: Maybe<Scalars['ID']['output']>;
  /** When it was cleared. */
  clearedAt: Scalars['DateTime']['output'];
  /** When the shares can be paid out. */
  payableAt: Scalars['DateTime']['output'];
};

/** One party's share of a clearing. */
export type ClearingShare = {
  /** The kind of party. */
  partyType: PartyType;
  /** The party. */
  partyId: Scalars['ID']['output'];
  /** The share's rule, for example "1000 bps" or "REMAINING". */
  rule: Scalars['String']['output'];
  /** The share. */
  amount: Money;
};

/** A balanced set of ledger entries: debits equal credits per currency. Never changed; corrected by reversing entries. */
export type LedgerTransaction = Node & {
  /** The transaction's id. */
  id: Scalars['ID']['output'];
  /** What happened, for example CLEARING, REVERSAL or PAYOUT. */
  kind: Scalars['String']['output'];
  /** What it is about, for example a clearing's id. */
  reference: Scalars['String']['output'];
  /** The entries. */
  entries: Array<LedgerEntry>;
  /** When it was posted. */
  postedAt: Scalars['DateTime']['output'];
};

/** One entry of the double-entry ledger. */
export type LedgerEntry = {
  /** The account, for example "creator:cre_1:payable". */
  account: Scalars['String']['output'];
  /** The side. */
  side: LedgerSide;
  /** The amount, never negative. */
  amount: Money;
};

/** The sides of a ledger entry. */
export type LedgerSide =
  /** Debit. */
  | 'DEBIT'
  /** Credit. */
  | 'CREDIT';

/** What the platform owes one partner in one currency. */
export type SettlementAccount = {
  /** The kind of party. */
  partyType: PartyType;
  /** The party. */
  partyId: Scalars['ID']['output'];
  /** What is owed in all; negative after refunds of what was paid out. */
  balance: Money;
  /** What was paid out so far. */
  paidOut: Money;
};

/** A settlement period of a business. */
export type SettlementPeriod = Node & {
  /** The period's id. */
  id: Scalars['ID']['output'];
  /** The state. */
  status: SettlementPeriodStatus;
  /** When it began. */
  startsAt: Scalars['DateTime']['output'];
  /** When it ended. */
  endsAt?: Maybe<Scalars['DateTime']['output']>;
  /** What each partner earned in it. */
  statements: Array<SettlementStatement>;
  /** The payouts made for it. */
  payouts: Array<Payout>;
};

/** The states of a settlement period. */
export type SettlementPeriodStatus =
  /** Takes new clearings. */
  | 'OPEN'
  /** Being gathered. */
  | 'CLOSING'
  /** Gathered; can be paid out. */
  | 'CLOSED';

/** What one partner earned in a period. */
export type SettlementStatement = {
  /** The kind of party. */
  partyType: PartyType;
  /** The party. */
  partyId: Scalars['ID']['output'];
  /** What was carried over from earlier periods. */
  opening: Money;
  /** What this period added, refunds taken off. */
  earned: Money;
  /** What can be paid out; carried when negative. */
  closing: Money;
  /** How many shares were gathered. */
  entryCount: Scalars['Int']['output'];
};

/** A transfer to a partner. */
export type Payout = Node & {
  /** The payout's id. */
  id: Scalars['ID']['output'];
  /** The kind of party. */
  partyType: PartyType;
  /** The party. */
  partyId: Scalars['ID']['output'];
  /** How much. */
  amount: Money;
  /** The state. UNKNOWN is looked up before anything else is done. */
  status: PayoutStatus;
  /** The bank's or channel's own id. */
  providerReference?: Maybe<Scalars['String']['output']>;
  /** When it was made. */
  createdAt: Scalars['DateTime']['output'];
};

/** The states of a payout. */
export type PayoutStatus =
  /** Under way. */
  | 'PENDING'
  /** The money arrived. */
  | 'PAID'
  /** Refused. */
  | 'FAILED'
  /** No answer: it may have happened. */
  | 'UNKNOWN';

/** A page of settlement periods. */
export type SettlementPeriodConnection = {
  /** The edges. */
  edges: Array<SettlementPeriodEdge>;
  /** The nodes of the edges. */
  nodes: Array<SettlementPeriod>;
  /** Where this page lies. */
  pageInfo: PageInfo;
};

/** A settlement period in a page. */
export type SettlementPeriodEdge = {
  /** The cursor of this edge. */
  cursor: Scalars['String']['output'];
  /** The period. */
  node: SettlementPeriod;
};

/** Something that must hold at every moment. */
export type Invariant = {
  /** What must hold. */
  name: Scalars['String']['output'];
  /** Whether it holds. */
  holds: Scalars['Boolean']['output'];
  /** The figure that must be zero. */
  violations: Scalars['Int']['output'];
};

/** What a piece of content earned, in one currency. */
export type ContentEarnings = {
  /** What its sales brought in, refunds taken off. */
  gross: Money;
  /** The creator's share of it. */
  creatorNet: Money;
  /** How many order lines were cleared. */
  lineCount: Scalars['Int']['output'];
  /** What of the creator's share was paid out. */
  paidOut: Money;
};

/** A live room. */
export type LiveRoom = {
  /** The room's id. */
  id: Scalars['ID']['output'];
  /** What this room earned. For its creator, finance and operations. */
  earnings?: Maybe<ContentEarnings>;
};


/** A live room. */
export type LiveRoomearningsArgs = {
  currencyCode: Scalars['CurrencyCode']['input'];
};

/** An article. */
export type Article = {
  /** The article's id. */
  id: Scalars['ID']['output'];
  /** What this article earned. For its creator, finance and operations. */
  earnings?: Maybe<ContentEarnings>;
};


/** An article. */
export type ArticleearningsArgs = {
  currencyCode: Scalars['CurrencyCode']['input'];
};

/** A period to close. */
export type SettlementPeriodCloseInput = {
  /** The period; the open one when left out. */
  periodId?: InputMaybe<Scalars['ID']['input']>;
  /** Makes a repeat of this request harmless. */
  idempotencyKey: Scalars['String']['input'];
};

/** What came of `settlementPeriodClose`. */
export type SettlementPeriodClosePayload = {
  /** The period, unless there were errors. */
  period?: Maybe<SettlementPeriod>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** A closed period to pay out. */
export type SettlementPayoutRunInput = {
  /** The period. */
  periodId: Scalars['ID']['input'];
  /** Makes a repeat of this request harmless. */
  idempotencyKey: Scalars['String']['input'];
};

/** What came of `settlementPayoutRun`. */
export type SettlementPayoutRunPayload = {
  /** The period, unless there were errors. */
  period?: Maybe<SettlementPeriod>;
  /** The payouts of the period. */
  payouts?: Maybe<Array<Payout>>;
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
  Clearing: Clearing;
  LedgerTransaction: LedgerTransaction;
  SettlementPeriod: SettlementPeriod;
  Payout: Payout;
  LiveRoom: LiveRoom;
  Article: Article;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Clearing:
    ( { __typename: 'Clearing' }
    & GraphQLRecursivePick<FederationTypes['Clearing'], {"id":true}> );
  LedgerTransaction:
    ( { __typename: 'LedgerTransaction' }
    & GraphQLRecursivePick<FederationTypes['LedgerTransaction'], {"id":true}> );
  SettlementPeriod:
    ( { __typename: 'SettlementPeriod' }
    & GraphQLRecursivePick<FederationTypes['SettlementPeriod'], {"id":true}> );
  Payout:
    ( { __typename: 'Payout' }
    & GraphQLRecursivePick<FederationTypes['Payout'], {"id":true}> );
  LiveRoom:
    ( { __typename: 'LiveRoom' }
    & GraphQLRecursivePick<FederationTypes['LiveRoom'], {"id":true}> );
  Article:
    ( { __typename: 'Article' }
    & GraphQLRecursivePick<FederationTypes['Article'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( ClearingRecord )
    | ( LedgerTransactionRecord )
    | ( PeriodRecord )
    | ( PayoutRecord )
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
  PartyType: PartyType;
  Clearing: ResolverTypeWrapper<ClearingRecord>;
  ClearingShare: ResolverTypeWrapper<Omit<ClearingShare, 'amount'> & { amount: ResolversTypes['Money'] }>;
  LedgerTransaction: ResolverTypeWrapper<LedgerTransactionRecord>;
  LedgerEntry: ResolverTypeWrapper<Omit<LedgerEntry, 'amount'> & { amount: ResolversTypes['Money'] }>;
  LedgerSide: LedgerSide;
  SettlementAccount: ResolverTypeWrapper<Omit<SettlementAccount, 'balance' | 'paidOut'> & { balance: ResolversTypes['Money'], paidOut: ResolversTypes['Money'] }>;
  SettlementPeriod: ResolverTypeWrapper<PeriodRecord>;
  SettlementPeriodStatus: SettlementPeriodStatus;
  SettlementStatement: ResolverTypeWrapper<StatementRecord>;
  Payout: ResolverTypeWrapper<PayoutRecord>;
  PayoutStatus: PayoutStatus;
  SettlementPeriodConnection: ResolverTypeWrapper<Omit<SettlementPeriodConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['SettlementPeriodEdge']>, nodes: Array<ResolversTypes['SettlementPeriod']> }>;
  SettlementPeriodEdge: ResolverTypeWrapper<Omit<SettlementPeriodEdge, 'node'> & { node: ResolversTypes['SettlementPeriod'] }>;
  Invariant: ResolverTypeWrapper<Invariant>;
  ContentEarnings: ResolverTypeWrapper<Omit<ContentEarnings, 'gross' | 'creatorNet' | 'paidOut'> & { gross: ResolversTypes['Money'], creatorNet: ResolversTypes['Money'], paidOut: ResolversTypes['Money'] }>;
  LiveRoom: ResolverTypeWrapper<ContentReference>;
  Article: ResolverTypeWrapper<ContentReference>;
  SettlementPeriodCloseInput: SettlementPeriodCloseInput;
  SettlementPeriodClosePayload: ResolverTypeWrapper<Omit<SettlementPeriodClosePayload, 'period'> & { period?: Maybe<ResolversTypes['SettlementPeriod']> }>;
  SettlementPayoutRunInput: SettlementPayoutRunInput;
  SettlementPayoutRunPayload: ResolverTypeWrapper<Omit<SettlementPayoutRunPayload, 'period' | 'payouts'> & { period?: Maybe<ResolversTypes['SettlementPeriod']>, payouts?: Maybe<Array<ResolversTypes['Payout']>> }>;
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
  Clearing: ClearingRecord;
  ClearingShare: Omit<ClearingShare, 'amount'> & { amount: ResolversParentTypes['Money'] };
  LedgerTransaction: LedgerTransactionRecord;
  LedgerEntry: Omit<LedgerEntry, 'amount'> & { amount: ResolversParentTypes['Money'] };
  SettlementAccount: Omit<SettlementAccount, 'balance' | 'paidOut'> & { balance: ResolversParentTypes['Money'], paidOut: ResolversParentTypes['Money'] };
  SettlementPeriod: PeriodRecord;
  SettlementStatement: StatementRecord;
  Payout: PayoutRecord;
  SettlementPeriodConnection: Omit<SettlementPeriodConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['SettlementPeriodEdge']>, nodes: Array<ResolversParentTypes['SettlementPeriod']> };
  SettlementPeriodEdge: Omit<SettlementPeriodEdge, 'node'> & { node: ResolversParentTypes['SettlementPeriod'] };
  Invariant: Invariant;
  ContentEarnings: Omit<ContentEarnings, 'gross' | 'creatorNet' | 'paidOut'> & { gross: ResolversParentTypes['Money'], creatorNet: ResolversParentTypes['Money'], paidOut: ResolversParentTypes['Money'] };
  LiveRoom: ContentReference;
  Article: ContentReference;
  SettlementPeriodCloseInput: SettlementPeriodCloseInput;
  SettlementPeriodClosePayload: Omit<SettlementPeriodClosePayload, 'period'> & { period?: Maybe<ResolversParentTypes['SettlementPeriod']> };
  SettlementPayoutRunInput: SettlementPayoutRunInput;
  SettlementPayoutRunPayload: Omit<SettlementPayoutRunPayload, 'period' | 'payouts'> & { period?: Maybe<ResolversParentTypes['SettlementPeriod']>, payouts?: Maybe<Array<ResolversParentTypes['Payout']>> };
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

export type NodeResolvers<ContextType = SettlementContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Clearing' | 'LedgerTransaction' | 'SettlementPeriod' | 'Payout', ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = SettlementContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amountMinor?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  currencyCode?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = SettlementContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = SettlementContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = SettlementContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  settlementPeriods?: Resolver<ResolversTypes['SettlementPeriodConnection'], ParentType, ContextType, RequireFields<QuerysettlementPeriodsArgs, 'first'>>;
  settlementPeriod?: Resolver<Maybe<ResolversTypes['SettlementPeriod']>, ParentType, ContextType, RequireFields<QuerysettlementPeriodArgs, 'id'>>;
  settlementAccount?: Resolver<Maybe<ResolversTypes['SettlementAccount']>, ParentType, ContextType, RequireFields<QuerysettlementAccountArgs, 'partyType' | 'partyId' | 'currencyCode'>>;
  ledgerTransactions?: Resolver<Array<ResolversTypes['LedgerTransaction']>, ParentType, ContextType, RequireFields<QueryledgerTransactionsArgs, 'orderId'>>;
  clearings?: Resolver<Array<ResolversTypes['Clearing']>, ParentType, ContextType, RequireFields<QueryclearingsArgs, 'orderId'>>;
  settlementInvariants?: Resolver<Array<ResolversTypes['Invariant']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = SettlementContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  settlementPeriodClose?: Resolver<ResolversTypes['SettlementPeriodClosePayload'], ParentType, ContextType, RequireFields<MutationsettlementPeriodCloseArgs, 'input'>>;
  settlementPayoutRun?: Resolver<ResolversTypes['SettlementPayoutRunPayload'], ParentType, ContextType, RequireFields<MutationsettlementPayoutRunArgs, 'input'>>;
};

export type ClearingResolvers<ContextType = SettlementContext, ParentType extends ResolversParentTypes['Clearing'] = ResolversParentTypes['Clearing'], FederationReferenceType extends FederationReferenceTypes['Clearing'] = FederationReferenceTypes['Clearing']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Clearing']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  orderId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  orderLineId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  refundId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  shares?: Resolver<Array<ResolversTypes['ClearingShare']>, ParentType, ContextType>;
  contentId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  clearedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  payableAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ClearingShareResolvers<ContextType = SettlementContext, ParentType extends ResolversParentTypes['ClearingShare'] = ResolversParentTypes['ClearingShare']> = {
  partyType?: Resolver<ResolversTypes['PartyType'], ParentType, ContextType>;
  partyId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type LedgerTransactionResolvers<ContextType = SettlementContext, ParentType extends ResolversParentTypes['LedgerTransaction'] = ResolversParentTypes['LedgerTransaction'], FederationReferenceType extends FederationReferenceTypes['LedgerTransaction'] = FederationReferenceTypes['LedgerTransaction']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['LedgerTransaction']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reference?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  entries?: Resolver<Array<ResolversTypes['LedgerEntry']>, ParentType, ContextType>;
  postedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LedgerEntryResolvers<ContextType = SettlementContext, ParentType extends ResolversParentTypes['LedgerEntry'] = ResolversParentTypes['LedgerEntry']> = {
  account?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  side?: Resolver<ResolversTypes['LedgerSide'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type SettlementAccountResolvers<ContextType = SettlementContext, ParentType extends ResolversParentTypes['SettlementAccount'] = ResolversParentTypes['SettlementAccount']> = {
  partyType?: Resolver<ResolversTypes['PartyType'], ParentType, ContextType>;
  partyId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  balance?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  paidOut?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type SettlementPeriodResolvers<ContextType = SettlementContext, ParentType extends ResolversParentTypes['SettlementPeriod'] = ResolversParentTypes['SettlementPeriod'], FederationReferenceType extends FederationReferenceTypes['SettlementPeriod'] = FederationReferenceTypes['SettlementPeriod']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['SettlementPeriod']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['SettlementPeriodStatus'], ParentType, ContextType>;
  startsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  statements?: Resolver<Array<ResolversTypes['SettlementStatement']>, ParentType, ContextType>;
  payouts?: Resolver<Array<ResolversTypes['Payout']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SettlementStatementResolvers<ContextType = SettlementContext, ParentType extends ResolversParentTypes['SettlementStatement'] = ResolversParentTypes['SettlementStatement']> = {
  partyType?: Resolver<ResolversTypes['PartyType'], ParentType, ContextType>;
  partyId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  opening?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  earned?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  closing?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  entryCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PayoutResolvers<ContextType = SettlementContext, ParentType extends ResolversParentTypes['Payout'] = ResolversParentTypes['Payout'], FederationReferenceType extends FederationReferenceTypes['Payout'] = FederationReferenceTypes['Payout']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Payout']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  partyType?: Resolver<ResolversTypes['PartyType'], ParentType, ContextType>;
  partyId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['PayoutStatus'], ParentType, ContextType>;
  providerReference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SettlementPeriodConnectionResolvers<ContextType = SettlementContext, ParentType extends ResolversParentTypes['SettlementPeriodConnection'] = ResolversParentTypes['SettlementPeriodConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SettlementPeriodEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['SettlementPeriod']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SettlementPeriodEdgeResolvers<ContextType = SettlementContext, ParentType extends ResolversParentTypes['SettlementPeriodEdge'] = ResolversParentTypes['SettlementPeriodEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SettlementPeriod'], ParentType, ContextType>;
};

export type InvariantResolvers<ContextType = SettlementContext, ParentType extends ResolversParentTypes['Invariant'] = ResolversParentTypes['Invariant']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  holds?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  violations?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ContentEarningsResolvers<ContextType = SettlementContext, ParentType extends ResolversParentTypes['ContentEarnings'] = ResolversParentTypes['ContentEarnings']> = {
  gross?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  creatorNet?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  lineCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  paidOut?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type LiveRoomResolvers<ContextType = SettlementContext, ParentType extends ResolversParentTypes['LiveRoom'] = ResolversParentTypes['LiveRoom'], FederationReferenceType extends FederationReferenceTypes['LiveRoom'] = FederationReferenceTypes['LiveRoom']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['LiveRoom']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  earnings?: Resolver<Maybe<ResolversTypes['ContentEarnings']>, ParentType, ContextType, RequireFields<LiveRoomearningsArgs, 'currencyCode'>>;
};

export type ArticleResolvers<ContextType = SettlementContext, ParentType extends ResolversParentTypes['Article'] = ResolversParentTypes['Article'], FederationReferenceType extends FederationReferenceTypes['Article'] = FederationReferenceTypes['Article']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Article']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  earnings?: Resolver<Maybe<ResolversTypes['ContentEarnings']>, ParentType, ContextType, RequireFields<ArticleearningsArgs, 'currencyCode'>>;
};

export type SettlementPeriodClosePayloadResolvers<ContextType = SettlementContext, ParentType extends ResolversParentTypes['SettlementPeriodClosePayload'] = ResolversParentTypes['SettlementPeriodClosePayload']> = {
  period?: Resolver<Maybe<ResolversTypes['SettlementPeriod']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SettlementPayoutRunPayloadResolvers<ContextType = SettlementContext, ParentType extends ResolversParentTypes['SettlementPayoutRunPayload'] = ResolversParentTypes['SettlementPayoutRunPayload']> = {
  period?: Resolver<Maybe<ResolversTypes['SettlementPeriod']>, ParentType, ContextType>;
  payouts?: Resolver<Maybe<Array<ResolversTypes['Payout']>>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = SettlementContext> = {
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
  Clearing?: ClearingResolvers<ContextType>;
  ClearingShare?: ClearingShareResolvers<ContextType>;
  LedgerTransaction?: LedgerTransactionResolvers<ContextType>;
  LedgerEntry?: LedgerEntryResolvers<ContextType>;
  SettlementAccount?: SettlementAccountResolvers<ContextType>;
  SettlementPeriod?: SettlementPeriodResolvers<ContextType>;
  SettlementStatement?: SettlementStatementResolvers<ContextType>;
  Payout?: PayoutResolvers<ContextType>;
  SettlementPeriodConnection?: SettlementPeriodConnectionResolvers<ContextType>;
  SettlementPeriodEdge?: SettlementPeriodEdgeResolvers<ContextType>;
  Invariant?: InvariantResolvers<ContextType>;
  ContentEarnings?: ContentEarningsResolvers<ContextType>;
  LiveRoom?: LiveRoomResolvers<ContextType>;
  Article?: ArticleResolvers<ContextType>;
  SettlementPeriodClosePayload?: SettlementPeriodClosePayloadResolvers<ContextType>;
  SettlementPayoutRunPayload?: SettlementPayoutRunPayloadResolvers<ContextType>;
};

