import type { Metadata } from "next";
import { Page } from "@/components/shell/page";
import { currentViewer } from "@/server/account/session";
import { translator } from "@/server/platform/messages";

const t = translator("DeleteAccount");

export const metadata: Metadata = { title: t("deleted") };

/** Where somebody arrives who has just deleted their account. */
export default async function AccountDeleted() {
  const viewer = await currentViewer();
  return (
    <Page
      viewer={viewer}
      crumbs={[{ label: t("deleted") }]}
      title={t("deleted")}
      lead={t("deletedWords")}
      narrow
    >
      {null}
    </Page>
  );
}
