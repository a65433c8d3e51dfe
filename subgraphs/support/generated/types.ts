// Generated from schema/support.graphql by npm run generate. Do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Money as MoneyRecord } from '../../shared/money.ts';
import type { ConversationRecord, MessageRecord, CitationRecord, SeatRecord } from '../domain/conversation.ts';
import type { ArticleRecord } from '../domain/retrieval.ts';
import type { SupportContext } from '../context.ts';
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
  /** One conversation by id, for whom it concerns. */
  conversation?: Maybe<Conversation>;
  /** Conversations: a shopper's own, an agent's own and waiting ones, all for operations. Newest first. */
  conversations: ConversationConnection;
  /** One knowledge article by id. */
  knowledgeArticle?: Maybe<KnowledgeArticle>;
  /** The seat of the viewing agent. */
  mySeat?: Maybe<Seat>;
};


export type QueryconversationArgs = {
  id: Scalars['ID']['input'];
};


export type QueryconversationsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ConversationFilter>;
};


export type QueryknowledgeArticleArgs = {
  id: Scalars['ID']['input'];
};

export type Mutation = {
  /** Opens a conversation with a question and answers it from the knowledge base, asks back, or offers a person. */
  conversationStart: ConversationStartPayload;
  /** Sends a message in a conversation. */
  messageSend: MessageSendPayload;
  /** Asks for a person: the conversation joins the queue. */
  conversationHandoff: ConversationHandoffPayload;
  /** Sets the viewing agent on duty or off; going off duty gives open conversations back to the queue at their old place. */
  seatSet: SeatSetPayload;
  /** Takes the next waiting conversation for the viewing agent. */
  conversationTakeNext: ConversationTakeNextPayload;
  /** Ends a conversation. */
  conversationClose: ConversationClosePayload;
  /** Adds or changes a knowledge article. */
  knowledgeArticleUpsert: KnowledgeArticleUpsertPayload;
};


export type MutationconversationStartArgs = {
  input: ConversationStartInput;
};


export type MutationmessageSendArgs = {
  input: MessageSendInput;
};


export type MutationconversationHandoffArgs = {
  input: ConversationHandoffInput;
};


export type MutationseatSetArgs = {
  input: SeatSetInput;
};


export type MutationconversationTakeNextArgs = {
  input: ConversationTakeNextInput;
};


export type MutationconversationCloseArgs = {
  input: ConversationCloseInput;
};


export type MutationknowledgeArticleUpsertArgs = {
  input: KnowledgeArticleUpsertInput;
};

/** A conversation of a shopper with the knowledge base and, after hand-off, an agent. */
export type Conversation = Node & {
  /** The conversation's id. */
  id: Scalars['ID']['output'];
  /** The state. */
  status: ConversationStatus;
  /** The shopper. */
  customerId: Scalars['ID']['output'];
  /** The order it is about. */
  order?: Maybe<Order>;
  /** The agent in charge. */
  agentId?: Maybe<Scalars['ID']['output']>;
  /** The skill asked for. */
  skill: Scalars['String']['output'];
  /** The place in the queue, from 1, while waiting. */
  queuePosition?: Maybe<Scalars['Int']['output']>;
  /** The messages, oldest first. */
  messages: Array<Message>;
  /** When it was opened. */
  createdAt: Scalars['DateTime']['output'];
  /** When it last changed. */
  updatedAt: Scalars['DateTime']['output'];
};

/** The states of a conversation. */
export type ConversationStatus =
  /** With the knowledge base. */
  | 'BOT'
  /** Waiting for an agent. */
  | 'QUEUED'
  /** With an agent. */
  | 'ASSIGNED'
  /** Over. */
  | 'CLOSED';

/** One message. */
export type Message = Node & {
  /** The message's id. */
  id: Scalars['ID']['output'];
  /** Who speaks. */
  author: MessageAuthor;
  /** The words, plain text. */
  body: Scalars['String']['output'];
  /** For an answer from the knowledge base: what it rests on. */
  citations: Array<Citation>;
  /** For an answer from the knowledge base: how sure it is, from 0 to 1. */
  confidence?: Maybe<Scalars['Float']['output']>;
  /** When. */
  createdAt: Scalars['DateTime']['output'];
};

/** Who speaks in a conversation. */
export type MessageAuthor =
  /** The shopper. */
  | 'CUSTOMER'
  /** The knowledge base. */
  | 'BOT'
  /** An agent. */
  | 'AGENT'
  /** The platform, for example "an agent has joined". */
  | 'SYSTEM';

/** What an answer rests on. */
export type Citation = {
  /** The article. */
  article: KnowledgeArticle;
  /** The words it rests on. */
  excerpt: Scalars['String']['output'];
  /** How near the question is, from 0 to 1. */
  score: Scalars['Float']['output'];
};

/** An article of the knowledge base. */
export type KnowledgeArticle = Node & {
  /** The article's id. */
  id: Scalars['ID']['output'];
  /** The title, often a question. */
  title: Scalars['String']['output'];
  /** The text, plain. */
  body: Scalars['String']['output'];
  /** The language as a BCP 47 tag. */
  language: Scalars['String']['output'];
  /** The version: it grows by one with each change. */
  version: Scalars['Int']['output'];
  /** When it was last changed. */
  updatedAt: Scalars['DateTime']['output'];
};

/** An agent's place of work. */
export type Seat = Node & {
  /** The seat's id. */
  id: Scalars['ID']['output'];
  /** The agent. */
  agentId: Scalars['ID']['output'];
  /** Whether the agent takes conversations. */
  onDuty: Scalars['Boolean']['output'];
  /** How many conversations the agent takes at once. */
  capacity: Scalars['Int']['output'];
  /** How many the agent has. */
  load: Scalars['Int']['output'];
  /** What the agent can help with. */
  skills: Array<Scalars['String']['output']>;
};

/** An order. Order, payment, fulfilment and refund are independent axes. */
export type Order = {
  /** The order's id. */
  id: Scalars['ID']['output'];
  /** Conversations about this order. For agents and operations. */
  conversations?: Maybe<Array<Conversation>>;
};

/** Which conversations to list. */
export type ConversationFilter = {
  /** Only conversations in these states. */
  status?: InputMaybe<Array<ConversationStatus>>;
};

/** A page of conversations. */
export type ConversationConnection = {
  /** The edges. */
  edges: Array<ConversationEdge>;
  /** The nodes of the edges. */
  nodes: Array<Conversation>;
  /** Where this page lies. */
  pageInfo: PageInfo;
};

/** A conversation in a page. */
export type ConversationEdge = {
  /** The cursor of this edge. */
  cursor: Scalars['String']['output'];
  /** The conversation. */
  node: Conversation;
};

/** A question. */
export type ConversationStartInput = {
  /** The question, at most 4,000 characters. */
  question: Scalars['String']['input'];
  /** The order it is about. */
  orderId?: InputMaybe<Scalars['ID']['input']>;
  /** The skill asked for. */
  skill?: Scalars['String']['input'];
  /** Makes a repeat of this request the same conversation. */
  idempotencyKey: Scalars['String']['input'];
};

/** What came of `conversationStart`. */
export type ConversationStartPayload = {
  /** The conversation, unless there were errors. */
  conversation?: Maybe<Conversation>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** A message to send. */
export type MessageSendInput = {
  /** The conversation. */
  conversationId: Scalars['ID']['input'];
  /** The words, at most 4,000 characters. */
  body: Scalars['String']['input'];
  /** Makes a repeat of this request the same message. */
  idempotencyKey: Scalars['String']['input'];
};

/** What came of `messageSend`. */
export type MessageSendPayload = {
  /** The conversation, unless there were errors. */
  conversation?: Maybe<Conversation>;
  /** The message, unless there were errors. */
  message?: Maybe<Message>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** A conversation that needs a person. */
export type ConversationHandoffInput = {
  /** The conversation. */
  conversationId: Scalars['ID']['input'];
};

/** What came of `conversationHandoff`. */
export type ConversationHandoffPayload = {
  /** The conversation, unless there were errors. */
  conversation?: Maybe<Conversation>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** The viewing agent's seat. */
export type SeatSetInput = {
  /** Whether the agent takes conversations. */
  onDuty: Scalars['Boolean']['input'];
  /** How many at once, 1 to 20. */
  capacity?: InputMaybe<Scalars['Int']['input']>;
  /** What the agent can help with. */
  skills?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** What came of `seatSet`. */
export type SeatSetPayload = {
  /** The seat, unless there were errors. */
  seat?: Maybe<Seat>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** A request for the next conversation. */
export type ConversationTakeNextInput = {
  /** Only this skill; any of the agent's when left out. */
  skill?: InputMaybe<Scalars['String']['input']>;
};

/** What came of `conversationTakeNext`. */
export type ConversationTakeNextPayload = {
  /** The conversation taken; none when nobody waits. */
  conversation?: Maybe<Conversation>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** A conversation to end. */
export type ConversationCloseInput = {
  /** The conversation. */
  conversationId: Scalars['ID']['input'];
};

/** What came of `conversationClose`. */
export type ConversationClosePayload = {
  /** The conversation, unless there were errors. */
  conversation?: Maybe<Conversation>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** A knowledge article. */
export type KnowledgeArticleUpsertInput = {
  /** The article to change; a new one when left out. */
  id?: InputMaybe<Scalars['ID']['input']>;
  /** The title, often a question. */
  title: Scalars['String']['input'];
  /** The text, plain. */
  body: Scalars['String']['input'];
  /** The language as a BCP 47 tag. */
  language?: Scalars['String']['input'];
};

/** What came of `knowledgeArticleUpsert`. */
export type KnowledgeArticleUpsertPayload = {
  /** The article, unless there were errors. */
  article?: Maybe<KnowledgeArticle>;
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
  Conversation: Conversation;
  Message: Message;
  KnowledgeArticle: KnowledgeArticle;
  Seat: Seat;
  Order: Order;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Conversation:
    ( { __typename: 'Conversation' }
    & GraphQLRecursivePick<FederationTypes['Conversation'], {"id":true}> );
  Message:
    ( { __typename: 'Message' }
    & GraphQLRecursivePick<FederationTypes['Message'], {"id":true}> );
  KnowledgeArticle:
    ( { __typename: 'KnowledgeArticle' }
    & GraphQLRecursivePick<FederationTypes['KnowledgeArticle'], {"id":true}> );
  Seat:
    ( { __typename: 'Seat' }
    & GraphQLRecursivePick<FederationTypes['Seat'], {"id":true}> );
  Order:
    ( { __typename: 'Order' }
    & GraphQLRecursivePick<FederationTypes['Order'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( ConversationRecord )
    | ( MessageRecord )
    | ( ArticleRecord )
    | ( SeatRecord )
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
  Conversation: ResolverTypeWrapper<ConversationRecord>;
  ConversationStatus: ConversationStatus;
  Message: ResolverTypeWrapper<MessageRecord>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  MessageAuthor: MessageAuthor;
  Citation: ResolverTypeWrapper<CitationRecord>;
  KnowledgeArticle: ResolverTypeWrapper<ArticleRecord>;
  Seat: ResolverTypeWrapper<SeatRecord>;
  Order: ResolverTypeWrapper<Omit<Order, 'conversations'> & { conversations?: Maybe<Array<ResolversTypes['Conversation']>> }>;
  ConversationFilter: ConversationFilter;
  ConversationConnection: ResolverTypeWrapper<Omit<ConversationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ConversationEdge']>, nodes: Array<ResolversTypes['Conversation']> }>;
  ConversationEdge: ResolverTypeWrapper<Omit<ConversationEdge, 'node'> & { node: ResolversTypes['Conversation'] }>;
  ConversationStartInput: ConversationStartInput;
  ConversationStartPayload: ResolverTypeWrapper<Omit<ConversationStartPayload, 'conversation'> & { conversation?: Maybe<ResolversTypes['Conversation']> }>;
  MessageSendInput: MessageSendInput;
  MessageSendPayload: ResolverTypeWrapper<Omit<MessageSendPayload, 'conversation' | 'message'> & { conversation?: Maybe<ResolversTypes['Conversation']>, message?: Maybe<ResolversTypes['Message']> }>;
  ConversationHandoffInput: ConversationHandoffInput;
  ConversationHandoffPayload: ResolverTypeWrapper<Omit<ConversationHandoffPayload, 'conversation'> & { conversation?: Maybe<ResolversTypes['Conversation']> }>;
  SeatSetInput: SeatSetInput;
  SeatSetPayload: ResolverTypeWrapper<Omit<SeatSetPayload, 'seat'> & { seat?: Maybe<ResolversTypes['Seat']> }>;
  ConversationTakeNextInput: ConversationTakeNextInput;
  ConversationTakeNextPayload: ResolverTypeWrapper<Omit<ConversationTakeNextPayload, 'conversation'> & { conversation?: Maybe<ResolversTypes['Conversation']> }>;
  ConversationCloseInput: ConversationCloseInput;
  ConversationClosePayload: ResolverTypeWrapper<Omit<ConversationClosePayload, 'conversation'> & { conversation?: Maybe<ResolversTypes['Conversation']> }>;
  KnowledgeArticleUpsertInput: KnowledgeArticleUpsertInput;
  KnowledgeArticleUpsertPayload: ResolverTypeWrapper<Omit<KnowledgeArticleUpsertPayload, 'article'> & { article?: Maybe<ResolversTypes['KnowledgeArticle']> }>;
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
  Conversation: ConversationRecord;
  Message: MessageRecord;
  Float: Scalars['Float']['output'];
  Citation: CitationRecord;
  KnowledgeArticle: ArticleRecord;
  Seat: SeatRecord;
  Order: Omit<Order, 'conversations'> & { conversations?: Maybe<Array<ResolversParentTypes['Conversation']>> } | FederationReferenceTypes['Order'];
  ConversationFilter: ConversationFilter;
  ConversationConnection: Omit<ConversationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ConversationEdge']>, nodes: Array<ResolversParentTypes['Conversation']> };
  ConversationEdge: Omit<ConversationEdge, 'node'> & { node: ResolversParentTypes['Conversation'] };
  ConversationStartInput: ConversationStartInput;
  ConversationStartPayload: Omit<ConversationStartPayload, 'conversation'> & { conversation?: Maybe<ResolversParentTypes['Conversation']> };
  MessageSendInput: MessageSendInput;
  MessageSendPayload: Omit<MessageSendPayload, 'conversation' | 'message'> & { conversation?: Maybe<ResolversParentTypes['Conversation']>, message?: Maybe<ResolversParentTypes['Message']> };
  ConversationHandoffInput: ConversationHandoffInput;
  ConversationHandoffPayload: Omit<ConversationHandoffPayload, 'conversation'> & { conversation?: Maybe<ResolversParentTypes['Conversation']> };
  SeatSetInput: SeatSetInput;
  SeatSetPayload: Omit<SeatSetPayload, 'seat'> & { seat?: Maybe<ResolversParentTypes['Seat']> };
  ConversationTakeNextInput: ConversationTakeNextInput;
  ConversationTakeNextPayload: Omit<ConversationTakeNextPayload, 'conversation'> & { conversation?: Maybe<ResolversParentTypes['Conversation']> };
  ConversationCloseInput: ConversationCloseInput;
  ConversationClosePayload: Omit<ConversationClosePayload, 'conversation'> & { conversation?: Maybe<ResolversParentTypes['Conversation']> };
  KnowledgeArticleUpsertInput: KnowledgeArticleUpsertInput;
  KnowledgeArticleUpsertPayload: Omit<KnowledgeArticleUpsertPayload, 'article'> & { article?: Maybe<ResolversParentTypes['KnowledgeArticle']> };
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

export type NodeResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Conversation' | 'Message' | 'KnowledgeArticle' | 'Seat', ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amountMinor?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  currencyCode?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType, RequireFields<QueryconversationArgs, 'id'>>;
  conversations?: Resolver<ResolversTypes['ConversationConnection'], ParentType, ContextType, RequireFields<QueryconversationsArgs, 'first'>>;
  knowledgeArticle?: Resolver<Maybe<ResolversTypes['KnowledgeArticle']>, ParentType, ContextType, RequireFields<QueryknowledgeArticleArgs, 'id'>>;
  mySeat?: Resolver<Maybe<ResolversTypes['Seat']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  conversationStart?: Resolver<ResolversTypes['ConversationStartPayload'], ParentType, ContextType, RequireFields<MutationconversationStartArgs, 'input'>>;
  messageSend?: Resolver<ResolversTypes['MessageSendPayload'], ParentType, ContextType, RequireFields<MutationmessageSendArgs, 'input'>>;
  conversationHandoff?: Resolver<ResolversTypes['ConversationHandoffPayload'], ParentType, ContextType, RequireFields<MutationconversationHandoffArgs, 'input'>>;
  seatSet?: Resolver<ResolversTypes['SeatSetPayload'], ParentType, ContextType, RequireFields<MutationseatSetArgs, 'input'>>;
  conversationTakeNext?: Resolver<ResolversTypes['ConversationTakeNextPayload'], ParentType, ContextType, RequireFields<MutationconversationTakeNextArgs, 'input'>>;
  conversationClose?: Resolver<ResolversTypes['ConversationClosePayload'], ParentType, ContextType, RequireFields<MutationconversationCloseArgs, 'input'>>;
  knowledgeArticleUpsert?: Resolver<ResolversTypes['KnowledgeArticleUpsertPayload'], ParentType, ContextType, RequireFields<MutationknowledgeArticleUpsertArgs, 'input'>>;
};

export type ConversationResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['Conversation'] = ResolversParentTypes['Conversation'], FederationReferenceType extends FederationReferenceTypes['Conversation'] = FederationReferenceTypes['Conversation']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Conversation']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ConversationStatus'], ParentType, ContextType>;
  customerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  agentId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  skill?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  queuePosition?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  messages?: Resolver<Array<ResolversTypes['Message']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessageResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['Message'] = ResolversParentTypes['Message'], FederationReferenceType extends FederationReferenceTypes['Message'] = FederationReferenceTypes['Message']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Message']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  author?: Resolver<ResolversTypes['MessageAuthor'], ParentType, ContextType>;
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  citations?: Resolver<Array<ResolversTypes['Citation']>, ParentType, ContextType>;
  confidence?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CitationResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['Citation'] = ResolversParentTypes['Citation']> = {
  article?: Resolver<ResolversTypes['KnowledgeArticle'], ParentType, ContextType>;
  excerpt?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type KnowledgeArticleResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['KnowledgeArticle'] = ResolversParentTypes['KnowledgeArticle'], FederationReferenceType extends FederationReferenceTypes['KnowledgeArticle'] = FederationReferenceTypes['KnowledgeArticle']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['KnowledgeArticle']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  language?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SeatResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['Seat'] = ResolversParentTypes['Seat'], FederationReferenceType extends FederationReferenceTypes['Seat'] = FederationReferenceTypes['Seat']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Seat']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  agentId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  onDuty?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  capacity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  load?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  skills?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order'], FederationReferenceType extends FederationReferenceTypes['Order'] = FederationReferenceTypes['Order']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Order']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  conversations?: Resolver<Maybe<Array<ResolversTypes['Conversation']>>, ParentType, ContextType>;
};

export type ConversationConnectionResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['ConversationConnection'] = ResolversParentTypes['ConversationConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ConversationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Conversation']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ConversationEdgeResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['ConversationEdge'] = ResolversParentTypes['ConversationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Conversation'], ParentType, ContextType>;
};

export type ConversationStartPayloadResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['ConversationStartPayload'] = ResolversParentTypes['ConversationStartPayload']> = {
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MessageSendPayloadResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['MessageSendPayload'] = ResolversParentTypes['MessageSendPayload']> = {
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['Message']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ConversationHandoffPayloadResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['ConversationHandoffPayload'] = ResolversParentTypes['ConversationHandoffPayload']> = {
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SeatSetPayloadResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['SeatSetPayload'] = ResolversParentTypes['SeatSetPayload']> = {
  seat?: Resolver<Maybe<ResolversTypes['Seat']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ConversationTakeNextPayloadResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['ConversationTakeNextPayload'] = ResolversParentTypes['ConversationTakeNextPayload']> = {
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ConversationClosePayloadResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['ConversationClosePayload'] = ResolversParentTypes['ConversationClosePayload']> = {
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type KnowledgeArticleUpsertPayloadResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['KnowledgeArticleUpsertPayload'] = ResolversParentTypes['KnowledgeArticleUpsertPayload']> = {
  article?: Resolver<Maybe<ResolversTypes['KnowledgeArticle']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = SupportContext> = {
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
  Conversation?: ConversationResolvers<ContextType>;
  Message?: MessageResolvers<ContextType>;
  Citation?: CitationResolvers<ContextType>;
  KnowledgeArticle?: KnowledgeArticleResolvers<ContextType>;
  Seat?: SeatResolvers<ContextType>;
  Order?: OrderResolvers<ContextType>;
  ConversationConnection?: ConversationConnectionResolvers<ContextType>;
  ConversationEdge?: ConversationEdgeResolvers<ContextType>;
  ConversationStartPayload?: ConversationStartPayloadResolvers<ContextType>;
  MessageSendPayload?: MessageSendPayloadResolvers<ContextType>;
  ConversationHandoffPayload?: ConversationHandoffPayloadResolvers<ContextType>;
  SeatSetPayload?: SeatSetPayloadResolvers<ContextType>;
  ConversationTakeNextPayload?: ConversationTakeNextPayloadResolvers<ContextType>;
  ConversationClosePayload?: ConversationClosePayloadResolvers<ContextType>;
  KnowledgeArticleUpsertPayload?: KnowledgeArticleUpsertPayloadResolvers<ContextType>;
};

