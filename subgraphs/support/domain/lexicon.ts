/**
 * Ways of saying the same thing. Each line is one concept: a question and an article that share it are near each other
 * even when they share no word, across Chinese and English too. Chinese entries are found anywhere in the text, English
 * ones as whole words (after `stem`, so "refunds" is "refund").
 */
const CONCEPTS: readonly (readonly string[])[] = [
  [
    'where is my order',
    'where is my parcel',
    'where is my package',
    'track',
    'tracking',
    'order status',
    '到哪里了',
    '到哪了',
    '在哪里',
    '物流',
    '快递到哪',
    '查快递',
    '订单状态',
    '没收到',
    '还没到',
  ],
  [
    'ship',
    'shipping',
    'delivery',
    'deliver',
    'dispatch',
    'courier',
    'postage',
    '发货',
    '配送',
    '快递',
    '运费',
    '邮费',
    '包邮',
    '送货',
  ],
  ['refund', 'money back', 'reimburse', '退款', '退钱', '退回'],
  ['return', 'send back', 'exchange', '退货', '换货', '退换'],
  ['pay', 'payment', 'card', 'wallet', 'checkout', '支付', '付款', '银行卡', '付钱', '微信', '支付宝'],
  ['declined', 'payment failed', 'failed payment', 'cannot pay', '支付失败', '付款失败', '付不了'],
  ['cancel', 'cancellation', '取消', '不想要'],
  ['store', 'storage', 'keep fresh', 'preserve', '保存', '储存', '存放', '存茶'],
  ['tea', 'oolong', 'puer', 'pu-erh', '茶', '茶叶', '乌龙', '普洱'],
  ['live', 'livestream', 'live room', 'stream', '直播', '直播间'],
  ['invoice', 'receipt', 'tax', '发票', '开票'],
  ['address', '地址', '收货人'],
  ['account', 'password', 'login', 'sign in', '账号', '密码', '登录', '登陆'],
  ['broken', 'damaged', 'damage', 'defective', 'wrong item', '破损', '坏了', '损坏', '发错', '质量'],
  ['coupon', 'discount', 'promotion', 'promo', '优惠券', '优惠', '折扣', '红包'],
  ['person', 'human', 'agent', 'representative', '人工', '客服', '真人'],
  ['how long', 'when will', 'how many days', '多久', '几天', '什么时候', '多长时间'],
]

/** English words that say nothing about the subject. */
const STOP_WORDS = new Set(
  (
    'a an and are as at be been but by can could did do does for from had has have hello hi how i if in is it its ' +
    'me my of on or our please so than thank thanks that the their them then there they this to us was we were what ' +
    'when where which who why will with would you your'
  ).split(' '),
)

/** Chinese characters that say nothing about the subject. */
const STOP_CHARACTERS = /怎么样?|什么|[的了吗呢啊吧么我你您他她它们请问是在就都也和与]/gu

export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word)
}

export function withoutStopCharacters(text: string): string {
  return text.replace(STOP_CHARACTERS, ' ')
}

/** A light stemmer for English: plurals and the commonest endings. It only has to be the same on both sides. */
export function stem(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`
  const cut = word.length > 5 && word.endsWith('ing') ? 3 : word.length > 4 && word.endsWith('ed') ? 2 : 0
  const base = cut > 0 ? word.slice(0, -cut) : word.length > 3 && /[^su]s$/.test(word) ? word.slice(0, -1) : word
  // "shipping" -> "shipp" -> "ship".
  return cut > 0 && /([b-df-hj-np-tv-z])\1$/.test(base) ? base.slice(0, -1) : base
}

const isChinese = (entry: string) => /\p{Script=Han}/u.test(entry)
const asWords = (entry: string) =>
  ` ${entry
    .split(/[^\p{L}\p{N}]+/u)
    .map(stem)
    .join(' ')} `

const INDEXED = CONCEPTS.map((entries, index) => ({
  name: `concept:${index}`,
  chinese: entries.filter(isChinese),
  words: entries.filter(entry => !isChinese(entry)).map(asWords),
}))

/** The concepts that a normalised text touches. */
export function conceptsOf(text: string): string[] {
  const words = asWords(text)
  return INDEXED.filter(
    concept =>
      concept.chinese.some(entry => text.includes(entry)) || concept.words.some(entry => words.includes(entry)),
  ).map(concept => concept.name)
}
