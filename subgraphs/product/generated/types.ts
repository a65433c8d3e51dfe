// Generated from schema/product.graphql by npm run generate. Do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Money as MoneyRecord } from '../../shared/money.ts';
import type { DefinitionRecord, ApplicationRecord, AttributeRecord, ShelfRecord, ShelfListingRecord } from '../catalogue/domain/records.ts';
import type { MerchantRecord, ProductRecord, SkuRecord, StockView } from '../domain/product.ts';
import type { ActivityRecord, LevelRecord, QuotaRecord } from '../inventory/domain/records.ts';
import type { ProductContext } from '../context.ts';
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
  /** One product by id. Shoppers see active products only. */
  product?: Maybe<Product>;
  /** One SKU by id. */
  sku?: Maybe<Sku>;
  /** Products in every state for operations and merchants, newest first. */
  products: ProductConnection;
  /** Full-text search over products that can be bought, tolerant of typos, in Chinese and English. By relevance the first 10,000 hits can be read, sorted otherwise all of them. */
  productSearch: ProductSearchConnection;
  /** The same search over products in every state, with what operations need to choose from them. An empty query finds everything. */
  opsProductSearch: OpsProductSearchConnection;
  /** How the search index is doing. */
  searchIndex: SearchIndexStatus;
  /** Products whose last change could not be indexed after all attempts, the last first. */
  searchDeadLetters: SearchDeadLetterConnection;
  /** Comparisons of the database with the search index, the last first. */
  searchReconciliations: SearchReconciliationConnection;
  /** A supply channel by id. */
  channel?: Maybe<Channel>;
  /** All supply channels, newest first. */
  channels: ChannelConnection;
  /** One import run by id. */
  channelImport?: Maybe<ChannelImport>;
  /** The JSON schema of channel configurations. */
  channelConfigSchema: Scalars['JSON']['output'];
  /** A merchant by id. */
  merchant?: Maybe<Merchant>;
  /** The places where stock lies, in the order in which they are drawn from. */
  stockLocations: Array<StockLocation>;
  /** Every change of a SKU's stock, the latest first. */
  stockMovements: StockMovementConnection;
  /** What is low: at most its threshold can be sold. The latest first. */
  stockAlerts: StockLevelConnection;
  /** A flash sale's or live room's own stock, by id. */
  stockActivity?: Maybe<StockActivity>;
  /** All flash sales and live rooms with stock of their own, the latest to start first. */
  stockActivities: StockActivityConnection;
  /** What products of a category are described by, in the order in which it is shown. Retired attributes are for operations and merchants. */
  attributeDefinitions: AttributeDefinitionConnection;
  /** A place that lists products, by its id. */
  shelf?: Maybe<Shelf>;
  /** All places that list products, newest first. */
  shelves: ShelfConnection;
  /** What must hold of all stock at every moment. Reads all of it. */
  stockInvariants: Array<Invariant>;
  /** Strong read of what an order needs of SKUs: price, state, merchant and title as committed now. For services. */
  skuQuotes: Array<SkuQuote>;
};


export type QueryproductArgs = {
  id: Scalars['ID']['input'];
};


export type QueryskuArgs = {
  id: Scalars['ID']['input'];
};


export type QueryproductsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ProductFilter>;
};


export type QueryproductSearchArgs = {
  query: Scalars['String']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ProductSearchFilter>;
  sort?: ProductSearchSort;
};


export type QueryopsProductSearchArgs = {
  query?: Scalars['String']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OpsProductSearchFilter>;
  sort?: ProductSearchSort;
};


export type QuerysearchDeadLettersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QuerysearchReconciliationsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QuerychannelArgs = {
  id: Scalars['ID']['input'];
};


export type QuerychannelsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QuerychannelImportArgs = {
  id: Scalars['ID']['input'];
};


export type QuerymerchantArgs = {
  id: Scalars['ID']['input'];
};


export type QuerystockMovementsArgs = {
  skuId: Scalars['ID']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QuerystockAlertsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QuerystockActivityArgs = {
  id: Scalars['ID']['input'];
};


export type QuerystockActivitiesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryattributeDefinitionsArgs = {
  category?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryshelfArgs = {
  id: Scalars['ID']['input'];
};


export type QueryshelvesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryskuQuotesArgs = {
  skuIds: Array<Scalars['ID']['input']>;
};

export type Mutation = {
  /** Creates a supply channel. */
  channelCreate: ChannelCreatePayload;
  /** Publishes a new version of a channel's configuration; older versions are kept. */
  channelConfigPublish: ChannelConfigPublishPayload;
  /** Runs the first rows of a feed through a channel's pipeline and shows, row by row and field by field, what it did. Writes nothing. */
  channelImportDryRun: ChannelImportDryRunPayload;
  /** Opens an upload: an address that a feed of any size is sent to. */
  channelUploadCreate: ChannelUploadCreatePayload;
  /** Starts the import of a feed. The same feed again changes nothing. */
  channelImportStart: ChannelImportStartPayload;
  /** Stops a run after the batch that is being stored. What is stored stays. */
  channelImportCancel: ChannelImportCancelPayload;
  /** Lets a cancelled or failed run go on behind the last batch that it stored. */
  channelImportResume: ChannelImportResumePayload;
  /** Moves a product to another status. */
  productStatusChange: ProductStatusChangePayload;
  /** Changes the price of a SKU. */
  skuPriceChange: SkuPriceChangePayload;
  /** Sets what a unit of a SKU costs the business, from which its margin follows. */
  skuCostSet: SkuCostSetPayload;
  /** Makes a product by hand, as a DRAFT. */
  productCreate: ProductCreatePayload;
  /** Changes a product's title, description, brand, category, language or pictures. */
  productUpdate: ProductUpdatePayload;
  /** Lets the feed decide again on what was edited by hand: the next run that has the product writes it. */
  productEditsDrop: ProductEditsDropPayload;
  /** Moves many products to other statuses in one transaction. */
  productStatusChangeMany: ProductStatusChangeManyPayload;
  /** Defines what products of a category are described by, or changes a definition. */
  attributeDefinitionSet: AttributeDefinitionSetPayload;
  /** Gives many products values of their category's attributes, in one transaction. */
  productAttributeSetMany: ProductAttributeSetManyPayload;
  /** Sets how the business uses many products, in one transaction. */
  productApplicationSetMany: ProductApplicationSetManyPayload;
  /** Makes a place that lists products, or renames it. */
  shelfSet: ShelfSetPayload;
  /** Lists many products in a place, or moves them there, in one transaction. */
  shelfPlaceMany: ShelfPlaceManyPayload;
  /** Takes many products off a place, in one transaction. */
  shelfRemoveMany: ShelfRemoveManyPayload;
  /** Compares the database with the search index now. While a comparison is under way, that one is answered. */
  searchIndexReconcile: SearchIndexReconcilePayload;
  /** Builds a new search index beside the one that is searched, and puts it in its place. While one is being built, that one is answered. */
  searchIndexRebuild: SearchIndexRebuildPayload;
  /** Tries changes again that could not be indexed. */
  searchDeadLetterRedrive: SearchDeadLetterRedrivePayload;
  /** Adds to or takes from the stock on hand of a SKU at a location, as an append-only movement. */
  stockAdjust: StockAdjustPayload;
  /** Adjusts many levels in one transaction, for example after a stocktake. */
  stockAdjustMany: StockAdjustManyPayload;
  /** Makes a location, or changes what is given of one. */
  stockLocationUpsert: StockLocationUpsertPayload;
  /** Sets what is kept back, awaited and called low of a SKU at a location. */
  stockLevelConfigure: StockLevelConfigurePayload;
  /** Sets stock aside for a flash sale or a live room, at once. What is left returns by itself when it ends. */
  stockActivityCreate: StockActivityCreatePayload;
  /** Sets more aside for an activity, or takes back what nobody holds. Also while it sells. */
  stockQuotaChange: StockQuotaChangePayload;
  /** Ends an activity now and returns what is left. Ending it again is harmless. */
  stockActivityEnd: StockActivityEndPayload;
  /** Reserves stock for order lines, all or nothing. A repeat for the same line is the same reservation. For services. */
  stockReserve: StockReservePayload;
  /** Turns the reservations of an order into committed stock. Repeatable. For services. */
  stockClaim: StockClaimPayload;
  /** Gives the reservations or committed stock of order lines back. Repeatable. For services. */
  stockRelease: StockReleasePayload;
};


export type MutationchannelCreateArgs = {
  input: ChannelCreateInput;
};


export type MutationchannelConfigPublishArgs = {
  input: ChannelConfigPublishInput;
};


export type MutationchannelImportDryRunArgs = {
  input: ChannelImportDryRunInput;
};


export type MutationchannelUploadCreateArgs = {
  input: ChannelUploadCreateInput;
};


export type MutationchannelImportStartArgs = {
  input: ChannelImportStartInput;
};


export type MutationchannelImportCancelArgs = {
  input: ChannelImportCancelInput;
};


export type MutationchannelImportResumeArgs = {
  input: ChannelImportResumeInput;
};


export type MutationproductStatusChangeArgs = {
  input: ProductStatusChangeInput;
};


export type MutationskuPriceChangeArgs = {
  input: SkuPriceChangeInput;
};


export type MutationskuCostSetArgs = {
  input: SkuCostSetInput;
};


export type MutationproductCreateArgs = {
  input: ProductCreateInput;
};


export type MutationproductUpdateArgs = {
  input: ProductUpdateInput;
};


export type MutationproductEditsDropArgs = {
  input: ProductEditsDropInput;
};


export type MutationproductStatusChangeManyArgs = {
  input: ProductStatusChangeManyInput;
};


export type MutationattributeDefinitionSetArgs = {
  input: AttributeDefinitionSetInput;
};


export type MutationproductAttributeSetManyArgs = {
  input: ProductAttributeSetManyInput;
};


export type MutationproductApplicationSetManyArgs = {
  input: ProductApplicationSetManyInput;
};


export type MutationshelfSetArgs = {
  input: ShelfSetInput;
};


export type MutationshelfPlaceManyArgs = {
  input: ShelfPlaceManyInput;
};


export type MutationshelfRemoveManyArgs = {
  input: ShelfRemoveManyInput;
};


export type MutationsearchIndexReconcileArgs = {
  input: SearchIndexReconcileInput;
};


export type MutationsearchIndexRebuildArgs = {
  input: SearchIndexRebuildInput;
};


export type MutationsearchDeadLetterRedriveArgs = {
  input: SearchDeadLetterRedriveInput;
};


export type MutationstockAdjustArgs = {
  input: StockAdjustInput;
};


export type MutationstockAdjustManyArgs = {
  input: StockAdjustManyInput;
};


export type MutationstockLocationUpsertArgs = {
  input: StockLocationUpsertInput;
};


export type MutationstockLevelConfigureArgs = {
  input: StockLevelConfigureInput;
};


export type MutationstockActivityCreateArgs = {
  input: StockActivityCreateInput;
};


export type MutationstockQuotaChangeArgs = {
  input: StockQuotaChangeInput;
};


export type MutationstockActivityEndArgs = {
  input: StockActivityEndInput;
};


export type MutationstockReserveArgs = {
  input: StockReserveInput;
};


export type MutationstockClaimArgs = {
  input: StockClaimInput;
};


export type MutationstockReleaseArgs = {
  input: StockReleaseInput;
};

/** A merchant whose goods are sold. */
export type Merchant = Node & {
  /** The merchant's id. */
  id: Scalars['ID']['output'];
  /** The merchant's name. */
  name: Scalars['String']['output'];
};

/** An SPU: what a shopper thinks of as one product. Its variants are SKUs. */
export type Product = Node & {
  /** The product's id. */
  id: Scalars['ID']['output'];
  /** The title. */
  title: Scalars['String']['output'];
  /** The description, plain text or sanitised HTML. */
  description?: Maybe<Scalars['String']['output']>;
  /** The brand's name. */
  brand?: Maybe<Scalars['String']['output']>;
  /** The category's name. */
  category?: Maybe<Scalars['String']['output']>;
  /** The language of the title as a BCP 47 tag, for example "zh" or "en". */
  language?: Maybe<Scalars['String']['output']>;
  /** The status. */
  status: ProductStatus;
  /** The pictures in order. */
  media: Array<Media>;
  /** The variants in order. */
  skus: Array<Sku>;
  /** What it is described by: the values of its category's attributes, in their order. */
  attributes: Array<ProductAttribute>;
  /** How the business uses it, by kind of place. Those that are not visible are for operations and the merchant. */
  applications: Array<ProductApplication>;
  /** The merchant whose goods these are. */
  merchant?: Maybe<Merchant>;
  /** The channel this product came from. */
  channel?: Maybe<Channel>;
  /** The id in the channel it came from. */
  externalId?: Maybe<Scalars['String']['output']>;
  /** What was edited by hand since it came, and imports keep: `title`, `description`, `brand`, `category`, `language`, `imageUrls`, `attributes.<code>`, `price` (of one of its SKUs or more). */
  edits: Array<Scalars['String']['output']>;
  /** The version: it grows by one with each change. */
  version: Scalars['Int']['output'];
  /** When it was created. */
  createdAt: Scalars['DateTime']['output'];
  /** When it was last changed. */
  updatedAt: Scalars['DateTime']['output'];
};

/** The states of a product. */
export type ProductStatus =
  /** Not finished. */
  | 'DRAFT'
  /** Waiting for approval. */
  | 'IN_REVIEW'
  /** On sale. */
  | 'ACTIVE'
  /** Taken off sale for now. */
  | 'SUSPENDED'
  /** Gone for good. */
  | 'ARCHIVED';

/** A picture. */
export type Media = {
  /** The address of the picture. */
  url: Scalars['String']['output'];
  /** What it shows, for people who cannot see it. */
  altText?: Maybe<Scalars['String']['output']>;
  /** The width in pixels. */
  width?: Maybe<Scalars['Int']['output']>;
  /** The height in pixels. */
  height?: Maybe<Scalars['Int']['output']>;
};

/** A variant that can be bought. */
export type Sku = Node & {
  /** The SKU's id. */
  id: Scalars['ID']['output'];
  /** The merchant's own code. */
  code?: Maybe<Scalars['String']['output']>;
  /** The variant's title, for example "Red / M". */
  title: Scalars['String']['output'];
  /** The options that make this variant. */
  options: Array<SkuOption>;
  /** The list price as committed in the product system. What a piece of content sells it for is `SalesAttribute.price`. */
  price: Money;
  /** The price before a reduction. */
  compareAtPrice?: Maybe<Money>;
  /** The weight with its packaging, in grams. */
  weightGrams?: Maybe<Scalars['Int']['output']>;
  /** The product this is a variant of. */
  product: Product;
  /** What can be sold now, over all locations. May be some seconds old. */
  stock: SkuStock;
  /** What can be sold through this piece of content: of what is set aside for it now, else of what is open to all. */
  availableVia: Scalars['Int']['output'];
  /** Where a parcel to this region is expected to come from; null when nothing that ships there has stock. */
  shipping?: Maybe<ShippingExpectation>;
};


/** A variant that can be bought. */
export type SkuavailableViaArgs = {
  contentId: Scalars['ID']['input'];
};


/** A variant that can be bought. */
export type SkushippingArgs = {
  region?: InputMaybe<Scalars['String']['input']>;
};

/** One option of a variant. */
export type SkuOption = {
  /** The name, for example "Colour". */
  name: Scalars['String']['output'];
  /** The value, for example "Red". */
  value: Scalars['String']['output'];
};

/** The stock of a SKU over all locations. */
export type SkuStock = {
  /** What can be sold: on hand less reserved, committed and safety stock. */
  available: Scalars['Int']['output'];
  /** Whether anything can be sold. */
  inStock: Scalars['Boolean']['output'];
  /** What lies in the locations. For merchants and operations. */
  onHand?: Maybe<Scalars['Int']['output']>;
  /** What unpaid orders hold. For merchants and operations. */
  reserved?: Maybe<Scalars['Int']['output']>;
  /** What paid orders hold. For merchants and operations. */
  committed?: Maybe<Scalars['Int']['output']>;
  /** What lies where, in the order in which it is drawn from. For merchants and operations. */
  levels?: Maybe<Array<StockLevel>>;
};

/** Where a parcel is expected to come from. */
export type ShippingExpectation = {
  /** The location's name. */
  from: Scalars['String']['output'];
  /** How many days pass before it leaves. */
  handlingDays: Scalars['Int']['output'];
};

/** A place where stock lies. */
export type StockLocation = {
  /** The location's id. */
  id: Scalars['ID']['output'];
  /** Its code. */
  code: Scalars['String']['output'];
  /** Its name, as shoppers see it. */
  name: Scalars['String']['output'];
  /** Lower numbers are drawn from first. */
  priority: Scalars['Int']['output'];
  /** Where it ships to, as beginnings of ISO 3166-2 codes; everywhere when empty. */
  regions: Array<Scalars['String']['output']>;
  /** How many days pass before a parcel leaves. */
  handlingDays: Scalars['Int']['output'];
};

/** The stock of a SKU at one location that is open to every order. */
export type StockLevel = {
  /** The SKU. */
  sku?: Maybe<Sku>;
  /** The location. */
  location: StockLocation;
  /** What can be sold: on hand less reserved, committed and safety stock. */
  available: Scalars['Int']['output'];
  /** What lies there, less what is set aside for activities. */
  onHand: Scalars['Int']['output'];
  /** What unpaid orders hold. */
  reserved: Scalars['Int']['output'];
  /** What paid orders hold. */
  committed: Scalars['Int']['output'];
  /** What is kept back and not sold. */
  safety: Scalars['Int']['output'];
  /** What is ordered from suppliers. For information: nothing is sold from it. */
  incoming: Scalars['Int']['output'];
  /** At this many available units or fewer it is low. */
  lowThreshold?: Maybe<Scalars['Int']['output']>;
  /** Since when it is low. */
  lowSince?: Maybe<Scalars['DateTime']['output']>;
};

/** A page of levels. */
export type StockLevelConnection = {
  /** The edges. */
  edges: Array<StockLevelEdge>;
  /** The nodes of the edges. */
  nodes: Array<StockLevel>;
  /** Where this page lies. */
  pageInfo: PageInfo;
};

/** A level in a page. */
export type StockLevelEdge = {
  /** The cursor of this edge. */
  cursor: Scalars['String']['output'];
  /** The level. */
  node: StockLevel;
};

/** One change of stock. They are never changed or deleted; their sums are the stock. */
export type StockMovement = {
  /** The movement's id. */
  id: Scalars['ID']['output'];
  /** The location's code. */
  locationCode: Scalars['String']['output'];
  /** The activity in whose quota it happened. */
  activityId?: Maybe<Scalars['ID']['output']>;
  /** What happened. */
  kind: StockMovementKind;
  /** By how much what lies there changed. */
  onHand: Scalars['Int']['output'];
  /** By how much what unpaid orders hold changed. */
  reserved: Scalars['Int']['output'];
  /** By how much what paid orders hold changed. */
  committed: Scalars['Int']['output'];
  /** The order line it was for. */
  orderLineId?: Maybe<Scalars['ID']['output']>;
  /** Why; for quotas the activity's id. */
  reason?: Maybe<Scalars['String']['output']>;
  /** Who did it. */
  actor: Scalars['String']['output'];
  /** When. */
  at: Scalars['DateTime']['output'];
};

/** The kinds of change of stock. */
export type StockMovementKind =
  /** The first count. */
  | 'INITIAL'
  /** Added or taken away by hand. */
  | 'ADJUST'
  /** Held for an unpaid order. */
  | 'RESERVE'
  /** Committed to a paid order. */
  | 'CLAIM'
  /** Given back by an order. */
  | 'RELEASE'
  /** A hold ran out. */
  | 'EXPIRE'
  /** Set aside for an activity. */
  | 'CARVE'
  /** Returned by an activity. */
  | 'RETURN';

/** A page of movements. */
export type StockMovementConnection = {
  /** The edges. */
  edges: Array<StockMovementEdge>;
  /** The nodes of the edges. */
  nodes: Array<StockMovement>;
  /** Where this page lies. */
  pageInfo: PageInfo;
};

/** A movement in a page. */
export type StockMovementEdge = {
  /** The cursor of this edge. */
  cursor: Scalars['String']['output'];
  /** The movement. */
  node: StockMovement;
};

/** A flash sale or a live room with stock of its own for a while, sold through one piece of content. */
export type StockActivity = Node & {
  /** The activity's id. */
  id: Scalars['ID']['output'];
  /** The kind. */
  kind: StockActivityKind;
  /** The name. */
  name: Scalars['String']['output'];
  /** The content it is sold through. Orders through it take from its quotas only; other orders never do. */
  contentId: Scalars['ID']['output'];
  /** When it starts to sell. */
  startsAt: Scalars['DateTime']['output'];
  /** When it stops to sell and what is left returns. */
  endsAt: Scalars['DateTime']['output'];
  /** The state. */
  status: StockActivityStatus;
  /** What it may sell, by SKU. */
  quotas: Array<StockQuota>;
};

/** The kinds of activity with stock of its own. */
export type StockActivityKind =
  /** A sale of few units to many. */
  | 'FLASH_SALE'
  /** A live room. */
  | 'LIVE_ROOM';

/** The states of an activity. */
export type StockActivityStatus =
  /** Its stock is set aside; it does not sell yet. */
  | 'SCHEDULED'
  /** It sells. */
  | 'ACTIVE'
  /** It is over, and its stock is being returned. */
  | 'ENDED'
  /** Everything was returned. */
  | 'CLOSED';

/** What an activity may sell of a SKU. */
export type StockQuota = {
  /** The SKU. */
  sku?: Maybe<Sku>;
  /** How many units were set aside. */
  quantity: Scalars['Int']['output'];
  /** What can be sold now. */
  available: Scalars['Int']['output'];
  /** What unpaid orders hold. */
  reserved: Scalars['Int']['output'];
  /** What was sold: paid orders hold it, or held it when the activity was closed. */
  committed: Scalars['Int']['output'];
};

/** A page of activities. */
export type StockActivityConnection = {
  /** The edges. */
  edges: Array<StockActivityEdge>;
  /** The nodes of the edges. */
  nodes: Array<StockActivity>;
  /** Where this page lies. */
  pageInfo: PageInfo;
};

/** An activity in a page. */
export type StockActivityEdge = {
  /** The cursor of this edge. */
  cursor: Scalars['String']['output'];
  /** The activity. */
  node: StockActivity;
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

/** Which products to list. */
export type ProductFilter = {
  /** Only products in these states. */
  status?: InputMaybe<Array<ProductStatus>>;
  /** Only products of this channel. */
  channelId?: InputMaybe<Scalars['ID']['input']>;
  /** Only products of this merchant. */
  merchantId?: InputMaybe<Scalars['ID']['input']>;
};

/** A page of products. */
export type ProductConnection = {
  /** The edges. */
  edges: Array<ProductEdge>;
  /** The nodes of the edges. */
  nodes: Array<Product>;
  /** Where this page lies. */
  pageInfo: PageInfo;
};

/** A product in a page. */
export type ProductEdge = {
  /** The cursor of this edge. */
  cursor: Scalars['String']['output'];
  /** The product. */
  node: Product;
};

/** Which search hits to keep. */
export type ProductSearchFilter = {
  /** Only this category. */
  category?: InputMaybe<Scalars['String']['input']>;
  /** Only this brand. */
  brand?: InputMaybe<Scalars['String']['input']>;
  /** Only this channel. */
  channelId?: InputMaybe<Scalars['ID']['input']>;
  /** Only what is listed now on this shelf: a live room, an article, a showcase or a campaign page. */
  shelfId?: InputMaybe<Scalars['ID']['input']>;
  /** Only products with something in stock. */
  inStock?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only products with all of these attributes. */
  attributes?: InputMaybe<Array<ProductAttributeFilterInput>>;
  /** Only products with a price in this currency; needed for price bounds and to sort by price. */
  currencyCode?: InputMaybe<Scalars['CurrencyCode']['input']>;
  /** The lowest price in minor units. */
  minPriceMinor?: InputMaybe<Scalars['BigInt']['input']>;
  /** The highest price in minor units. */
  maxPriceMinor?: InputMaybe<Scalars['BigInt']['input']>;
};

/** Which search hits operations keep. */
export type OpsProductSearchFilter = {
  /** Only products in these states. */
  status?: InputMaybe<Array<ProductStatus>>;
  /** Only products that can be bought, or only those that cannot. */
  saleable?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only products listed on some shelf now, or only those on none. */
  listed?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only this category. */
  category?: InputMaybe<Scalars['String']['input']>;
  /** Only this brand. */
  brand?: InputMaybe<Scalars['String']['input']>;
  /** Only this channel. */
  channelId?: InputMaybe<Scalars['ID']['input']>;
  /** Only this merchant. */
  merchantId?: InputMaybe<Scalars['ID']['input']>;
  /** Only what is listed now on this shelf: a live room, an article, a showcase or a campaign page. */
  shelfId?: InputMaybe<Scalars['ID']['input']>;
  /** Only products with something in stock. */
  inStock?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only products with all of these attributes. */
  attributes?: InputMaybe<Array<ProductAttributeFilterInput>>;
  /** Only products with a price in this currency; needed for price bounds and to sort by price. */
  currencyCode?: InputMaybe<Scalars['CurrencyCode']['input']>;
  /** The lowest price in minor units. */
  minPriceMinor?: InputMaybe<Scalars['BigInt']['input']>;
  /** The highest price in minor units. */
  maxPriceMinor?: InputMaybe<Scalars['BigInt']['input']>;
};

/** An attribute that hits must have. */
export type ProductAttributeFilterInput = {
  /** The attribute's name, for example "Colour". */
  name: Scalars['String']['input'];
  /** Its value; one of these is enough. */
  values: Array<Scalars['String']['input']>;
};

/** The order of search hits. */
export type ProductSearchSort =
  /** The best match first; without words the best seller. */
  | 'RELEVANCE'
  /** The lowest price first, in the currency of the filter. */
  | 'PRICE_ASC'
  /** The highest price first, in the currency of the filter. */
  | 'PRICE_DESC'
  /** The newest product first. */
  | 'NEWEST'
  /** What sold most in the last 7 days first. */
  | 'SALES_7_DAYS'
  /** What sold most in the last 30 days first. */
  | 'SALES_30_DAYS';

/** A page of search hits. */
export type ProductSearchConnection = {
  /** The edges. */
  edges: Array<ProductSearchEdge>;
  /** The hits of the edges. */
  nodes: Array<ProductHit>;
  /** Where this page lies. */
  pageInfo: PageInfo;
  /** How many products match; an estimate above 10,000. */
  totalCount: Scalars['Int']['output'];
  /** False when no product has all words: then those are found that have most of them. */
  allWords: Scalars['Boolean']['output'];
  /** How many of all hits have each value; estimates when `totalCount` is one. */
  facets: Array<ProductFacet>;
};

/** A search hit in a page. */
export type ProductSearchEdge = {
  /** The cursor of this edge. */
  cursor: Scalars['String']['output'];
  /** The hit. */
  node: ProductHit;
};

/** A result card. Everything but `product` comes from the index alone. */
export type ProductHit = {
  /** The id of the product. */
  productId: Scalars['ID']['output'];
  /** The title. */
  title: Scalars['String']['output'];
  /** The title with the matched words between <em> and </em>; everything else is escaped. */
  highlightedTitle: Scalars['String']['output'];
  /** The brand's name. */
  brand?: Maybe<Scalars['String']['output']>;
  /** The category's name. */
  category?: Maybe<Scalars['String']['output']>;
  /** The first picture's address. */
  imageUrl?: Maybe<Scalars['String']['output']>;
  /** The lowest price of its SKUs, in the currency of the filter if it has one. */
  priceFrom?: Maybe<Money>;
  /** Whether any SKU was in stock when it was indexed. */
  inStock: Scalars['Boolean']['output'];
  /** The product, from the database. */
  product?: Maybe<Product>;
};

/** The values of one field among search hits. */
export type ProductFacet = {
  /** What was counted. */
  field: ProductFacetField;
  /** The attribute's name when attributes were counted. */
  attribute?: Maybe<Scalars['String']['output']>;
  /** The most frequent values, the most frequent first. */
  values: Array<ProductFacetValue>;
};

/** What can be counted among search hits. */
export type ProductFacetField =
  /** The category. */
  | 'CATEGORY'
  /** The brand. */
  | 'BRAND'
  /** The channel, by id. */
  | 'CHANNEL'
  /** The shelf, by id. */
  | 'SHELF'
  /** The status. */
  | 'STATUS'
  /** Whether something is in stock: "true" or "false". */
  | 'IN_STOCK'
  /** One attribute. */
  | 'ATTRIBUTE';

/** How many search hits have a value. */
export type ProductFacetValue = {
  /** The value, as filters take it. */
  value: Scalars['String']['output'];
  /** How many hits have it. */
  count: Scalars['Int']['output'];
};

/** A page of search hits for operations. */
export type OpsProductSearchConnection = {
  /** The edges. */
  edges: Array<OpsProductSearchEdge>;
  /** The hits of the edges. */
  nodes: Array<OpsProductHit>;
  /** Where this page lies. */
  pageInfo: PageInfo;
  /** How many products match; an estimate above 10,000. */
  totalCount: Scalars['Int']['output'];
  /** False when no product has all words: then those are found that have most of them. */
  allWords: Scalars['Boolean']['output'];
  /** How many of all hits have each value; estimates when `totalCount` is one. */
  facets: Array<ProductFacet>;
};

/** A search hit for operations in a page. */
export type OpsProductSearchEdge = {
  /** The cursor of this edge. */
  cursor: Scalars['String']['output'];
  /** The hit. */
  node: OpsProductHit;
};

/** What operations see of a product in a list. Everything but `product` comes from the index alone. */
export type OpsProductHit = {
  /** The id of the product. */
  productId: Scalars['ID']['output'];
  /** The title. */
  title: Scalars['String']['output'];
  /** The title with the matched words between <em> and </em>; everything else is escaped. */
  highlightedTitle: Scalars['String']['output'];
  /** The brand's name. */
  brand?: Maybe<Scalars['String']['output']>;
  /** The category's name. */
  category?: Maybe<Scalars['String']['output']>;
  /** The first picture's address. */
  imageUrl?: Maybe<Scalars['String']['output']>;
  /** The status. */
  status: ProductStatus;
  /** Whether shoppers can buy it. */
  saleable: Scalars['Boolean']['output'];
  /** The lowest price of its SKUs, in the currency of the filter if it has one. */
  priceFrom?: Maybe<Money>;
  /** Whether any SKU was in stock when it was indexed. */
  inStock: Scalars['Boolean']['output'];
  /** Units sold today and on the six days before (UTC), less those given back. */
  unitsSold7Days: Scalars['Int']['output'];
  /** Units sold today and on the 29 days before (UTC), less those given back. */
  unitsSold30Days: Scalars['Int']['output'];
  /** The part of the lowest price that is not cost, in hundredths of a percent; null when its cost is not known. */
  marginBasisPoints?: Maybe<Scalars['Int']['output']>;
  /** The channel it was imported from, by id. */
  channelId?: Maybe<Scalars['ID']['output']>;
  /** Its id in that channel. */
  externalId?: Maybe<Scalars['String']['output']>;
  /** The merchant, by id. */
  merchantId?: Maybe<Scalars['ID']['output']>;
  /** The shelves it is listed on now, by id. */
  shelfIds: Array<Scalars['ID']['output']>;
  /** When it was created. */
  createdAt: Scalars['DateTime']['output'];
  /** The product, from the database. */
  product?: Maybe<Product>;
};

/** How the search index is doing. */
export type SearchIndexStatus = {
  /** How many products can be found, of all businesses. */
  products: Scalars['Int']['output'];
  /** How many products have a change that cannot be found yet. */
  pendingChanges: Scalars['Int']['output'];
  /** The age of the oldest such change in seconds. */
  lagSeconds: Scalars['Float']['output'];
  /** How many products were laid aside because their change could not be indexed. */
  deadLetters: Scalars['Int']['output'];
  /** The last rebuild. */
  rebuild?: Maybe<SearchIndexRebuild>;
};

/** A build of a new search index. */
export type SearchIndexRebuild = {
  /** The rebuild's id. */
  id: Scalars['ID']['output'];
  /** The state. */
  state: SearchRunState;
  /** Why it was asked for. */
  reason: Scalars['String']['output'];
  /** How many products it has written. */
  products: Scalars['Int']['output'];
  /** Why it failed; the old index is searched on. */
  failure?: Maybe<Scalars['String']['output']>;
  /** When it was asked for. */
  requestedAt: Scalars['DateTime']['output'];
  /** When it ended. */
  finishedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** The states of a rebuild or a comparison. */
export type SearchRunState =
  /** Waiting for a worker. */
  | 'QUEUED'
  /** Under way. */
  | 'RUNNING'
  /** Done. */
  | 'SUCCEEDED'
  /** Ended early: see `failure`. */
  | 'FAILED';

/** A comparison of the database with the search index. */
export type SearchReconciliation = {
  /** The comparison's id. */
  id: Scalars['ID']['output'];
  /** The state. */
  state: SearchRunState;
  /** Whether differences are repaired, not only reported. */
  repairs: Scalars['Boolean']['output'];
  /** How many products were compared. Those with a change under way are not. */
  compared: Scalars['Int']['output'];
  /** How many are alike. */
  matched: Scalars['Int']['output'];
  /** How many are missing in the index. */
  missing: Scalars['Int']['output'];
  /** How many are in the index that should not be. */
  unexpected: Scalars['Int']['output'];
  /** How many differ in version or content. */
  mismatched: Scalars['Int']['output'];
  /** How many were sent to be indexed again. */
  repaired: Scalars['Int']['output'];
  /** The differences, at most 100 of them. */
  exceptions: Array<SearchException>;
  /** Why it failed. */
  failure?: Maybe<Scalars['String']['output']>;
  /** When it was asked for. */
  requestedAt: Scalars['DateTime']['output'];
  /** When it ended. */
  finishedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** A product in which database and search index differ. */
export type SearchException = {
  /** The product, by id. */
  productId: Scalars['ID']['output'];
  /** How they differ. */
  kind: SearchExceptionKind;
  /** What differs: "version" or "hash". */
  fields: Array<Scalars['String']['output']>;
  /** When it was found first. */
  openedAt: Scalars['DateTime']['output'];
  /** When it was sent to be indexed again. */
  repairedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When a comparison found it in order. */
  resolvedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** How database and search index differ in a product. */
export type SearchExceptionKind =
  /** It is not in the index. */
  | 'MISSING'
  /** It is in the index and should not be. */
  | 'UNEXPECTED'
  /** Its version or content differs. */
  | 'MISMATCHED';

/** A page of comparisons. */
export type SearchReconciliationConnection = {
  /** The edges. */
  edges: Array<SearchReconciliationEdge>;
  /** The nodes of the edges. */
  nodes: Array<SearchReconciliation>;
  /** Where this page lies. */
  pageInfo: PageInfo;
};

/** A comparison in a page. */
export type SearchReconciliationEdge = {
  /** The cursor of this edge. */
  cursor: Scalars['String']['output'];
  /** The comparison. */
  node: SearchReconciliation;
};

/** A product whose change could not be indexed. */
export type SearchDeadLetter = {
  /** The product, by id. */
  productId: Scalars['ID']['output'];
  /** What the search engine said. */
  error: Scalars['String']['output'];
  /** When it was laid aside. */
  at: Scalars['DateTime']['output'];
};

/** A page of products whose change could not be indexed. */
export type SearchDeadLetterConnection = {
  /** The edges. */
  edges: Array<SearchDeadLetterEdge>;
  /** The nodes of the edges. */
  nodes: Array<SearchDeadLetter>;
  /** Where this page lies. */
  pageInfo: PageInfo;
};

/** A product whose change could not be indexed, in a page. */
export type SearchDeadLetterEdge = {
  /** The cursor of this edge. */
  cursor: Scalars['String']['output'];
  /** The product. */
  node: SearchDeadLetter;
};

/** A source of supply. What makes one channel unlike another is configuration, not code. */
export type Channel = Node & {
  /** The channel's id. */
  id: Scalars['ID']['output'];
  /** A short unique code. */
  code: Scalars['String']['output'];
  /** The name. */
  name: Scalars['String']['output'];
  /** The merchant whose goods come through this channel. */
  merchant?: Maybe<Merchant>;
  /** The configuration in force. */
  config?: Maybe<ChannelConfig>;
  /** The configurations that were published, newest first. */
  configVersions: Array<ChannelConfig>;
  /** The latest import runs, newest first. */
  imports: Array<ChannelImport>;
  /** When it was created. */
  createdAt: Scalars['DateTime']['output'];
};


/** A source of supply. What makes one channel unlike another is configuration, not code. */
export type ChannelconfigVersionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A source of supply. What makes one channel unlike another is configuration, not code. */
export type ChannelimportsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** One version of a channel's configuration. */
export type ChannelConfig = {
  /** The version, from 1. */
  version: Scalars['Int']['output'];
  /** The configuration itself. `channelConfigSchema` is its JSON schema. */
  config: Scalars['JSON']['output'];
  /** When it was published. */
  publishedAt: Scalars['DateTime']['output'];
};

/** A page of channels. */
export type ChannelConnection = {
  /** The edges. */
  edges: Array<ChannelEdge>;
  /** The nodes of the edges. */
  nodes: Array<Channel>;
  /** Where this page lies. */
  pageInfo: PageInfo;
};

/** A channel in a page. */
export type ChannelEdge = {
  /** The cursor of this edge. */
  cursor: Scalars['String']['output'];
  /** The channel. */
  node: Channel;
};

/** A run of a feed through a channel's pipeline. */
export type ChannelImport = Node & {
  /** The run's id. */
  id: Scalars['ID']['output'];
  /** The channel. */
  channel: Channel;
  /** The state. */
  status: ChannelImportStatus;
  /** What happens to rows that fail. */
  errorPolicy: ImportErrorPolicy;
  /** The version of the configuration that it uses, from its start to its end. */
  configVersion: Scalars['Int']['output'];
  /** Where the feed came from. */
  source: ImportSource;
  /** When the snapshot was taken that the feed is, if it was said at the start. */
  snapshotAt?: Maybe<Scalars['DateTime']['output']>;
  /** How many rows have been read. */
  rowsRead: Scalars['Int']['output'];
  /** How many products were created. */
  productsCreated: Scalars['Int']['output'];
  /** How many products were changed. */
  productsUpdated: Scalars['Int']['output'];
  /** How many products were as in the feed already. */
  productsUnchanged: Scalars['Int']['output'];
  /** How many products are stored from a newer snapshot than the feed's. */
  productsOutdated: Scalars['Int']['output'];
  /** How many products were taken off sale, because the feed has them no more or says so. */
  productsUnlisted: Scalars['Int']['output'];
  /** How many products that a feed had taken off are on sale again. */
  productsRelisted: Scalars['Int']['output'];
  /** How many rows failed. */
  rowsFailed: Scalars['Int']['output'];
  /** How much of the feed has been read, from 0 to 1. */
  progress: Scalars['Float']['output'];
  /** Rows a second since a worker took it, waiting left out. */
  rowsPerSecond?: Maybe<Scalars['Float']['output']>;
  /** How long it will take at this rate. Null unless it is being read. */
  secondsLeft?: Maybe<Scalars['Float']['output']>;
  /** The first violations, at most 100. */
  violations: Array<ImportViolation>;
  /** How many violations there are. */
  violationCount: Scalars['Int']['output'];
  /** Where all violations can be downloaded as CSV, for an hour. Without a host where that of the graph is meant. Null if there are none. */
  errorReportUrl?: Maybe<Scalars['String']['output']>;
  /** What came of it, for people; also that it changed nothing, and why it did not unlist what is missing. */
  summary: Scalars['String']['output'];
  /** Why the run failed as a whole. */
  failureReason?: Maybe<Scalars['String']['output']>;
  /** When it started. */
  startedAt: Scalars['DateTime']['output'];
  /** When it ended. */
  finishedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** The states of an import run. */
export type ChannelImportStatus =
  /** Waiting for a worker. */
  | 'QUEUED'
  /** Being read. */
  | 'RUNNING'
  /** Ended; see the counts. */
  | 'SUCCEEDED'
  /** Ended early: see `failureReason`. What was stored before stays. */
  | 'FAILED'
  /** Stopped by somebody. It can be resumed. */
  | 'CANCELLED';

/** Where the feed of a run came from. */
export type ImportSource =
  /** Text in the request. */
  | 'CONTENT'
  /** A file on the server. */
  | 'PATH'
  /** An upload. */
  | 'UPLOAD'
  /** The address in the channel's configuration. */
  | 'PULL';

/** An upload that waits for its feed. */
export type ChannelUpload = {
  /** What `channelImportStart` and `channelImportDryRun` take as `uploadId`. */
  id: Scalars['ID']['output'];
  /** Where the feed is sent with PUT, whole or in parts with Content-Range. Without a host where that of the graph is meant. */
  url: Scalars['String']['output'];
  /** Until when it takes a feed. */
  expiresAt: Scalars['DateTime']['output'];
};

/** What happens to rows that fail. */
export type ImportErrorPolicy =
  /** One failed row refuses the whole feed. */
  | 'REJECT_EVERYTHING'
  /** Failed rows are left out and reported. */
  | 'REJECT_FAILED_ROWS'
  /** Failed fields are left out where the product can live without them. */
  | 'IGNORE_FAILED';

/** What was wrong with a row of a feed. */
export type ImportViolation = {
  /** The row in the feed, from 1. */
  row: Scalars['Int']['output'];
  /** The field of the entity model. */
  field: Scalars['String']['output'];
  /** The rule's code. */
  code: Scalars['String']['output'];
  /** What was expected and what came. */
  message: Scalars['String']['output'];
  /** The value that came, shortened. */
  value?: Maybe<Scalars['String']['output']>;
  /** Whether it refused anything. */
  severity: ViolationSeverity;
};

/** How bad a violation is. */
export type ViolationSeverity =
  /** The field, the row or the feed is refused, by the error policy. */
  | 'ERROR'
  /** It is only reported. */
  | 'WARNING';

/** What a strong read tells of a SKU at the time of an order. */
export type SkuQuote = {
  /** The SKU's id. */
  skuId: Scalars['ID']['output'];
  /** The product's id. */
  productId: Scalars['ID']['output'];
  /** The product's title. */
  productTitle: Scalars['String']['output'];
  /** The variant's title. */
  skuTitle: Scalars['String']['output'];
  /** The price now. */
  price: Money;
  /** The merchant whose goods these are. */
  merchantId?: Maybe<Scalars['ID']['output']>;
  /** Whether it can be ordered at all. */
  saleable: Scalars['Boolean']['output'];
};

/** A new channel. */
export type ChannelCreateInput = {
  /** A short unique code: lower-case letters, digits and hyphens. */
  code: Scalars['String']['input'];
  /** The name. */
  name: Scalars['String']['input'];
  /** The merchant whose goods come through this channel. */
  merchantId?: InputMaybe<Scalars['ID']['input']>;
  /** The first configuration. */
  config?: InputMaybe<Scalars['JSON']['input']>;
};

/** What came of `channelCreate`. */
export type ChannelCreatePayload = {
  /** The channel, unless there were errors. */
  channel?: Maybe<Channel>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** A new version of a channel's configuration. */
export type ChannelConfigPublishInput = {
  /** The channel. */
  channelId: Scalars['ID']['input'];
  /** The configuration. */
  config: Scalars['JSON']['input'];
};

/** What came of `channelConfigPublish`. */
export type ChannelConfigPublishPayload = {
  /** The channel, unless there were errors. */
  channel?: Maybe<Channel>;
  /** Why it was refused; the path leads into the configuration. */
  userErrors: Array<UserError>;
};

/** A feed to try. Exactly one of `content`, `path` and `uploadId` is given. */
export type ChannelImportDryRunInput = {
  /** The channel. */
  channelId: Scalars['ID']['input'];
  /** A configuration to try instead of the published one. */
  config?: InputMaybe<Scalars['JSON']['input']>;
  /** The feed's text, at most 256 KiB. */
  content?: InputMaybe<Scalars['String']['input']>;
  /** A file on the server, below the operator's import folder. */
  path?: InputMaybe<Scalars['String']['input']>;
  /** An upload that is whole. */
  uploadId?: InputMaybe<Scalars['ID']['input']>;
  /** How many rows to try. */
  rows?: InputMaybe<Scalars['Int']['input']>;
};

/** What came of `channelImportDryRun`. */
export type ChannelImportDryRunPayload = {
  /** The rows as they came and as they would be stored. */
  rows?: Maybe<Array<DryRunRow>>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** A new upload. */
export type ChannelUploadCreateInput = {
  /** The channel. */
  channelId: Scalars['ID']['input'];
  /** The file's name, for people. */
  fileName?: InputMaybe<Scalars['String']['input']>;
};

/** What came of `channelUploadCreate`. */
export type ChannelUploadCreatePayload = {
  /** The upload, unless there were errors. */
  upload?: Maybe<ChannelUpload>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** A run to stop. */
export type ChannelImportCancelInput = {
  /** The run. */
  importId: Scalars['ID']['input'];
};

/** What came of `channelImportCancel`. */
export type ChannelImportCancelPayload = {
  /** The run, unless there were errors. */
  import?: Maybe<ChannelImport>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** A run to go on with. */
export type ChannelImportResumeInput = {
  /** The run. */
  importId: Scalars['ID']['input'];
};

/** What came of `channelImportResume`. */
export type ChannelImportResumePayload = {
  /** The run, unless there were errors. */
  import?: Maybe<ChannelImport>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** One row of a dry run. */
export type DryRunRow = {
  /** The row in the feed, from 1. */
  row: Scalars['Int']['output'];
  /** The external id found. */
  externalId?: Maybe<Scalars['String']['output']>;
  /** Each field before and after. */
  fields: Array<DryRunField>;
  /** What was wrong with it. */
  violations: Array<ImportViolation>;
  /** Whether it would be stored. */
  accepted: Scalars['Boolean']['output'];
};

/** One field of a dry run. */
export type DryRunField = {
  /** The field of the entity model. */
  field: Scalars['String']['output'];
  /** What came. */
  before?: Maybe<Scalars['String']['output']>;
  /** What would be stored. */
  after?: Maybe<Scalars['String']['output']>;
};

/** A feed to import. Exactly one of `content`, `path`, `uploadId` and `pull` is given. */
export type ChannelImportStartInput = {
  /** The channel. */
  channelId: Scalars['ID']['input'];
  /** What happens to rows that fail. */
  errorPolicy?: ImportErrorPolicy;
  /** The feed's text, at most 256 KiB. */
  content?: InputMaybe<Scalars['String']['input']>;
  /** A file on the server, below the operator's import folder. */
  path?: InputMaybe<Scalars['String']['input']>;
  /** An upload that is whole. */
  uploadId?: InputMaybe<Scalars['ID']['input']>;
  /** Fetches the feed from the address in the channel's configuration. A version that was imported already is left alone. */
  pull?: InputMaybe<Scalars['Boolean']['input']>;
  /** When the snapshot was taken that the feed is. A product that is stored from a newer one stays as it is. */
  snapshotAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Makes a repeat of this request the same run. */
  idempotencyKey: Scalars['String']['input'];
};

/** What came of `channelImportStart`. */
export type ChannelImportStartPayload = {
  /** The run, unless there were errors. */
  import?: Maybe<ChannelImport>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** A product's next status. */
export type ProductStatusChangeInput = {
  /** The product. */
  productId: Scalars['ID']['input'];
  /** The status to reach. */
  status: ProductStatus;
  /** The version this decision was made on. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
};

/** What came of `productStatusChange`. */
export type ProductStatusChangePayload = {
  /** The product, unless there were errors. */
  product?: Maybe<Product>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** A SKU's new price. */
export type SkuPriceChangeInput = {
  /** The SKU. */
  skuId: Scalars['ID']['input'];
  /** The price. */
  price: MoneyInput;
  /** Makes a repeat of this request harmless. */
  idempotencyKey: Scalars['String']['input'];
};

/** What came of `skuPriceChange`. */
export type SkuPriceChangePayload = {
  /** The SKU, unless there were errors. */
  sku?: Maybe<Sku>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** What a unit of a SKU costs. */
export type SkuCostSetInput = {
  /** The SKU. */
  skuId: Scalars['ID']['input'];
  /** The cost, in the currency of the price; unknown from now on when left out. */
  cost?: InputMaybe<MoneyInput>;
  /** Makes a repeat of this request harmless. */
  idempotencyKey: Scalars['String']['input'];
};

/** What came of `skuCostSet`. */
export type SkuCostSetPayload = {
  /** The SKU, unless there were errors. */
  sku?: Maybe<Sku>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** A comparison to make. */
export type SearchIndexReconcileInput = {
  /** Whether differences are repaired, not only reported. */
  repair?: Scalars['Boolean']['input'];
};

/** What came of `searchIndexReconcile`. */
export type SearchIndexReconcilePayload = {
  /** The comparison, unless there were errors. */
  reconciliation?: Maybe<SearchReconciliation>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** A new search index to build. */
export type SearchIndexRebuildInput = {
  /** Why, for the record. */
  reason: Scalars['String']['input'];
};

/** What came of `searchIndexRebuild`. */
export type SearchIndexRebuildPayload = {
  /** The rebuild, unless there were errors. */
  rebuild?: Maybe<SearchIndexRebuild>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** Changes to try again. */
export type SearchDeadLetterRedriveInput = {
  /** Only those of these products; all of the business when left out. */
  productIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** What came of `searchDeadLetterRedrive`. */
export type SearchDeadLetterRedrivePayload = {
  /** How many will be tried again, unless there were errors. */
  count?: Maybe<Scalars['Int']['output']>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** A change of the stock on hand. */
export type StockAdjustInput = {
  /** The SKU. */
  skuId: Scalars['ID']['input'];
  /** The location's code. */
  locationCode?: Scalars['String']['input'];
  /** How many units are added, or taken if negative. */
  delta: Scalars['Int']['input'];
  /** Why, for the movement's record. */
  reason: Scalars['String']['input'];
  /** Makes a repeat of this request harmless. */
  idempotencyKey: Scalars['String']['input'];
};

/** What came of `stockAdjust`. */
export type StockAdjustPayload = {
  /** The SKU, unless there were errors. */
  sku?: Maybe<Sku>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** Many changes of stock on hand. */
export type StockAdjustManyInput = {
  /** The changes, at most 500. */
  items: Array<StockAdjustItemInput>;
  /** What happens to the rest when one of them fails. */
  errorPolicy?: BulkErrorPolicy;
  /** Makes a repeat of this request harmless. */
  idempotencyKey: Scalars['String']['input'];
};

/** One of many changes of stock on hand. */
export type StockAdjustItemInput = {
  /** The SKU. */
  skuId: Scalars['ID']['input'];
  /** The location's code. */
  locationCode?: Scalars['String']['input'];
  /** How many units are added, or taken if negative. */
  delta: Scalars['Int']['input'];
  /** Why, for the movement's record. */
  reason: Scalars['String']['input'];
};

/** What happens to the rest of a bulk operation when some of it fails. */
export type BulkErrorPolicy =
  /** One failure refuses everything. */
  | 'REJECT_EVERYTHING'
  /** What fails is left out and reported. */
  | 'REJECT_FAILED_ROWS';

/** What came of `stockAdjustMany`. */
export type StockAdjustManyPayload = {
  /** The SKUs whose stock was changed, unless everything was refused. */
  skus?: Maybe<Array<Sku>>;
  /** What failed; the path leads to the item. */
  userErrors: Array<UserError>;
};

/** A location. What is left out stays, or is the default of a new one. */
export type StockLocationUpsertInput = {
  /** Its code: lower-case letters, digits and hyphens. */
  code: Scalars['String']['input'];
  /** Its name, as shoppers see it. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Lower numbers are drawn from first. */
  priority?: InputMaybe<Scalars['Int']['input']>;
  /** Where it ships to, as beginnings of ISO 3166-2 codes; everywhere when empty. */
  regions?: InputMaybe<Array<Scalars['String']['input']>>;
  /** How many days pass before a parcel leaves. */
  handlingDays?: InputMaybe<Scalars['Int']['input']>;
};

/** What came of `stockLocationUpsert`. */
export type StockLocationUpsertPayload = {
  /** The location, unless there were errors. */
  location?: Maybe<StockLocation>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** How a SKU is kept at a location. What is left out stays. */
export type StockLevelConfigureInput = {
  /** The SKU. */
  skuId: Scalars['ID']['input'];
  /** The location's code. */
  locationCode?: Scalars['String']['input'];
  /** What is kept back and not sold. */
  safety?: InputMaybe<Scalars['Int']['input']>;
  /** What is ordered from suppliers. */
  incoming?: InputMaybe<Scalars['Int']['input']>;
  /** At this many available units or fewer it is low; null ends the alerts. */
  lowThreshold?: InputMaybe<Scalars['Int']['input']>;
};

/** What came of `stockLevelConfigure`. */
export type StockLevelConfigurePayload = {
  /** The SKU, unless there were errors. */
  sku?: Maybe<Sku>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** A flash sale or a live room with stock of its own. */
export type StockActivityCreateInput = {
  /** The kind. */
  kind: StockActivityKind;
  /** The name. */
  name: Scalars['String']['input'];
  /** The content it is sold through. */
  contentId: Scalars['ID']['input'];
  /** When it starts to sell. */
  startsAt: Scalars['DateTime']['input'];
  /** When it stops to sell and what is left returns. */
  endsAt: Scalars['DateTime']['input'];
  /** What it may sell, each SKU once, at most 200. */
  quotas: Array<StockQuotaInput>;
  /** Makes a repeat of this request the same activity. */
  idempotencyKey: Scalars['String']['input'];
};

/** What an activity may sell of a SKU. */
export type StockQuotaInput = {
  /** The SKU. */
  skuId: Scalars['ID']['input'];
  /** How many units are set aside. */
  quantity: Scalars['Int']['input'];
};

/** What came of `stockActivityCreate`. */
export type StockActivityCreatePayload = {
  /** The activity, unless there were errors. */
  activity?: Maybe<StockActivity>;
  /** Why it was refused; the path leads to the quota. */
  userErrors: Array<UserError>;
};

/** A change of what an activity may sell. */
export type StockQuotaChangeInput = {
  /** The activity. */
  activityId: Scalars['ID']['input'];
  /** The SKU. */
  skuId: Scalars['ID']['input'];
  /** How many more units are set aside, or are taken back if negative. */
  delta: Scalars['Int']['input'];
  /** Makes a repeat of this request harmless. */
  idempotencyKey: Scalars['String']['input'];
};

/** What came of `stockQuotaChange`. */
export type StockQuotaChangePayload = {
  /** The activity, unless there were errors. */
  activity?: Maybe<StockActivity>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** An activity to end. */
export type StockActivityEndInput = {
  /** The activity. */
  activityId: Scalars['ID']['input'];
};

/** What came of `stockActivityEnd`. */
export type StockActivityEndPayload = {
  /** The activity, unless there were errors. */
  activity?: Maybe<StockActivity>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** Order lines to hold stock for. */
export type StockReserveInput = {
  /** The order. */
  orderId: Scalars['ID']['input'];
  /** The lines; several lines of one SKU are summed before checking. */
  lines: Array<StockReserveLineInput>;
  /** When the hold ends by itself. */
  expiresAt: Scalars['DateTime']['input'];
};

/** One order line to hold stock for. */
export type StockReserveLineInput = {
  /** The order line: the key of the reservation. */
  orderLineId: Scalars['ID']['input'];
  /** The SKU. */
  skuId: Scalars['ID']['input'];
  /** How many units. */
  quantity: Scalars['Int']['input'];
  /** The content it is bought through: while an activity of it has a quota of the SKU, units come from the quota only. */
  contentId?: InputMaybe<Scalars['ID']['input']>;
};

/** What came of `stockReserve`. */
export type StockReservePayload = {
  /** The reservations, unless there were errors. */
  reservations?: Maybe<Array<StockReservation>>;
  /** Why it was refused; the path leads to the line. */
  userErrors: Array<UserError>;
};

/** Stock held for an order line. */
export type StockReservation = {
  /** The order line. */
  orderLineId: Scalars['ID']['output'];
  /** The SKU. */
  skuId: Scalars['ID']['output'];
  /** How many units. */
  quantity: Scalars['Int']['output'];
  /** The state. */
  status: StockReservationStatus;
  /** When the hold ends by itself. */
  expiresAt: Scalars['DateTime']['output'];
};

/** The states of a reservation. */
export type StockReservationStatus =
  /** Held for an unpaid order. */
  | 'RESERVED'
  /** Committed to a paid order. */
  | 'CLAIMED'
  /** Given back. */
  | 'RELEASED'
  /** Ran out and was given back. */
  | 'EXPIRED';

/** An order whose reservations are claimed. */
export type StockClaimInput = {
  /** The order. */
  orderId: Scalars['ID']['input'];
};

/** What came of `stockClaim`. */
export type StockClaimPayload = {
  /** The reservations, unless there were errors. */
  reservations?: Maybe<Array<StockReservation>>;
  /** Why it was refused; EXPIRED or OUT_OF_STOCK when the hold is gone and the stock too. */
  userErrors: Array<UserError>;
};

/** An order or some of its lines whose stock is given back. */
export type StockReleaseInput = {
  /** The order. */
  orderId: Scalars['ID']['input'];
  /** Only these lines; all when left out. */
  orderLineIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Instead: only units of these lines, down to what the order keeps. A repeat, or one that keeps more, changes nothing. */
  lines?: InputMaybe<Array<StockReleaseLineInput>>;
  /** Why, for the movement's record. */
  reason: Scalars['String']['input'];
};

/** Units of a line that are given back. */
export type StockReleaseLineInput = {
  /** The order line. */
  orderLineId: Scalars['ID']['input'];
  /** How many units the order keeps. */
  keep: Scalars['Int']['input'];
};

/** What came of `stockRelease`. */
export type StockReleasePayload = {
  /** The reservations, unless there were errors. */
  reservations?: Maybe<Array<StockReservation>>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** A product with its variants. */
export type ProductCreateInput = {
  /** The merchant whose goods these are. Of merchants always their own; left out by operations, the business's. */
  merchantId?: InputMaybe<Scalars['ID']['input']>;
  /** The title. */
  title: Scalars['String']['input'];
  /** The description. Of HTML the text is kept. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** The brand's name. */
  brand?: InputMaybe<Scalars['String']['input']>;
  /** The category's name. */
  category?: InputMaybe<Scalars['String']['input']>;
  /** The language of the title as a BCP 47 tag, for example "zh" or "en". */
  language?: InputMaybe<Scalars['String']['input']>;
  /** The pictures in order, at most 50. */
  media?: InputMaybe<Array<MediaInput>>;
  /** Values of the category's attributes, each once, at most 100. */
  attributes?: InputMaybe<Array<ProductAttributeInput>>;
  /** The variants in order, at most 200. No two have the same code or the same options. */
  skus: Array<SkuCreateInput>;
  /** Makes a repeat of this request harmless. */
  idempotencyKey: Scalars['String']['input'];
};

/** A variant of a new product. */
export type SkuCreateInput = {
  /** The merchant's own code. */
  code?: InputMaybe<Scalars['String']['input']>;
  /** The variant's title. Default: the values of its options, else the product's title. */
  title?: InputMaybe<Scalars['String']['input']>;
  /** The options that make this variant, at most 10. */
  options?: InputMaybe<Array<SkuOptionInput>>;
  /** The list price. */
  price: MoneyInput;
  /** The price before a reduction, in the same currency. */
  compareAtPrice?: InputMaybe<MoneyInput>;
  /** The weight with its packaging, in grams. */
  weightGrams?: InputMaybe<Scalars['Int']['input']>;
  /** What lies in the default location. Other locations are filled by stockAdjust. */
  initialStock?: InputMaybe<Scalars['Int']['input']>;
};

/** One option of a variant. */
export type SkuOptionInput = {
  /** The name, for example "Colour". */
  name: Scalars['String']['input'];
  /** The value, for example "Red". */
  value: Scalars['String']['input'];
};

/** What came of `productCreate`. */
export type ProductCreatePayload = {
  /** The product, unless there were errors. */
  product?: Maybe<Product>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** A change of a product. What is left out stays; null clears what may be empty. */
export type ProductUpdateInput = {
  /** The product. */
  productId: Scalars['ID']['input'];
  /** The version that this change was made on. */
  expectedVersion: Scalars['Int']['input'];
  /** The title. */
  title?: InputMaybe<Scalars['String']['input']>;
  /** The description. Of HTML the text is kept. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** The brand's name. */
  brand?: InputMaybe<Scalars['String']['input']>;
  /** The category's name. Values of the attributes of the category before are kept, and count again when it comes back. */
  category?: InputMaybe<Scalars['String']['input']>;
  /** The language of the title as a BCP 47 tag, for example "zh" or "en". */
  language?: InputMaybe<Scalars['String']['input']>;
  /** The pictures in order, in place of all that there are; at most 50. */
  media?: InputMaybe<Array<MediaInput>>;
};

/** A picture. */
export type MediaInput = {
  /** The address of the picture, http or https. */
  url: Scalars['String']['input'];
  /** What it shows, for people who cannot see it. */
  altText?: InputMaybe<Scalars['String']['input']>;
  /** The width in pixels, together with the height. */
  width?: InputMaybe<Scalars['Int']['input']>;
  /** The height in pixels, together with the width. */
  height?: InputMaybe<Scalars['Int']['input']>;
};

/** What came of `productUpdate`. */
export type ProductUpdatePayload = {
  /** The product, unless there were errors. */
  product?: Maybe<Product>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** What of a product its feed is to decide on again. */
export type ProductEditsDropInput = {
  /** The product. */
  productId: Scalars['ID']['input'];
  /** The version that this change was made on. */
  expectedVersion: Scalars['Int']['input'];
  /** Which edits, by the names in `Product.edits`, each once; all of them when left out. */
  fields?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** What came of `productEditsDrop`. */
export type ProductEditsDropPayload = {
  /** The product, unless there were errors. Its fields change with the next run. */
  product?: Maybe<Product>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** Next statuses of many products. */
export type ProductStatusChangeManyInput = {
  /** The products, each once, at most 500. */
  items: Array<ProductStatusChangeInput>;
  /** What happens to the rest when one of them fails. */
  errorPolicy?: BulkErrorPolicy;
  /** Makes a repeat of this request harmless. */
  idempotencyKey: Scalars['String']['input'];
};

/** What came of `productStatusChangeMany`. */
export type ProductStatusChangeManyPayload = {
  /** The products that were moved, unless everything was refused. */
  products?: Maybe<Array<Product>>;
  /** What failed; the path leads to the item. */
  userErrors: Array<UserError>;
};

/** What products of a category are described by. */
export type AttributeDefinition = {
  /** The definition's id. */
  id: Scalars['ID']['output'];
  /** The category's name, as products have it. */
  category: Scalars['String']['output'];
  /** The attribute's name for programs; facets and filters of the search use it. */
  code: Scalars['String']['output'];
  /** What its values are. */
  type: AttributeType;
  /** What numbers are measured in. */
  unit?: Maybe<Scalars['String']['output']>;
  /** What a value of type ENUM may be, in order. */
  options: Array<AttributeOption>;
  /** Its name for people by language, the first where no other fits. */
  labels: Array<LocalisedText>;
  /** Whether a product needs a value before it is reviewed or sold. */
  required: Scalars['Boolean']['output'];
  /** Whether the search counts its values and filters by them. */
  facetable: Scalars['Boolean']['output'];
  /** Lower numbers are shown first. */
  position: Scalars['Int']['output'];
  /** Since when it is not used any more; its values are not shown. */
  retiredAt?: Maybe<Scalars['DateTime']['output']>;
  /** The version: it grows by one with each change. */
  version: Scalars['Int']['output'];
  /** Every state it has had, the latest first. */
  versions: Array<AttributeDefinitionVersion>;
};

/** The types of attributes. */
export type AttributeType =
  /** Any text of at most 500 characters. */
  | 'TEXT'
  /** A decimal number with at most 15 digits before and 6 behind the point, for example "12.5". */
  | 'NUMBER'
  /** "true" or "false". */
  | 'BOOLEAN'
  /** The code of one of the options. */
  | 'ENUM'
  /** A day, for example "2026-11-21". */
  | 'DATE';

/** A text in one language. */
export type LocalisedText = {
  /** The language as a BCP 47 tag, for example "zh" or "en". */
  language: Scalars['String']['output'];
  /** The text. */
  text: Scalars['String']['output'];
};

/** What a value of type ENUM may be. */
export type AttributeOption = {
  /** The value. */
  code: Scalars['String']['output'];
  /** Its name for people by language, the first where no other fits. */
  labels: Array<LocalisedText>;
};

/** A state that a definition has had. */
export type AttributeDefinitionVersion = {
  /** The version. */
  version: Scalars['Int']['output'];
  /** What numbers were measured in. */
  unit?: Maybe<Scalars['String']['output']>;
  /** What a value of type ENUM could be. */
  options: Array<AttributeOption>;
  /** Its names. */
  labels: Array<LocalisedText>;
  /** Whether a product needed a value. */
  required: Scalars['Boolean']['output'];
  /** Whether the search counted its values. */
  facetable: Scalars['Boolean']['output'];
  /** Lower numbers were shown first. */
  position: Scalars['Int']['output'];
  /** Since when it was not used any more. */
  retiredAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who made it so. */
  changedBy: Scalars['String']['output'];
  /** When. */
  changedAt: Scalars['DateTime']['output'];
};

/** A page of attribute definitions. */
export type AttributeDefinitionConnection = {
  /** The edges. */
  edges: Array<AttributeDefinitionEdge>;
  /** The nodes of the edges. */
  nodes: Array<AttributeDefinition>;
  /** Where this page lies. */
  pageInfo: PageInfo;
};

/** An attribute definition in a page. */
export type AttributeDefinitionEdge = {
  /** The cursor of this edge. */
  cursor: Scalars['String']['output'];
  /** The definition. */
  node: AttributeDefinition;
};

/** A product's value of an attribute. */
export type ProductAttribute = {
  /** What it is a value of. */
  definition: AttributeDefinition;
  /** The value in the form that its type says, for example "12.5" or an option's code. */
  value: Scalars['String']['output'];
  /** The option whose code it is, if its type is ENUM. */
  option?: Maybe<AttributeOption>;
};

/** A definition as it is to be from now on. */
export type AttributeDefinitionSetInput = {
  /** The category's name, as products have it. */
  category: Scalars['String']['input'];
  /** The attribute's name for programs: lower-case letters, digits and underscores. */
  code: Scalars['String']['input'];
  /** What its values are. Fixed once it is made. */
  type: AttributeType;
  /** What numbers are measured in. */
  unit?: InputMaybe<Scalars['String']['input']>;
  /** What a value of type ENUM may be, in order, at most 200. One that products have cannot be left out. */
  options?: InputMaybe<Array<AttributeOptionInput>>;
  /** Its name for people by language, the first where no other fits. */
  labels: Array<LocalisedTextInput>;
  /** Whether a product needs a value before it is reviewed or sold. */
  required?: Scalars['Boolean']['input'];
  /** Whether the search counts its values and filters by them. */
  facetable?: Scalars['Boolean']['input'];
  /** Lower numbers are shown first. */
  position?: Scalars['Int']['input'];
  /** Whether it is not used any more. */
  retired?: Scalars['Boolean']['input'];
  /** The version that this change was made on; 0 to make a new one. */
  expectedVersion?: Scalars['Int']['input'];
};

/** What a value of type ENUM may be. */
export type AttributeOptionInput = {
  /** The value: lower-case letters, digits and underscores. */
  code: Scalars['String']['input'];
  /** Its name for people by language, the first where no other fits. */
  labels: Array<LocalisedTextInput>;
};

/** A text in one language. */
export type LocalisedTextInput = {
  /** The language as a BCP 47 tag, for example "zh" or "en". */
  language: Scalars['String']['input'];
  /** The text. */
  text: Scalars['String']['input'];
};

/** What came of `attributeDefinitionSet`. */
export type AttributeDefinitionSetPayload = {
  /** The definition, unless there were errors. */
  definition?: Maybe<AttributeDefinition>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** Values of many products. */
export type ProductAttributeSetManyInput = {
  /** The products, each once, at most 500, with at most 10,000 values in all. */
  items: Array<ProductAttributeSetItemInput>;
  /** What happens to the rest when one of them fails. */
  errorPolicy?: BulkErrorPolicy;
  /** Makes a repeat of this request harmless. */
  idempotencyKey: Scalars['String']['input'];
};

/** Values of one product. Attributes that are left out stay. */
export type ProductAttributeSetItemInput = {
  /** The product. */
  productId: Scalars['ID']['input'];
  /** The values, each attribute once, at most 100. */
  attributes: Array<ProductAttributeInput>;
  /** The version that this change was made on. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
};

/** A value of an attribute. */
export type ProductAttributeInput = {
  /** The attribute's code. */
  code: Scalars['String']['input'];
  /** The value in the form that the attribute's type says; null takes it away. */
  value?: InputMaybe<Scalars['String']['input']>;
};

/** What came of `productAttributeSetMany`. */
export type ProductAttributeSetManyPayload = {
  /** The products that have the values now, unless everything was refused. */
  products?: Maybe<Array<Product>>;
  /** What failed; the path leads to the value. */
  userErrors: Array<UserError>;
};

/** The kinds of place that a product is used in. */
export type ProductUse =
  /** Live rooms. */
  | 'LIVE_ROOM'
  /** Articles. */
  | 'ARTICLE'
  /** A creator's or a merchant's showcase. */
  | 'SHOWCASE'
  /** Campaign pages. */
  | 'CAMPAIGN';

/** How the business uses a product in one kind of place. Without a visible one the product is not listed there. */
export type ProductApplication = {
  /** The kind of place. */
  use: ProductUse;
  /** The title there, in place of the product's. */
  title?: Maybe<Scalars['String']['output']>;
  /** What is said there to sell it. */
  copy?: Maybe<Scalars['String']['output']>;
  /** Short labels shown beside it. */
  labels: Array<Scalars['String']['output']>;
  /** What SKUs are meant to cost there. What is paid is decided by the terms of the listing that is bought from. */
  prices: Array<ProductApplicationPrice>;
  /** The commission plan meant for it. For operations and the merchant. */
  commissionPlanId?: Maybe<Scalars['ID']['output']>;
  /** Whether it may be listed and is shown in places of this kind. */
  visible: Scalars['Boolean']['output'];
  /** The version: it grows by one with each change. */
  version: Scalars['Int']['output'];
};

/** What a SKU is meant to cost in one kind of place. */
export type ProductApplicationPrice = {
  /** The SKU. */
  skuId: Scalars['ID']['output'];
  /** The price, in the currency of the SKU. */
  price: Money;
};

/** Uses of many products. */
export type ProductApplicationSetManyInput = {
  /** The products and kinds of place, each pair once, at most 500. */
  items: Array<ProductApplicationSetItemInput>;
  /** What happens to the rest when one of them fails. */
  errorPolicy?: BulkErrorPolicy;
  /** Makes a repeat of this request harmless. */
  idempotencyKey: Scalars['String']['input'];
};

/** How a product is used in one kind of place from now on. What is left out is empty. */
export type ProductApplicationSetItemInput = {
  /** The product. */
  productId: Scalars['ID']['input'];
  /** The kind of place. */
  use: ProductUse;
  /** The title there, in place of the product's. */
  title?: InputMaybe<Scalars['String']['input']>;
  /** What is said there to sell it. */
  copy?: InputMaybe<Scalars['String']['input']>;
  /** Short labels shown beside it, at most 10. */
  labels?: InputMaybe<Array<Scalars['String']['input']>>;
  /** What SKUs are meant to cost there, each SKU once. */
  prices?: InputMaybe<Array<ProductApplicationPriceInput>>;
  /** The commission plan meant for it. */
  commissionPlanId?: InputMaybe<Scalars['ID']['input']>;
  /** Whether it may be listed and is shown in places of this kind. */
  visible?: Scalars['Boolean']['input'];
  /** The version that this change was made on; 0 when there is none yet. */
  expectedVersion?: Scalars['Int']['input'];
};

/** What a SKU is meant to cost in one kind of place. */
export type ProductApplicationPriceInput = {
  /** The SKU. */
  skuId: Scalars['ID']['input'];
  /** The price, in the currency of the SKU. */
  price: MoneyInput;
};

/** What came of `productApplicationSetMany`. */
export type ProductApplicationSetManyPayload = {
  /** The products that are used so now, unless everything was refused. */
  products?: Maybe<Array<Product>>;
  /** What failed; the path leads to the item. */
  userErrors: Array<UserError>;
};

/** A place that lists products: a live room, an article, a showcase or a campaign page. */
export type Shelf = {
  /** The place's own id, as filters of the search take it. */
  id: Scalars['ID']['output'];
  /** What kind of place it is. */
  use: ProductUse;
  /** Its name for those who run it. */
  name: Scalars['String']['output'];
  /** What it shows now, in order. */
  listings: ShelfListingConnection;
  /** All that is planned for it, whenever and whether or not it can be shown, in order. */
  schedule: ShelfListingConnection;
  /** The version: it grows by one with each change of what it lists. */
  version: Scalars['Int']['output'];
};


/** A place that lists products: a live room, an article, a showcase or a campaign page. */
export type ShelflistingsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A place that lists products: a live room, an article, a showcase or a campaign page. */
export type ShelfscheduleArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A product in a place. */
export type ShelfListing = {
  /** The product. */
  product?: Maybe<Product>;
  /** How the business uses the product in places of this kind. */
  application?: Maybe<ProductApplication>;
  /** Lower numbers are shown first. */
  position: Scalars['Int']['output'];
  /** From when it is shown; at once when null. */
  startsAt?: Maybe<Scalars['DateTime']['output']>;
  /** Until when it is shown; for good when null. */
  endsAt?: Maybe<Scalars['DateTime']['output']>;
};

/** A page of what a place lists. */
export type ShelfListingConnection = {
  /** The edges. */
  edges: Array<ShelfListingEdge>;
  /** The nodes of the edges. */
  nodes: Array<ShelfListing>;
  /** Where this page lies. */
  pageInfo: PageInfo;
};

/** A product of a place in a page. */
export type ShelfListingEdge = {
  /** The cursor of this edge. */
  cursor: Scalars['String']['output'];
  /** The listing. */
  node: ShelfListing;
};

/** A page of places. */
export type ShelfConnection = {
  /** The edges. */
  edges: Array<ShelfEdge>;
  /** The nodes of the edges. */
  nodes: Array<Shelf>;
  /** Where this page lies. */
  pageInfo: PageInfo;
};

/** A place in a page. */
export type ShelfEdge = {
  /** The cursor of this edge. */
  cursor: Scalars['String']['output'];
  /** The place. */
  node: Shelf;
};

/** A place that lists products. */
export type ShelfSetInput = {
  /** The place's own id: of the room, the article, the showcase or the campaign page. */
  id: Scalars['ID']['input'];
  /** What kind of place it is. Fixed once it is made. */
  use: ProductUse;
  /** Its name for those who run it. */
  name: Scalars['String']['input'];
  /** The version that this change was made on; 0 to make a new one. */
  expectedVersion?: Scalars['Int']['input'];
};

/** What came of `shelfSet`. */
export type ShelfSetPayload = {
  /** The place, unless there were errors. */
  shelf?: Maybe<Shelf>;
  /** Why it was refused. */
  userErrors: Array<UserError>;
};

/** Products to list in a place. */
export type ShelfPlaceManyInput = {
  /** The place. */
  shelfId: Scalars['ID']['input'];
  /** The products, each once, at most 500. */
  items: Array<ShelfPlaceItemInput>;
  /** The version of the place that this change was made on. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** What happens to the rest when one of them fails. */
  errorPolicy?: BulkErrorPolicy;
  /** Makes a repeat of this request harmless. */
  idempotencyKey: Scalars['String']['input'];
};

/** Where and when a place shows a product. */
export type ShelfPlaceItemInput = {
  /** The product. */
  productId: Scalars['ID']['input'];
  /** Lower numbers are shown first, equal ones in the order of the products' ids. */
  position: Scalars['Int']['input'];
  /** From when it is shown; at once when left out. */
  startsAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Until when it is shown; for good when left out. */
  endsAt?: InputMaybe<Scalars['DateTime']['input']>;
};

/** What came of `shelfPlaceMany`. */
export type ShelfPlaceManyPayload = {
  /** The place, unless everything was refused. */
  shelf?: Maybe<Shelf>;
  /** What failed; the path leads to the item. */
  userErrors: Array<UserError>;
};

/** Products to take off a place. */
export type ShelfRemoveManyInput = {
  /** The place. */
  shelfId: Scalars['ID']['input'];
  /** The products, at most 500. */
  productIds: Array<Scalars['ID']['input']>;
  /** The version of the place that this change was made on. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** What happens to the rest when one of them fails. */
  errorPolicy?: BulkErrorPolicy;
  /** Makes a repeat of this request harmless. */
  idempotencyKey: Scalars['String']['input'];
};

/** What came of `shelfRemoveMany`. */
export type ShelfRemoveManyPayload = {
  /** The place, unless everything was refused. */
  shelf?: Maybe<Shelf>;
  /** What failed; the path leads to the product. */
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
  Merchant: Merchant;
  Product: Product;
  Sku: Sku;
  StockActivity: StockActivity;
  Channel: Channel;
  ChannelImport: ChannelImport;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Merchant:
    ( { __typename: 'Merchant' }
    & GraphQLRecursivePick<FederationTypes['Merchant'], {"id":true}> );
  Product:
    ( { __typename: 'Product' }
    & GraphQLRecursivePick<FederationTypes['Product'], {"id":true}> );
  Sku:
    ( { __typename: 'Sku' }
    & GraphQLRecursivePick<FederationTypes['Sku'], {"id":true}> );
  StockActivity:
    ( { __typename: 'StockActivity' }
    & GraphQLRecursivePick<FederationTypes['StockActivity'], {"id":true}> );
  Channel:
    ( { __typename: 'Channel' }
    & GraphQLRecursivePick<FederationTypes['Channel'], {"id":true}> );
  ChannelImport:
    ( { __typename: 'ChannelImport' }
    & GraphQLRecursivePick<FederationTypes['ChannelImport'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( MerchantRecord )
    | ( ProductRecord )
    | ( SkuRecord )
    | ( ActivityRecord )
    | ( Omit<Channel, 'merchant' | 'imports'> & { merchant?: Maybe<_RefType['Merchant']>, imports: Array<_RefType['ChannelImport']> } )
    | ( Omit<ChannelImport, 'channel'> & { channel: _RefType['Channel'] } )
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
  Merchant: ResolverTypeWrapper<MerchantRecord>;
  Product: ResolverTypeWrapper<ProductRecord>;
  ProductStatus: ProductStatus;
  Media: ResolverTypeWrapper<Media>;
  Sku: ResolverTypeWrapper<SkuRecord>;
  SkuOption: ResolverTypeWrapper<SkuOption>;
  SkuStock: ResolverTypeWrapper<StockView>;
  ShippingExpectation: ResolverTypeWrapper<ShippingExpectation>;
  StockLocation: ResolverTypeWrapper<StockLocation>;
  StockLevel: ResolverTypeWrapper<LevelRecord>;
  StockLevelConnection: ResolverTypeWrapper<Omit<StockLevelConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['StockLevelEdge']>, nodes: Array<ResolversTypes['StockLevel']> }>;
  StockLevelEdge: ResolverTypeWrapper<Omit<StockLevelEdge, 'node'> & { node: ResolversTypes['StockLevel'] }>;
  StockMovement: ResolverTypeWrapper<StockMovement>;
  StockMovementKind: StockMovementKind;
  StockMovementConnection: ResolverTypeWrapper<StockMovementConnection>;
  StockMovementEdge: ResolverTypeWrapper<StockMovementEdge>;
  StockActivity: ResolverTypeWrapper<ActivityRecord>;
  StockActivityKind: StockActivityKind;
  StockActivityStatus: StockActivityStatus;
  StockQuota: ResolverTypeWrapper<QuotaRecord>;
  StockActivityConnection: ResolverTypeWrapper<Omit<StockActivityConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['StockActivityEdge']>, nodes: Array<ResolversTypes['StockActivity']> }>;
  StockActivityEdge: ResolverTypeWrapper<Omit<StockActivityEdge, 'node'> & { node: ResolversTypes['StockActivity'] }>;
  Invariant: ResolverTypeWrapper<Invariant>;
  ProductFilter: ProductFilter;
  ProductConnection: ResolverTypeWrapper<Omit<ProductConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ProductEdge']>, nodes: Array<ResolversTypes['Product']> }>;
  ProductEdge: ResolverTypeWrapper<Omit<ProductEdge, 'node'> & { node: ResolversTypes['Product'] }>;
  ProductSearchFilter: ProductSearchFilter;
  OpsProductSearchFilter: OpsProductSearchFilter;
  ProductAttributeFilterInput: ProductAttributeFilterInput;
  ProductSearchSort: ProductSearchSort;
  ProductSearchConnection: ResolverTypeWrapper<Omit<ProductSearchConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ProductSearchEdge']>, nodes: Array<ResolversTypes['ProductHit']> }>;
  ProductSearchEdge: ResolverTypeWrapper<Omit<ProductSearchEdge, 'node'> & { node: ResolversTypes['ProductHit'] }>;
  ProductHit: ResolverTypeWrapper<Omit<ProductHit, 'priceFrom' | 'product'> & { priceFrom?: Maybe<ResolversTypes['Money']>, product?: Maybe<ResolversTypes['Product']> }>;
  ProductFacet: ResolverTypeWrapper<ProductFacet>;
  ProductFacetField: ProductFacetField;
  ProductFacetValue: ResolverTypeWrapper<ProductFacetValue>;
  OpsProductSearchConnection: ResolverTypeWrapper<Omit<OpsProductSearchConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['OpsProductSearchEdge']>, nodes: Array<ResolversTypes['OpsProductHit']> }>;
  OpsProductSearchEdge: ResolverTypeWrapper<Omit<OpsProductSearchEdge, 'node'> & { node: ResolversTypes['OpsProductHit'] }>;
  OpsProductHit: ResolverTypeWrapper<Omit<OpsProductHit, 'priceFrom' | 'product'> & { priceFrom?: Maybe<ResolversTypes['Money']>, product?: Maybe<ResolversTypes['Product']> }>;
  SearchIndexStatus: ResolverTypeWrapper<SearchIndexStatus>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  SearchIndexRebuild: ResolverTypeWrapper<SearchIndexRebuild>;
  SearchRunState: SearchRunState;
  SearchReconciliation: ResolverTypeWrapper<SearchReconciliation>;
  SearchException: ResolverTypeWrapper<SearchException>;
  SearchExceptionKind: SearchExceptionKind;
  SearchReconciliationConnection: ResolverTypeWrapper<SearchReconciliationConnection>;
  SearchReconciliationEdge: ResolverTypeWrapper<SearchReconciliationEdge>;
  SearchDeadLetter: ResolverTypeWrapper<SearchDeadLetter>;
  SearchDeadLetterConnection: ResolverTypeWrapper<SearchDeadLetterConnection>;
  SearchDeadLetterEdge: ResolverTypeWrapper<SearchDeadLetterEdge>;
  Channel: ResolverTypeWrapper<Omit<Channel, 'merchant' | 'imports'> & { merchant?: Maybe<ResolversTypes['Merchant']>, imports: Array<ResolversTypes['ChannelImport']> }>;
  ChannelConfig: ResolverTypeWrapper<ChannelConfig>;
  ChannelConnection: ResolverTypeWrapper<Omit<ChannelConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ChannelEdge']>, nodes: Array<ResolversTypes['Channel']> }>;
  ChannelEdge: ResolverTypeWrapper<Omit<ChannelEdge, 'node'> & { node: ResolversTypes['Channel'] }>;
  ChannelImport: ResolverTypeWrapper<Omit<ChannelImport, 'channel'> & { channel: ResolversTypes['Channel'] }>;
  ChannelImportStatus: ChannelImportStatus;
  ImportSource: ImportSource;
  ChannelUpload: ResolverTypeWrapper<ChannelUpload>;
  ImportErrorPolicy: ImportErrorPolicy;
  ImportViolation: ResolverTypeWrapper<ImportViolation>;
  ViolationSeverity: ViolationSeverity;
  SkuQuote: ResolverTypeWrapper<Omit<SkuQuote, 'price'> & { price: ResolversTypes['Money'] }>;
  ChannelCreateInput: ChannelCreateInput;
  ChannelCreatePayload: ResolverTypeWrapper<Omit<ChannelCreatePayload, 'channel'> & { channel?: Maybe<ResolversTypes['Channel']> }>;
  ChannelConfigPublishInput: ChannelConfigPublishInput;
  ChannelConfigPublishPayload: ResolverTypeWrapper<Omit<ChannelConfigPublishPayload, 'channel'> & { channel?: Maybe<ResolversTypes['Channel']> }>;
  ChannelImportDryRunInput: ChannelImportDryRunInput;
  ChannelImportDryRunPayload: ResolverTypeWrapper<ChannelImportDryRunPayload>;
  ChannelUploadCreateInput: ChannelUploadCreateInput;
  ChannelUploadCreatePayload: ResolverTypeWrapper<ChannelUploadCreatePayload>;
  ChannelImportCancelInput: ChannelImportCancelInput;
  ChannelImportCancelPayload: ResolverTypeWrapper<Omit<ChannelImportCancelPayload, 'import'> & { import?: Maybe<ResolversTypes['ChannelImport']> }>;
  ChannelImportResumeInput: ChannelImportResumeInput;
  ChannelImportResumePayload: ResolverTypeWrapper<Omit<ChannelImportResumePayload, 'import'> & { import?: Maybe<ResolversTypes['ChannelImport']> }>;
  DryRunRow: ResolverTypeWrapper<DryRunRow>;
  DryRunField: ResolverTypeWrapper<DryRunField>;
  ChannelImportStartInput: ChannelImportStartInput;
  ChannelImportStartPayload: ResolverTypeWrapper<Omit<ChannelImportStartPayload, 'import'> & { import?: Maybe<ResolversTypes['ChannelImport']> }>;
  ProductStatusChangeInput: ProductStatusChangeInput;
  ProductStatusChangePayload: ResolverTypeWrapper<Omit<ProductStatusChangePayload, 'product'> & { product?: Maybe<ResolversTypes['Product']> }>;
  SkuPriceChangeInput: SkuPriceChangeInput;
  SkuPriceChangePayload: ResolverTypeWrapper<Omit<SkuPriceChangePayload, 'sku'> & { sku?: Maybe<ResolversTypes['Sku']> }>;
  SkuCostSetInput: SkuCostSetInput;
  SkuCostSetPayload: ResolverTypeWrapper<Omit<SkuCostSetPayload, 'sku'> & { sku?: Maybe<ResolversTypes['Sku']> }>;
  SearchIndexReconcileInput: SearchIndexReconcileInput;
  SearchIndexReconcilePayload: ResolverTypeWrapper<SearchIndexReconcilePayload>;
  SearchIndexRebuildInput: SearchIndexRebuildInput;
  SearchIndexRebuildPayload: ResolverTypeWrapper<SearchIndexRebuildPayload>;
  SearchDeadLetterRedriveInput: SearchDeadLetterRedriveInput;
  SearchDeadLetterRedrivePayload: ResolverTypeWrapper<SearchDeadLetterRedrivePayload>;
  StockAdjustInput: StockAdjustInput;
  StockAdjustPayload: ResolverTypeWrapper<Omit<StockAdjustPayload, 'sku'> & { sku?: Maybe<ResolversTypes['Sku']> }>;
  StockAdjustManyInput: StockAdjustManyInput;
  StockAdjustItemInput: StockAdjustItemInput;
  BulkErrorPolicy: BulkErrorPolicy;
  StockAdjustManyPayload: ResolverTypeWrapper<Omit<StockAdjustManyPayload, 'skus'> & { skus?: Maybe<Array<ResolversTypes['Sku']>> }>;
  StockLocationUpsertInput: StockLocationUpsertInput;
  StockLocationUpsertPayload: ResolverTypeWrapper<StockLocationUpsertPayload>;
  StockLevelConfigureInput: StockLevelConfigureInput;
  StockLevelConfigurePayload: ResolverTypeWrapper<Omit<StockLevelConfigurePayload, 'sku'> & { sku?: Maybe<ResolversTypes['Sku']> }>;
  StockActivityCreateInput: StockActivityCreateInput;
  StockQuotaInput: StockQuotaInput;
  StockActivityCreatePayload: ResolverTypeWrapper<Omit<StockActivityCreatePayload, 'activity'> & { activity?: Maybe<ResolversTypes['StockActivity']> }>;
  StockQuotaChangeInput: StockQuotaChangeInput;
  StockQuotaChangePayload: ResolverTypeWrapper<Omit<StockQuotaChangePayload, 'activity'> & { activity?: Maybe<ResolversTypes['StockActivity']> }>;
  StockActivityEndInput: StockActivityEndInput;
  StockActivityEndPayload: ResolverTypeWrapper<Omit<StockActivityEndPayload, 'activity'> & { activity?: Maybe<ResolversTypes['StockActivity']> }>;
  StockReserveInput: StockReserveInput;
  StockReserveLineInput: StockReserveLineInput;
  StockReservePayload: ResolverTypeWrapper<StockReservePayload>;
  StockReservation: ResolverTypeWrapper<StockReservation>;
  StockReservationStatus: StockReservationStatus;
  StockClaimInput: StockClaimInput;
  StockClaimPayload: ResolverTypeWrapper<StockClaimPayload>;
  StockReleaseInput: StockReleaseInput;
  StockReleaseLineInput: StockReleaseLineInput;
  StockReleasePayload: ResolverTypeWrapper<StockReleasePayload>;
  ProductCreateInput: ProductCreateInput;
  SkuCreateInput: SkuCreateInput;
  SkuOptionInput: SkuOptionInput;
  ProductCreatePayload: ResolverTypeWrapper<Omit<ProductCreatePayload, 'product'> & { product?: Maybe<ResolversTypes['Product']> }>;
  ProductUpdateInput: ProductUpdateInput;
  MediaInput: MediaInput;
  ProductUpdatePayload: ResolverTypeWrapper<Omit<ProductUpdatePayload, 'product'> & { product?: Maybe<ResolversTypes['Product']> }>;
  ProductEditsDropInput: ProductEditsDropInput;
  ProductEditsDropPayload: ResolverTypeWrapper<Omit<ProductEditsDropPayload, 'product'> & { product?: Maybe<ResolversTypes['Product']> }>;
  ProductStatusChangeManyInput: ProductStatusChangeManyInput;
  ProductStatusChangeManyPayload: ResolverTypeWrapper<Omit<ProductStatusChangeManyPayload, 'products'> & { products?: Maybe<Array<ResolversTypes['Product']>> }>;
  AttributeDefinition: ResolverTypeWrapper<DefinitionRecord>;
  AttributeType: AttributeType;
  LocalisedText: ResolverTypeWrapper<LocalisedText>;
  AttributeOption: ResolverTypeWrapper<AttributeOption>;
  AttributeDefinitionVersion: ResolverTypeWrapper<AttributeDefinitionVersion>;
  AttributeDefinitionConnection: ResolverTypeWrapper<Omit<AttributeDefinitionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['AttributeDefinitionEdge']>, nodes: Array<ResolversTypes['AttributeDefinition']> }>;
  AttributeDefinitionEdge: ResolverTypeWrapper<Omit<AttributeDefinitionEdge, 'node'> & { node: ResolversTypes['AttributeDefinition'] }>;
  ProductAttribute: ResolverTypeWrapper<AttributeRecord>;
  AttributeDefinitionSetInput: AttributeDefinitionSetInput;
  AttributeOptionInput: AttributeOptionInput;
  LocalisedTextInput: LocalisedTextInput;
  AttributeDefinitionSetPayload: ResolverTypeWrapper<Omit<AttributeDefinitionSetPayload, 'definition'> & { definition?: Maybe<ResolversTypes['AttributeDefinition']> }>;
  ProductAttributeSetManyInput: ProductAttributeSetManyInput;
  ProductAttributeSetItemInput: ProductAttributeSetItemInput;
  ProductAttributeInput: ProductAttributeInput;
  ProductAttributeSetManyPayload: ResolverTypeWrapper<Omit<ProductAttributeSetManyPayload, 'products'> & { products?: Maybe<Array<ResolversTypes['Product']>> }>;
  ProductUse: ProductUse;
  ProductApplication: ResolverTypeWrapper<ApplicationRecord>;
  ProductApplicationPrice: ResolverTypeWrapper<Omit<ProductApplicationPrice, 'price'> & { price: ResolversTypes['Money'] }>;
  ProductApplicationSetManyInput: ProductApplicationSetManyInput;
  ProductApplicationSetItemInput: ProductApplicationSetItemInput;
  ProductApplicationPriceInput: ProductApplicationPriceInput;
  ProductApplicationSetManyPayload: ResolverTypeWrapper<Omit<ProductApplicationSetManyPayload, 'products'> & { products?: Maybe<Array<ResolversTypes['Product']>> }>;
  Shelf: ResolverTypeWrapper<ShelfRecord>;
  ShelfListing: ResolverTypeWrapper<ShelfListingRecord>;
  ShelfListingConnection: ResolverTypeWrapper<Omit<ShelfListingConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ShelfListingEdge']>, nodes: Array<ResolversTypes['ShelfListing']> }>;
  ShelfListingEdge: ResolverTypeWrapper<Omit<ShelfListingEdge, 'node'> & { node: ResolversTypes['ShelfListing'] }>;
  ShelfConnection: ResolverTypeWrapper<Omit<ShelfConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ShelfEdge']>, nodes: Array<ResolversTypes['Shelf']> }>;
  ShelfEdge: ResolverTypeWrapper<Omit<ShelfEdge, 'node'> & { node: ResolversTypes['Shelf'] }>;
  ShelfSetInput: ShelfSetInput;
  ShelfSetPayload: ResolverTypeWrapper<Omit<ShelfSetPayload, 'shelf'> & { shelf?: Maybe<ResolversTypes['Shelf']> }>;
  ShelfPlaceManyInput: ShelfPlaceManyInput;
  ShelfPlaceItemInput: ShelfPlaceItemInput;
  ShelfPlaceManyPayload: ResolverTypeWrapper<Omit<ShelfPlaceManyPayload, 'shelf'> & { shelf?: Maybe<ResolversTypes['Shelf']> }>;
  ShelfRemoveManyInput: ShelfRemoveManyInput;
  ShelfRemoveManyPayload: ResolverTypeWrapper<Omit<ShelfRemoveManyPayload, 'shelf'> & { shelf?: Maybe<ResolversTypes['Shelf']> }>;
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
  Merchant: MerchantRecord;
  Product: ProductRecord;
  Media: Media;
  Sku: SkuRecord;
  SkuOption: SkuOption;
  SkuStock: StockView;
  ShippingExpectation: ShippingExpectation;
  StockLocation: StockLocation;
  StockLevel: LevelRecord;
  StockLevelConnection: Omit<StockLevelConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['StockLevelEdge']>, nodes: Array<ResolversParentTypes['StockLevel']> };
  StockLevelEdge: Omit<StockLevelEdge, 'node'> & { node: ResolversParentTypes['StockLevel'] };
  StockMovement: StockMovement;
  StockMovementConnection: StockMovementConnection;
  StockMovementEdge: StockMovementEdge;
  StockActivity: ActivityRecord;
  StockQuota: QuotaRecord;
  StockActivityConnection: Omit<StockActivityConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['StockActivityEdge']>, nodes: Array<ResolversParentTypes['StockActivity']> };
  StockActivityEdge: Omit<StockActivityEdge, 'node'> & { node: ResolversParentTypes['StockActivity'] };
  Invariant: Invariant;
  ProductFilter: ProductFilter;
  ProductConnection: Omit<ProductConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ProductEdge']>, nodes: Array<ResolversParentTypes['Product']> };
  ProductEdge: Omit<ProductEdge, 'node'> & { node: ResolversParentTypes['Product'] };
  ProductSearchFilter: ProductSearchFilter;
  OpsProductSearchFilter: OpsProductSearchFilter;
  ProductAttributeFilterInput: ProductAttributeFilterInput;
  ProductSearchConnection: Omit<ProductSearchConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ProductSearchEdge']>, nodes: Array<ResolversParentTypes['ProductHit']> };
  ProductSearchEdge: Omit<ProductSearchEdge, 'node'> & { node: ResolversParentTypes['ProductHit'] };
  ProductHit: Omit<ProductHit, 'priceFrom' | 'product'> & { priceFrom?: Maybe<ResolversParentTypes['Money']>, product?: Maybe<ResolversParentTypes['Product']> };
  ProductFacet: ProductFacet;
  ProductFacetValue: ProductFacetValue;
  OpsProductSearchConnection: Omit<OpsProductSearchConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['OpsProductSearchEdge']>, nodes: Array<ResolversParentTypes['OpsProductHit']> };
  OpsProductSearchEdge: Omit<OpsProductSearchEdge, 'node'> & { node: ResolversParentTypes['OpsProductHit'] };
  OpsProductHit: Omit<OpsProductHit, 'priceFrom' | 'product'> & { priceFrom?: Maybe<ResolversParentTypes['Money']>, product?: Maybe<ResolversParentTypes['Product']> };
  SearchIndexStatus: SearchIndexStatus;
  Float: Scalars['Float']['output'];
  SearchIndexRebuild: SearchIndexRebuild;
  SearchReconciliation: SearchReconciliation;
  SearchException: SearchException;
  SearchReconciliationConnection: SearchReconciliationConnection;
  SearchReconciliationEdge: SearchReconciliationEdge;
  SearchDeadLetter: SearchDeadLetter;
  SearchDeadLetterConnection: SearchDeadLetterConnection;
  SearchDeadLetterEdge: SearchDeadLetterEdge;
  Channel: Omit<Channel, 'merchant' | 'imports'> & { merchant?: Maybe<ResolversParentTypes['Merchant']>, imports: Array<ResolversParentTypes['ChannelImport']> } | FederationReferenceTypes['Channel'];
  ChannelConfig: ChannelConfig;
  ChannelConnection: Omit<ChannelConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ChannelEdge']>, nodes: Array<ResolversParentTypes['Channel']> };
  ChannelEdge: Omit<ChannelEdge, 'node'> & { node: ResolversParentTypes['Channel'] };
  ChannelImport: Omit<ChannelImport, 'channel'> & { channel: ResolversParentTypes['Channel'] } | FederationReferenceTypes['ChannelImport'];
  ChannelUpload: ChannelUpload;
  ImportViolation: ImportViolation;
  SkuQuote: Omit<SkuQuote, 'price'> & { price: ResolversParentTypes['Money'] };
  ChannelCreateInput: ChannelCreateInput;
  ChannelCreatePayload: Omit<ChannelCreatePayload, 'channel'> & { channel?: Maybe<ResolversParentTypes['Channel']> };
  ChannelConfigPublishInput: ChannelConfigPublishInput;
  ChannelConfigPublishPayload: Omit<ChannelConfigPublishPayload, 'channel'> & { channel?: Maybe<ResolversParentTypes['Channel']> };
  ChannelImportDryRunInput: ChannelImportDryRunInput;
  ChannelImportDryRunPayload: ChannelImportDryRunPayload;
  ChannelUploadCreateInput: ChannelUploadCreateInput;
  ChannelUploadCreatePayload: ChannelUploadCreatePayload;
  ChannelImportCancelInput: ChannelImportCancelInput;
  ChannelImportCancelPayload: Omit<ChannelImportCancelPayload, 'import'> & { import?: Maybe<ResolversParentTypes['ChannelImport']> };
  ChannelImportResumeInput: ChannelImportResumeInput;
  ChannelImportResumePayload: Omit<ChannelImportResumePayload, 'import'> & { import?: Maybe<ResolversParentTypes['ChannelImport']> };
  DryRunRow: DryRunRow;
  DryRunField: DryRunField;
  ChannelImportStartInput: ChannelImportStartInput;
  ChannelImportStartPayload: Omit<ChannelImportStartPayload, 'import'> & { import?: Maybe<ResolversParentTypes['ChannelImport']> };
  ProductStatusChangeInput: ProductStatusChangeInput;
  ProductStatusChangePayload: Omit<ProductStatusChangePayload, 'product'> & { product?: Maybe<ResolversParentTypes['Product']> };
  SkuPriceChangeInput: SkuPriceChangeInput;
  SkuPriceChangePayload: Omit<SkuPriceChangePayload, 'sku'> & { sku?: Maybe<ResolversParentTypes['Sku']> };
  SkuCostSetInput: SkuCostSetInput;
  SkuCostSetPayload: Omit<SkuCostSetPayload, 'sku'> & { sku?: Maybe<ResolversParentTypes['Sku']> };
  SearchIndexReconcileInput: SearchIndexReconcileInput;
  SearchIndexReconcilePayload: SearchIndexReconcilePayload;
  SearchIndexRebuildInput: SearchIndexRebuildInput;
  SearchIndexRebuildPayload: SearchIndexRebuildPayload;
  SearchDeadLetterRedriveInput: SearchDeadLetterRedriveInput;
  SearchDeadLetterRedrivePayload: SearchDeadLetterRedrivePayload;
  StockAdjustInput: StockAdjustInput;
  StockAdjustPayload: Omit<StockAdjustPayload, 'sku'> & { sku?: Maybe<ResolversParentTypes['Sku']> };
  StockAdjustManyInput: StockAdjustManyInput;
  StockAdjustItemInput: StockAdjustItemInput;
  StockAdjustManyPayload: Omit<StockAdjustManyPayload, 'skus'> & { skus?: Maybe<Array<ResolversParentTypes['Sku']>> };
  StockLocationUpsertInput: StockLocationUpsertInput;
  StockLocationUpsertPayload: StockLocationUpsertPayload;
  StockLevelConfigureInput: StockLevelConfigureInput;
  StockLevelConfigurePayload: Omit<StockLevelConfigurePayload, 'sku'> & { sku?: Maybe<ResolversParentTypes['Sku']> };
  StockActivityCreateInput: StockActivityCreateInput;
  StockQuotaInput: StockQuotaInput;
  StockActivityCreatePayload: Omit<StockActivityCreatePayload, 'activity'> & { activity?: Maybe<ResolversParentTypes['StockActivity']> };
  StockQuotaChangeInput: StockQuotaChangeInput;
  StockQuotaChangePayload: Omit<StockQuotaChangePayload, 'activity'> & { activity?: Maybe<ResolversParentTypes['StockActivity']> };
  StockActivityEndInput: StockActivityEndInput;
  StockActivityEndPayload: Omit<StockActivityEndPayload, 'activity'> & { activity?: Maybe<ResolversParentTypes['StockActivity']> };
  StockReserveInput: StockReserveInput;
  StockReserveLineInput: StockReserveLineInput;
  StockReservePayload: StockReservePayload;
  StockReservation: StockReservation;
  StockClaimInput: StockClaimInput;
  StockClaimPayload: StockClaimPayload;
  StockReleaseInput: StockReleaseInput;
  StockReleaseLineInput: StockReleaseLineInput;
  StockReleasePayload: StockReleasePayload;
  ProductCreateInput: ProductCreateInput;
  SkuCreateInput: SkuCreateInput;
  SkuOptionInput: SkuOptionInput;
  ProductCreatePayload: Omit<ProductCreatePayload, 'product'> & { product?: Maybe<ResolversParentTypes['Product']> };
  ProductUpdateInput: ProductUpdateInput;
  MediaInput: MediaInput;
  ProductUpdatePayload: Omit<ProductUpdatePayload, 'product'> & { product?: Maybe<ResolversParentTypes['Product']> };
  ProductEditsDropInput: ProductEditsDropInput;
  ProductEditsDropPayload: Omit<ProductEditsDropPayload, 'product'> & { product?: Maybe<ResolversParentTypes['Product']> };
  ProductStatusChangeManyInput: ProductStatusChangeManyInput;
  ProductStatusChangeManyPayload: Omit<ProductStatusChangeManyPayload, 'products'> & { products?: Maybe<Array<ResolversParentTypes['Product']>> };
  AttributeDefinition: DefinitionRecord;
  LocalisedText: LocalisedText;
  AttributeOption: AttributeOption;
  AttributeDefinitionVersion: AttributeDefinitionVersion;
  AttributeDefinitionConnection: Omit<AttributeDefinitionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['AttributeDefinitionEdge']>, nodes: Array<ResolversParentTypes['AttributeDefinition']> };
  AttributeDefinitionEdge: Omit<AttributeDefinitionEdge, 'node'> & { node: ResolversParentTypes['AttributeDefinition'] };
  ProductAttribute: AttributeRecord;
  AttributeDefinitionSetInput: AttributeDefinitionSetInput;
  AttributeOptionInput: AttributeOptionInput;
  LocalisedTextInput: LocalisedTextInput;
  AttributeDefinitionSetPayload: Omit<AttributeDefinitionSetPayload, 'definition'> & { definition?: Maybe<ResolversParentTypes['AttributeDefinition']> };
  ProductAttributeSetManyInput: ProductAttributeSetManyInput;
  ProductAttributeSetItemInput: ProductAttributeSetItemInput;
  ProductAttributeInput: ProductAttributeInput;
  ProductAttributeSetManyPayload: Omit<ProductAttributeSetManyPayload, 'products'> & { products?: Maybe<Array<ResolversParentTypes['Product']>> };
  ProductApplication: ApplicationRecord;
  ProductApplicationPrice: Omit<ProductApplicationPrice, 'price'> & { price: ResolversParentTypes['Money'] };
  ProductApplicationSetManyInput: ProductApplicationSetManyInput;
  ProductApplicationSetItemInput: ProductApplicationSetItemInput;
  ProductApplicationPriceInput: ProductApplicationPriceInput;
  ProductApplicationSetManyPayload: Omit<ProductApplicationSetManyPayload, 'products'> & { products?: Maybe<Array<ResolversParentTypes['Product']>> };
  Shelf: ShelfRecord;
  ShelfListing: ShelfListingRecord;
  ShelfListingConnection: Omit<ShelfListingConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ShelfListingEdge']>, nodes: Array<ResolversParentTypes['ShelfListing']> };
  ShelfListingEdge: Omit<ShelfListingEdge, 'node'> & { node: ResolversParentTypes['ShelfListing'] };
  ShelfConnection: Omit<ShelfConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ShelfEdge']>, nodes: Array<ResolversParentTypes['Shelf']> };
  ShelfEdge: Omit<ShelfEdge, 'node'> & { node: ResolversParentTypes['Shelf'] };
  ShelfSetInput: ShelfSetInput;
  ShelfSetPayload: Omit<ShelfSetPayload, 'shelf'> & { shelf?: Maybe<ResolversParentTypes['Shelf']> };
  ShelfPlaceManyInput: ShelfPlaceManyInput;
  ShelfPlaceItemInput: ShelfPlaceItemInput;
  ShelfPlaceManyPayload: Omit<ShelfPlaceManyPayload, 'shelf'> & { shelf?: Maybe<ResolversParentTypes['Shelf']> };
  ShelfRemoveManyInput: ShelfRemoveManyInput;
  ShelfRemoveManyPayload: Omit<ShelfRemoveManyPayload, 'shelf'> & { shelf?: Maybe<ResolversParentTypes['Shelf']> };
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

export type NodeResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Merchant' | 'Product' | 'Sku' | 'StockActivity' | 'Channel' | 'ChannelImport', ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amountMinor?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  currencyCode?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType, RequireFields<QueryproductArgs, 'id'>>;
  sku?: Resolver<Maybe<ResolversTypes['Sku']>, ParentType, ContextType, RequireFields<QueryskuArgs, 'id'>>;
  products?: Resolver<ResolversTypes['ProductConnection'], ParentType, ContextType, RequireFields<QueryproductsArgs, 'first'>>;
  productSearch?: Resolver<ResolversTypes['ProductSearchConnection'], ParentType, ContextType, RequireFields<QueryproductSearchArgs, 'query' | 'first' | 'sort'>>;
  opsProductSearch?: Resolver<ResolversTypes['OpsProductSearchConnection'], ParentType, ContextType, RequireFields<QueryopsProductSearchArgs, 'query' | 'first' | 'sort'>>;
  searchIndex?: Resolver<ResolversTypes['SearchIndexStatus'], ParentType, ContextType>;
  searchDeadLetters?: Resolver<ResolversTypes['SearchDeadLetterConnection'], ParentType, ContextType, RequireFields<QuerysearchDeadLettersArgs, 'first'>>;
  searchReconciliations?: Resolver<ResolversTypes['SearchReconciliationConnection'], ParentType, ContextType, RequireFields<QuerysearchReconciliationsArgs, 'first'>>;
  channel?: Resolver<Maybe<ResolversTypes['Channel']>, ParentType, ContextType, RequireFields<QuerychannelArgs, 'id'>>;
  channels?: Resolver<ResolversTypes['ChannelConnection'], ParentType, ContextType, RequireFields<QuerychannelsArgs, 'first'>>;
  channelImport?: Resolver<Maybe<ResolversTypes['ChannelImport']>, ParentType, ContextType, RequireFields<QuerychannelImportArgs, 'id'>>;
  channelConfigSchema?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  merchant?: Resolver<Maybe<ResolversTypes['Merchant']>, ParentType, ContextType, RequireFields<QuerymerchantArgs, 'id'>>;
  stockLocations?: Resolver<Array<ResolversTypes['StockLocation']>, ParentType, ContextType>;
  stockMovements?: Resolver<ResolversTypes['StockMovementConnection'], ParentType, ContextType, RequireFields<QuerystockMovementsArgs, 'skuId' | 'first'>>;
  stockAlerts?: Resolver<ResolversTypes['StockLevelConnection'], ParentType, ContextType, RequireFields<QuerystockAlertsArgs, 'first'>>;
  stockActivity?: Resolver<Maybe<ResolversTypes['StockActivity']>, ParentType, ContextType, RequireFields<QuerystockActivityArgs, 'id'>>;
  stockActivities?: Resolver<ResolversTypes['StockActivityConnection'], ParentType, ContextType, RequireFields<QuerystockActivitiesArgs, 'first'>>;
  attributeDefinitions?: Resolver<ResolversTypes['AttributeDefinitionConnection'], ParentType, ContextType, RequireFields<QueryattributeDefinitionsArgs, 'first'>>;
  shelf?: Resolver<Maybe<ResolversTypes['Shelf']>, ParentType, ContextType, RequireFields<QueryshelfArgs, 'id'>>;
  shelves?: Resolver<ResolversTypes['ShelfConnection'], ParentType, ContextType, RequireFields<QueryshelvesArgs, 'first'>>;
  stockInvariants?: Resolver<Array<ResolversTypes['Invariant']>, ParentType, ContextType>;
  skuQuotes?: Resolver<Array<ResolversTypes['SkuQuote']>, ParentType, ContextType, RequireFields<QueryskuQuotesArgs, 'skuIds'>>;
};

export type MutationResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  channelCreate?: Resolver<ResolversTypes['ChannelCreatePayload'], ParentType, ContextType, RequireFields<MutationchannelCreateArgs, 'input'>>;
  channelConfigPublish?: Resolver<ResolversTypes['ChannelConfigPublishPayload'], ParentType, ContextType, RequireFields<MutationchannelConfigPublishArgs, 'input'>>;
  channelImportDryRun?: Resolver<ResolversTypes['ChannelImportDryRunPayload'], ParentType, ContextType, RequireFields<MutationchannelImportDryRunArgs, 'input'>>;
  channelUploadCreate?: Resolver<ResolversTypes['ChannelUploadCreatePayload'], ParentType, ContextType, RequireFields<MutationchannelUploadCreateArgs, 'input'>>;
  channelImportStart?: Resolver<ResolversTypes['ChannelImportStartPayload'], ParentType, ContextType, RequireFields<MutationchannelImportStartArgs, 'input'>>;
  channelImportCancel?: Resolver<ResolversTypes['ChannelImportCancelPayload'], ParentType, ContextType, RequireFields<MutationchannelImportCancelArgs, 'input'>>;
  channelImportResume?: Resolver<ResolversTypes['ChannelImportResumePayload'], ParentType, ContextType, RequireFields<MutationchannelImportResumeArgs, 'input'>>;
  productStatusChange?: Resolver<ResolversTypes['ProductStatusChangePayload'], ParentType, ContextType, RequireFields<MutationproductStatusChangeArgs, 'input'>>;
  skuPriceChange?: Resolver<ResolversTypes['SkuPriceChangePayload'], ParentType, ContextType, RequireFields<MutationskuPriceChangeArgs, 'input'>>;
  skuCostSet?: Resolver<ResolversTypes['SkuCostSetPayload'], ParentType, ContextType, RequireFields<MutationskuCostSetArgs, 'input'>>;
  productCreate?: Resolver<ResolversTypes['ProductCreatePayload'], ParentType, ContextType, RequireFields<MutationproductCreateArgs, 'input'>>;
  productUpdate?: Resolver<ResolversTypes['ProductUpdatePayload'], ParentType, ContextType, RequireFields<MutationproductUpdateArgs, 'input'>>;
  productEditsDrop?: Resolver<ResolversTypes['ProductEditsDropPayload'], ParentType, ContextType, RequireFields<MutationproductEditsDropArgs, 'input'>>;
  productStatusChangeMany?: Resolver<ResolversTypes['ProductStatusChangeManyPayload'], ParentType, ContextType, RequireFields<MutationproductStatusChangeManyArgs, 'input'>>;
  attributeDefinitionSet?: Resolver<ResolversTypes['AttributeDefinitionSetPayload'], ParentType, ContextType, RequireFields<MutationattributeDefinitionSetArgs, 'input'>>;
  productAttributeSetMany?: Resolver<ResolversTypes['ProductAttributeSetManyPayload'], ParentType, ContextType, RequireFields<MutationproductAttributeSetManyArgs, 'input'>>;
  productApplicationSetMany?: Resolver<ResolversTypes['ProductApplicationSetManyPayload'], ParentType, ContextType, RequireFields<MutationproductApplicationSetManyArgs, 'input'>>;
  shelfSet?: Resolver<ResolversTypes['ShelfSetPayload'], ParentType, ContextType, RequireFields<MutationshelfSetArgs, 'input'>>;
  shelfPlaceMany?: Resolver<ResolversTypes['ShelfPlaceManyPayload'], ParentType, ContextType, RequireFields<MutationshelfPlaceManyArgs, 'input'>>;
  shelfRemoveMany?: Resolver<ResolversTypes['ShelfRemoveManyPayload'], ParentType, ContextType, RequireFields<MutationshelfRemoveManyArgs, 'input'>>;
  searchIndexReconcile?: Resolver<ResolversTypes['SearchIndexReconcilePayload'], ParentType, ContextType, RequireFields<MutationsearchIndexReconcileArgs, 'input'>>;
  searchIndexRebuild?: Resolver<ResolversTypes['SearchIndexRebuildPayload'], ParentType, ContextType, RequireFields<MutationsearchIndexRebuildArgs, 'input'>>;
  searchDeadLetterRedrive?: Resolver<ResolversTypes['SearchDeadLetterRedrivePayload'], ParentType, ContextType, RequireFields<MutationsearchDeadLetterRedriveArgs, 'input'>>;
  stockAdjust?: Resolver<ResolversTypes['StockAdjustPayload'], ParentType, ContextType, RequireFields<MutationstockAdjustArgs, 'input'>>;
  stockAdjustMany?: Resolver<ResolversTypes['StockAdjustManyPayload'], ParentType, ContextType, RequireFields<MutationstockAdjustManyArgs, 'input'>>;
  stockLocationUpsert?: Resolver<ResolversTypes['StockLocationUpsertPayload'], ParentType, ContextType, RequireFields<MutationstockLocationUpsertArgs, 'input'>>;
  stockLevelConfigure?: Resolver<ResolversTypes['StockLevelConfigurePayload'], ParentType, ContextType, RequireFields<MutationstockLevelConfigureArgs, 'input'>>;
  stockActivityCreate?: Resolver<ResolversTypes['StockActivityCreatePayload'], ParentType, ContextType, RequireFields<MutationstockActivityCreateArgs, 'input'>>;
  stockQuotaChange?: Resolver<ResolversTypes['StockQuotaChangePayload'], ParentType, ContextType, RequireFields<MutationstockQuotaChangeArgs, 'input'>>;
  stockActivityEnd?: Resolver<ResolversTypes['StockActivityEndPayload'], ParentType, ContextType, RequireFields<MutationstockActivityEndArgs, 'input'>>;
  stockReserve?: Resolver<ResolversTypes['StockReservePayload'], ParentType, ContextType, RequireFields<MutationstockReserveArgs, 'input'>>;
  stockClaim?: Resolver<ResolversTypes['StockClaimPayload'], ParentType, ContextType, RequireFields<MutationstockClaimArgs, 'input'>>;
  stockRelease?: Resolver<ResolversTypes['StockReleasePayload'], ParentType, ContextType, RequireFields<MutationstockReleaseArgs, 'input'>>;
};

export type MerchantResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['Merchant'] = ResolversParentTypes['Merchant'], FederationReferenceType extends FederationReferenceTypes['Merchant'] = FederationReferenceTypes['Merchant']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Merchant']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ProductResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product'], FederationReferenceType extends FederationReferenceTypes['Product'] = FederationReferenceTypes['Product']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Product']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  brand?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  category?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  language?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ProductStatus'], ParentType, ContextType>;
  media?: Resolver<Array<ResolversTypes['Media']>, ParentType, ContextType>;
  skus?: Resolver<Array<ResolversTypes['Sku']>, ParentType, ContextType>;
  attributes?: Resolver<Array<ResolversTypes['ProductAttribute']>, ParentType, ContextType>;
  applications?: Resolver<Array<ResolversTypes['ProductApplication']>, ParentType, ContextType>;
  merchant?: Resolver<Maybe<ResolversTypes['Merchant']>, ParentType, ContextType>;
  channel?: Resolver<Maybe<ResolversTypes['Channel']>, ParentType, ContextType>;
  externalId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  edits?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MediaResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['Media'] = ResolversParentTypes['Media']> = {
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  altText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  width?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  height?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type SkuResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['Sku'] = ResolversParentTypes['Sku'], FederationReferenceType extends FederationReferenceTypes['Sku'] = FederationReferenceTypes['Sku']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Sku']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  options?: Resolver<Array<ResolversTypes['SkuOption']>, ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  compareAtPrice?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  weightGrams?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  product?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  stock?: Resolver<ResolversTypes['SkuStock'], ParentType, ContextType>;
  availableVia?: Resolver<ResolversTypes['Int'], ParentType, ContextType, RequireFields<SkuavailableViaArgs, 'contentId'>>;
  shipping?: Resolver<Maybe<ResolversTypes['ShippingExpectation']>, ParentType, ContextType, Partial<SkushippingArgs>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SkuOptionResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['SkuOption'] = ResolversParentTypes['SkuOption']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SkuStockResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['SkuStock'] = ResolversParentTypes['SkuStock']> = {
  available?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  inStock?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  onHand?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  reserved?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  committed?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  levels?: Resolver<Maybe<Array<ResolversTypes['StockLevel']>>, ParentType, ContextType>;
};

export type ShippingExpectationResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['ShippingExpectation'] = ResolversParentTypes['ShippingExpectation']> = {
  from?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  handlingDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type StockLocationResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['StockLocation'] = ResolversParentTypes['StockLocation']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  priority?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  regions?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  handlingDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type StockLevelResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['StockLevel'] = ResolversParentTypes['StockLevel']> = {
  sku?: Resolver<Maybe<ResolversTypes['Sku']>, ParentType, ContextType>;
  location?: Resolver<ResolversTypes['StockLocation'], ParentType, ContextType>;
  available?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  onHand?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reserved?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  committed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  safety?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  incoming?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lowThreshold?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  lowSince?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type StockLevelConnectionResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['StockLevelConnection'] = ResolversParentTypes['StockLevelConnection']> = {
  edges?: Resolver<Array<ResolversTypes['StockLevelEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['StockLevel']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type StockLevelEdgeResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['StockLevelEdge'] = ResolversParentTypes['StockLevelEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['StockLevel'], ParentType, ContextType>;
};

export type StockMovementResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['StockMovement'] = ResolversParentTypes['StockMovement']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  locationCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  activityId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['StockMovementKind'], ParentType, ContextType>;
  onHand?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reserved?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  committed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  orderLineId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  actor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type StockMovementConnectionResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['StockMovementConnection'] = ResolversParentTypes['StockMovementConnection']> = {
  edges?: Resolver<Array<ResolversTypes['StockMovementEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['StockMovement']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type StockMovementEdgeResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['StockMovementEdge'] = ResolversParentTypes['StockMovementEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['StockMovement'], ParentType, ContextType>;
};

export type StockActivityResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['StockActivity'] = ResolversParentTypes['StockActivity'], FederationReferenceType extends FederationReferenceTypes['StockActivity'] = FederationReferenceTypes['StockActivity']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['StockActivity']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['StockActivityKind'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  contentId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  startsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['StockActivityStatus'], ParentType, ContextType>;
  quotas?: Resolver<Array<ResolversTypes['StockQuota']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StockQuotaResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['StockQuota'] = ResolversParentTypes['StockQuota']> = {
  sku?: Resolver<Maybe<ResolversTypes['Sku']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  available?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reserved?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  committed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type StockActivityConnectionResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['StockActivityConnection'] = ResolversParentTypes['StockActivityConnection']> = {
  edges?: Resolver<Array<ResolversTypes['StockActivityEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['StockActivity']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type StockActivityEdgeResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['StockActivityEdge'] = ResolversParentTypes['StockActivityEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['StockActivity'], ParentType, ContextType>;
};

export type InvariantResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['Invariant'] = ResolversParentTypes['Invariant']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  holds?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  violations?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ProductConnectionResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['ProductConnection'] = ResolversParentTypes['ProductConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ProductEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Product']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ProductEdgeResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['ProductEdge'] = ResolversParentTypes['ProductEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
};

export type ProductSearchConnectionResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['ProductSearchConnection'] = ResolversParentTypes['ProductSearchConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ProductSearchEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['ProductHit']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  allWords?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  facets?: Resolver<Array<ResolversTypes['ProductFacet']>, ParentType, ContextType>;
};

export type ProductSearchEdgeResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['ProductSearchEdge'] = ResolversParentTypes['ProductSearchEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ProductHit'], ParentType, ContextType>;
};

export type ProductHitResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['ProductHit'] = ResolversParentTypes['ProductHit']> = {
  productId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  highlightedTitle?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  brand?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  category?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  imageUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  priceFrom?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  inStock?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
};

export type ProductFacetResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['ProductFacet'] = ResolversParentTypes['ProductFacet']> = {
  field?: Resolver<ResolversTypes['ProductFacetField'], ParentType, ContextType>;
  attribute?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  values?: Resolver<Array<ResolversTypes['ProductFacetValue']>, ParentType, ContextType>;
};

export type ProductFacetValueResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['ProductFacetValue'] = ResolversParentTypes['ProductFacetValue']> = {
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type OpsProductSearchConnectionResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['OpsProductSearchConnection'] = ResolversParentTypes['OpsProductSearchConnection']> = {
  edges?: Resolver<Array<ResolversTypes['OpsProductSearchEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['OpsProductHit']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  allWords?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  facets?: Resolver<Array<ResolversTypes['ProductFacet']>, ParentType, ContextType>;
};

export type OpsProductSearchEdgeResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['OpsProductSearchEdge'] = ResolversParentTypes['OpsProductSearchEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['OpsProductHit'], ParentType, ContextType>;
};

export type OpsProductHitResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['OpsProductHit'] = ResolversParentTypes['OpsProductHit']> = {
  productId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  highlightedTitle?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  brand?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  category?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  imageUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ProductStatus'], ParentType, ContextType>;
  saleable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  priceFrom?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  inStock?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  unitsSold7Days?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unitsSold30Days?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  marginBasisPoints?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  channelId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  externalId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  merchantId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  shelfIds?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
};

export type SearchIndexStatusResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['SearchIndexStatus'] = ResolversParentTypes['SearchIndexStatus']> = {
  products?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pendingChanges?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lagSeconds?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  deadLetters?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rebuild?: Resolver<Maybe<ResolversTypes['SearchIndexRebuild']>, ParentType, ContextType>;
};

export type SearchIndexRebuildResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['SearchIndexRebuild'] = ResolversParentTypes['SearchIndexRebuild']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['SearchRunState'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  products?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  requestedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type SearchReconciliationResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['SearchReconciliation'] = ResolversParentTypes['SearchReconciliation']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['SearchRunState'], ParentType, ContextType>;
  repairs?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  compared?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  matched?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  missing?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unexpected?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  mismatched?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  repaired?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  exceptions?: Resolver<Array<ResolversTypes['SearchException']>, ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  requestedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type SearchExceptionResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['SearchException'] = ResolversParentTypes['SearchException']> = {
  productId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['SearchExceptionKind'], ParentType, ContextType>;
  fields?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  openedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  repairedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  resolvedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type SearchReconciliationConnectionResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['SearchReconciliationConnection'] = ResolversParentTypes['SearchReconciliationConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SearchReconciliationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['SearchReconciliation']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SearchReconciliationEdgeResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['SearchReconciliationEdge'] = ResolversParentTypes['SearchReconciliationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SearchReconciliation'], ParentType, ContextType>;
};

export type SearchDeadLetterResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['SearchDeadLetter'] = ResolversParentTypes['SearchDeadLetter']> = {
  productId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  error?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type SearchDeadLetterConnectionResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['SearchDeadLetterConnection'] = ResolversParentTypes['SearchDeadLetterConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SearchDeadLetterEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['SearchDeadLetter']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SearchDeadLetterEdgeResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['SearchDeadLetterEdge'] = ResolversParentTypes['SearchDeadLetterEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SearchDeadLetter'], ParentType, ContextType>;
};

export type ChannelResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['Channel'] = ResolversParentTypes['Channel'], FederationReferenceType extends FederationReferenceTypes['Channel'] = FederationReferenceTypes['Channel']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Channel']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  merchant?: Resolver<Maybe<ResolversTypes['Merchant']>, ParentType, ContextType>;
  config?: Resolver<Maybe<ResolversTypes['ChannelConfig']>, ParentType, ContextType>;
  configVersions?: Resolver<Array<ResolversTypes['ChannelConfig']>, ParentType, ContextType, RequireFields<ChannelconfigVersionsArgs, 'first'>>;
  imports?: Resolver<Array<ResolversTypes['ChannelImport']>, ParentType, ContextType, RequireFields<ChannelimportsArgs, 'first'>>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChannelConfigResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['ChannelConfig'] = ResolversParentTypes['ChannelConfig']> = {
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  config?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  publishedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ChannelConnectionResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['ChannelConnection'] = ResolversParentTypes['ChannelConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ChannelEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Channel']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ChannelEdgeResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['ChannelEdge'] = ResolversParentTypes['ChannelEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Channel'], ParentType, ContextType>;
};

export type ChannelImportResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['ChannelImport'] = ResolversParentTypes['ChannelImport'], FederationReferenceType extends FederationReferenceTypes['ChannelImport'] = FederationReferenceTypes['ChannelImport']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ChannelImport']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  channel?: Resolver<ResolversTypes['Channel'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ChannelImportStatus'], ParentType, ContextType>;
  errorPolicy?: Resolver<ResolversTypes['ImportErrorPolicy'], ParentType, ContextType>;
  configVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['ImportSource'], ParentType, ContextType>;
  snapshotAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  rowsRead?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  productsCreated?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  productsUpdated?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  productsUnchanged?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  productsOutdated?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  productsUnlisted?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  productsRelisted?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rowsFailed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  progress?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  rowsPerSecond?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  secondsLeft?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  violations?: Resolver<Array<ResolversTypes['ImportViolation']>, ParentType, ContextType>;
  violationCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  errorReportUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  summary?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  failureReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChannelUploadResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['ChannelUpload'] = ResolversParentTypes['ChannelUpload']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ImportViolationResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['ImportViolation'] = ResolversParentTypes['ImportViolation']> = {
  row?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['ViolationSeverity'], ParentType, ContextType>;
};

export type SkuQuoteResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['SkuQuote'] = ResolversParentTypes['SkuQuote']> = {
  skuId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  productId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  productTitle?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  skuTitle?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  merchantId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  saleable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ChannelCreatePayloadResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['ChannelCreatePayload'] = ResolversParentTypes['ChannelCreatePayload']> = {
  channel?: Resolver<Maybe<ResolversTypes['Channel']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ChannelConfigPublishPayloadResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['ChannelConfigPublishPayload'] = ResolversParentTypes['ChannelConfigPublishPayload']> = {
  channel?: Resolver<Maybe<ResolversTypes['Channel']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ChannelImportDryRunPayloadResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['ChannelImportDryRunPayload'] = ResolversParentTypes['ChannelImportDryRunPayload']> = {
  rows?: Resolver<Maybe<Array<ResolversTypes['DryRunRow']>>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ChannelUploadCreatePayloadResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['ChannelUploadCreatePayload'] = ResolversParentTypes['ChannelUploadCreatePayload']> = {
  upload?: Resolver<Maybe<ResolversTypes['ChannelUpload']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ChannelImportCancelPayloadResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['ChannelImportCancelPayload'] = ResolversParentTypes['ChannelImportCancelPayload']> = {
  import?: Resolver<Maybe<ResolversTypes['ChannelImport']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ChannelImportResumePayloadResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['ChannelImportResumePayload'] = ResolversParentTypes['ChannelImportResumePayload']> = {
  import?: Resolver<Maybe<ResolversTypes['ChannelImport']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DryRunRowResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['DryRunRow'] = ResolversParentTypes['DryRunRow']> = {
  row?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  externalId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fields?: Resolver<Array<ResolversTypes['DryRunField']>, ParentType, ContextType>;
  violations?: Resolver<Array<ResolversTypes['ImportViolation']>, ParentType, ContextType>;
  accepted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type DryRunFieldResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['DryRunField'] = ResolversParentTypes['DryRunField']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  after?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ChannelImportStartPayloadResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['ChannelImportStartPayload'] = ResolversParentTypes['ChannelImportStartPayload']> = {
  import?: Resolver<Maybe<ResolversTypes['ChannelImport']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ProductStatusChangePayloadResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['ProductStatusChangePayload'] = ResolversParentTypes['ProductStatusChangePayload']> = {
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SkuPriceChangePayloadResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['SkuPriceChangePayload'] = ResolversParentTypes['SkuPriceChangePayload']> = {
  sku?: Resolver<Maybe<ResolversTypes['Sku']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SkuCostSetPayloadResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['SkuCostSetPayload'] = ResolversParentTypes['SkuCostSetPayload']> = {
  sku?: Resolver<Maybe<ResolversTypes['Sku']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SearchIndexReconcilePayloadResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['SearchIndexReconcilePayload'] = ResolversParentTypes['SearchIndexReconcilePayload']> = {
  reconciliation?: Resolver<Maybe<ResolversTypes['SearchReconciliation']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SearchIndexRebuildPayloadResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['SearchIndexRebuildPayload'] = ResolversParentTypes['SearchIndexRebuildPayload']> = {
  rebuild?: Resolver<Maybe<ResolversTypes['SearchIndexRebuild']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SearchDeadLetterRedrivePayloadResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['SearchDeadLetterRedrivePayload'] = ResolversParentTypes['SearchDeadLetterRedrivePayload']> = {
  count?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type StockAdjustPayloadResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['StockAdjustPayload'] = ResolversParentTypes['StockAdjustPayload']> = {
  sku?: Resolver<Maybe<ResolversTypes['Sku']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type StockAdjustManyPayloadResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['StockAdjustManyPayload'] = ResolversParentTypes['StockAdjustManyPayload']> = {
  skus?: Resolver<Maybe<Array<ResolversTypes['Sku']>>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type StockLocationUpsertPayloadResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['StockLocationUpsertPayload'] = ResolversParentTypes['StockLocationUpsertPayload']> = {
  location?: Resolver<Maybe<ResolversTypes['StockLocation']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type StockLevelConfigurePayloadResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['StockLevelConfigurePayload'] = ResolversParentTypes['StockLevelConfigurePayload']> = {
  sku?: Resolver<Maybe<ResolversTypes['Sku']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type StockActivityCreatePayloadResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['StockActivityCreatePayload'] = ResolversParentTypes['StockActivityCreatePayload']> = {
  activity?: Resolver<Maybe<ResolversTypes['StockActivity']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type StockQuotaChangePayloadResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['StockQuotaChangePayload'] = ResolversParentTypes['StockQuotaChangePayload']> = {
  activity?: Resolver<Maybe<ResolversTypes['StockActivity']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type StockActivityEndPayloadResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['StockActivityEndPayload'] = ResolversParentTypes['StockActivityEndPayload']> = {
  activity?: Resolver<Maybe<ResolversTypes['StockActivity']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type StockReservePayloadResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['StockReservePayload'] = ResolversParentTypes['StockReservePayload']> = {
  reservations?: Resolver<Maybe<Array<ResolversTypes['StockReservation']>>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type StockReservationResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['StockReservation'] = ResolversParentTypes['StockReservation']> = {
  orderLineId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  skuId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['StockReservationStatus'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type StockClaimPayloadResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['StockClaimPayload'] = ResolversParentTypes['StockClaimPayload']> = {
  reservations?: Resolver<Maybe<Array<ResolversTypes['StockReservation']>>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type StockReleasePayloadResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['StockReleasePayload'] = ResolversParentTypes['StockReleasePayload']> = {
  reservations?: Resolver<Maybe<Array<ResolversTypes['StockReservation']>>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ProductCreatePayloadResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['ProductCreatePayload'] = ResolversParentTypes['ProductCreatePayload']> = {
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ProductUpdatePayloadResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['ProductUpdatePayload'] = ResolversParentTypes['ProductUpdatePayload']> = {
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ProductEditsDropPayloadResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['ProductEditsDropPayload'] = ResolversParentTypes['ProductEditsDropPayload']> = {
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ProductStatusChangeManyPayloadResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['ProductStatusChangeManyPayload'] = ResolversParentTypes['ProductStatusChangeManyPayload']> = {
  products?: Resolver<Maybe<Array<ResolversTypes['Product']>>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AttributeDefinitionResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['AttributeDefinition'] = ResolversParentTypes['AttributeDefinition']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  category?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['AttributeType'], ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  options?: Resolver<Array<ResolversTypes['AttributeOption']>, ParentType, ContextType>;
  labels?: Resolver<Array<ResolversTypes['LocalisedText']>, ParentType, ContextType>;
  required?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  facetable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  retiredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  versions?: Resolver<Array<ResolversTypes['AttributeDefinitionVersion']>, ParentType, ContextType>;
};

export type LocalisedTextResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['LocalisedText'] = ResolversParentTypes['LocalisedText']> = {
  language?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AttributeOptionResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['AttributeOption'] = ResolversParentTypes['AttributeOption']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  labels?: Resolver<Array<ResolversTypes['LocalisedText']>, ParentType, ContextType>;
};

export type AttributeDefinitionVersionResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['AttributeDefinitionVersion'] = ResolversParentTypes['AttributeDefinitionVersion']> = {
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  options?: Resolver<Array<ResolversTypes['AttributeOption']>, ParentType, ContextType>;
  labels?: Resolver<Array<ResolversTypes['LocalisedText']>, ParentType, ContextType>;
  required?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  facetable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  retiredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  changedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  changedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type AttributeDefinitionConnectionResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['AttributeDefinitionConnection'] = ResolversParentTypes['AttributeDefinitionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['AttributeDefinitionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['AttributeDefinition']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AttributeDefinitionEdgeResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['AttributeDefinitionEdge'] = ResolversParentTypes['AttributeDefinitionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AttributeDefinition'], ParentType, ContextType>;
};

export type ProductAttributeResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['ProductAttribute'] = ResolversParentTypes['ProductAttribute']> = {
  definition?: Resolver<ResolversTypes['AttributeDefinition'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  option?: Resolver<Maybe<ResolversTypes['AttributeOption']>, ParentType, ContextType>;
};

export type AttributeDefinitionSetPayloadResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['AttributeDefinitionSetPayload'] = ResolversParentTypes['AttributeDefinitionSetPayload']> = {
  definition?: Resolver<Maybe<ResolversTypes['AttributeDefinition']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ProductAttributeSetManyPayloadResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['ProductAttributeSetManyPayload'] = ResolversParentTypes['ProductAttributeSetManyPayload']> = {
  products?: Resolver<Maybe<Array<ResolversTypes['Product']>>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ProductApplicationResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['ProductApplication'] = ResolversParentTypes['ProductApplication']> = {
  use?: Resolver<ResolversTypes['ProductUse'], ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  copy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  labels?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  prices?: Resolver<Array<ResolversTypes['ProductApplicationPrice']>, ParentType, ContextType>;
  commissionPlanId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  visible?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ProductApplicationPriceResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['ProductApplicationPrice'] = ResolversParentTypes['ProductApplicationPrice']> = {
  skuId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type ProductApplicationSetManyPayloadResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['ProductApplicationSetManyPayload'] = ResolversParentTypes['ProductApplicationSetManyPayload']> = {
  products?: Resolver<Maybe<Array<ResolversTypes['Product']>>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ShelfResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['Shelf'] = ResolversParentTypes['Shelf']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  use?: Resolver<ResolversTypes['ProductUse'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  listings?: Resolver<ResolversTypes['ShelfListingConnection'], ParentType, ContextType, RequireFields<ShelflistingsArgs, 'first'>>;
  schedule?: Resolver<ResolversTypes['ShelfListingConnection'], ParentType, ContextType, RequireFields<ShelfscheduleArgs, 'first'>>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ShelfListingResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['ShelfListing'] = ResolversParentTypes['ShelfListing']> = {
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  application?: Resolver<Maybe<ResolversTypes['ProductApplication']>, ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  startsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  endsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type ShelfListingConnectionResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['ShelfListingConnection'] = ResolversParentTypes['ShelfListingConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ShelfListingEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['ShelfListing']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ShelfListingEdgeResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['ShelfListingEdge'] = ResolversParentTypes['ShelfListingEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ShelfListing'], ParentType, ContextType>;
};

export type ShelfConnectionResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['ShelfConnection'] = ResolversParentTypes['ShelfConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ShelfEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Shelf']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ShelfEdgeResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['ShelfEdge'] = ResolversParentTypes['ShelfEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Shelf'], ParentType, ContextType>;
};

export type ShelfSetPayloadResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['ShelfSetPayload'] = ResolversParentTypes['ShelfSetPayload']> = {
  shelf?: Resolver<Maybe<ResolversTypes['Shelf']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ShelfPlaceManyPayloadResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['ShelfPlaceManyPayload'] = ResolversParentTypes['ShelfPlaceManyPayload']> = {
  shelf?: Resolver<Maybe<ResolversTypes['Shelf']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ShelfRemoveManyPayloadResolvers<ContextType = ProductContext, ParentType extends ResolversParentTypes['ShelfRemoveManyPayload'] = ResolversParentTypes['ShelfRemoveManyPayload']> = {
  shelf?: Resolver<Maybe<ResolversTypes['Shelf']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = ProductContext> = {
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
  Merchant?: MerchantResolvers<ContextType>;
  Product?: ProductResolvers<ContextType>;
  Media?: MediaResolvers<ContextType>;
  Sku?: SkuResolvers<ContextType>;
  SkuOption?: SkuOptionResolvers<ContextType>;
  SkuStock?: SkuStockResolvers<ContextType>;
  ShippingExpectation?: ShippingExpectationResolvers<ContextType>;
  StockLocation?: StockLocationResolvers<ContextType>;
  StockLevel?: StockLevelResolvers<ContextType>;
  StockLevelConnection?: StockLevelConnectionResolvers<ContextType>;
  StockLevelEdge?: StockLevelEdgeResolvers<ContextType>;
  StockMovement?: StockMovementResolvers<ContextType>;
  StockMovementConnection?: StockMovementConnectionResolvers<ContextType>;
  StockMovementEdge?: StockMovementEdgeResolvers<ContextType>;
  StockActivity?: StockActivityResolvers<ContextType>;
  StockQuota?: StockQuotaResolvers<ContextType>;
  StockActivityConnection?: StockActivityConnectionResolvers<ContextType>;
  StockActivityEdge?: StockActivityEdgeResolvers<ContextType>;
  Invariant?: InvariantResolvers<ContextType>;
  ProductConnection?: ProductConnectionResolvers<ContextType>;
  ProductEdge?: ProductEdgeResolvers<ContextType>;
  ProductSearchConnection?: ProductSearchConnectionResolvers<ContextType>;
  ProductSearchEdge?: ProductSearchEdgeResolvers<ContextType>;
  ProductHit?: ProductHitResolvers<ContextType>;
  ProductFacet?: ProductFacetResolvers<ContextType>;
  ProductFacetValue?: ProductFacetValueResolvers<ContextType>;
  OpsProductSearchConnection?: OpsProductSearchConnectionResolvers<ContextType>;
  OpsProductSearchEdge?: OpsProductSearchEdgeResolvers<ContextType>;
  OpsProductHit?: OpsProductHitResolvers<ContextType>;
  SearchIndexStatus?: SearchIndexStatusResolvers<ContextType>;
  SearchIndexRebuild?: SearchIndexRebuildResolvers<ContextType>;
  SearchReconciliation?: SearchReconciliationResolvers<ContextType>;
  SearchException?: SearchExceptionResolvers<ContextType>;
  SearchReconciliationConnection?: SearchReconciliationConnectionResolvers<ContextType>;
  SearchReconciliationEdge?: SearchReconciliationEdgeResolvers<ContextType>;
  SearchDeadLetter?: SearchDeadLetterResolvers<ContextType>;
  SearchDeadLetterConnection?: SearchDeadLetterConnectionResolvers<ContextType>;
  SearchDeadLetterEdge?: SearchDeadLetterEdgeResolvers<ContextType>;
  Channel?: ChannelResolvers<ContextType>;
  ChannelConfig?: ChannelConfigResolvers<ContextType>;
  ChannelConnection?: ChannelConnectionResolvers<ContextType>;
  ChannelEdge?: ChannelEdgeResolvers<ContextType>;
  ChannelImport?: ChannelImportResolvers<ContextType>;
  ChannelUpload?: ChannelUploadResolvers<ContextType>;
  ImportViolation?: ImportViolationResolvers<ContextType>;
  SkuQuote?: SkuQuoteResolvers<ContextType>;
  ChannelCreatePayload?: ChannelCreatePayloadResolvers<ContextType>;
  ChannelConfigPublishPayload?: ChannelConfigPublishPayloadResolvers<ContextType>;
  ChannelImportDryRunPayload?: ChannelImportDryRunPayloadResolvers<ContextType>;
  ChannelUploadCreatePayload?: ChannelUploadCreatePayloadResolvers<ContextType>;
  ChannelImportCancelPayload?: ChannelImportCancelPayloadResolvers<ContextType>;
  ChannelImportResumePayload?: ChannelImportResumePayloadResolvers<ContextType>;
  DryRunRow?: DryRunRowResolvers<ContextType>;
  DryRunField?: DryRunFieldResolvers<ContextType>;
  ChannelImportStartPayload?: ChannelImportStartPayloadResolvers<ContextType>;
  ProductStatusChangePayload?: ProductStatusChangePayloadResolvers<ContextType>;
  SkuPriceChangePayload?: SkuPriceChangePayloadResolvers<ContextType>;
  SkuCostSetPayload?: SkuCostSetPayloadResolvers<ContextType>;
  SearchIndexReconcilePayload?: SearchIndexReconcilePayloadResolvers<ContextType>;
  SearchIndexRebuildPayload?: SearchIndexRebuildPayloadResolvers<ContextType>;
  SearchDeadLetterRedrivePayload?: SearchDeadLetterRedrivePayloadResolvers<ContextType>;
  StockAdjustPayload?: StockAdjustPayloadResolvers<ContextType>;
  StockAdjustManyPayload?: StockAdjustManyPayloadResolvers<ContextType>;
  StockLocationUpsertPayload?: StockLocationUpsertPayloadResolvers<ContextType>;
  StockLevelConfigurePayload?: StockLevelConfigurePayloadResolvers<ContextType>;
  StockActivityCreatePayload?: StockActivityCreatePayloadResolvers<ContextType>;
  StockQuotaChangePayload?: StockQuotaChangePayloadResolvers<ContextType>;
  StockActivityEndPayload?: StockActivityEndPayloadResolvers<ContextType>;
  StockReservePayload?: StockReservePayloadResolvers<ContextType>;
  StockReservation?: StockReservationResolvers<ContextType>;
  StockClaimPayload?: StockClaimPayloadResolvers<ContextType>;
  StockReleasePayload?: StockReleasePayloadResolvers<ContextType>;
  ProductCreatePayload?: ProductCreatePayloadResolvers<ContextType>;
  ProductUpdatePayload?: ProductUpdatePayloadResolvers<ContextType>;
  ProductEditsDropPayload?: ProductEditsDropPayloadResolvers<ContextType>;
  ProductStatusChangeManyPayload?: ProductStatusChangeManyPayloadResolvers<ContextType>;
  AttributeDefinition?: AttributeDefinitionResolvers<ContextType>;
  LocalisedText?: LocalisedTextResolvers<ContextType>;
  AttributeOption?: AttributeOptionResolvers<ContextType>;
  AttributeDefinitionVersion?: AttributeDefinitionVersionResolvers<ContextType>;
  AttributeDefinitionConnection?: AttributeDefinitionConnectionResolvers<ContextType>;
  AttributeDefinitionEdge?: AttributeDefinitionEdgeResolvers<ContextType>;
  ProductAttribute?: ProductAttributeResolvers<ContextType>;
  AttributeDefinitionSetPayload?: AttributeDefinitionSetPayloadResolvers<ContextType>;
  ProductAttributeSetManyPayload?: ProductAttributeSetManyPayloadResolvers<ContextType>;
  ProductApplication?: ProductApplicationResolvers<ContextType>;
  ProductApplicationPrice?: ProductApplicationPriceResolvers<ContextType>;
  ProductApplicationSetManyPayload?: ProductApplicationSetManyPayloadResolvers<ContextType>;
  Shelf?: ShelfResolvers<ContextType>;
  ShelfListing?: ShelfListingResolvers<ContextType>;
  ShelfListingConnection?: ShelfListingConnectionResolvers<ContextType>;
  ShelfListingEdge?: ShelfListingEdgeResolvers<ContextType>;
  ShelfConnection?: ShelfConnectionResolvers<ContextType>;
  ShelfEdge?: ShelfEdgeResolvers<ContextType>;
  ShelfSetPayload?: ShelfSetPayloadResolvers<ContextType>;
  ShelfPlaceManyPayload?: ShelfPlaceManyPayloadResolvers<ContextType>;
  ShelfRemoveManyPayload?: ShelfRemoveManyPayloadResolvers<ContextType>;
};

