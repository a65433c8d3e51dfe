import { expect, test } from 'vitest'
import { createMessageReader } from './messages.ts'

const messages = [
  { head: 'HTTP/1.1 200 OK\r\nContent-Length: 5', wire: 'hello', body: 'hello' },
  {
    head: 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked',
    wire: '3\r\nabc\r\na\r\n0123456789\r\n0\r\n\r\n',
    body: 'abc0123456789',
  },
  { head: 'HTTP/1.1 204 No Content\r\nconnection: keep-alive', wire: '', body: '' },
  { head: 'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: 0', wire: '', body: '' },
]
const bytes = Buffer.from(messages.map(({ head, wire }) => `${head}\r\n\r\n${wire}`).join(''))
const whole = messages.map(({ head, body }) => ({ head, body }))

test.each([1, 2, 3, 7, 50, bytes.length])(
  'messages that arrive in pieces of %i bytes come out whole and in order',
  size => {
    const taken: { head: string; body: string }[] = []
    const read = createMessageReader((head, body) => taken.push({ head, body: body.toString() }))
    for (let at = 0; at < bytes.length; at += size) read(bytes.subarray(at, at + size))
    expect(taken).toEqual(whole)
  },
)
