import type { Metadata } from "next";
import { openApiDocument } from "@/app/api/openapi";
import { ApiReference } from "@/components/api-reference/api-reference";
import type { OpenApi } from "@/components/api-reference/open-api";
import { Page } from "@/components/shell/page";
import { translator } from "@/server/platform/messages";
import { currentViewer } from "@/server/account/session";

const t = translator("Api");

export const metadata: Metadata = { title: t("title") };

/** Public, as the document itself is. Passed as text, so that only data reaches the client. */
export default async function ApiReferencePage() {
  const api = JSON.parse(JSON.stringify(openApiDocument())) as OpenApi;
  return (
    <Page
      viewer={await currentViewer()}
      crumbs={[{ label: t("title") }]}
      title={t("title")}
      lead={t("lead")}
    >
      <ApiReference api={api} />
    </Page>
  );
}
