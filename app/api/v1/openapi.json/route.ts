import { openApiDocument } from "@/app/api/openapi";

/** Public: it describes the product, not its contents. */
export function GET() {
  return Response.json(openApiDocument(), { headers: { "cache-control": "no-store" } });
}

export const dynamic = "force-dynamic";
