import { developmentIdentities } from '../../gateway/dev-issuer/identities.ts'
import { openDevIssuer } from '../../gateway/dev-issuer/issuer.ts'
import type { ClientEnv } from './env.ts'

/** The token that was given, or that of the operator whom the development issuer of `npm start` knows. */
export async function operatorToken({ token, home }: ClientEnv): Promise<string> {
  if (token) return token
  const operator = developmentIdentities('biz_demo').find(({ roles }) => roles.includes('OPS'))!
  return (await openDevIssuer(home)).token(operator, 'fairground', '1h')
}
