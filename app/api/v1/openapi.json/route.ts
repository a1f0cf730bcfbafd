import { openApiDocument } from "@/app/api/openapi";

/** Open to all: it describes the product, not what is in it. */
export function GET() {
  return Response.json(openApiDocument(), { headers: { "cache-control": "no-store" } });
}

export const dynamic = "force-dynamic";
