import type { Address } from './address.ts'

/** Nothing that could end a header: visible characters of latin1, spaces and tabs. */
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/
const NAME = /^[!#$%&'*+.^_`|~\w-]+$/

/** Writes whole requests to one place, each character one byte: POST, JSON there, JSON back. */
export function requestText({ path, authority }: Address): (headers: Record<string, string>, body: string) => string {
  const start = [
    `POST ${path} HTTP/1.1`,
    `host: ${authority}`,
    'content-type: application/json',
    'accept: application/graphql-response+json, application/json',
    'content-length: ',
  ].join('\r\n')
  return (headers, body) => {
    let lines = ''
    for (const name in headers) lines += `\r\n${name}: ${checked(name, headers[name] as string)}`
    return `${start}${body.length}${lines}\r\n\r\n${body}`
  }
}

function checked(name: string, value: string): string {
  if (!VALUE.test(value)) throw new TypeError(`${name}: expected the value of a header, got other characters`)
  if (!NAME.test(name)) throw new TypeError(`expected the name of a header, got ${JSON.stringify(name)}`)
  return value
}
