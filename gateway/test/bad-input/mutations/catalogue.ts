import type { MutationCase } from '../case.ts'
import { SALE, type State } from '../state.ts'
import { CONTENT, key, money, OPERATIONS } from './words.ts'

/** The good variants of `shelfSet` have made these places, in another version. */
const ANY_SHELF = {
  'shelfId: unknown': 'expectedVersion',
  'shelfId: malformed': 'expectedVersion',
  'shelfId: of another kind': 'expectedVersion',
}
const PLAN = 'plans belong to another subgraph'

export const catalogueCases = (state: State): Record<string, MutationCase> => ({
  productStatusChange: {
    as: 'MERCHANT',
    input: { productId: 'prd_demo_010', status: 'SUSPENDED', expectedVersion: 1 },
  },
  productCreate: {
    as: 'MERCHANT',
    input: {
      merchantId: 'mer_demo_tea',
      title: 'A title',
      description: 'A description',
      brand: 'A brand',
      category: '零食',
      language: 'en-GB',
      media: [{ url: 'https://img.example/a.jpg', altText: 'A picture', width: 8, height: 6 }],
      attributes: [{ code: state.attribute, value: '12.5' }],
      skus: [
        {
          code: 'A-1',
          title: 'A variant',
          options: [{ name: 'Colour', value: 'Red' }],
          price: money('4321'),
          compareAtPrice: money('5000'),
          weightGrams: 300,
          initialStock: 5,
        },
      ],
      ...key('productCreate'),
    },
    other: { title: 'Another title' },
    bad: [
      ['media.0.url', 'a script', 'javascript:alert(1)'],
      ['attributes.0.value', 'no number', '12,5'],
    ],
    fine: {
      'media: an empty list': 'no picture',
      'attributes: an empty list': 'no value',
      'skus.0.options: an empty list': 'the only variant',
      'skus.0.price.amountMinor: 2^53+1': 'amounts go to 10^15 and more',
      'skus.0.compareAtPrice.amountMinor: 2^53+1': 'amounts go to 10^15 and more',
      'skus.0.weightGrams: zero': 'nothing to send',
      'skus.0.initialStock: zero': 'nothing there yet',
    },
    elsewhere: { 'skus.0.price.currencyCode: another': 'skus.0.compareAtPrice.currencyCode' },
  },
  productEditsDrop: {
    as: 'MERCHANT',
    input: { productId: state.edited, expectedVersion: 1, fields: ['title'] },
  },
  productUpdate: {
    as: 'MERCHANT',
    input: {
      productId: 'prd_demo_014',
      expectedVersion: 1,
      title: 'A title',
      description: 'A description',
      brand: 'A brand',
      category: 'A category',
      language: 'en-GB',
      media: [{ url: 'https://img.example/a.jpg', altText: 'A picture', width: 8, height: 6 }],
    },
    bad: [['media.0.url', 'a script', 'javascript:alert(1)']],
    fine: { 'media: an empty list': 'no picture' },
  },
  productStatusChangeMany: {
    as: 'MERCHANT',
    input: {
      items: [{ productId: 'prd_demo_007', status: 'SUSPENDED', expectedVersion: 1 }],
      errorPolicy: 'REJECT_EVERYTHING',
      ...key('productStatusChangeMany'),
    },
    other: { errorPolicy: 'REJECT_FAILED_ROWS' },
  },
  attributeDefinitionSet: {
    as: 'OPS',
    input: {
      category: 'Bad input',
      code: 'kind',
      type: 'ENUM',
      unit: null,
      options: [{ code: 'green', labels: [{ language: 'en', text: 'Green' }] }],
      labels: [{ language: 'en', text: 'Kind' }],
      required: false,
      facetable: true,
      position: 1,
      retired: false,
      expectedVersion: 0,
    },
    bad: [
      ['code', 'in capitals', 'KIND'],
      ['labels.0.language', 'a sentence', 'not a language'],
    ],
    fine: { 'position: zero': 'the first', 'expectedVersion: zero': 'a new one' },
    strangers: { otherBusiness: 'each business has its own attributes', neighbour: OPERATIONS },
  },
  productAttributeSetMany: {
    as: 'MERCHANT',
    input: {
      items: [
        { productId: 'prd_demo_013', attributes: [{ code: state.attribute, value: '12.5' }], expectedVersion: 1 },
      ],
      errorPolicy: 'REJECT_EVERYTHING',
      ...key('productAttributeSetMany'),
    },
    other: { errorPolicy: 'REJECT_FAILED_ROWS' },
    bad: [['items.0.attributes.0.value', 'no number', '12,5']],
  },
  productApplicationSetMany: {
    as: 'OPS',
    input: {
      items: [
        {
          productId: 'prd_demo_001',
          use: 'CAMPAIGN',
          title: 'A title',
          copy: 'A copy',
          labels: ['Hot'],
          prices: [{ skuId: 'sku_demo_001', price: money('4321') }],
          commissionPlanId: 'cpl_demo',
          visible: true,
          expectedVersion: 0,
        },
      ],
      errorPolicy: 'REJECT_EVERYTHING',
      ...key('productApplicationSetMany'),
    },
    other: { errorPolicy: 'REJECT_FAILED_ROWS' },
    fine: {
      'items.0.labels: an empty list': 'no label',
      'items.0.prices: an empty list': 'no price of its own',
      'items.0.expectedVersion: zero': 'a new one',
      'items.0.prices.0.price.amountMinor: 2^53+1': 'amounts go to 10^15 and more',
      'items.0.commissionPlanId: unknown': PLAN,
      'items.0.commissionPlanId: malformed': PLAN,
      'items.0.commissionPlanId: of another kind': PLAN,
    },
    strangers: { neighbour: OPERATIONS },
  },
  shelfSet: {
    as: 'OPS',
    input: { id: 'page_bad_input', use: 'CAMPAIGN', name: 'Bad input', expectedVersion: 0 },
    fine: {
      'expectedVersion: zero': 'a new one',
      'id: unknown': CONTENT,
      'id: malformed': CONTENT,
      'id: of another kind': CONTENT,
    },
    strangers: { otherBusiness: 'each business has its own places', neighbour: OPERATIONS },
  },
  shelfPlaceMany: {
    as: 'OPS',
    input: {
      shelfId: state.shelfIds[0],
      items: [
        {
          productId: 'prd_demo_009',
          position: 5,
          startsAt: SALE.startsAt,
          endsAt: SALE.endsAt,
        },
      ],
      expectedVersion: 2,
      errorPolicy: 'REJECT_EVERYTHING',
      ...key('shelfPlaceMany'),
    },
    other: { errorPolicy: 'REJECT_FAILED_ROWS' },
    bad: [['items.0.endsAt', 'before it starts', '2020-01-01T00:00:00Z']],
    fine: { 'items.0.position: zero': 'the first' },
    elsewhere: ANY_SHELF,
    strangers: { neighbour: OPERATIONS },
  },
  shelfRemoveMany: {
    as: 'OPS',
    input: {
      shelfId: state.shelfIds[1],
      productIds: ['prd_demo_008'],
      expectedVersion: 2,
      errorPolicy: 'REJECT_EVERYTHING',
      ...key('shelfRemoveMany'),
    },
    other: { errorPolicy: 'REJECT_FAILED_ROWS' },
    elsewhere: ANY_SHELF,
    strangers: { neighbour: OPERATIONS },
  },
  skuPriceChange: {
    as: 'MERCHANT',
    input: { skuId: 'sku_demo_011', price: money('4321'), ...key('skuPriceChange') },
    other: { price: money('4322') },
    fine: { 'price.amountMinor: 2^53+1': 'amounts go to 10^15 and more' },
  },
  skuCostSet: {
    as: 'MERCHANT',
    input: { skuId: 'sku_demo_011', cost: money('4000'), ...key('skuCostSet') },
    other: { cost: money('4001') },
    fine: { 'cost.amountMinor: zero': 'a gift', 'cost.amountMinor: 2^53+1': 'amounts go to 10^15 and more' },
  },
})
