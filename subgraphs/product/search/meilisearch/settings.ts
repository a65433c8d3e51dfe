import type { Settings } from 'meilisearch'
import { REACHABLE } from '../index-port.ts'
import { ONE_EDIT_FROM, TWO_EDITS_FROM } from '../spelling.ts'
import { SYNONYMS } from '../synonyms.ts'
import { withGrams } from './grams.ts'

/** The longest page of any list: a page may begin at the last hit that can be reached. */
const LONGEST_PAGE = 101

/** The index's settings as code; `ensure` and each rebuild apply them. */
export const SETTINGS: Settings = {
  searchableAttributes: [
    'title',
    'titleGrams',
    'codes',
    'brand',
    'category',
    'attributeValues',
    'description',
    'restGrams',
  ],
  filterableAttributes: [
    'live',
    'tie',
    'businessId',
    'status',
    'saleable',
    'category',
    'brand',
    'merchantId',
    'channelId',
    'shelves',
    'listed',
    'inStock',
    'attributes',
    'amounts',
    'lowest',
    'createdAt',
    'unitsSold7Days',
    'unitsSold30Days',
  ],
  sortableAttributes: ['tie', 'lowest', 'createdAt', 'unitsSold7Days', 'unitsSold30Days'],
  // A sort that is asked for decides; without one, what sells more comes first among equals.
  rankingRules: ['sort', 'words', 'typo', 'proximity', 'attribute', 'exactness', 'unitsSold30Days:desc'],
  typoTolerance: {
    minWordSizeForTypos: { oneTypo: ONE_EDIT_FROM, twoTypos: TWO_EDITS_FROM },
    disableOnNumbers: true,
    disableOnAttributes: ['codes', 'titleGrams', 'restGrams'],
  },
  // Signs that stand between words here and that the server takes for parts of them.
  separatorTokens: [...'<>&|=+*^~`$#@%_{}\\'],
  synonyms: Object.fromEntries(
    SYNONYMS.map(group => group.map(withGrams)).flatMap(group =>
      group.map(one => [one, group.filter(other => other !== one)] as const),
    ),
  ),
  pagination: { maxTotalHits: REACHABLE + LONGEST_PAGE },
  faceting: { maxValuesPerFacet: 1000 },
}
