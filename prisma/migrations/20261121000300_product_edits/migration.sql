-- AlterTable
ALTER TABLE "product"."product" ADD COLUMN     "edited" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "product"."sku" ADD COLUMN     "price_edited" BOOLEAN NOT NULL DEFAULT false;
