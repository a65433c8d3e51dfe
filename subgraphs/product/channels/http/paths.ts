export const uploadPath = '/channel-feeds'
export const reportPath = '/channel-imports/errors.csv'
