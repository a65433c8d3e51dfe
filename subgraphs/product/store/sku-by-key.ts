/**
 * Columns of a SKU `s` and its product `p`, to be joined. By their keys (OFFSET 0), the business to be compared afterwards:
 * before the tables are analysed, all products of a business look like few, and all of them would be read.
 */
export const skuByKey = (id: string, columns: string) =>
  `LATERAL (SELECT ${columns}, p.business_id, (s.active AND p.status = 'ACTIVE') AS saleable
     FROM product.sku s JOIN product.product p ON p.id = s.product_id WHERE s.id = ${id} OFFSET 0)`
