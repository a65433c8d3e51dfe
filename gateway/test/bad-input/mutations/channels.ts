import type { MutationCase } from '../case.ts'
import type { State } from '../state.ts'
import { key, OPERATIONS } from './words.ts'

const FEED = 'a feed is a long text'

export const channelsCases = (state: State): Record<string, MutationCase> => ({
  channelCreate: {
    as: 'OPS',
    input: { code: 'bad-input', name: 'Bad input', merchantId: 'mer_demo_tea', config: state.config },
    strangers: { neighbour: OPERATIONS },
  },
  channelConfigPublish: {
    as: 'OPS',
    input: { channelId: state.channelId, config: state.config },
    strangers: { neighbour: OPERATIONS },
  },
  channelImportDryRun: {
    as: 'OPS',
    input: { channelId: state.channelId, config: state.config, content: state.feed, rows: 3 },
    instead: { channelId: state.channelId, path: state.feedPath },
    bad: [
      ['content', 'truncated', `${state.feedHead}\nfeed-9,"half a text`],
      ['content', 'a column too many', `${state.feedHead}\n${','.repeat(40)}`],
      ['content', 'longer than feeds may be', 'x'.repeat(300_000)],
      ['path', 'outside', '../../etc/passwd'],
      ['config', 'of another format', { ...state.config, source: { format: 'json' } }],
      ['config', 'without a title', { ...state.config, map: { externalId: { from: 'id' } } }],
      ['config', 'with a broken expression', { ...state.config, map: { externalId: '$(' } }],
    ],
    fine: { 'content: long': FEED, 'content: a column too many': 'the row is shown with what is wrong' },
    elsewhere: { 'config: of another format': 'content' },
    strangers: { neighbour: OPERATIONS },
  },
  channelImportStart: {
    as: 'MERCHANT',
    input: {
      channelId: state.channelId,
      errorPolicy: 'REJECT_FAILED_ROWS',
      content: state.feed,
      ...key('channelImportStart'),
    },
    other: { errorPolicy: 'IGNORE_FAILED' },
    bad: [['content', 'longer than feeds may be', 'x'.repeat(300_000)]],
    fine: { 'content: long': FEED },
  },
  channelUploadCreate: { as: 'MERCHANT', input: { channelId: state.channelId, fileName: 'feed.csv' } },
  channelImportCancel: { as: 'MERCHANT', input: { importId: state.runningImport } },
  channelImportResume: { as: 'MERCHANT', input: { importId: state.cancelledImport } },
})
