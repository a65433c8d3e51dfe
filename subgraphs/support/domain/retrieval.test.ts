import { describe, expect, it } from 'vitest'
import { articles as seeded } from '../../../prisma/seed/support-articles.ts'
import { lexicalEmbedder } from './lexical.ts'
import { type ArticleRecord, answer, buildIndex, passagesOf } from './retrieval.ts'

const THRESHOLDS = { answer: 0.3, askBack: 0.15 }
const articles: ArticleRecord[] = seeded.map(([id, language, title, ...body]) => ({
  id,
  language,
  title,
  body: body.join('\n\n'),
  businessId: 'b',
  version: 1,
  updatedAt: new Date(0),
}))
const index = await buildIndex(lexicalEmbedder, articles)
const ask = (question: string) => answer(index, question, THRESHOLDS)

describe('answers', () => {
  it.each([
    ['Where is my order?', 'where_en'],
    ['where is my parcel, it has not arrived', 'where_en'],
    ['我的订单到哪里了', 'where_zh'],
    ['can I pay with WeChat', 'pay_en'],
    ['怎么退钱', 'refund_zh'],
    ['how to keep oolong fresh', 'tea_en'],
    ['茶叶怎么保存比较好', 'tea_zh'],
    ['the cup came broken', 'damaged_en'],
    ['运费多少', 'ship_zh'],
  ])('%s', async (question, article) => {
    const { citations, confidence, body } = await ask(question)
    expect(citations[0]?.articleId).toBe(`kba_demo_${article}`)
    expect(confidence).toBe(citations[0]!.score)
    // Not a word that the knowledge base does not have.
    const texts = articles.map(({ body }) => body)
    for (const part of body.split('\n\n')) expect(texts.some(text => text.includes(part))).toBe(true)
    expect(body).toBe(citations.map(({ excerpt }) => excerpt).join('\n\n'))
  })

  it('asks back with titles when it is not sure', async () => {
    const { body, citations, confidence } = await ask('my card was declined')
    expect(confidence).toBeGreaterThan(THRESHOLDS.askBack)
    expect(confidence).toBeLessThan(THRESHOLDS.answer)
    expect(citations).toEqual([])
    expect(body).toContain('Which payment methods can I use?')
  })

  it.each([
    'what is the meaning of life',
    'do you sell helicopter insurance in Antarctica',
    '今天天气怎么样',
    '',
    '🙂🙂',
  ])('offers a person for %j', async question => {
    const { citations, confidence, body } = await ask(question)
    expect(confidence).toBeLessThan(THRESHOLDS.askBack)
    expect(citations).toEqual([])
    expect(body).toMatch(/person|人工/)
  })

  it('is the same every time, and has an answer for an empty knowledge base', async () => {
    expect(await ask('refund for one line')).toEqual(await ask('refund for one line'))
    const nothing = await buildIndex(lexicalEmbedder, [])
    expect(await answer(nothing, 'refund', THRESHOLDS)).toMatchObject({ citations: [], confidence: 0 })
  })

  it('quotes paragraphs of a bearable length', () => {
    expect(passagesOf('a\n\n\n b \n\n')).toEqual(['a', 'b'])
    expect(passagesOf('x'.repeat(5000))[0]).toHaveLength(600)
  })
})
