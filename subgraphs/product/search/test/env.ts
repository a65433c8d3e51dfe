/** The Meilisearch server to run the contract against, if there is one. */
export const meiliUrl = process.env.MEILI_URL
export const meiliKey = process.env.MEILI_KEY
