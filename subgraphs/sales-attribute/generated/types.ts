// Generated from schema/sales-attribute.graphql by npm run generate. Do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Money as MoneyRecord } from '../../shared/money.ts';
import type { CreatorRecord, ContentRecord, ListingRecord, AttributeRecord, PlanRecord } from '../domain/records.ts';
import type { SalesAttributeContext } from '../context.ts';
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
  /** A live room by id. */
  liveRoom?: Maybe<LiveRoom>;
  /** Live rooms, those on air first. */
  liveRooms: LiveRoomConnection;
  /** An article by id. */
  article?: Maybe<Article>;
  /** A creator by id. */
  creator?: Maybe<Creator>;
  /** The commission plans that can be offered to creators. */
  commissionPlans: Array<CommissionPlan>;
  /** Checks attribution tokens and tells what each one froze. For services. */
  attributionResolve: Array<AttributionResolution>;
};


export type QueryliveRoomArgs = {
  id: Scalars['ID']['input'];
};


export type QueryliveRoomsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryarticleArgs = {
  id: Scalars['ID']['input'];
};


export type QuerycreatorArgs = {
  id: Scalars['ID']['input'];
};


export type QueryattributionResolveArgs = {
  tokens: Array<Scalars['String']['input']>;
};

export type Mutation = {
  /** Creates a live room of the viewing creator. */
  liveRoomCreate: LiveRoomCreatePayload;
  /** Puts a live room on air or ends it. */
  liveRoomStatusChange: LiveRoomStatusChangePayload;
  /** Lists SKUs in a piece of content, with the terms they are sold on there. */
  listingAdd: ListingAddPayload;
  /** Takes a SKU off a piece of content. */
  listingRemove: ListingRemovePayload;
  /** Pins a SKU in a live room, in place of the one pinned before. */
  listingPin: ListingPinPayload;
  /** Records a click on a listing and gives a signed token that attributes an order line to it. */
  attributionTokenCreate: AttributionTokenCreatePayload;
};


export type MutationliveRoomCreateArgs = {
  input: LiveRoomCreateInput;
};


export type MutationliveRoomStatusChangeArgs = {
  input: LiveRoomStatusChangeInput;
};


export type MutationlistingAddArgs = {
  input: ListingAddInput;
};


export type MutationlistingRemoveArgs = {
  input: ListingRemoveInput;
};


export type MutationlistingPinArgs = {
  input: ListingPinInput;
};


export type MutationattributionTokenCreateArgs = {
  input: AttributionTokenCreateInput;
};

/** Someone who makes content and earns a share of what it sells. */
export type Creator = Node & {
  /** The creator's id. */
  id: Scalars['ID']['output'];
  /** The name shown. */
  displayName: Scalars['String']['output'];
  /** The address of the portrait. */
  avatarUrl?: Maybe<Scalars['String']['output']>;
  /** What the creator says about themselves. */
  bio?: Maybe<Scalars['String']['output']>;
};

/** Content that can sell: what commerce needs to know of it. The content itself is owned elsewhere. */
export type Content = {
  /** The content's id. */
  id: Scalars['ID']['output'];
  /** The title. */
  title: Scalars['String']['output'];
  /** Who made it. */
  creator: Creator;
  /** What it sells, pinned first, then in order. */
  listings: ListingConnection;
};


/** Content that can sell: what commerce needs to know of it. The content itself is owned elsewhere. */
export type ContentlistingsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A live room. */
export type LiveRoom = Node & Content & {
  /** The room's id. */
  id: Scalars['ID']['output'];
  /** The title. */
  title: Scalars['String']['output'];
  /** The state. */
  status: LiveRoomStatus;
  /** Who hosts it. */
  creator: Creator;
  /** What it sells, pinned first, then in order. */
  listings: ListingConnection;
  /** The listing pinned now. */
  pinned?: Maybe<Listing>;
  /** When it went or goes on air. */
  startsAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it ended. */
  endedAt?: Maybe<Scalars['DateTime']['output']>;
};


/** A live room. */
export type LiveRoomlistingsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** The states of a live room. */
export type LiveRoomStatus =
  /** Announced. */
  | 'SCHEDULED'
  /** On air. */
  | 'LIVE'
  /** Over. */
  | 'ENDED';

/** An article. */
export type Article = Node & Content & {
  /** The article's id. */
  id: Scalars['ID']['output'];
  /** The title. */
  title: Scalars['String']['output'];
  /** Who wrote it. */
  creator: Creator;
  /** What it sells, in order. */
  listings: ListingConnection;
  /** When it was published. */
  publishedAt?: Maybe<Scalars['DateTime']['output']>;
};


/** An article. */
export type ArticlelistingsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A page of live rooms. */
export type LiveRoomConnection = {
  /** The edges. */
  edges: Array<LiveRoomEdge>;
  /** The nodes of the edges. */
  nodes: Array<LiveRoom>;
  /** Where this page lies. */
  pageInfo: PageInfo;
};

/** A live room in a page. */
export type LiveRoomEdge = {
  /** The cursor of this edge. */
  cursor: Scalars['String']['output'];
  /** The room. */
  node: LiveRoom;
};

/** A SKU listed in a piece of content. */
export type Listing = Node & {
  /** The listing's id. */
  id: Scalars['ID']['output'];
  /** What is sold. */
  sku: Sku;
  /** On what terms it is sold here, right now. */
  attributes: SalesAttribute;
  /** The place in the list, from 0. */
  position: Scalars['Int']['output'];
  /** Whether it is pinned now. */
  pinned: Scalars['Boolean']['output'];
  /** The promotion position id: which creator, content and position a click comes from. */
  pid: Scalars['String']['output'];
};

/** A page of listings. */
export type ListingConnection = {
  /** The edges. */
  edges: Array<ListingEdge>;
  /** The nodes of the edges. */
  nodes: Array<Listing>;
  /** Where this page lies. */
  pageInfo: PageInfo;
};

/** A listing in a page. */
export type ListingEdge = {
  /** The cursor of this edge. */
  cursor: Scalars['String']['output'];
  /** The listing. */
  node: Listing;
};

/** One row of the real-time attribute table: what a piece of content sells a SKU for, and on what terms, right now. */
export type SalesAttribute = {
  /** The version: it grows with each change, and an older version never overwrites a newer one. */
  version: Scalars['Int']['output'];
  /** What a shopper pays here for one unit. */
  price: Money;
  /** The list price, when it is higher. */
  listPrice?: Maybe<Money>;
  /** How many units can be sold here. */
  availableQuantity: Scalars['Int']['output'];
  /** Whether it can be bought here now. */
  saleable: Scalars['Boolean']['output'];
  /** The promotion's words for this place. */
  promotionText?: Maybe<Scalars['String']['output']>;
  /** The commission plan. For the creator, merchants, finance and operations. */
  commissionPlan?: Maybe<CommissionPlan>;
  /** When this version was made. */
  updatedAt: Scalars['DateTime']['output'];
};

/** How the revenue of an order line is shared. Frozen on the line when the attribution is made. */
export type CommissionPlan = Node & {
  /** The plan's id. */
  id: Scalars['ID']['output'];
  /** The version, from 1. */
  version: Scalars['Int']['output'];
  /** The name. */
  name: Scalars['String']['output'];
  /** The creator's share in basis points. */
  creatorBps: Scalars['Int']['output'];
  /** The platform's share in basis points. The merchant receives what remains. */
  platformBps: Scalars['Int']['output'];
};

/** A variant that can be bought. */
export type Sku = {
  /** The SKU's id. */
  id: Scalars['ID']['output'];
};

/** What an attribution token froze. */
export type AttributionResolution = {
  /** Whether the token is genuine and not expired. */
  valid: Scalars['Boolean']['output'];
  /** Why it is not valid. */
  reason?: Maybe<Scalars['String']['output']>;
  /** The click it was made for. */
  clickId?: Maybe<Scalars['ID']['output']>;
  /** The SKU it is for. */
  skuId?: Maybe<Scalars['ID']['output']>;
  /** The price it showed. */
  price?: Maybe<Money>;
  /** The promotion position id. */
  pid?: Maybe<Scalars['String']['output']>;
  /** The creator. */
  creatorId?: Maybe<Scalars['ID']['output']>;
  /** The content. */
  contentId?: Maybe<Scalars['ID']['output']>;
  /** The type of the content: LIVE_ROOM or ARTICLE. */
  contentType?: Maybe<Scalars['String']['output']>;
  /** The listing. */
  listingId?: Maybe<Scalars['ID']['output']>;
  /** The commission plan. */
  commissionPlanId?: Maybe<Scalars['ID']['output']>;
  /** The version of the plan. */
  planVersion?: Maybe<Scalars['Int']['output']>;
  /** The creator's share in basis points. */
  creatorBps?: Maybe<Scalars['Int']['output']>;
  /** The platform's share in basis points. */
  platformBps?: Maybe<Scalars['Int']['output']>;
  /** The version of the sales attributes that were shown. */
  attributeVersion?: Maybe<Scalars['Int']['output']>;
};

/** A new live room. */
export type LiveRoomCreateInput = {
  /** The title. */
  title: Scalars['String']['input'];
  /** When it goes on air. */
  startsAt?: InputMaybe<Scalars['DateTime']['input']>;
};

/** What came of `liveRoomCreate`. */
export type LiveRoomCreatePayload = {
  /** The room, unless there were errors. */
  liveRoom?: Maybe<LiveRoom>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** A live room's next state. */
export type LiveRoomStatusChangeInput = {
  /** The room. */
  liveRoomId: Scalars['ID']['input'];
  /** The state to reach. */
  status: LiveRoomStatus;
};

/** What came of `liveRoomStatusChange`. */
export type LiveRoomStatusChangePayload = {
  /** The room, unless there were errors. */
  liveRoom?: Maybe<LiveRoom>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** SKUs to list in a piece of content. */
export type ListingAddInput = {
  /** The live room or article. */
  contentId: Scalars['ID']['input'];
  /** What to list, at most 200. */
  items: Array<ListingItemInput>;
};

/** One SKU to list. */
export type ListingItemInput = {
  /** The SKU. */
  skuId: Scalars['ID']['input'];
  /** The commission plan; the business's standard plan when left out. */
  commissionPlanId?: InputMaybe<Scalars['ID']['input']>;
  /** A price for this place; the list price when left out. */
  price?: InputMaybe<MoneyInput>;
  /** The promotion's words for this place. */
  promotionText?: InputMaybe<Scalars['String']['input']>;
};

/** What came of `listingAdd`. */
export type ListingAddPayload = {
  /** The listings in the order of the input, unless there were errors. Listing the same SKU again changes its terms. */
  listings?: Maybe<Array<Listing>>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** A listing to take off. */
export type ListingRemoveInput = {
  /** The listing. */
  listingId: Scalars['ID']['input'];
};

/** What came of `listingRemove`. */
export type ListingRemovePayload = {
  /** The id of the listing taken off, unless there were errors. */
  listingId?: Maybe<Scalars['ID']['output']>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** A listing to pin. */
export type ListingPinInput = {
  /** The listing. */
  listingId: Scalars['ID']['input'];
};

/** What came of `listingPin`. */
export type ListingPinPayload = {
  /** The listing, unless there were errors. */
  listing?: Maybe<Listing>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** A click on a listing. */
export type AttributionTokenCreateInput = {
  /** The listing. */
  listingId: Scalars['ID']['input'];
};

/** What came of `attributionTokenCreate`. */
export type AttributionTokenCreatePayload = {
  /** The token, unless there were errors. */
  token?: Maybe<Scalars['String']['output']>;
  /** When the token ends. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
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
  Creator: Creator;
  LiveRoom: LiveRoom;
  Article: Article;
  Listing: Listing;
  CommissionPlan: CommissionPlan;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Creator:
    ( { __typename: 'Creator' }
    & GraphQLRecursivePick<FederationTypes['Creator'], {"id":true}> );
  LiveRoom:
    ( { __typename: 'LiveRoom' }
    & GraphQLRecursivePick<FederationTypes['LiveRoom'], {"id":true}> );
  Article:
    ( { __typename: 'Article' }
    & GraphQLRecursivePick<FederationTypes['Article'], {"id":true}> );
  Listing:
    ( { __typename: 'Listing' }
    & GraphQLRecursivePick<FederationTypes['Listing'], {"id":true}> );
  CommissionPlan:
    ( { __typename: 'CommissionPlan' }
    & GraphQLRecursivePick<FederationTypes['CommissionPlan'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( CreatorRecord )
    | ( ContentRecord )
    | ( ContentRecord )
    | ( ListingRecord )
    | ( PlanRecord )
  ;
  Content:
    | ( ContentRecord )
    | ( ContentRecord )
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
  Creator: ResolverTypeWrapper<CreatorRecord>;
  Content: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Content']>;
  LiveRoom: ResolverTypeWrapper<ContentRecord>;
  LiveRoomStatus: LiveRoomStatus;
  Article: ResolverTypeWrapper<ContentRecord>;
  LiveRoomConnection: ResolverTypeWrapper<Omit<LiveRoomConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['LiveRoomEdge']>, nodes: Array<ResolversTypes['LiveRoom']> }>;
  LiveRoomEdge: ResolverTypeWrapper<Omit<LiveRoomEdge, 'node'> & { node: ResolversTypes['LiveRoom'] }>;
  Listing: ResolverTypeWrapper<ListingRecord>;
  ListingConnection: ResolverTypeWrapper<Omit<ListingConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ListingEdge']>, nodes: Array<ResolversTypes['Listing']> }>;
  ListingEdge: ResolverTypeWrapper<Omit<ListingEdge, 'node'> & { node: ResolversTypes['Listing'] }>;
  SalesAttribute: ResolverTypeWrapper<AttributeRecord>;
  CommissionPlan: ResolverTypeWrapper<PlanRecord>;
  Sku: ResolverTypeWrapper<Sku>;
  AttributionResolution: ResolverTypeWrapper<Omit<AttributionResolution, 'price'> & { price?: Maybe<ResolversTypes['Money']> }>;
  LiveRoomCreateInput: LiveRoomCreateInput;
  LiveRoomCreatePayload: ResolverTypeWrapper<Omit<LiveRoomCreatePayload, 'liveRoom'> & { liveRoom?: Maybe<ResolversTypes['LiveRoom']> }>;
  LiveRoomStatusChangeInput: LiveRoomStatusChangeInput;
  LiveRoomStatusChangePayload: ResolverTypeWrapper<Omit<LiveRoomStatusChangePayload, 'liveRoom'> & { liveRoom?: Maybe<ResolversTypes['LiveRoom']> }>;
  ListingAddInput: ListingAddInput;
  ListingItemInput: ListingItemInput;
  ListingAddPayload: ResolverTypeWrapper<Omit<ListingAddPayload, 'listings'> & { listings?: Maybe<Array<ResolversTypes['Listing']>> }>;
  ListingRemoveInput: ListingRemoveInput;
  ListingRemovePayload: ResolverTypeWrapper<ListingRemovePayload>;
  ListingPinInput: ListingPinInput;
  ListingPinPayload: ResolverTypeWrapper<Omit<ListingPinPayload, 'listing'> & { listing?: Maybe<ResolversTypes['Listing']> }>;
  AttributionTokenCreateInput: AttributionTokenCreateInput;
  AttributionTokenCreatePayload: ResolverTypeWrapper<AttributionTokenCreatePayload>;
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
  Creator: CreatorRecord;
  Content: ResolversInterfaceTypes<ResolversParentTypes>['Content'];
  LiveRoom: ContentRecord;
  Article: ContentRecord;
  LiveRoomConnection: Omit<LiveRoomConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['LiveRoomEdge']>, nodes: Array<ResolversParentTypes['LiveRoom']> };
  LiveRoomEdge: Omit<LiveRoomEdge, 'node'> & { node: ResolversParentTypes['LiveRoom'] };
  Listing: ListingRecord;
  ListingConnection: Omit<ListingConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ListingEdge']>, nodes: Array<ResolversParentTypes['Listing']> };
  ListingEdge: Omit<ListingEdge, 'node'> & { node: ResolversParentTypes['Listing'] };
  SalesAttribute: AttributeRecord;
  CommissionPlan: PlanRecord;
  Sku: Sku;
  AttributionResolution: Omit<AttributionResolution, 'price'> & { price?: Maybe<ResolversParentTypes['Money']> };
  LiveRoomCreateInput: LiveRoomCreateInput;
  LiveRoomCreatePayload: Omit<LiveRoomCreatePayload, 'liveRoom'> & { liveRoom?: Maybe<ResolversParentTypes['LiveRoom']> };
  LiveRoomStatusChangeInput: LiveRoomStatusChangeInput;
  LiveRoomStatusChangePayload: Omit<LiveRoomStatusChangePayload, 'liveRoom'> & { liveRoom?: Maybe<ResolversParentTypes['LiveRoom']> };
  ListingAddInput: ListingAddInput;
  ListingItemInput: ListingItemInput;
  ListingAddPayload: Omit<ListingAddPayload, 'listings'> & { listings?: Maybe<Array<ResolversParentTypes['Listing']>> };
  ListingRemoveInput: ListingRemoveInput;
  ListingRemovePayload: ListingRemovePayload;
  ListingPinInput: ListingPinInput;
  ListingPinPayload: Omit<ListingPinPayload, 'listing'> & { listing?: Maybe<ResolversParentTypes['Listing']> };
  AttributionTokenCreateInput: AttributionTokenCreateInput;
  AttributionTokenCreatePayload: AttributionTokenCreatePayload;
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

export type NodeResolvers<ContextType = SalesAttributeContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Creator' | 'LiveRoom' | 'Article' | 'Listing' | 'CommissionPlan', ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = SalesAttributeContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amountMinor?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  currencyCode?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = SalesAttributeContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = SalesAttributeContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = SalesAttributeContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  liveRoom?: Resolver<Maybe<ResolversTypes['LiveRoom']>, ParentType, ContextType, RequireFields<QueryliveRoomArgs, 'id'>>;
  liveRooms?: Resolver<ResolversTypes['LiveRoomConnection'], ParentType, ContextType, RequireFields<QueryliveRoomsArgs, 'first'>>;
  article?: Resolver<Maybe<ResolversTypes['Article']>, ParentType, ContextType, RequireFields<QueryarticleArgs, 'id'>>;
  creator?: Resolver<Maybe<ResolversTypes['Creator']>, ParentType, ContextType, RequireFields<QuerycreatorArgs, 'id'>>;
  commissionPlans?: Resolver<Array<ResolversTypes['CommissionPlan']>, ParentType, ContextType>;
  attributionResolve?: Resolver<Array<ResolversTypes['AttributionResolution']>, ParentType, ContextType, RequireFields<QueryattributionResolveArgs, 'tokens'>>;
};

export type MutationResolvers<ContextType = SalesAttributeContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  liveRoomCreate?: Resolver<ResolversTypes['LiveRoomCreatePayload'], ParentType, ContextType, RequireFields<MutationliveRoomCreateArgs, 'input'>>;
  liveRoomStatusChange?: Resolver<ResolversTypes['LiveRoomStatusChangePayload'], ParentType, ContextType, RequireFields<MutationliveRoomStatusChangeArgs, 'input'>>;
  listingAdd?: Resolver<ResolversTypes['ListingAddPayload'], ParentType, ContextType, RequireFields<MutationlistingAddArgs, 'input'>>;
  listingRemove?: Resolver<ResolversTypes['ListingRemovePayload'], ParentType, ContextType, RequireFields<MutationlistingRemoveArgs, 'input'>>;
  listingPin?: Resolver<ResolversTypes['ListingPinPayload'], ParentType, ContextType, RequireFields<MutationlistingPinArgs, 'input'>>;
  attributionTokenCreate?: Resolver<ResolversTypes['AttributionTokenCreatePayload'], ParentType, ContextType, RequireFields<MutationattributionTokenCreateArgs, 'input'>>;
};

export type CreatorResolvers<ContextType = SalesAttributeContext, ParentType extends ResolversParentTypes['Creator'] = ResolversParentTypes['Creator'], FederationReferenceType extends FederationReferenceTypes['Creator'] = FederationReferenceTypes['Creator']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Creator']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  avatarUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  bio?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ContentResolvers<ContextType = SalesAttributeContext, ParentType extends ResolversParentTypes['Content'] = ResolversParentTypes['Content']> = {
  __resolveType: TypeResolveFn<'LiveRoom' | 'Article', ParentType, ContextType>;
};

export type LiveRoomResolvers<ContextType = SalesAttributeContext, ParentType extends ResolversParentTypes['LiveRoom'] = ResolversParentTypes['LiveRoom'], FederationReferenceType extends FederationReferenceTypes['LiveRoom'] = FederationReferenceTypes['LiveRoom']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['LiveRoom']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['LiveRoomStatus'], ParentType, ContextType>;
  creator?: Resolver<ResolversTypes['Creator'], ParentType, ContextType>;
  listings?: Resolver<ResolversTypes['ListingConnection'], ParentType, ContextType, RequireFields<LiveRoomlistingsArgs, 'first'>>;
  pinned?: Resolver<Maybe<ResolversTypes['Listing']>, ParentType, ContextType>;
  startsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ArticleResolvers<ContextType = SalesAttributeContext, ParentType extends ResolversParentTypes['Article'] = ResolversParentTypes['Article'], FederationReferenceType extends FederationReferenceTypes['Article'] = FederationReferenceTypes['Article']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Article']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  creator?: Resolver<ResolversTypes['Creator'], ParentType, ContextType>;
  listings?: Resolver<ResolversTypes['ListingConnection'], ParentType, ContextType, RequireFields<ArticlelistingsArgs, 'first'>>;
  publishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LiveRoomConnectionResolvers<ContextType = SalesAttributeContext, ParentType extends ResolversParentTypes['LiveRoomConnection'] = ResolversParentTypes['LiveRoomConnection']> = {
  edges?: Resolver<Array<ResolversTypes['LiveRoomEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['LiveRoom']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type LiveRoomEdgeResolvers<ContextType = SalesAttributeContext, ParentType extends ResolversParentTypes['LiveRoomEdge'] = ResolversParentTypes['LiveRoomEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['LiveRoom'], ParentType, ContextType>;
};

export type ListingResolvers<ContextType = SalesAttributeContext, ParentType extends ResolversParentTypes['Listing'] = ResolversParentTypes['Listing'], FederationReferenceType extends FederationReferenceTypes['Listing'] = FederationReferenceTypes['Listing']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Listing']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sku?: Resolver<ResolversTypes['Sku'], ParentType, ContextType>;
  attributes?: Resolver<ResolversTypes['SalesAttribute'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pinned?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  pid?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ListingConnectionResolvers<ContextType = SalesAttributeContext, ParentType extends ResolversParentTypes['ListingConnection'] = ResolversParentTypes['ListingConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ListingEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Listing']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ListingEdgeResolvers<ContextType = SalesAttributeContext, ParentType extends ResolversParentTypes['ListingEdge'] = ResolversParentTypes['ListingEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Listing'], ParentType, ContextType>;
};

export type SalesAttributeResolvers<ContextType = SalesAttributeContext, ParentType extends ResolversParentTypes['SalesAttribute'] = ResolversParentTypes['SalesAttribute']> = {
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  listPrice?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  availableQuantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  saleable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  promotionText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  commissionPlan?: Resolver<Maybe<ResolversTypes['CommissionPlan']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type CommissionPlanResolvers<ContextType = SalesAttributeContext, ParentType extends ResolversParentTypes['CommissionPlan'] = ResolversParentTypes['CommissionPlan'], FederationReferenceType extends FederationReferenceTypes['CommissionPlan'] = FederationReferenceTypes['CommissionPlan']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['CommissionPlan']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  creatorBps?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  platformBps?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SkuResolvers<ContextType = SalesAttributeContext, ParentType extends ResolversParentTypes['Sku'] = ResolversParentTypes['Sku']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type AttributionResolutionResolvers<ContextType = SalesAttributeContext, ParentType extends ResolversParentTypes['AttributionResolution'] = ResolversParentTypes['AttributionResolution']> = {
  valid?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  clickId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  skuId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  price?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  pid?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  creatorId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  contentId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  contentType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  listingId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  commissionPlanId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  planVersion?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  creatorBps?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  platformBps?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  attributeVersion?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type LiveRoomCreatePayloadResolvers<ContextType = SalesAttributeContext, ParentType extends ResolversParentTypes['LiveRoomCreatePayload'] = ResolversParentTypes['LiveRoomCreatePayload']> = {
  liveRoom?: Resolver<Maybe<ResolversTypes['LiveRoom']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type LiveRoomStatusChangePayloadResolvers<ContextType = SalesAttributeContext, ParentType extends ResolversParentTypes['LiveRoomStatusChangePayload'] = ResolversParentTypes['LiveRoomStatusChangePayload']> = {
  liveRoom?: Resolver<Maybe<ResolversTypes['LiveRoom']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ListingAddPayloadResolvers<ContextType = SalesAttributeContext, ParentType extends ResolversParentTypes['ListingAddPayload'] = ResolversParentTypes['ListingAddPayload']> = {
  listings?: Resolver<Maybe<Array<ResolversTypes['Listing']>>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ListingRemovePayloadResolvers<ContextType = SalesAttributeContext, ParentType extends ResolversParentTypes['ListingRemovePayload'] = ResolversParentTypes['ListingRemovePayload']> = {
  listingId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ListingPinPayloadResolvers<ContextType = SalesAttributeContext, ParentType extends ResolversParentTypes['ListingPinPayload'] = ResolversParentTypes['ListingPinPayload']> = {
  listing?: Resolver<Maybe<ResolversTypes['Listing']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AttributionTokenCreatePayloadResolvers<ContextType = SalesAttributeContext, ParentType extends ResolversParentTypes['AttributionTokenCreatePayload'] = ResolversParentTypes['AttributionTokenCreatePayload']> = {
  token?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = SalesAttributeContext> = {
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
  Creator?: CreatorResolvers<ContextType>;
  Content?: ContentResolvers<ContextType>;
  LiveRoom?: LiveRoomResolvers<ContextType>;
  Article?: ArticleResolvers<ContextType>;
  LiveRoomConnection?: LiveRoomConnectionResolvers<ContextType>;
  LiveRoomEdge?: LiveRoomEdgeResolvers<ContextType>;
  Listing?: ListingResolvers<ContextType>;
  ListingConnection?: ListingConnectionResolvers<ContextType>;
  ListingEdge?: ListingEdgeResolvers<ContextType>;
  SalesAttribute?: SalesAttributeResolvers<ContextType>;
  CommissionPlan?: CommissionPlanResolvers<ContextType>;
  Sku?: SkuResolvers<ContextType>;
  AttributionResolution?: AttributionResolutionResolvers<ContextType>;
  LiveRoomCreatePayload?: LiveRoomCreatePayloadResolvers<ContextType>;
  LiveRoomStatusChangePayload?: LiveRoomStatusChangePayloadResolvers<ContextType>;
  ListingAddPayload?: ListingAddPayloadResolvers<ContextType>;
  ListingRemovePayload?: ListingRemovePayloadResolvers<ContextType>;
  ListingPinPayload?: ListingPinPayloadResolvers<ContextType>;
  AttributionTokenCreatePayload?: AttributionTokenCreatePayloadResolvers<ContextType>;
};

